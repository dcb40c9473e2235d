"""The public face: what a person who writes Python does with editions, one function for each noun of the pipeline.

Money is ``Decimal`` millions of euros (M€), durations are ``Decimal`` years, rates are percent, unrounded; what is
missing is None, never zero.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import checks, measures
from reportgen.values.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

    from reportgen.publishing import Result
    from reportgen.readers.frames import DataFrame
    from reportgen.values.comparison import Comparison
    from reportgen.values.edition import Edition
    from reportgen.values.errors import Problem
    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings
    from reportgen.values.submission import Submission


def read(
    source: str | Path | DataFrame,
    *,
    quarter: str = "",
    number: int = 1,
    as_of: date | None = None,
    published: date | None = None,
) -> Submission:
    """Read an edition's folder, a table of projects (CSV, XLSX, XLS, ODS) or a pandas DataFrame: one project a row.

    A folder says itself which edition it is; for a table or a DataFrame give its ``quarter`` (``2020-T1``), and its
    ``number`` and dates if they matter. Headers are recognised as in any import. Raises `UsageError` where the quarter
    is missing or there is no such file; whatever is wrong inside is listed in the submission's problems.
    """
    from reportgen.editions.assembling import submission_of
    from reportgen.editions.first_files import NewEdition
    from reportgen.readers import read_submission, read_tables
    from reportgen.readers.frames import table_of_frame
    from reportgen.values.dates import Quarter

    path = Path(source) if isinstance(source, str | Path) else None
    if path is not None and not path.exists():
        message = f"there is no file or folder {path}"
        raise UsageError(message)
    if path is not None and path.is_dir():
        return read_submission(path.resolve())
    if not quarter:
        message = "a table does not say which edition it is: give its quarter, such as quarter='2020-T1'"
        raise UsageError(message)
    new = NewEdition(Quarter.parse(quarter), number, as_of, published)
    if path is not None:
        return submission_of(*read_tables([path]), new)
    return submission_of([table_of_frame(source)], (), new)  # type: ignore[arg-type]  # no path: a DataFrame


def problems(submission: Submission) -> tuple[Problem, ...]:
    """List everything that is wrong or doubtful in what was read, the heaviest first; never raises."""
    return checks.problems_of(submission)


def check(submission: Submission) -> Edition:
    """Turn what was read into an edition that can be trusted; raises `Refused`, with every problem, if any is an error."""
    return checks.check(submission)


def figures(edition: Edition) -> Figures:
    """Measure every figure of one edition by itself; money in M€, durations in years, rates in percent."""
    return measures.measure(edition)


def findings(edition: Edition, past: Sequence[Edition] = ()) -> Findings:
    """Put an edition beside those before it, the oldest first: movements, cost bridge, series, watch list.

    Who is who is decided by all evidence together; no registry of a workspace is asked. Raises `UsageError` where
    the editions are not in the order of their quarters.
    """
    from reportgen.identity.registry import Registry
    from reportgen.measures.comparison import compare as compare_with_past
    from reportgen.past import trace_projects
    from reportgen.values.findings import Past

    quarters = [each.info.quarter for each in (*past, edition)]
    if sorted(set(quarters)) != quarters:
        message = f"the editions are not in the order of their quarters: {', '.join(map(str, quarters))}"
        raise UsageError(message)
    before = tuple(Past(each, measures.measure(each)) for each in past)
    steps = trace_projects(before, edition, Registry())
    return compare_with_past(edition, measures.measure(edition), before, steps)


def compare(old: Edition, new: Edition) -> Comparison:
    """Compare two editions: every project stands in one of continued, entered, left or undecided.

    The bridge's terms, in M€, add up to the new total exactly. Raises `UsageError` if ``old`` is not the earlier one.
    """
    found = findings(new, [old]).comparison
    assert found is not None, "an edition with a past has a comparison"  # noqa: S101 - for the type alone
    return found


def frame(edition: Edition) -> pd.DataFrame:
    """Lay an edition's projects out as a table, one project a row, columns by their keys.

    ``cost`` and ``initial_cost`` are M€, ``duration`` and ``initial_duration`` years (float64, NaN where none is
    published; ``bracket`` tells why), ``start`` is a date, ``ministry`` the lead alone; texts are as published.
    """
    from reportgen.measures.frame import project_frame

    return project_frame(edition)


def publish(root: str | Path, edition: str | None = None, *, revise: str = "") -> Result:
    """Make everything for one edition of a workspace and keep it for good in ``output/``; the newest if none is named.

    Raises `Refused` with every problem that stops it, `AlreadyPublishedError` where the edition is published with
    other content and ``revise`` gives no reason, `DamagedArchiveError` where the archive is not what it was.
    """
    from reportgen import publishing
    from reportgen.disk.workspace import Workspace
    from reportgen.pipeline import tell_nobody

    workspace = Workspace.at(Path(root))
    return publishing.publish(workspace, workspace.find(edition), tell_nobody, revise=revise)
