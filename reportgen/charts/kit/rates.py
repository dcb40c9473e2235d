"""The headline deviations of a point of the series, by the method of its edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.values.findings import Point


def schedule(point: Point) -> Decimal | None:
    """Take the schedule's rate by the method of its edition."""
    return point.schedule.by(point.method.schedule)


def budget(point: Point) -> Decimal | None:
    """Take the budget's rate by the method of its edition."""
    return point.budget.by(point.method.budget)
