"""How long the projects are planned to last, from start to planned end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def mean_duration(frame: pd.DataFrame) -> Decimal | None:
    """Average the published durations, in years; None when no project publishes one."""
    known = frame["duration"].dropna()
    total = sum(map(Fraction, known), Fraction(0))
    return Decimal(total.numerator) / (total.denominator * len(known)) if len(known) else None


def count_with_duration(frame: pd.DataFrame) -> int:
    """Count the projects that publish a duration."""
    return int(frame["duration"].count())
