"""Gathers the numbers of each project, which the office may use only where it names the project.

Else almost any amount would be that of some project, and no mistake would be found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.facts.edition_numbers import StatedNumbers, add_change, add_dates
from reportgen.facts.numerals import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.values.comparison import Match
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project


@dataclass(frozen=True, slots=True)
class ProjectNumbers:
    """The numbers of one project over its history, with every name that it had."""

    names: frozenset[str]
    numbers: StatedNumbers


def numbers_by_project(findings: Findings) -> Iterator[ProjectNumbers]:
    """Gather the numbers of each project of the edition, over its history, and of each that left."""
    matches = {match.new.name: match for match in findings.comparison.continued} if findings.comparison else {}
    for project in findings.projects:
        history = [sight.project for sight in findings.tracks.get(project.name, ())] or [project]
        yield _numbers_of(history, matches.get(project.name))
    if findings.comparison is not None:
        yield from (_numbers_of([project], None) for project in findings.comparison.gone)


def _numbers_of(history: Sequence[Project], match: Match | None) -> ProjectNumbers:
    numbers = StatedNumbers()
    for project in history:
        numbers.add(Kind.MONEY, project.cost_meur, project.initial_cost_meur)
        numbers.add(Kind.YEARS, project.duration_years, project.initial_duration_years)
        add_dates(numbers, project)
    _add_growth(numbers, history)
    if match is not None:
        numbers.add(Kind.COUNT, abs(match.phase_steps))
    numbers.add(Kind.COUNT, len(history))
    return ProjectNumbers(frozenset(project.name for project in history), numbers)


def _add_growth(numbers: StatedNumbers, history: Sequence[Project]) -> None:
    """Add how far the newest values are from each earlier one, and from the initial estimates."""
    now = history[-1]
    for before in history[:-1]:
        add_change(numbers, Kind.MONEY, before.cost_meur, now.cost_meur)
        add_change(numbers, Kind.YEARS, before.duration_years, now.duration_years)
    add_change(numbers, Kind.MONEY, now.initial_cost_meur, now.cost_meur)
    add_change(numbers, Kind.YEARS, now.initial_duration_years, now.duration_years)
