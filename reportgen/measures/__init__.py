"""Edition → Figures: one function an indicator, measured with pandas, ended in frozen values.

To add one: a function of the frame in a file of this package, a field of `Figures`, a line in `INDICATORS`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportgen.measures import breakdown, cost, duration, size
from reportgen.measures.declared import discrepancies
from reportgen.measures.deviations import measure_alone
from reportgen.measures.frame import frame_of
from reportgen.measures.series import with_carriers, with_headlines
from reportgen.values.figures import Figures
from reportgen.values.headline import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from reportgen.values.edition import Edition

# A field of `Figures`, and the function that measures it.
INDICATORS: Mapping[str, Callable[[pd.DataFrame], Any]] = {
    "projects": size.count_projects,
    "interministerial": size.count_interministerial,
    "total_cost_meur": cost.total_cost,
    "projects_with_cost": cost.count_with_cost,
    "mean_duration_years": duration.mean_duration,
    "projects_with_duration": duration.count_with_duration,
    "by_phase": breakdown.by_phase,
    "brackets": breakdown.brackets,
    "areas": breakdown.areas,
    "ministries": breakdown.ministries,
}


def measure(edition: Edition) -> Figures:
    """Measure every figure of an edition by itself; what needs its past, `measures.comparison.compare` adds."""
    frame, info = frame_of(edition), edition.info
    measured = {field: indicator(frame) for field, indicator in INDICATORS.items()}
    alone = {kind: measure_alone(edition.projects, kind) for kind in KINDS}
    measured |= {kind: each.deviation for kind, each in alone.items()}
    figures = Figures(quarter=info.quarter, number=info.number, declared=info.declared, **measured)
    told = with_carriers(with_headlines(figures, info), alone, {each.name: each.name for each in edition.projects})
    return replace(told, discrepancies=discrepancies(figures, info.method))
