"""The portfolio cut into groups: phases, cost brackets, functional areas, lead ministries.

Every project falls into exactly one group of each cut; what is withheld or missing is a group of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.measures.frame import in_meur
from reportgen.portfolio import PANORAMA
from reportgen.values.figures import Group, MinistryFigures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from reportgen.portfolio import Portfolio
    from reportgen.values.bracket import Bracket
    from reportgen.values.figures import Figures
    from reportgen.values.phase import Phase


def by_phase(frame: pd.DataFrame) -> Mapping[str, int]:
    """Count the projects by phase; a phase that is withheld or missing is counted as such."""
    return _counts(frame["phase"], _keys(PANORAMA.all_phases))


def brackets(frame: pd.DataFrame) -> tuple[Group, ...]:
    """Measure each cost bracket, then the costs that are not estimated and those not published."""
    return tuple(_group(each.key, frame[frame["bracket"] == each.key]) for each in PANORAMA.all_brackets)


def shown_phases(figures: Figures, portfolio: Portfolio = PANORAMA) -> tuple[Phase, ...]:
    """List the phases that pages and charts show: every one, and those that are withheld where there are any."""
    return tuple(phase for phase in portfolio.all_phases if phase != portfolio.withheld or figures.by_phase[phase.key])


def areas(frame: pd.DataFrame) -> tuple[Group, ...]:
    """Measure each functional area, the most numerous first; projects without one are one of them."""
    return tuple(sorted(_groups(frame, "area"), key=lambda group: (-group.projects, group.name)))


def ministries(frame: pd.DataFrame) -> tuple[MinistryFigures, ...]:
    """Measure each lead ministry under the name that the table uses, the most numerous first."""
    measured = (_ministry(str(name), rows) for name, rows in frame.groupby("ministry", sort=True))
    return tuple(sorted(measured, key=lambda ministry: (-ministry.projects, ministry.name)))


def _ministry(name: str, rows: pd.DataFrame) -> MinistryFigures:
    group = _group(name, rows)
    return MinistryFigures(
        name=name,
        projects=group.projects,
        projects_with_cost=group.projects_with_cost,
        total_cost_meur=group.total_cost_meur,
        by_phase=_counts(rows["phase"], _keys(PANORAMA.all_phases)),
        by_cost_bracket=_counts(rows["bracket"], _keys(PANORAMA.all_brackets)),
    )


def _groups(frame: pd.DataFrame, column: str) -> Iterable[Group]:
    return (_group(str(name), rows) for name, rows in frame.groupby(column, sort=True))


def _group(name: str, rows: pd.DataFrame) -> Group:
    return Group(
        name=name,
        projects=len(rows),
        projects_with_cost=int(rows["cost"].count()),
        total_cost_meur=in_meur(rows["cost"].sum(min_count=1)),
    )


def _keys(steps: Iterable[Phase | Bracket]) -> tuple[str, ...]:
    return tuple(step.key for step in steps)


def _counts(column: pd.Series[str], keys: tuple[str, ...]) -> Mapping[str, int]:
    counted = column.value_counts()
    return {key: int(counted.get(key, 0)) for key in keys}
