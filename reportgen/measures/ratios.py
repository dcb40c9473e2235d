"""Differences, growth, shares and deviations: how two values are set beside each other, everywhere in the report.

Rates are in percent and unrounded, differences in the unit of their values. What is not known makes what is computed
from it unknown: None, never zero; nor can anything be measured in percent of nothing.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
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


def deviation(pairs: Iterable[tuple[Value, Value]], baseline: str, of: int | None = None) -> Deviation:
    """Measure how far current values are from those of the baseline, over the pairs that give both.

    The weighted mean is Σ(current − first) / Σ first, the plain mean that of each pair's growth; both are exact until
    they are handed out. ``of`` counts the projects that could be measured: all pairs, unless it is given.

    >>> found = deviation([(15, 12), (8, 8), (5, None)], "initial")
    >>> found.weighted_pct, found.mean_pct, found.median_pct, found.projects, found.of
    (Decimal('15'), Decimal('12.5'), Decimal('12.5'), 2, 3)
    """
    everything = list(pairs)
    known = [(Fraction(current), Fraction(first)) for current, first in everything if current is not None and first]
    if not known:
        return Deviation()
    rates = [current / first - 1 for current, first in known]
    whole = sum((current for current, _ in known), Fraction(0)) / sum((first for _, first in known), Fraction(0))
    return Deviation(
        weighted_pct=in_percent(whole - 1),
        mean_pct=in_percent(sum(rates, Fraction(0)) / len(rates)),
        median_pct=in_percent(median(rates)),
        projects=len(known),
        baseline=baseline,
        of=len(everything) if of is None else of,
    )


def in_percent(ratio: Fraction) -> Decimal:
    """Write an exact ratio in percent, to 28 digits: what ends within them is exact, so that a half is rounded as one.

    >>> in_percent(Fraction(1, 8)), in_percent(Fraction(-1, 3))
    (Decimal('12.5'), Decimal('-33.33333333333333333333333333'))
    """
    return Decimal(100 * ratio.numerator) / Decimal(ratio.denominator)
