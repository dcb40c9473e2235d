"""The rounding error of a written number: half of its last digit's worth."""

from __future__ import annotations

from decimal import Decimal


def half_step(written: Decimal) -> Decimal:
    """Compute the largest rounding error of a number as it is written.

    >>> half_step(Decimal("1.56")), half_step(Decimal("40"))
    (Decimal('0.005'), Decimal('0.5'))
    """
    return Decimal(1).scaleb(int(written.as_tuple().exponent)) / 2
