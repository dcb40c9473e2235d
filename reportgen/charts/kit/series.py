"""The series over all editions: on true dates, cut where an edition is missing or the method changed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from decimal import Decimal

    from reportgen.values.edition import DeviationMethod
    from reportgen.values.findings import Findings, Point

    Value = Decimal | int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one edition says of one measure, and by which method its deviations are measured; None is a true gap."""

    number: int
    as_of: date
    method: DeviationMethod
    value: Value


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


def take_readings(findings: Findings, value: Callable[[Point], Value]) -> tuple[Reading, ...]:
    """Take one measure of every edition, the oldest first."""
    return tuple(Reading(point.number, point.as_of, point.method, value(point)) for point in findings.series)


def known(readings: Sequence[Reading]) -> list[tuple[Reading, Decimal | int]]:
    """Take the readings that give a value, each with it."""
    return [(reading, reading.value) for reading in readings if reading.value is not None]


def stretches(readings: Sequence[Reading]) -> list[list[tuple[Reading, float]]]:
    """Cut a series wherever a value or an edition is missing, or the deviations' method changed."""
    found: list[list[tuple[Reading, float]]] = []
    for here, value in known(readings):
        before = found[-1][-1][0] if found else None
        if before is not None and here.number == before.number + 1 and here.method == before.method:
            found[-1].append((here, float(value)))
        else:
            found.append([(here, float(value))])
    return found


def breaks(readings: Sequence[Reading]) -> list[Reading]:
    """List the editions from which on the deviations follow another method."""
    return [after for before, after in itertools.pairwise(readings) if after.method != before.method]


def missing(readings: Sequence[Reading]) -> int:
    """Count the editions that are not in the archive, between the first and the last."""
    return readings[-1].number - readings[0].number + 1 - len(readings) if readings else 0


def month(reading: Reading) -> str:
    """Name a reading's month as axes do: ``03/20``."""
    return fmt.month_short(reading.as_of)


def has_past(readings: Sequence[Reading]) -> bool:
    """Tell whether there is more than one point to draw."""
    return len(readings) > 1
