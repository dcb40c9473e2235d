"""Declared figures held against computed ones: where they differ beyond rounding, the reader is told.

A declared figure is compared with exactly what is printed under its name: the same mean, measured from the initial
estimates. Where the table gives none, a declared deviation cannot be computed; it is then the headline, and no discrepancy.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen.measures.deviations import INITIAL
from reportgen.values.edition import MEANS
from reportgen.values.figures import Discrepancy
from reportgen.values.headline import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.values.edition import DeviationMethod
    from reportgen.values.figures import Deviation, Figures

RATES = {f"{kind}_deviation_pct": kind for kind in KINDS}


def discrepancies(figures: Figures, method: DeviationMethod) -> tuple[Discrepancy, ...]:
    """List the declared figures that differ from the computed ones at the precision of their declaration."""
    computed = _computed(figures, method)
    found = (_discrepancy(key, value, computed.get(key), figures, method) for key, value in figures.declared.items())
    return tuple(item for item in found if item is not None)


def _computed(figures: Figures, method: DeviationMethod) -> Mapping[str, Decimal | None]:
    """Take what the table gives for each figure that can be declared."""
    common, total = figures.interministerial, figures.total_cost_meur
    return {
        "projects": Decimal(figures.projects),
        "interministerial": None if common is None else Decimal(common),
        "total_cost_bn_eur": None if total is None else total / 1000,
        "mean_duration_years": figures.mean_duration_years,
        **{key: _from_initial(figures, kind, getattr(method, kind)) for key, kind in RATES.items()},
    }


def _from_initial(figures: Figures, kind: str, mean: str) -> Decimal | None:
    """Take a rate that is measured from the initial estimates; None where the table gives none."""
    measured: Deviation = getattr(figures, kind)
    return measured.by(mean) if measured.baseline == INITIAL else None


def _discrepancy(
    key: str, declared: Decimal, computed: Decimal | None, figures: Figures, method: DeviationMethod
) -> Discrepancy | None:
    if computed is None:
        return None
    step = Decimal(1).scaleb(int(declared.as_tuple().exponent))
    if abs(declared - computed) <= step / 2:
        return None
    nearest, value = _nearest(key, declared, figures, method)
    return Discrepancy(
        key, declared, computed.quantize(step, ROUND_HALF_UP), nearest, value and value.quantize(step, ROUND_HALF_UP)
    )


def _nearest(key: str, declared: Decimal, figures: Figures, method: DeviationMethod) -> tuple[str, Decimal | None]:
    """Find the mean that comes nearest to a declared rate, where it is another one than the edition's."""
    if key not in RATES:
        return "", None
    kind = RATES[key]
    known = {mean: value for mean in MEANS if (value := _from_initial(figures, kind, mean)) is not None}
    mean = min(known, key=lambda each: (abs(known[each] - declared), each != getattr(method, kind)))
    return ("", None) if mean == getattr(method, kind) else (mean, known[mean])
