"""The words of the panorama as values: editions, projects, costs, figures. Frozen, and without any I/O.

Money is ``Decimal`` millions of euros (M€), exact to the euro; durations are ``Decimal`` years.
What is missing has a value of its own (``None``, `NotEstimated`, `Undisclosed`), never zero.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.errors import Problem, Waiver

# What a cost or a phase is called when it is not a number or a name (CONTRACT, "Words").
NOT_ESTIMATED = "en cadrage"
UNDISCLOSED = "non communiqué"
UNNAMED_PUBLISHER = "Éditeur non renseigné"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, written ``2020-T1`` (``2020-Q1`` is understood)."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2020-T1`` or ``2020-Q1``; `ValueError` for anything else.

        >>> str(Quarter.parse("2020-q1"))
        '2020-T1'
        """
        match = re.fullmatch(r"(\d{4})-[TQtq]([1-4])", text.strip())
        if not match:
            message = f"{text!r} is no quarter: 2020-T1 is expected"
            raise ValueError(message)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        """Write the quarter as the archive names it."""
        return f"{self.year}-T{self.number}"

    @property
    def last_day(self) -> date:
        """The day on which the quarter ends."""
        month = self.number * 3
        return date(self.year, month, calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year: the finest grain at which the report speaks of a planned end."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Name the month in which the day lies."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> Month:
        """Count months onward (or back, when negative).

        >>> Month(2019, 11).plus(3)
        Month(year=2020, number=2)
        """
        years, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, index + 1)

    def __str__(self) -> str:
        """Write the month as ISO 8601 does: ``2020-03``."""
        return f"{self.year:04}-{self.number:02}"

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)


class Phase(StrEnum):
    """Where a project stands, under the names that the panorama publishes."""

    SCOPING = "Cadrage"
    DESIGN = "Conception / Réalisation"
    PILOT = "Expérimentation"
    ROLLOUT = "Déploiement"
    COMPLETED = "Terminé"


class CostBracket(StrEnum):
    """The published cost brackets; the lower bound is included, the upper one excluded."""

    UNDER_5 = "moins de 5 M€"
    FROM_5_TO_9 = "entre 5 et 9 M€"
    FROM_9_TO_20 = "entre 9 et 20 M€"
    FROM_20_TO_100 = "entre 20 et 100 M€"
    OVER_100 = "plus de 100 M€"

    @classmethod
    def of(cls, meur: Decimal) -> CostBracket:
        """Find the bracket of an amount in M€.

        >>> CostBracket.of(Decimal("9")).value
        'entre 9 et 20 M€'
        """
        for bracket, upper in zip(cls, (5, 9, 20, 100), strict=False):
            if meur < upper:
                return bracket
        return cls.OVER_100


PHASE_KEYS: tuple[str, ...] = (*(phase.value for phase in Phase), UNDISCLOSED)
BRACKET_KEYS: tuple[str, ...] = (*(bracket.value for bracket in CostBracket), NOT_ESTIMATED, UNDISCLOSED)


@dataclass(frozen=True, slots=True)
class Amount:
    """A published full cost in M€ (arrêté du 14 novembre 2014: building plus two years of running)."""

    meur: Decimal


@dataclass(frozen=True, slots=True)
class NotEstimated:
    """A cost not estimated yet: *en cadrage*."""


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """A cost or a phase that is withheld or missing: *non communiqué*, with the reason where one is given."""

    reason: str = ""


Cost = Amount | NotEstimated | Undisclosed


@dataclass(frozen=True, slots=True)
class Link:
    """A web address that a project points to, with the words it stands under."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One large digital project of the State, as one edition's table describes it."""

    name: str
    ministry: str
    co_leads: tuple[str, ...] = ()
    ministry_acronym: str = ""
    interministerial: bool | None = None
    description: str = ""
    links: tuple[Link, ...] = ()
    start: date | None = None
    duration_years: Decimal | None = None
    phase: Phase | Undisclosed = Undisclosed()
    cost: Cost = Undisclosed()
    functional_area: str = ""
    programme: str = ""
    initial_cost_meur: Decimal | None = None
    initial_duration_years: Decimal | None = None

    @property
    def planned_end(self) -> Month | None:
        """The month in which the project is planned to end; None while start or duration is unknown."""
        if self.start is None or self.duration_years is None:
            return None
        return planned_end(self.start, self.duration_years)

    @property
    def cost_meur(self) -> Decimal | None:
        """The full cost in M€, or None when it is not an amount."""
        return self.cost.meur if isinstance(self.cost, Amount) else None

    @property
    def bracket_key(self) -> str:
        """The cost bracket, or *en cadrage*, or *non communiqué*: every project has exactly one."""
        if isinstance(self.cost, Amount):
            return CostBracket.of(self.cost.meur).value
        return NOT_ESTIMATED if isinstance(self.cost, NotEstimated) else UNDISCLOSED

    @property
    def phase_key(self) -> str:
        """The phase's published name, or *non communiqué*."""
        return self.phase.value if isinstance(self.phase, Phase) else UNDISCLOSED

    def is_overdue(self, as_of: date) -> bool:
        """Tell whether the planned end has passed, by more than the month of doubt, without the project being over."""
        end = self.planned_end
        return self.phase is not Phase.COMPLETED and end is not None and end.plus(1) < Month.of(as_of)


