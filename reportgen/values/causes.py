"""What makes a total change from one edition to the next: the change split by cause, project by project, in M€."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

ZERO = Decimal(0)


class Cause(StrEnum):
    """Why a project changes the total; where two causes weigh the same, the one named first here comes first.

    An undecided project may be another one under a new name: it neither entered nor left until a person decides.
    An unanswered one is missing with all projects of its ministry: it did not leave until a person says so.
    """

    ENTERED = "entered"
    LEFT = "left"
    NEWLY_KNOWN = "newly_known"
    KNOWN_AGAIN = "known_again"
    NO_LONGER_KNOWN = "no_longer_known"
    UP = "reestimated_up"
    DOWN = "reestimated_down"
    REGROUPED = "regrouped"
    UNANSWERED = "unanswered"
    UNDECIDED_ENTERING = "undecided_entering"
    UNDECIDED_LEAVING = "undecided_leaving"

    @property
    def is_reestimate(self) -> bool:
        """Whether the cost was known in both editions, and is not the same."""
        return self in {Cause.UP, Cause.DOWN}


@dataclass(frozen=True, slots=True)
class LastKnown:
    """The newest cost that any edition published of a project, in M€, and the day that it described."""

    meur: Decimal
    as_of: date


@dataclass(frozen=True, slots=True)
class Change:
    """By how many M€ a project changes the total, with both costs where they are known.

    ``last_known`` is what was published before the cost was unknown in the last edition, if it ever was.
    """

    name: str
    meur: Decimal
    before: Decimal | None
    after: Decimal | None
    last_known: LastKnown | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """All changes of one cause, the largest first: those of 0 M€ are left out, and there is one at least."""

    cause: Cause
    changes: tuple[Change, ...]

    @property
    def total(self) -> Decimal:
        """The sum of its changes in M€."""
        return sum((each.meur for each in self.changes), ZERO)


def gathered(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Put re-estimates together, and what is undecided, each under the sign of what they come to.

    So weighed, ups and downs that cancel out are nothing.
    """
    merged = []
    for up, down in ((Cause.UP, Cause.DOWN), (Cause.UNDECIDED_ENTERING, Cause.UNDECIDED_LEAVING)):
        changes = tuple(each for term in terms if term.cause in {up, down} for each in term.changes)
        total = sum((each.meur for each in changes), ZERO)
        merged += [Term(up if total > 0 else down, changes)] if changes else []
    apart = (Cause.UP, Cause.DOWN, Cause.UNDECIDED_ENTERING, Cause.UNDECIDED_LEAVING)
    return (*(term for term in terms if term.cause not in apart), *merged)


def largest_of(terms: tuple[Term, ...]) -> Term | None:
    """Take the cause that weighs most, whatever its sign, re-estimates together; None where every one is 0 M€."""
    order = list(Cause)
    weighed = [term for term in gathered(terms) if term.total]
    return min(weighed, key=lambda term: (-abs(term.total), order.index(term.cause)), default=None)
