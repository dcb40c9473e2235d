"""What the report may speak of: an edition's figures, and what changed since the editions before, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from reportgen.model import Amount, Phase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reportgen.model import Deviation, DeviationMethod, Edition, Figures, Project, Quarter

ZERO = Decimal(0)


class Method(StrEnum):
    """How two projects were found to be one: by name, by a person's decision, by all evidence together."""

    EXACT = "exact"
    REGISTRY = "registry"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One project in two editions; ``id`` is the same in all of them. ``moved``: its ministry changed, not in name only."""

    old: Project
    new: Project
    id: str
    method: Method
    score: float
    moved: bool = False

    @property
    def cost_change_meur(self) -> Decimal | None:
        """The re-estimate in M€; None unless both costs are amounts."""
        old, new = self.old.cost_meur, self.new.cost_meur
        return None if old is None or new is None else new - old

    @property
    def duration_change_years(self) -> Decimal | None:
        """How much longer the project is planned to take, in years; None unless both durations are known."""
        old, new = self.old.duration_years, self.new.duration_years
        return None if old is None or new is None else new - old

    @property
    def renamed(self) -> bool:
        """Whether the published name changed."""
        return self.old.name != self.new.name

    @property
    def newly_costed(self) -> bool:
        """Whether a cost is published where there was none."""
        return self.old.cost_meur is None and self.new.cost_meur is not None

    @property
    def no_longer_costed(self) -> bool:
        """Whether the cost that was published is not any more."""
        return self.old.cost_meur is not None and self.new.cost_meur is None

    @property
    def phase_steps(self) -> int:
        """How many phases the project moved on (negative: back); 0 when one of the two is not published."""
        if not isinstance(self.old.phase, Phase) or not isinstance(self.new.phase, Phase):
            return 0
        order = tuple(Phase)
        return order.index(self.new.phase) - order.index(self.old.phase)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project of the older edition that an undecided one may be; ``evidence`` says why, in a few words each."""

    old: Project
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided:
    """A project of the newer edition that a person must decide on; the best candidate comes first."""

    new: Project
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Identification:
    """Who is who in two editions: every project stands in one place, candidates of undecided ones aside."""

    matches: tuple[Match, ...]
    undecided: tuple[Undecided, ...]
    entered: tuple[Project, ...]
    left: tuple[Project, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBridge:
    """How the previous total became the current one, in M€: the terms add up to ``current`` exactly."""

    previous: Decimal
    entered: Decimal
    left: Decimal
    reestimated: Decimal
    newly_costed: Decimal
    no_longer_costed: Decimal
    current: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one edition to a later one.

    Until a person decides, an undecided project counts as entered in the bridge, and the old one that it may be as left.
    """

    old: Quarter
    new: Quarter
    old_as_of: date
    continued: tuple[Match, ...]
    entered: tuple[Project, ...]
    left: tuple[Project, ...]
    undecided: tuple[Undecided, ...]
    bridge: CostBridge

    @property
    def reestimated(self) -> tuple[Match, ...]:
        """The projects whose cost was re-estimated, the largest change first."""
        changed = (match for match in self.continued if match.cost_change_meur)
        return tuple(sorted(changed, key=lambda match: (-abs(match.cost_change_meur or ZERO), match.new.name)))

    @property
    def came(self) -> int:
        """How many projects entered; one that is undecided counts until a person decides."""
        return len(self.entered) + len(self.undecided)

    @property
    def gone(self) -> int:
        """How many projects left; one that an undecided project may be counts until a person decides."""
        return len(self.left) + len({one.old.name for each in self.undecided for one in each.candidates})


def bridge_of(old: tuple[Project, ...], new: tuple[Project, ...], continued: tuple[Match, ...]) -> CostBridge:
    """Split the way from one total to the next; whatever is not continued has left or entered."""
    kept_old = {match.old.name for match in continued}
    kept_new = {match.new.name for match in continued}
    return CostBridge(
        previous=_total(old),
        entered=_total(tuple(project for project in new if project.name not in kept_new)),
        left=-_total(tuple(project for project in old if project.name not in kept_old)),
        reestimated=sum((match.cost_change_meur or ZERO for match in continued), ZERO),
        newly_costed=_total(tuple(match.new for match in continued if match.newly_costed)),
        no_longer_costed=-_total(tuple(match.old for match in continued if match.no_longer_costed)),
        current=_total(new),
    )


def _total(projects: tuple[Project, ...]) -> Decimal:
    return sum((project.cost.meur for project in projects if isinstance(project.cost, Amount)), ZERO)


@dataclass(frozen=True, slots=True)
class Erratum:
    """Why an edition was published again, and what changed in it: sentences for readers, made by the program."""

    revision: int
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """A project as one edition saw it."""

    quarter: Quarter
    number: int
    as_of: date
    project: Project


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier edition and its figures, as they were published."""

    edition: Edition
    figures: Figures


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a published edition: its path below the edition's folder, its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One published edition among all: as it was published, who is who since the one before, what it left on disk.

    ``ids`` gives each project's stable id by the name it has in this edition; ``seal`` is its manifest's SHA-256.
    """

    past: Past
    ids: Mapping[str, str]
    since: Identification | None
    returned: tuple[Match, ...]
    revision: int
    errata: tuple[Erratum, ...]
    files: tuple[KeptFile, ...]
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """Every published edition, the oldest first, and the newest one's findings: what is said over all of them."""

    volumes: tuple[Volume, ...]
    newest: Findings


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
    """One edition in the series: what trends are drawn from. None is a true gap, never interpolated."""

    quarter: Quarter
    number: int
    as_of: date
    projects: int
    total_cost_meur: Decimal | None
    mean_cost_meur: Decimal | None
    median_cost_meur: Decimal | None
    mean_duration_years: Decimal | None
    schedule: Deviation
    budget: Deviation
    entered: int | None
    left: int | None
    lag_days: int | None
    method: DeviationMethod


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
    name; ``since_last`` the schedule's and the budget's deviations over the projects of both editions.
    """

    edition: Edition
    figures: Figures
    comparison: Comparison | None = None
    returned: tuple[Match, ...] = ()
    previous: Figures | None = None
    series: tuple[Point, ...] = ()
    tracks: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    since_last: tuple[Deviation, Deviation] | None = None
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

    def rate(self, kind: str) -> Decimal | None:
        """Take the headline deviation, of ``schedule`` or ``budget``, by the mean that edition.toml names."""
        deviation: Deviation = getattr(self.figures, kind)
        return deviation.by(getattr(self.edition.info.method, kind))

    def rate_before(self, kind: str) -> Decimal | None:
        """Take the last edition's headline deviation; None where it was measured otherwise."""
        if len(self.series) < 2 or self.series[-2].method != self.series[-1].method:  # noqa: PLR2004 - this one and the last
            return None
        before: Deviation = getattr(self.series[-2], kind)
        now: Deviation = getattr(self.series[-1], kind)
        return before.by(getattr(self.series[-2].method, kind)) if before.baseline == now.baseline else None
