"""Since when a change is told: the edition that another one is compared with, and whether it is the one just before.

Two editions follow one another when no number is missing between them and no more than one quarter lies between what
they describe. Where they do not, whoever tells a change says since when, and that editions are missing; nothing may be
called unchanged over so many editions, nor back, because of what the archive does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from reportgen.values.dates import Quarter


class Dated(Protocol):
    """An edition, or a project as an edition saw it: number, quarter, and the date of the data."""

    @property
    def number(self) -> int:
        """The edition's number in the series."""

    @property
    def quarter(self) -> Quarter:
        """The quarter that the edition is of."""

    @property
    def as_of(self) -> date:
        """The day that the data describe."""


@dataclass(frozen=True, slots=True)
class Since:
    """The earlier edition of a comparison: its number, quarter and date, how many editions and quarters lie between.

    ``missing`` counts the editions of the series that the archive does not hold, by their numbers; ``quarters`` is 1
    where one quarter follows the other.
    """

    number: int
    quarter: Quarter
    as_of: date
    missing: int
    quarters: int

    @classmethod
    def between(cls, old: Dated, new: Dated) -> Since:
        """Say since when ``new`` is compared with ``old``."""
        return cls(old.number, old.quarter, old.as_of, max(new.number - old.number - 1, 0), new.quarter - old.quarter)

    @property
    def is_the_edition_before(self) -> bool:
        """Whether the earlier edition is the one just before in the series: only then may it be called so."""
        return not self.missing and self.quarters <= 1
