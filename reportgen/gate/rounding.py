"""How far from the truth a number may be that was written with so many decimals."""

from __future__ import annotations

from decimal import Decimal


def half_step(written: Decimal) -> Decimal:
    """Half of the last digit's worth.

    >>> half_step(Decimal("1.56")), half_step(Decimal("40"))
    (Decimal('0.005'), Decimal('0.5'))
    """
    return Decimal(1).scaleb(int(written.as_tuple().exponent)) / 2
