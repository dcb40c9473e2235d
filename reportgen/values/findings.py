"""What the report may speak of: an edition's figures, and what changed since the editions before, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from reportgen.values.figures import total_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reportgen.values.comparison import Comparison, Identification, Match, Regrouping
    from reportgen.values.dates import Quarter
    from reportgen.values.edition import Edition
    from reportgen.values.figures import Deviation, Figures, Total
    from reportgen.values.headline import Headline, SameProjects
    from reportgen.values.project import Project


@dataclass(frozen=True, slots=True)
class Observation:
    """A project as one edition saw it; ``moved`` where its ministry is another one since the sight before.

    ``group`` tells of what it continues, where it was split or merged since.
    """

    quarter: Quarter
    number: int
    as_of: date
    project: Project
    moved: bool = False
    group: Regrouping | None = None

    @classmethod
    def of(cls, edition: Edition, project: Project, *, moved: bool, group: Regrouping | None = None) -> Observation:
        """Take a project as an edition saw it."""
        info = edition.info
        return cls(info.quarter, info.number, info.as_of, project, moved, group)


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier edition and its figures, as they were published.

    ``seal`` is the SHA-256 of its manifest; nothing when it was never published and is read from its folder.
    """

    edition: Edition
    figures: Figures
    seal: str = ""


class Traced(Protocol):
    """One edition of the history, as `identity` followed it: ids by name, who is who since the one before."""

    @property
    def ids(self) -> Mapping[str, str]:
        """Each project's id by its name."""

    @property
    def since(self) -> Identification | None:
        """Who is who since the edition before; None for the first."""

    @property
    def returned(self) -> tuple[Match, ...]:
        """The projects that came back after an absence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One edition in the series: what trends are drawn from. None is a true gap, never interpolated.

    ``linked`` names the measures that may be joined with the edition before by a line: nothing lies between the two,
    and they are like for like (`measures.series`).
    """

    quarter: Quarter
    number: int
    as_of: date
    projects: int
    total_cost_meur: Decimal | None
    projects_with_cost: int
    mean_cost_meur: Decimal | None
    median_cost_meur: Decimal | None
    mean_duration_years: Decimal | None
    schedule: Headline
    budget: Headline
    entered: int | None
    left: int | None
    lag_days: int | None
    linked: frozenset[str] = frozenset()

    def headline(self, kind: str) -> Headline:
        """Take the deviation that the edition prints in large, of ``schedule`` or ``budget``."""
        return {"schedule": self.schedule, "budget": self.budget}[kind]

    @property
    def total(self) -> Total | None:
        """The sum of the known costs with its coverage; None when no cost is known."""
        return total_of(self.total_cost_meur, self.projects_with_cost, self.projects)


@dataclass(frozen=True, slots=True)
class Limits:
    """The thresholds: growth in percent since the initial estimate and since the last edition, editions unchanged."""

    growth_pct: Decimal = Decimal(25)
    recent_growth_pct: Decimal = Decimal(10)
    unchanged_editions: int = 4


@dataclass(frozen=True, slots=True)
class WatchRules:
    """The thresholds, and the support that the office proposes, by rule."""

    limits: Limits = Limits()
    support: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Watched:
    """A project that asks for attention: by which rule, with which number (percent or editions), from what to what."""

    project: Project
    rule: str
    amount: Decimal | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """An edition beside its figures and its past: all that charts and sections may speak of.

    ``comparison`` is None for the first edition ever; ``tracks`` holds each project's sightings by its current
    name, ``histories`` those before it was split or merged too; ``since_last`` the schedule's and the budget's deviations over the projects of both editions,
    ``duration_change`` how their mean duration moved, in years.
    """

    edition: Edition
    figures: Figures
    comparison: Comparison | None = None
    returned: tuple[Match, ...] = ()
    previous: Figures | None = None
    series: tuple[Point, ...] = ()
    tracks: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    histories: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    since_last: tuple[Deviation, Deviation] | None = None
    duration_change: SameProjects | None = None
    watched: tuple[Watched, ...] = ()
    rules: WatchRules = field(default_factory=WatchRules)

    @property
    def projects(self) -> tuple[Project, ...]:
        """The edition's projects, in the order of its table."""
        return self.edition.projects

    @property
    def as_of(self) -> date:
        """The date that the data describe."""
        return self.edition.info.as_of

    @property
    def held(self) -> tuple[int, ...]:
        """The numbers of the editions that are held, this one's last."""
        return tuple(point.number for point in self.series)

    def headline(self, kind: str) -> Headline:
        """Take the deviation that is printed in large, of ``schedule`` or ``budget``."""
        return self.figures.headlines[kind]
