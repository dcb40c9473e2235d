"""The portfolio cut into groups: phases, cost brackets, functional areas, lead ministries.

Every project falls into exactly one group of each cut; what is withheld or missing is a group of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.measures.frame import in_meur
from reportgen.values.figures import Group, MinistryFigures
from reportgen.values.project import BRACKET_KEYS, PHASE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd


def by_phase(frame: pd.DataFrame) -> Mapping[str, int]:
    """Count the projects by phase; *non communiqué* takes a phase that is withheld or missing."""
    return _counts(frame["phase"], PHASE_KEYS)


def brackets(frame: pd.DataFrame) -> tuple[Group, ...]:
    """Measure each cost bracket, then *en cadrage* and *non communiqué*, in that order."""
    return tuple(_group(key, frame[frame["bracket"] == key]) for key in BRACKET_KEYS)


def areas(frame: pd.DataFrame) -> tuple[Group, ...]:
    """Measure each functional area, the most numerous first; *non communiqué* takes a missing one."""
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
        by_phase=_counts(rows["phase"], PHASE_KEYS),
        by_cost_bracket=_counts(rows["bracket"], BRACKET_KEYS),
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


def _counts(column: pd.Series[str], keys: tuple[str, ...]) -> Mapping[str, int]:
    counted = column.value_counts()
    return {key: int(counted.get(key, 0)) for key in keys}
