"""A project as one edition's table describes it: phase, cost, dates; money is ``Decimal`` M€, durations ``Decimal`` years.

What is missing has a value of its own (``None``, `NotEstimated`, `Undisclosed`), never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.values.dates import Month, planned_end

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from reportgen.values.phase import Phase

# The keys under which a cost or a phase is counted that is no number or has no name; a portfolio gives them words.
NOT_ESTIMATED, UNDISCLOSED = "not_estimated", "undisclosed"

# The words of a link that led to a page of its programme.
PROGRAMME_LINK_TEXT = "projet annuel de performances"


@dataclass(frozen=True, slots=True)
class Amount:
    """A published full cost in M€ (arrêté du 14 novembre 2014: building plus two years of running)."""

    meur: Decimal


@dataclass(frozen=True, slots=True)
class NotEstimated:
    """A cost not estimated yet."""


@dataclass(frozen=True, slots=True)
class Undisclosed:
    """A cost or a phase that is withheld or missing, with the reason where one is given."""

    reason: str = ""


Cost = Amount | NotEstimated | Undisclosed


@dataclass(frozen=True, slots=True)
class Link:
    """A web address that a project points to, with the words it stands under."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One large digital project of the State, as one edition's table describes it.

    ``more`` holds, by column key, what stands in columns that have no attribute of their own here.
    """

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
    more: Mapping[str, str | Decimal | date | bool | None] = field(default_factory=dict, hash=False)

    @property
    def leads(self) -> tuple[str, ...]:
        """Every ministry that carries it, the lead ministry first."""
        return (self.ministry, *self.co_leads)

    @property
    def own_links(self) -> tuple[Link, ...]:
        """The links to pages on the project itself."""
        return tuple(link for link in self.links if link.text != PROGRAMME_LINK_TEXT)

    @property
    def programme_links(self) -> tuple[Link, ...]:
        """The links to pages on the programmes that finance it."""
        return tuple(link for link in self.links if link.text == PROGRAMME_LINK_TEXT)

    @property
    def withholding_reason(self) -> str:
        """Why figures are withheld: one reason serves the cost and the phase."""
        reasons = (value.reason for value in (self.cost, self.phase) if isinstance(value, Undisclosed))
        return " ; ".join(dict.fromkeys(filter(None, reasons)))

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
    def phase_key(self) -> str:
        """The key of the phase, or that of none that is published."""
        return UNDISCLOSED if isinstance(self.phase, Undisclosed) else self.phase.key

    @property
    def is_over(self) -> bool:
        """Whether the phase says that the project has ended."""
        return not isinstance(self.phase, Undisclosed) and self.phase.over

    def is_overdue(self, as_of: date) -> bool:
        """Tell whether the planned end has passed, by more than the month of doubt, without the project being over."""
        end = self.planned_end
        return not self.is_over and end is not None and end.plus(1) < Month.of(as_of)
