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

    from reportgen.values.findings import Findings, Point

    Value = Callable[[Point], Decimal | int | None]


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


def stretches(points: Sequence[Point], value: Value) -> list[list[tuple[Point, float]]]:
    """Cut a series wherever a value or an edition is missing, or the deviations' method changed."""
    found: list[list[tuple[Point, float]]] = []
    before: Point | None = None
    for point in points:
        here = value(point)
        follows = before is not None and point.number == before.number + 1 and point.method == before.method
        if here is not None:
            if found and follows and found[-1] and found[-1][-1][0] is before:
                found[-1].append((point, float(here)))
            else:
                found.append([(point, float(here))])
        before = point
    return found


def breaks(points: Sequence[Point]) -> list[Point]:
    """List the editions from which on the deviations follow another method."""
    return [after for before, after in itertools.pairwise(points) if after.method != before.method]


def missing(points: Sequence[Point]) -> int:
    """Count the editions that are not in the archive, between the first and the last."""
    return points[-1].number - points[0].number + 1 - len(points) if points else 0


def month(point: Point) -> str:
    """Name a point's month as axes do: ``03/20``."""
    return fmt.month_short(point.as_of)


def has_past(findings: Findings) -> bool:
    """Tell whether there is more than one point to draw."""
    return len(findings.series) > 1
