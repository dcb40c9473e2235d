"""What the portfolio costs: the sum of the published full costs (arrêté du 14 novembre 2014)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.measures.frame import in_meur

if TYPE_CHECKING:
    from decimal import Decimal

    import pandas as pd


def total_cost(frame: pd.DataFrame) -> Decimal | None:
    """Add up the published full costs, in M€; None when no project publishes one."""
    return in_meur(frame["cost"].sum(min_count=1))


def count_with_cost(frame: pd.DataFrame) -> int:
    """Count the projects that publish an amount."""
    return int(frame["cost"].count())
