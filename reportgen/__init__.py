"""reportgen publishes the *Panorama des grands projets numériques de l'État*.

The way of an edition through the package, and where each step lives:

    files ─read→ Submission ─check→ Edition ─measure→ Figures ─compare→ Findings ─judge→ Problems
          ─draw→ Charts ─compose→ ReportView ─render→ Publication ─keep→ archive

    readers/  checks/  measures/  identity/  gate/  charts/  sections/  outputs/  archive/

`pipeline` alone knows the order; `disk.workspace` alone knows where files lie; `cli` alone speaks to people.

From Python, one import offers everything; each name is loaded when it is first used:

    import reportgen as rg

    rg.read(source)             files or a DataFrame → Submission: nothing in it can be trusted yet
    rg.problems(submission)     every problem that its checks find; never raises
    rg.check(submission)        Submission → Edition; raises `rg.Refused` with every problem
    rg.figures(edition)         Edition → Figures: money in M€, durations in years, rates in percent
    rg.findings(edition, past)  Edition and the editions before it → Findings
    rg.compare(old, new)        two editions → Comparison: who entered, left, continued, and the cost bridge
    rg.charts.chart(key, found) Findings → a chart that shows itself in a notebook and saves itself; keys: rg.charts.CHARTS
    rg.frame(edition)           Edition → pandas.DataFrame, one project a row
    rg.publish(root, edition)   everything for one edition of a workspace, kept for good
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reportgen.values.version import __version__

if TYPE_CHECKING:
    from reportgen import charts
    from reportgen.face import check, compare, figures, findings, frame, problems, publish, read
    from reportgen.values.errors import Problem, Refused, ReportgenError


__all__ = [
    "Problem",
    "Refused",
    "ReportgenError",
    "__version__",
    "charts",
    "check",
    "compare",
    "figures",
    "findings",
    "frame",
    "problems",
    "publish",
    "read",
]

_ERRORS = ("Problem", "Refused", "ReportgenError")


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that importing the package costs nothing."""
    if name not in __all__:
        message = f"module 'reportgen' has no attribute {name!r}"
        raise AttributeError(message)
    if name == "charts":
        return import_module("reportgen.charts")
    return getattr(import_module("reportgen.values.errors" if name in _ERRORS else "reportgen.face"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
