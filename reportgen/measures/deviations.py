"""How far schedules and budgets have drifted from their estimates of origin, edition by edition.

Definitions (CONTRACT, "Words"): a project's deviation is (current − origin) / origin. The origin is the initial estimate
that the table gives; only where it gives none at all, of any project, the first estimate that an earlier edition
published. Schedule and budget are measured each by its own baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.measures.ratios import deviation
from reportgen.values.comparison import regrouped_ids
from reportgen.values.edition import MEANS
from reportgen.values.headline import BUDGET, SCHEDULE, Headline, SameProjects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.values.comparison import Match
    from reportgen.values.edition import Edition, EditionInfo
    from reportgen.values.figures import Deviation, Figures
    from reportgen.values.findings import Traced
    from reportgen.values.project import Project
    from reportgen.values.since import Since

INITIAL, FIRST_PUBLISHED, SINCE_LAST = "initial", "first_published", "previous_edition"
FIELDS = {SCHEDULE: ("duration_years", "initial_duration_years"), BUDGET: ("cost_meur", "initial_cost_meur")}
_FIFTH, _THIRD = Fraction(1, 5), Fraction(1, 3)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one edition's deviation measures: current and original value of each project that gives both, by its id.

    ``of`` counts the edition's projects.
    """

    baseline: str
    pairs: Mapping[str, tuple[Decimal, Decimal]]
    of: int

    @property
    def ids(self) -> frozenset[str]:
        """The projects that it measures."""
        return frozenset(self.pairs)

    @property
    def deviation(self) -> Deviation:
        """The deviation by every mean."""
        return deviation(self.pairs.values(), self.baseline, self.of)

    def only(self, ids: frozenset[str]) -> Measured:
        """Keep some projects."""
        return Measured(self.baseline, {key: pair for key, pair in self.pairs.items() if key in ids}, len(ids))


def measure_alone(projects: Sequence[Project], kind: str) -> Measured:
    """Measure from the initial estimates that the table itself gives, under the projects' names."""
    field, initial = FIELDS[kind]
    pairs = {each.name: (getattr(each, field), getattr(each, initial)) for each in projects}
    return Measured(INITIAL, _complete(pairs), len(projects))


def measure_series(editions: Sequence[Edition], traced: Sequence[Traced], kind: str) -> tuple[Measured, ...]:
    """Measure every edition in turn; an estimate of origin is looked for in the editions before it."""
    field, initial = FIELDS[kind]
    first: dict[str, Decimal] = {}
    found = []
    for edition, step in zip(editions, traced, strict=True):
        for key in regrouped_ids(step.since):  # what was split or merged is not compared with what it was before
            first.pop(key, None)
        now = {step.ids[each.name]: each for each in edition.projects}
        initials = {key: (getattr(each, field), getattr(each, initial)) for key, each in now.items()}
        pairs, baseline = _complete(initials), INITIAL
        if not pairs:
            pairs = _complete({key: (getattr(each, field), first.get(key)) for key, each in now.items()})
            baseline = FIRST_PUBLISHED
        found.append(Measured(baseline, pairs, len(edition.projects)))
        for key, each in now.items():
            if (value := getattr(each, field)) is not None:
                first.setdefault(key, value)
    return tuple(found)


def _complete(pairs: Mapping[str, tuple[Decimal | None, Decimal | None]]) -> Mapping[str, tuple[Decimal, Decimal]]:
    """Keep the projects that give both values; nothing can be measured in percent of nothing."""
    return {key: (current, first) for key, (current, first) in pairs.items() if current is not None and first}


def headline_of(kind: str, figures: Figures, info: EditionInfo) -> Headline:
    """Choose what is printed in large: the declared rate where the table cannot give its kind, else the computed one."""
    measured: Deviation = getattr(figures, kind)
    mean: str = getattr(info.method, kind)
    declared = None if measured.baseline == INITIAL else info.declared.get(f"{kind}_deviation_pct")
    others = (measured.rate(each) for each in MEANS if each != mean)
    return Headline(
        kind=kind,
        mean=mean,
        of=figures.projects,
        declared=declared,
        computed=measured.rate(mean),
        means=tuple(each for each in others if each is not None),
    )


def are_near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of projects are nearly the same: they differ by a fifth of all at most.

    >>> are_near(frozenset("abcde"), frozenset("abcd")), are_near(frozenset("abcde"), frozenset("abcf"))
    (True, False)
    """
    return len(one ^ other) <= _FIFTH * len(one | other)


def same_projects(before: Measured, now: Measured, mean: str, since: Since) -> SameProjects | None:
    """Measure a rate's change over the projects that both editions measure, from the same kind of origin."""
    both = before.ids & now.ids
    if not both or before.baseline != now.baseline:
        return None
    one, other = (each.only(both).deviation.by(mean) for each in (before, now))
    if one is None or other is None:
        return None
    return SameProjects(change=other - one, n=len(both), since=since, is_telling=are_near(before.ids, now.ids))


def carrier_of(measured: Measured, mean: str) -> str:
    """Find the id of the project that carries more than a third of a mean; nothing where none does, or for a median.

    A project's part is what it adds to the sum that the mean divides: its growth in a plain mean, its growth times its
    origin in a weighted one. Only parts of the sum's own sign carry it.
    """
    parts = {key: _part(pair, mean) for key, pair in measured.pairs.items()}
    whole = sum(parts.values(), Fraction(0))
    if mean == "median" or not whole or len(parts) == 1:
        return ""
    key, most = max(parts.items(), key=lambda each: (each[1] / whole, each[0]))
    return key if most / whole > _THIRD else ""


def _part(pair: tuple[Decimal, Decimal], mean: str) -> Fraction:
    current, first = map(Fraction, pair)
    return current - first if mean == "weighted" else current / first - 1


def since_last(pairs: Sequence[tuple[Project, Project]], kind: str) -> Deviation:
    """Measure against the edition before, over the projects that stand in both: pairs of then and now."""
    field, _initial = FIELDS[kind]
    return deviation([(getattr(now, field), getattr(then, field)) for then, now in pairs], SINCE_LAST)


def duration_change(matches: Sequence[Match], since: Since) -> SameProjects | None:
    """Measure by how many years the mean duration moved, over the projects that give one in both editions."""
    changes = [change for match in matches if (change := match.duration_change_years) is not None]
    if not changes:
        return None
    total = sum(map(Fraction, changes), Fraction(0)) / len(changes)
    mean = Decimal(total.numerator) / Decimal(total.denominator)
    return SameProjects(change=mean, n=len(changes), since=since, is_telling=True)
