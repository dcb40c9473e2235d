"""Edition + Figures + the editions before → Findings: movements, cost bridge, trends, drift and the watch list.

Nothing here reads a file: who is who comes from `identity`, past figures from the archive.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from reportgen.measures.bridge import bridge_of, last_known, terms_of
from reportgen.measures.ratios import deviation
from reportgen.measures.watch import watch
from reportgen.values.comparison import Comparison, moved
from reportgen.values.findings import Findings, Observation, Past, Point, WatchRules
from reportgen.values.since import Since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.values.causes import LastKnown
    from reportgen.values.comparison import Identification, Match
    from reportgen.values.edition import Edition, EditionInfo
    from reportgen.values.figures import Deviation, Figures
    from reportgen.values.findings import Traced
    from reportgen.values.project import Project

FIRST_PUBLISHED, SINCE_LAST = "first_published", "previous_edition"


def compare(
    edition: Edition,
    figures: Figures,
    past: Sequence[Past] = (),
    traced: Sequence[Traced] = (),
    rules: WatchRules | None = None,
) -> Findings:
    """Put an edition beside its figures and its past; ``traced`` follows ``past`` and ends with this edition."""
    rules = rules or WatchRules()
    if not past:
        alone = Findings(edition=edition, figures=figures, series=(_point(edition, figures, None),))
        return replace(alone, watched=watch(edition, {}, None, rules.limits), rules=rules)
    last, since = past[-1], traced[-1].since
    known = last_known([each.edition for each in past], traced[:-1])
    comparison = None if since is None else build_comparison(last.edition, edition, since, known)
    tracks = _tracks(edition, past, traced)
    drift = _with_first_published(figures, edition, tracks)
    return Findings(
        edition=edition,
        figures=drift,
        comparison=comparison,
        returned=traced[-1].returned,
        previous=last.figures,
        series=tuple(_series(edition, drift, past, traced)),
        tracks=tracks,
        since_last=_since_last(() if since is None else since.matches),
        watched=watch(edition, tracks, comparison, rules.limits),
        rules=rules,
    )


def build_comparison(
    old: Edition, new: Edition, who: Identification, known: Mapping[str, LastKnown] | None = None
) -> Comparison:
    """Say what changed between two editions, once it is known who is who.

    ``known`` holds the newest cost that an edition up to the older one published of each project, by id.
    """
    who = replace(who, unanswered=_unanswered(new, who))
    terms = terms_of(who, known or {})
    return Comparison(
        old=old.info.quarter,
        new=new.info.quarter,
        since=Since.between(old.info, new.info),
        continued=who.matches,
        entered=who.entered,
        left=who.surely_left,
        undecided=who.undecided,
        unanswered=who.unanswered,
        bridge=bridge_of(old.projects, new.projects, terms),
        terms=terms,
        known_before=sum(project.cost_meur is not None for project in old.projects),
        known_after=sum(project.cost_meur is not None for project in new.projects),
    )


def _unanswered(new: Edition, who: Identification) -> tuple[Project, ...]:
    """Leave those out of whom the office says what became, or that had ended."""
    told = {departure.name for departure in new.info.departures}
    return tuple(project for project in who.unanswered if project.name not in told and not project.is_over)


def _tracks(edition: Edition, past: Sequence[Past], traced: Sequence[Traced]) -> Mapping[str, tuple[Observation, ...]]:
    """Gather each current project's sightings under its name, the oldest first, this edition's last."""
    sightings: dict[str, list[Observation]] = {}
    for sight, step in zip((*(each.edition for each in past), edition), traced, strict=True):
        elsewhere = moved(step.since, step.returned)
        for project in sight.projects:
            seen = Observation.of(sight, project, moved=project.name in elsewhere)
            sightings.setdefault(step.ids[project.name], []).append(seen)
    return {project.name: tuple(sightings[traced[-1].ids[project.name]]) for project in edition.projects}


def _with_first_published(figures: Figures, edition: Edition, tracks: Mapping[str, tuple[Observation, ...]]) -> Figures:
    """Measure deviations from the first published estimate where the table gives no initial one at all."""
    earlier = {name: [sight.project for sight in track[:-1]] for name, track in tracks.items()}
    schedule, budget = figures.schedule, figures.budget
    if not schedule.projects:
        schedule = deviation(
            [(project.duration_years, _first(earlier[project.name], "duration_years")) for project in edition.projects],
            FIRST_PUBLISHED,
        )
    if not budget.projects:
        budget = deviation(
            [(project.cost_meur, _first(earlier[project.name], "cost_meur")) for project in edition.projects],
            FIRST_PUBLISHED,
        )
    return replace(figures, schedule=schedule, budget=budget)


def _since_last(matches: Sequence[Match]) -> tuple[Deviation, Deviation]:
    """Measure schedule and budget against the edition before, over the projects that stand in both."""
    durations = [(match.new.duration_years, match.old.duration_years) for match in matches]
    costs = [(match.new.cost_meur, match.old.cost_meur) for match in matches]
    return deviation(durations, SINCE_LAST), deviation(costs, SINCE_LAST)


def _first(earlier: Sequence[Project], value: str) -> Decimal | None:
    return next((found for project in earlier if (found := getattr(project, value)) is not None), None)


def _series(edition: Edition, figures: Figures, past: Sequence[Past], traced: Sequence[Traced]) -> Sequence[Point]:
    measured_editions = [*((each.edition, each.figures) for each in past), (edition, figures)]
    return [
        _point(each, measured, step.since) for (each, measured), step in zip(measured_editions, traced, strict=True)
    ]


def _point(edition: Edition, figures: Figures, since: Identification | None) -> Point:
    info = edition.info
    costs = [project.cost_meur for project in edition.projects if project.cost_meur is not None]
    return Point(
        quarter=info.quarter,
        number=info.number,
        as_of=info.as_of,
        projects=figures.projects,
        total_cost_meur=figures.total_cost_meur,
        mean_cost_meur=sum(costs, Decimal(0)) / len(costs) if costs else None,
        median_cost_meur=median(costs) if costs else None,
        mean_duration_years=figures.mean_duration_years,
        schedule=figures.schedule,
        budget=figures.budget,
        entered=None if since is None else len(since.came),
        left=None if since is None else len(since.gone),
        lag_days=_lag(info),
        method=info.method,
    )


def _lag(info: EditionInfo) -> int | None:
    """Count the days from the data to their publication; None where a date is missing, or they contradict each other."""
    if info.published is None or info.published < info.as_of:
        return None
    return (info.published - info.as_of).days
