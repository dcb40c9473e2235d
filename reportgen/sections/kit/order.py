"""The order in which projects are listed: by ministry, then by cost, the dearest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.formatting import ministry_label, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.values.project import Project


def by_ministry(projects: Sequence[Project]) -> tuple[tuple[str, tuple[Project, ...]], ...]:
    """Group projects under their lead ministry, ministries in alphabetical order of what is printed."""
    ordered = sorted(projects, key=_place)
    return tuple((name, tuple(group)) for name, group in groupby(ordered, key=lambda project: project.ministry))


def _place(project: Project) -> tuple[object, ...]:
    cost = project.cost_meur
    return (
        ordered(ministry_label(project.ministry)),
        project.ministry,
        cost is None,
        -(cost or 0),
        ordered(project.name),
    )