def planned_end(start: date, duration_years: Decimal) -> Month:
    """Add a published duration to a start, to the month.

    Early editions publish whole days divided by 365, later ones whole months divided by 12. A duration with
    at most two decimals that is neither is a rounded one: it counts as the nearest number of months. Whatever
    the source, the result is good to one month; no statement may hang on less.

    >>> planned_end(date(2013, 1, 1), Decimal("7.24657534246575"))  # 2,645 days
    Month(year=2020, number=3)
    >>> planned_end(date(2014, 4, 1), Decimal("6.75"))  # 81 months
    Month(year=2021, number=1)
    """
    days = duration_years * 365
    months = duration_years * 12
    exact = -int(duration_years.normalize().as_tuple().exponent) not in {1, 2}
    if exact and _is_whole(days):
        return Month.of(start + timedelta(days=int(_half_up(days))))
    return Month.of(start).plus(int(_half_up(months)))


def _half_up(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def _is_whole(value: Decimal) -> bool:
    return abs(value - _half_up(value)) < Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the panorama and answers for it."""

    name: str
    short_name: str = ""
    url: str = ""
    contact: str = ""


NO_PUBLISHER = Publisher(UNNAMED_PUBLISHER)


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which text and data may be reused."""

    name: str
    url: str = ""


MEANS = ("weighted", "mean", "median")


@dataclass(frozen=True, slots=True)
class DeviationMethod:
    """Which mean of the projects' deviations the headline gives, for schedules and for budgets."""

    schedule: str = "weighted"
    budget: str = "mean"


@dataclass(frozen=True, slots=True)
class Departure:
    """What edition.toml says of a project that left: how it ended, and why."""

    name: str
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """How the announcement stands on the publisher's site: its angle, time of day, addresses, categories and tags."""

    angle: str = ""
    time: time = time()
    page: str = ""
    data: str = ""
    cover: str = ""
    categories: tuple[str, ...] = ("Article",)
    tags: tuple[str, ...] = ("Panorama des grands projets numériques de l’État",)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInfo:
    """What edition.toml says of an edition. ``titles`` replaces computed titles, by their key."""

    number: int
    quarter: Quarter
    as_of: date
    published: date | None
    publisher: Publisher
    licence: Licence
    demonstration: bool = False
    language: str = "fr"
    declared: Mapping[str, Decimal] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    method: DeviationMethod = DeviationMethod()
    departures: tuple[Departure, ...] = ()
    article: ArticleInfo = ArticleInfo()


@dataclass(frozen=True, slots=True)
class EditorialSection:
    """One headed passage of editorial.md; ``html`` is sanitised markup, ``markdown`` what was written."""

    heading: str
    html: str
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Editorial:
    """The office's own words: a lead paragraph and headed passages; ``source`` is the file as it was written."""

    title: str = ""
    lead: str = ""
    sections: tuple[EditorialSection, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that went into an edition, as it was when it was read."""

    name: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The file's SHA-256, in hexadecimal digits."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A checked edition: every value in it can be trusted; ``warnings`` did not stop it, nor what a person waived."""

    info: EditionInfo
    projects: tuple[Project, ...]
    editorial: Editorial = Editorial()
    inputs: tuple[InputFile, ...] = ()
    warnings: tuple[Problem, ...] = ()
    waivers: tuple[Waiver, ...] = ()


# ── what is measured ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the portfolio: how many projects, and the sum of their known costs (None when none is known)."""

    name: str
    projects: int
    projects_with_cost: int
    total_cost_meur: Decimal | None


@dataclass(frozen=True, slots=True)
class MinistryFigures:
    """What one lead ministry carries."""

    name: str
    projects: int
    projects_with_cost: int
    total_cost_meur: Decimal | None
    by_phase: Mapping[str, int]
    by_cost_bracket: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far current values are from initial ones, in percent, over the projects that give both.

    ``weighted_pct`` is Σ(current − initial) / Σ initial; ``mean_pct`` the plain mean of each project's rate.
    ``median_pct`` is the median of those rates. All are None when no project gives both values; ``baseline`` says
    from what the deviation is measured: the initial estimate, or the first published one.
    """

    weighted_pct: Decimal | None = None
    mean_pct: Decimal | None = None
    median_pct: Decimal | None = None
    projects: int = 0
    baseline: str | None = None

    def by(self, mean: str) -> Decimal | None:
        """Take the rate by the name of its mean: weighted, mean or median."""
        return {"weighted": self.weighted_pct, "mean": self.mean_pct, "median": self.median_pct}[mean]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A declared figure that the table does not bear out, beyond rounding."""

    figure: str
    declared: Decimal
    computed: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every figure of an edition, measured once; whatever a reader sees comes from here."""

    quarter: Quarter
    number: int
    projects: int
    interministerial: int | None
    total_cost_meur: Decimal | None
    projects_with_cost: int
    mean_duration_years: Decimal | None
    projects_with_duration: int
    by_phase: Mapping[str, int]
    brackets: tuple[Group, ...]
    areas: tuple[Group, ...]
    ministries: tuple[MinistryFigures, ...]
    schedule: Deviation = Deviation()
    budget: Deviation = Deviation()
    declared: Mapping[str, Decimal] = field(default_factory=dict)
    discrepancies: tuple[Discrepancy, ...] = ()

    @property
    def by_cost_bracket(self) -> Mapping[str, int]:
        """Projects by bracket, *en cadrage* and *non communiqué* included."""
        return {group.name: group.projects for group in self.brackets}
