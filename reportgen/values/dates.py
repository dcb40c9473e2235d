"""Quarters and months: the grain of editions and of planned ends."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

# The years that a date or a quarter of an edition may be of. What is earlier or later is a slip, or meant to do harm;
# within these bounds every calendar, spreadsheet and database can count, some weeks more or less too.
YEARS = range(1990, 2101)


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

    def __sub__(self, other: Quarter) -> int:
        """Count the quarters from another one to this one.

        >>> Quarter(2020, 1) - Quarter(2018, 4)
        5
        """
        return (self.year - other.year) * 4 + self.number - other.number

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
