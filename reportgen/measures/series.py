"""The editions one after the other: each one's headline deviations, and what may be joined from one to the next.

Deviations are measured anew from the editions themselves, so that they are the same whether an edition is read from its
folder or from the archive; what an edition published of itself stands as it was published.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from reportgen.measures.bridge import as_told
from reportgen.measures.deviations import are_near, carrier_of, headline_of, measure_series, same_projects
from reportgen.values.findings import Point
from reportgen.values.headline import BUDGET, KINDS, SCHEDULE
from reportgen.values.since import Since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.measures.deviations import Measured
    from reportgen.values.edition import Edition, EditionInfo
    from reportgen.values.figures import Figures, Total
    from reportgen.values.findings import Past, Traced

TOTAL, PROJECTS, DURATION = "total", "projects", "duration"
LIKE_COVERAGE, LIKE_NUMBER = Fraction(1, 20), Fraction(1, 5)  # by how much what is known may differ, to be compared
Told = tuple["Edition", "Figures"]


def take_measured(editions: Sequence[Edition], traced: Sequence[Traced]) -> Sequence[Mapping[str, Measured]]:
    """Measure the deviations of every edition, the oldest first: one mapping an edition, by schedule and budget."""
    by_kind = {kind: measure_series(editions, traced, kind) for kind in KINDS}
    return [{kind: by_kind[kind][place] for kind in KINDS} for place in range(len(editions))]


def fill_past(past: Sequence[Past], measured: Sequence[Mapping[str, Measured]]) -> list[Figures]:
    """Complete what earlier editions say of themselves: those never published are measured as a publication would."""
    return [
        with_headlines(each.figures, each.edition.info) if each.seal else fill_in(each.figures, each.edition.info, now)
        for each, now in zip(past, measured, strict=False)
    ]


def fill_in(figures: Figures, info: EditionInfo, now: Mapping[str, Measured]) -> Figures:
    """Give an edition its deviations, from the first published estimates where its table gives no initial ones."""
    return with_headlines(replace(figures, schedule=now[SCHEDULE].deviation, budget=now[BUDGET].deviation), info)


def with_headlines(figures: Figures, info: EditionInfo) -> Figures:
    """Choose what the edition prints in large."""
    return replace(figures, headlines={kind: headline_of(kind, figures, info) for kind in KINDS})


def with_carriers(figures: Figures, measured: Mapping[str, Measured], names: Mapping[str, str]) -> Figures:
    """Name beside each headline the project that carries its mean, if one does; ``names`` are the projects' by id."""
    carried = {
        kind: replace(told, carried_by=names.get(carrier_of(measured[kind], told.mean), ""))
        for kind, told in figures.headlines.items()
    }
    return replace(figures, headlines=carried)


def with_changes(
    figures: Figures, since: Since, before: Mapping[str, Measured], now: Mapping[str, Measured]
) -> Figures:
    """Add to each headline how its rate moved over the projects that the edition before measures too."""
    changed = {
        kind: replace(told, same=same_projects(before[kind], now[kind], told.mean, since))
        for kind, told in figures.headlines.items()
    }
    return replace(figures, headlines=changed)


def take_series(
    told: Sequence[Told], traced: Sequence[Traced] = (), measured: Sequence[Mapping[str, Measured]] = ()
) -> tuple[Point, ...]:
    """Lay the editions in a row, with what joins each to the one before."""
    points = [_point(edition, figures) for edition, figures in told]
    if len(points) < 2:  # noqa: PLR2004 - a row of two
        return tuple(points)
    dated = [_dated(edition, step) for (edition, _), step in zip(told, traced, strict=True)]
    joined = []
    for now in range(1, len(points)):
        entered, left = _movements(told[now][0], traced[now])
        links = _links(points[now - 1], points[now], measured[now - 1 : now + 1], dated[now - 1 : now + 1])
        joined.append(replace(points[now], entered=entered, left=left, linked=links))
    return points[0], *joined


def _movements(edition: Edition, step: Traced) -> tuple[int | None, int | None]:
    """Count who entered and left since the edition before; what is undecided or unanswered has done neither."""
    if step.since is None:
        return None, None
    who = as_told(edition, step.since)
    return len(who.entered), len(who.surely_left)


def _dated(edition: Edition, step: Traced) -> frozenset[str]:
    """Take the ids of the projects that publish a duration."""
    return frozenset(step.ids[each.name] for each in edition.projects if each.duration_years is not None)


def _links(
    before: Point, after: Point, measured: Sequence[Mapping[str, Measured]], dated: Sequence[frozenset[str]]
) -> frozenset[str]:
    """Name the measures that a line may join: those of editions that follow one another, measured alike."""
    if not Since.between(before, after).is_the_edition_before:
        return frozenset()
    was, now = measured
    joined = {
        PROJECTS: True,
        TOTAL: have_like_coverage(before.total, after.total),
        DURATION: are_near(*dated),
        **{kind: _is_alike(before, after, kind) and are_near(was[kind].ids, now[kind].ids) for kind in KINDS},
    }
    return frozenset(name for name, is_joined in joined.items() if is_joined)


def _is_alike(before: Point, after: Point, kind: str) -> bool:
    """Whether two headlines are computed in the same way: who stands behind a declared one, nobody says."""
    one, other = before.headline(kind), after.headline(kind)
    return one.n is not None and one.way == other.way


def have_like_coverage(one: Total | None, other: Total | None) -> bool:
    """Whether two totals may be compared in percent: known shares within a twentieth, known costs within a fifth."""
    if one is None or other is None:
        return False
    shares = abs(Fraction(one.known, one.of) - Fraction(other.known, other.of))
    return shares <= LIKE_COVERAGE and abs(one.known - other.known) <= LIKE_NUMBER * max(one.known, other.known)


def _point(edition: Edition, figures: Figures) -> Point:
    info = edition.info
    costs = [project.cost_meur for project in edition.projects if project.cost_meur is not None]
    return Point(
        quarter=info.quarter,
        number=info.number,
        as_of=info.as_of,
        projects=figures.projects,
        total_cost_meur=figures.total_cost_meur,
        projects_with_cost=figures.projects_with_cost,
        mean_cost_meur=sum(costs, Decimal(0)) / len(costs) if costs else None,
        median_cost_meur=median(costs) if costs else None,
        mean_duration_years=figures.mean_duration_years,
        schedule=figures.headlines[SCHEDULE],
        budget=figures.headlines[BUDGET],
        entered=None,
        left=None,
        lag_days=_lag(info),
    )


def _lag(info: EditionInfo) -> int | None:
    """Count the days from the data to their publication; None where a date is missing, or they contradict each other."""
    if info.published is None or info.published < info.as_of:
        return None
    return (info.published - info.as_of).days
