"""A deviation as it is printed in large: declared by the publisher or computed from the table, with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.values.since import Since

SCHEDULE, BUDGET = "schedule", "budget"
KINDS = (SCHEDULE, BUDGET)
OPPOSED = 2  # means that differ by more than this factor tell two stories


class Source(StrEnum):
    """Where a headline's value comes from: the publisher's declaration, or the table of projects."""

    DECLARED = "declared"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A portfolio's deviation by one mean, in percent, over ``n`` of the edition's ``of`` projects.

    ``mean`` is weighted, mean or median; ``baseline`` initial, first_published or previous_edition (CONTRACT, "Words").
    """

    value: Decimal
    mean: str
    baseline: str
    n: int
    of: int

    def is_opposed_to(self, other: Rate) -> bool:
        """Whether two means tell opposite stories: by their sign, or by more than a factor of two."""
        if self.value * other.value < 0:
            return True
        low, high = sorted((abs(self.value), abs(other.value)))
        return high > OPPOSED * low


@dataclass(frozen=True, slots=True, kw_only=True)
class SameProjects:
    """How many points a rate moved over the projects that both editions measure: like for like.

    ``n`` counts them; ``is_telling`` is false where the two editions' own sets differ by more than a fifth, so that no
    direction may be claimed of the portfolio.
    """

    change: Decimal
    n: int
    since: Since
    is_telling: bool


@dataclass(frozen=True, slots=True)
class Way:
    """How a headline was had: declared or computed, by which mean, from which baseline."""

    source: Source | None
    mean: str
    baseline: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The deviation that an edition prints in large.

    ``declared`` holds the publisher's own rate where the table cannot give its kind, having no initial estimates; then
    ``computed``, from the first published ones, stands beside it under its own name. ``means`` are the other means of
    the same projects; ``carried_by`` names the project that carries more than a third of the computed rate.
    """

    kind: str
    mean: str
    of: int
    declared: Decimal | None = None
    computed: Rate | None = None
    means: tuple[Rate, ...] = ()
    carried_by: str = ""
    same: SameProjects | None = None

    @property
    def source(self) -> Source | None:
        """Whether the value was declared or computed; None where there is none."""
        if self.declared is not None:
            return Source.DECLARED
        return None if self.computed is None else Source.COMPUTED

    @property
    def value(self) -> Decimal | None:
        """The value printed, in percent, unrounded; None where the edition gives none."""
        if self.declared is not None:
            return self.declared
        return None if self.computed is None else self.computed.value

    @property
    def baseline(self) -> str | None:
        """From what the value is measured; a declared rate is measured from the initial estimates."""
        if self.declared is not None:
            return "initial"
        return None if self.computed is None else self.computed.baseline

    @property
    def n(self) -> int | None:
        """How many projects the value rests on; None where it was declared, for nobody says so."""
        return None if self.declared is not None or self.computed is None else self.computed.n

    @property
    def opposed(self) -> tuple[Rate, ...]:
        """The other means of the same projects that tell another story than the one computed."""
        return () if self.computed is None else tuple(each for each in self.means if self.computed.is_opposed_to(each))

    @property
    def way(self) -> Way:
        """How the value was had; values had in two ways are not compared."""
        return Way(self.source, self.mean, self.baseline)
