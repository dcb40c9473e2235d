"""What each project's history states: a number of its own, which counts only where the project is named.

Else almost any amount would be somebody's, and no mistake would be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.facts.numerals import Kind
from reportgen.facts.stated import Stated, add_change, add_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.values.comparison import Match
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project


@dataclass(frozen=True, slots=True)
class Known:
    """One project under every name that it had, and the numbers that its history states."""

    names: frozenset[str]
    stated: Stated


def known_projects(findings: Findings) -> Iterator[Known]:
    """Take each project of the edition with its history, and each that left."""
    matches = {match.new.name: match for match in findings.comparison.continued} if findings.comparison else {}
    for project in findings.projects:
        sights = [sight.project for sight in findings.tracks.get(project.name, ())] or [project]
        yield _known(sights, matches.get(project.name))
    if findings.comparison is not None:
        yield from (_known([project], None) for project in findings.comparison.gone)


def _known(sights: Sequence[Project], match: Match | None) -> Known:
    stated = Stated()
    for project in sights:
        stated.add(Kind.MONEY, project.cost_meur, project.initial_cost_meur)
        stated.add(Kind.YEARS, project.duration_years, project.initial_duration_years)
        add_dates(stated, project)
    _growth(stated, sights)
    if match is not None:
        stated.add(Kind.COUNT, abs(match.phase_steps))
    stated.add(Kind.COUNT, len(sights))
    return Known(frozenset(project.name for project in sights), stated)


def _growth(stated: Stated, sights: Sequence[Project]) -> None:
    """Note how far the last sighting is from each earlier one, and from the initial estimates."""
    now = sights[-1]
    for before in sights[:-1]:
        add_change(stated, Kind.MONEY, before.cost_meur, now.cost_meur)
        add_change(stated, Kind.YEARS, before.duration_years, now.duration_years)
    add_change(stated, Kind.MONEY, now.initial_cost_meur, now.cost_meur)
    add_change(stated, Kind.YEARS, now.initial_duration_years, now.duration_years)
