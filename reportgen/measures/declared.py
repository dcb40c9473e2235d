"""Declared figures held against computed ones: where they differ beyond rounding, the reader is told."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen.values.figures import Discrepancy

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.values.figures import Figures

COMPUTED: dict[str, Callable[[Figures], Decimal | None]] = {
    "projects": lambda figures: Decimal(figures.projects),
    "interministerial": lambda figures: None if figures.interministerial is None else Decimal(figures.interministerial),
    "total_cost_bn_eur": lambda figures: None if figures.total_cost_meur is None else figures.total_cost_meur / 1000,
    "mean_duration_years": lambda figures: figures.mean_duration_years,
    "schedule_deviation_pct": lambda figures: figures.schedule.weighted_pct,
    "budget_deviation_pct": lambda figures: figures.budget.mean_pct,
}


def discrepancies(figures: Figures) -> tuple[Discrepancy, ...]:
    """List the declared figures that differ from the computed ones at the precision of their declaration.

    A declared figure that cannot be computed (deviations without initial values) is no discrepancy.
    """
    found = (_discrepancy(key, value, COMPUTED[key](figures)) for key, value in figures.declared.items())
    return tuple(item for item in found if item is not None)


def _discrepancy(key: str, declared: Decimal, computed: Decimal | None) -> Discrepancy | None:
    if computed is None:
        return None
    step = Decimal(1).scaleb(int(declared.as_tuple().exponent))
    if abs(declared - computed) <= step / 2:
        return None
    return Discrepancy(key, declared, computed.quantize(step, ROUND_HALF_UP))
