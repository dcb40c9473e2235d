"""Gathers every number that an edition states: its figures and findings, and what the method fixes.

A number in the office's words is right when it is one of these at the precision in which it is written.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.numerals import Kind
from reportgen.measures.deadlines import deadlines_before
from reportgen.measures.ratios import difference, growth, share
from reportgen.portfolio import PANORAMA
from reportgen.values.dates import Month

if TYPE_CHECKING:
    from reportgen.facts.numerals import Value, WrittenNumber
    from reportgen.values.comparison import Comparison
    from reportgen.values.dates import Quarter
    from reportgen.values.figures import Deviation, Figures, Group, MinistryFigures
    from reportgen.values.findings import Findings, Point
    from reportgen.values.headline import Headline
    from reportgen.values.project import Project

    Number = Decimal | int | None

_HAIR = Decimal("0.000001")  # what division leaves
_MEASURES = (Kind.MONEY, Kind.RATE, Kind.POINTS, Kind.YEARS)
_ALSO = {Kind.ANY: (*_MEASURES, Kind.COUNT), Kind.YEAR: (Kind.COUNT,), Kind.RATE: (Kind.POINTS,)}
# What the method fixes: the arrêté's day and its two years of running, and (in the portfolio) the brackets' bounds.
DECREE = date(2014, 11, 14)


@dataclass(slots=True)
class StatedNumbers:
    """Numbers that the office may type, by their kind."""

    values: dict[Kind, set[Value]] = field(default_factory=lambda: defaultdict(set))

    def add(self, kind: Kind, *numbers: Number | date | Month | Quarter) -> None:
        """Add numbers of one kind; None, a missing one, is left out."""
        self.values[kind].update(
            Decimal(each) if isinstance(each, int) else each for each in numbers if each is not None
        )

    def contains(self, written: WrittenNumber) -> bool:
        """Tell whether a written number is one of these, at the precision in which it is written."""
        kinds = (written.kind, *_ALSO.get(written.kind, ()))
        return any(_agree(written, each) for kind in kinds for each in self.values[kind])

    def nearest(self, written: WrittenNumber) -> Decimal | None:
        """Find the number of the same kind that comes nearest; None for a kind that has none."""
        if not isinstance(written.value, Decimal):
            return None
        known = [each for each in self.values[written.kind] if isinstance(each, Decimal)]
        amount = abs(written.value)
        return min(known, key=lambda each: (abs(abs(each) - amount), each), default=None)


def _agree(written: WrittenNumber, known: Value) -> bool:
    if isinstance(written.value, Decimal) and isinstance(known, Decimal):
        value = known if written.signed else abs(known)
        amount = written.value if written.signed else abs(written.value)
        return abs(value - amount) <= written.step / 2 + _HAIR
    if isinstance(written.value, date) and isinstance(known, date) and written.value.year == 1:
        return (written.value.month, written.value.day) == (known.month, known.day)
    return written.value == known


def numbers_of_edition(findings: Findings) -> StatedNumbers:
    """Gather the numbers of the edition as a whole."""
    stated = StatedNumbers()
    _add_constants(stated, findings)
    _add_figures(stated, findings.figures)
    if findings.previous is not None:
        _add_figures(stated, findings.previous)
    for point in findings.series:
        _add_point(stated, point)
    for earlier in findings.series[:-1]:
        _add_changes(stated, earlier, findings.series[-1])
    if findings.comparison is not None:
        _add_movements(stated, findings, findings.comparison)
    for each in findings.since_last or ():
        _add_deviation(stated, each)
    _add_watched(stated, findings)
    return stated


def _add_constants(stated: StatedNumbers, findings: Findings) -> None:
    info, limits = findings.edition.info, findings.rules.limits
    stated.add(Kind.DAY, DECREE, info.published)
    stated.add(Kind.YEARS, 2)
    stated.add(Kind.MONEY, *PANORAMA.bounds)
    stated.add(Kind.RATE, limits.growth_pct, limits.recent_growth_pct)
    stated.add(Kind.COUNT, limits.unchanged_editions, len(findings.series))
    for day in (DECREE, *([info.published] if info.published else [])):
        stated.add(Kind.MONTH, Month.of(day))
        stated.add(Kind.YEAR, day.year)
    for project in findings.projects:
        add_dates(stated, project, years_only=True)
    for name, declared in info.declared.items():
        stated.add(Kind.RATE if name.endswith("_pct") else Kind.ANY, declared)


def _add_figures(stated: StatedNumbers, figures: Figures) -> None:
    projects = figures.projects
    known, dated, common = figures.projects_with_cost, figures.projects_with_duration, figures.interministerial
    stated.add(Kind.COUNT, projects, known, projects - known, dated, projects - dated, common)
    stated.add(Kind.COUNT, None if common is None else projects - common, len(figures.areas))
    stated.add(Kind.MINISTRIES, len(figures.ministries))
    stated.add(Kind.FOLLOWED, projects)
    stated.add(Kind.COUNT, *figures.by_phase.values())
    stated.add(Kind.RATE, *(share(each, projects) for each in (known, common, *figures.by_phase.values())))
    stated.add(Kind.MONEY, figures.total_cost_meur)
    stated.add(Kind.YEARS, figures.mean_duration_years)
    groups: tuple[Group | MinistryFigures, ...] = (*figures.brackets, *figures.areas, *figures.ministries)
    for group in groups:
        _add_group(stated, group, figures)
    for deviation in (figures.schedule, figures.budget):
        _add_deviation(stated, deviation)


def _add_group(stated: StatedNumbers, group: Group | MinistryFigures, figures: Figures) -> None:
    stated.add(Kind.COUNT, group.projects)
    stated.add(Kind.MONEY, group.total_cost_meur)
    stated.add(
        Kind.RATE, share(group.projects, figures.projects), share(group.total_cost_meur, figures.total_cost_meur)
    )


def _add_deviation(stated: StatedNumbers, deviation: Deviation) -> None:
    stated.add(Kind.RATE, deviation.weighted_pct, deviation.mean_pct, deviation.median_pct)
    stated.add(Kind.COUNT, deviation.projects)


def _add_headline(stated: StatedNumbers, headline: Headline) -> None:
    """Add what is printed in large, and by how many points it moved over the same projects."""
    stated.add(Kind.RATE, headline.value, *(each.value for each in (headline.computed, *headline.means) if each))
    if headline.same is not None:
        stated.add(Kind.POINTS, headline.same.change)
        stated.add(Kind.COUNT, headline.same.n)


def _add_point(stated: StatedNumbers, point: Point) -> None:
    stated.add(Kind.RANK, point.number)
    stated.add(Kind.COUNT, point.number, point.projects)
    stated.add(Kind.DAYS, point.lag_days)
    stated.add(Kind.MONEY, point.total_cost_meur, point.mean_cost_meur, point.median_cost_meur)
    stated.add(Kind.YEARS, point.mean_duration_years)
    stated.add(Kind.QUARTER, point.quarter)
    stated.add(Kind.DAY, point.as_of)
    stated.add(Kind.MONTH, Month.of(point.as_of))
    stated.add(Kind.YEAR, point.as_of.year)
    for headline in (point.schedule, point.budget):
        _add_headline(stated, headline)


def _add_changes(stated: StatedNumbers, before: Point, now: Point) -> None:
    """Add how far the edition is from an earlier one."""
    stated.add(Kind.COUNT, abs(now.projects - before.projects))
    for name in ("total_cost_meur", "mean_cost_meur", "median_cost_meur"):
        add_change(stated, Kind.MONEY, getattr(before, name), getattr(now, name))
    add_change(stated, Kind.YEARS, before.mean_duration_years, now.mean_duration_years)


def add_change(stated: StatedNumbers, kind: Kind, before: Decimal | None, now: Decimal | None) -> None:
    """Add a difference, and the same in percent."""
    stated.add(kind, difference(now, before))
    stated.add(Kind.RATE, growth(now, before))


def _add_movements(stated: StatedNumbers, findings: Findings, comparison: Comparison) -> None:
    bridge, kept = comparison.bridge, comparison.continued
    changes = [match.cost_change_meur for match in comparison.reestimated if match.cost_change_meur is not None]
    up, down = [each for each in changes if each > 0], [each for each in changes if each < 0]
    steps = [match.phase_steps for match in kept if match.phase_steps]
    longer = [change for match in kept if (change := match.duration_change_years)]
    came, gone = len(comparison.entered), len(comparison.left)
    stated.add(Kind.ENTRIES, came, came - len(findings.returned))
    stated.add(Kind.EXITS, gone)
    stated.add(Kind.REESTIMATES, len(changes), len(up), len(down))
    stated.add(Kind.COUNT, came, gone, len(kept), len(comparison.undecided))
    stated.add(Kind.COUNT, len(changes), len(up), len(down), len(findings.returned))
    stated.add(Kind.COUNT, len(steps), sum(step > 0 for step in steps), sum(step < 0 for step in steps))
    stated.add(Kind.COUNT, len(longer), sum(each > 0 for each in longer), sum(each < 0 for each in longer))
    stated.add(Kind.COUNT, *(sum(getattr(match, name) for match in kept) for name in _TURNS))
    stated.add(Kind.MONEY, bridge.previous, bridge.entered, bridge.left, bridge.reestimated, bridge.newly_costed)
    stated.add(Kind.MONEY, bridge.no_longer_costed, sum(up, Decimal(0)), sum(down, Decimal(0)))


_TURNS = ("renamed", "moved", "newly_costed", "no_longer_costed")


def _add_watched(stated: StatedNumbers, findings: Findings) -> None:
    """Add the counts that the watch list, the timeline and the cards show."""
    rules = [each.rule for each in findings.watched]
    stated.add(Kind.COUNT, len({each.project.name for each in findings.watched}), *map(rules.count, rules))
    stated.add(Kind.COUNT, sum(project.is_overdue(findings.as_of) for project in findings.projects))
    soon = deadlines_before(findings.projects, findings.as_of)
    if soon:
        stated.add(Kind.YEAR, soon[0])
        stated.add(Kind.COUNT, soon[1])


def add_dates(stated: StatedNumbers, project: Project, *, years_only: bool = False) -> None:
    """Add a project's start and planned end."""
    months = [Month.of(project.start)] if project.start else []
    months += [project.planned_end] if project.planned_end else []
    stated.add(Kind.YEAR, *(month.year for month in months))
    if not years_only:
        stated.add(Kind.MONTH, *months)
        stated.add(Kind.DAY, project.start)
