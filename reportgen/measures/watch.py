"""The watch list: which projects ask for attention, by rules with thresholds that the report prints.

Each rule looks at a project's published history and nothing else; each finding carries its numbers.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.measures.ratios import growth
from reportgen.settings import reader
from reportgen.settings.shape import given
from reportgen.settings.watch import WATCH, Support
from reportgen.values.findings import Limits, Watched, WatchRules
from reportgen.values.project import Undisclosed
from reportgen.values.since import Since

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.values.comparison import Comparison, Match
    from reportgen.values.edition import Edition
    from reportgen.values.findings import Observation
    from reportgen.values.project import Project

FILE = WATCH.file
RULES = tuple(Support.model_fields)


def load_limits(text: str) -> WatchRules:
    """Read watch.toml; `Refused` names every key that is unknown or unfit."""
    content = reader.take(WATCH, text.encode())
    return WatchRules(Limits(**given(content.limits)), given(content.support))


def watch(
    edition: Edition,
    tracks: Mapping[str, Sequence[Observation]],
    comparison: Comparison | None,
    limits: Limits,
) -> tuple[Watched, ...]:
    """Apply every rule to every project, in the order of the table."""
    matches = {match.new.name: match for match in comparison.continued} if comparison else {}
    return tuple(
        found
        for project in edition.projects
        for found in _rules(project, tracks.get(project.name, ()), matches.get(project.name), edition, limits)
    )


def _rules(
    project: Project, track: Sequence[Observation], match: Match | None, edition: Edition, limits: Limits
) -> Iterator[Watched]:
    yield from _growth(project, track, limits)
    if match is not None:
        yield from _recent(match, limits)
        if match.phase_steps < 0:
            yield Watched(project, "phase_back", before=match.old.phase_key, after=match.new.phase_key)
        yield from _rebaselined(match)
    if project.is_overdue(edition.info.as_of):
        yield Watched(project, "overdue", before=str(project.planned_end))
    if _is_unchanged(project, track, limits):
        yield Watched(project, "unchanged", amount=Decimal(limits.unchanged_editions))


def _growth(project: Project, track: Sequence[Observation], limits: Limits) -> Iterator[Watched]:
    """Compare with the initial estimate where it is known, else with the first published one."""
    for rule, current, first in (
        ("cost_growth", project.cost_meur, project.initial_cost_meur or _first(track, "cost_meur")),
        ("duration_growth", project.duration_years, project.initial_duration_years or _first(track, "duration_years")),
    ):
        rate = growth(current, first)
        if rate is not None and rate > limits.growth_pct:
            yield Watched(project, rule, amount=rate, before=str(first), after=str(current))


def _recent(match: Match, limits: Limits) -> Iterator[Watched]:
    for rule, current, last in (
        ("recent_cost", match.new.cost_meur, match.old.cost_meur),
        ("recent_duration", match.new.duration_years, match.old.duration_years),
    ):
        rate = growth(current, last)
        if rate is not None and rate > limits.recent_growth_pct:
            yield Watched(match.new, rule, amount=rate, before=str(last), after=str(current))


def _rebaselined(match: Match) -> Iterator[Watched]:
    """Point out an initial cost that is not the one published before: every deviation then starts elsewhere."""
    before, after = match.old.initial_cost_meur, match.new.initial_cost_meur
    if before is not None and after is not None and before != after:
        rate = growth(after, before)
        yield Watched(match.new, "rebaselined", amount=rate, before=str(before), after=str(after))


def _is_unchanged(project: Project, track: Sequence[Observation], limits: Limits) -> bool:
    """Tell whether nothing measurable changed over so many editions in a row, none missing, while the project ran."""
    last = track[-limits.unchanged_editions :]
    same = {(each.project.cost, each.project.duration_years, each.project.phase) for each in last}
    in_a_row = all(Since.between(before, after).is_the_edition_before for before, after in pairwise(last))
    running = isinstance(project.phase, Undisclosed) or not (project.phase.early or project.phase.over)
    return running and len(last) == limits.unchanged_editions and len(same) == 1 and in_a_row


def _first(track: Sequence[Observation], value: str) -> Decimal | None:
    return next((found for sight in track if (found := getattr(sight.project, value)) is not None), None)
