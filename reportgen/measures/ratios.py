"""Differences, growth, shares and deviations: how two values are set beside each other, everywhere in the report.

Rates are in percent and unrounded, differences in the unit of their values. What is not known makes what is computed
from it unknown: None, never zero; nor can anything be measured in percent of nothing.
"""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from reportgen.values.figures import Deviation

if TYPE_CHECKING:
    from collections.abc import Iterable

    Value = Decimal | int | None


def difference(now: Value, before: Value) -> Decimal | None:
    """Measure how much more there is now than before, in the unit of both; None unless both are known.

    >>> difference(Decimal("12.5"), 10), difference(7, 10), difference(None, 10)
    (Decimal('2.5'), Decimal('-3'), None)
    """
    return None if now is None or before is None else Decimal(now) - before


def growth(now: Value, before: Value) -> Decimal | None:
    """Measure how much more there is now, in percent of what there was; None unless both are known and there was some.

    >>> growth(15, 12), growth(Decimal(9), 12), growth(15, 0), growth(15, None)
    (Decimal('25'), Decimal('-25'), None, None)
    """
    change = difference(now, before)
    return None if change is None or not before else 100 * change / before


def share(part: Value, whole: Value) -> Decimal | None:
    """Measure a part in percent of the whole; None unless both are known and there is a whole.

    >>> share(1, 4), share(0, 4), share(None, 4), share(0, 0)
    (Decimal('25'), Decimal('0'), None, None)
    """
    return None if part is None or not whole else 100 * Decimal(part) / whole


def deviation(pairs: Iterable[tuple[Value, Value]], baseline: str) -> Deviation:
    """Measure how far current values are from those of the baseline, over the pairs that give both.

    The weighted mean is Σ(current − first) / Σ first, the plain mean that of each pair's growth.

    >>> found = deviation([(15, 12), (8, 8), (5, None)], "initial")
    >>> found.weighted_pct, found.mean_pct, found.median_pct, found.projects
    (Decimal('15'), Decimal('12.5'), Decimal('12.5'), 2)
    """
    known = [(Decimal(current), Decimal(first)) for current, first in pairs if current is not None and first]
    if not known:
        return Deviation()
    rates = [rate for current, first in known if (rate := growth(current, first)) is not None]
    whole = sum((first for _, first in known), Decimal(0))
    return Deviation(
        weighted_pct=growth(sum((current for current, _ in known), Decimal(0)), whole),
        mean_pct=sum(rates, Decimal(0)) / len(rates),
        median_pct=median(rates),
        projects=len(known),
        baseline=baseline,
    )
