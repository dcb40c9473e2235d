"""What may be said of planned ends, given that each is known to one month only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.values.dates import Month
    from reportgen.values.project import Project

NEAREST = timedelta(days=274)  # a horizon lies at least nine months ahead
HORIZONS = 2  # years that are tried: a later one would be no news


def deadlines_before(projects: Sequence[Project], as_of: date) -> tuple[int, int] | None:
    """Find a year before which a number of running projects end, the number being the same to one month.

    Returns the year and the number, or None when every horizon hangs on a month. Completed projects and those
    whose planned end has passed are not counted.
    """
    ends = [end for project in projects if (end := _end_ahead(project, as_of)) is not None]
    first = as_of.year + 1 if date(as_of.year + 1, 1, 1) - as_of >= NEAREST else as_of.year + 2
    for year in range(first, first + HORIZONS):
        counts = {sum(end.plus(shift).year < year for end in ends) for shift in (-1, 0, 1)}
        if len(counts) == 1:
            return year, counts.pop()
    return None


def _end_ahead(project: Project, as_of: date) -> Month | None:
    if project.is_over or project.is_overdue(as_of):
        return None
    return project.planned_end
