"""Two editions beside each other: who is who, what entered and left, the cost bridge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reportgen.values.causes import ZERO, largest_of
from reportgen.values.project import Undisclosed

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from reportgen.values.causes import Term
    from reportgen.values.dates import Quarter
    from reportgen.values.project import Project
    from reportgen.values.since import Since


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
        old, new = self.old.phase, self.new.phase
        return 0 if isinstance(old, Undisclosed) or isinstance(new, Undisclosed) else new.order - old.order


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Projects that a person says were split or merged: those of the older edition, and those that continue them.

    ``ids`` are those of the new ones, in their order.
    """

    old: tuple[Project, ...]
    new: tuple[Project, ...]
    ids: tuple[str, ...]

    @property
    def is_split(self) -> bool:
        """Whether one project became several."""
        return len(self.old) == 1

    @property
    def dearest(self) -> Project:
        """The dearest of the older edition's projects."""
        return max(self.old, key=lambda project: project.cost_meur or ZERO)


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
    """Who is who in two editions: every project stands in one place, candidates of undecided ones aside.

    ``left`` holds whatever nobody surely is, ``maybe_left`` and ``unanswered`` among them: the latter are missing
    together with all projects of their ministry.
    """

    matches: tuple[Match, ...]
    undecided: tuple[Undecided, ...]
    entered: tuple[Project, ...]
    left: tuple[Project, ...]
    unanswered: tuple[Project, ...] = ()
    regrouped: tuple[Regrouping, ...] = ()

    @property
    def surely_left(self) -> tuple[Project, ...]:
        """The projects that left for all that is known."""
        open_ = {project.name for project in (*self.maybe_left, *self.unanswered)}
        return tuple(project for project in self.left if project.name not in open_)

    @property
    def came(self) -> tuple[Project, ...]:
        """The projects that entered, those that are undecided too."""
        return came(self.entered, self.undecided)

    @property
    def gone(self) -> tuple[Project, ...]:
        """The projects that left, those that an undecided one may be and the unanswered ones too."""
        return self.left

    @property
    def maybe_left(self) -> tuple[Project, ...]:
        """The projects of the older edition that an undecided one may be."""
        return maybe_left(self.undecided)


def moved(since: Identification | None, returned: tuple[Match, ...]) -> frozenset[str]:
    """Name the projects of an edition that another ministry carries than when they were seen last."""
    matches = (*returned, *(() if since is None else since.matches))
    return frozenset(match.new.name for match in matches if match.moved)


def regrouped_ids(since: Identification | None) -> frozenset[str]:
    """Name the ids of the projects that continue others which were split or merged."""
    return frozenset(key for group in (since.regrouped if since else ()) for key in group.ids)


def came(entered: tuple[Project, ...], undecided: tuple[Undecided, ...]) -> tuple[Project, ...]:
    """List what counts as entered: until a person decides, an undecided project does."""
    return (*entered, *(each.new for each in undecided))


def maybe_left(undecided: tuple[Undecided, ...]) -> tuple[Project, ...]:
    """List what may go on under another name, each project once: until a person decides, it counts as left."""
    return tuple({one.old.name: one.old for each in undecided for one in each.candidates}.values())


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
    """What changed from one edition to a later one: every project stands in one place, as in `Identification`.

    Until a person decides, an undecided project counts as entered, and the old one that it may be as left, as does an
    unanswered one: in the bridge, and in ``came`` and ``gone``; not in ``terms``, which split the change by cause.
    ``known_before`` and ``known_after`` count the projects whose cost is known.
    """

    old: Quarter
    new: Quarter
    since: Since
    continued: tuple[Match, ...]
    entered: tuple[Project, ...]
    left: tuple[Project, ...]
    undecided: tuple[Undecided, ...]
    unanswered: tuple[Project, ...]
    regrouped: tuple[Regrouping, ...]
    bridge: CostBridge
    terms: tuple[Term, ...]
    known_before: int
    known_after: int

    @property
    def old_as_of(self) -> date:
        """The day that the older edition's data describe."""
        return self.since.as_of

    @property
    def reestimated(self) -> tuple[Match, ...]:
        """The projects whose cost was re-estimated, the largest change first."""
        changed = (match for match in self.continued if match.cost_change_meur)
        return tuple(sorted(changed, key=lambda match: (-abs(match.cost_change_meur or ZERO), match.new.name)))

    @property
    def came(self) -> tuple[Project, ...]:
        """The projects that entered, those that are undecided behind them."""
        return came(self.entered, self.undecided)

    @property
    def gone(self) -> tuple[Project, ...]:
        """The projects that left, the unanswered ones and those that an undecided one may be behind them."""
        return (*self.left, *self.unanswered, *self.maybe_left)

    @property
    def maybe_left(self) -> tuple[Project, ...]:
        """The projects of the older edition that an undecided one may be."""
        return maybe_left(self.undecided)

    @property
    def change(self) -> Decimal:
        """By how many M€ the total changed: the sum of the terms."""
        return self.bridge.current - self.bridge.previous

    @property
    def total_before(self) -> Decimal | None:
        """What the projects of the older edition cost together; None where no cost was known."""
        return self.bridge.previous if self.known_before else None

    @property
    def total_after(self) -> Decimal | None:
        """What the projects cost together; None where no cost is known."""
        return self.bridge.current if self.known_after else None

    @property
    def same_costs_known(self) -> bool:
        """Whether both totals stand on the same projects: nothing but re-estimates lies between them."""
        return all(term.cause.is_reestimate for term in self.terms)


def largest_term(comparison: Comparison) -> Term | None:
    """Take the cause that changed the total most, whatever its sign, re-estimates together; None where none did."""
    return largest_of(comparison.terms)
