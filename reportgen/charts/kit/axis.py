"""A time axis in millimetres, on true dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reportgen.values.dates import Month

    Span = tuple[date | None, Month | None]  # from a start to a planned end

MAX_LABELS = 20


@dataclass(frozen=True, slots=True)
class YearAxis:
    """Whole years from ``first`` up to and excluding ``last``, between two places in mm."""

    first: int
    last: int
    left: float
    right: float

    @classmethod
    def of(cls, spans: Iterable[Span], as_of: date, left: float, right: float, *, room: int = 0) -> YearAxis:
        """Span every start and planned end, and the date of the data; ``room`` adds empty years at the right."""
        dated = tuple(spans)
        starts = [start.year for start, _end in dated if start]
        ends = [end.year for _start, end in dated if end]
        return cls(min([*starts, as_of.year]), max([*starts, *ends, as_of.year]) + 1 + room, left, right)

    def x(self, day: date) -> float:
        """Place a day."""
        return self.x_of_year(day.year + (day.timetuple().tm_yday - 1) / 366)

    def x_of_year(self, year: float) -> float:
        """Place the beginning of a year, or a fraction of it."""
        return self.left + (year - self.first) / (self.last - self.first) * (self.right - self.left)

    def labelled(self, every: int = 1) -> range:
        """Choose the years that are written: all, or every second, fifth … when they are many."""
        step = next(
            step
            for step in (1, 2, 5, 10, 20, 50, 1000)
            if step >= every and (self.last - self.first) / step <= MAX_LABELS
        )
        return range(self.first, self.last, step)
