"""The order in which projects are listed: by ministry, then by cost, the dearest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.formatting import first_spellings, ministry_label, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.values.project import Project


def by_ministry(projects: Sequence[Project]) -> tuple[tuple[str, tuple[Project, ...]], ...]:
    """Group projects under their lead ministry, ministries in alphabetical order of what is printed."""
    spelt = first_spellings(project.ministry for project in projects)
    listed = sorted(projects, key=lambda project: _place(project, spelt[project.ministry]))
    return tuple((name, tuple(group)) for name, group in groupby(listed, key=lambda project: spelt[project.ministry]))


def _place(project: Project, ministry: str) -> tuple[object, ...]:
    cost = project.cost_meur
    return (
        ordered(ministry_label(ministry)),
        ministry,
        cost is None,
        -(cost or 0),
        ordered(project.name),
    )
