"""The series over all editions: on true dates, cut where an edition is missing or the method changed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.series import TOTAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from decimal import Decimal

    from reportgen.values.findings import Findings, Point
    from reportgen.values.headline import Way

    Value = Decimal | int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one edition says of one measure; None is a true gap.

    ``is_linked`` where a line may join it to the edition before: nothing lies between the two, and they are measured
    alike. ``way`` says how a deviation was had, ``is_floor`` that a total is over part of the projects only.
    """

    number: int
    as_of: date
    value: Value
    is_linked: bool
    way: Way | None = None
    is_floor: bool = False


@dataclass(frozen=True, slots=True)
class DateAxis:
    """Days between two places in mm."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Place a day; a lone day stands at the right."""
        span = (self.last - self.first).days
        return self.right if not span else self.left + (day - self.first).days / span * (self.right - self.left)


def take_readings(findings: Findings, measure: str, value: Callable[[Point], Value]) -> tuple[Reading, ...]:
    """Take one measure of every edition, the oldest first; ``measure`` is its name among the links of `Point`."""
    return tuple(
        Reading(
            point.number,
            point.as_of,
            value(point),
            measure in point.linked,
            is_floor=measure == TOTAL and point.total is not None and point.total.is_floor,
        )
        for point in findings.series
    )


def take_headlines(findings: Findings, kind: str) -> tuple[Reading, ...]:
    """Take the headline deviation of every edition, each with the way in which it was had."""
    told = ((point, point.headline(kind)) for point in findings.series)
    return tuple(
        Reading(point.number, point.as_of, each.value, kind in point.linked, each.way if each.source else None)
        for point, each in told
    )


def known(readings: Sequence[Reading]) -> list[tuple[Reading, Decimal | int]]:
    """Take the readings that give a value, each with it."""
    return [(reading, reading.value) for reading in readings if reading.value is not None]


def stretches(readings: Sequence[Reading]) -> list[list[tuple[Reading, float]]]:
    """Cut a series wherever a value or an edition is missing, or the next value is not like for like."""
    found: list[list[tuple[Reading, float]]] = []
    before: Reading | None = None
    for here in readings:
        if here.value is not None:
            if here.is_linked and before is not None and before.value is not None:
                found[-1].append((here, float(here.value)))
            else:
                found.append([(here, float(here.value))])
        before = here
    return found


def breaks(readings: Sequence[Reading]) -> list[Reading]:
    """List the editions from which on a deviation is had in another way."""
    told = [each for each in readings if each.way is not None]
    return [after for before, after in itertools.pairwise(told) if after.way != before.way]


def missing(readings: Sequence[Reading]) -> int:
    """Count the editions that are not in the archive, between the first and the last."""
    return readings[-1].number - readings[0].number + 1 - len(readings) if readings else 0


def month(reading: Reading) -> str:
    """Name a reading's month as axes do: ``03/20``."""
    return fmt.month_short(reading.as_of)


def has_past(readings: Sequence[Reading]) -> bool:
    """Tell whether there is more than one point to draw."""
    return len(readings) > 1
