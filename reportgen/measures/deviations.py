"""How far schedules and budgets have drifted from the initial estimates.

Definitions (CONTRACT, "Words"): a project's deviation is (current − initial) / initial. Both portfolio rates
are computed for both: the mean weighted by the initial value, and the plain mean over projects. The report's
headline takes the weighted mean for schedules and the plain mean for budgets.
"""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from reportgen.values.figures import Deviation

if TYPE_CHECKING:
    import pandas as pd

INITIAL = "initial"


def schedule_deviation(frame: pd.DataFrame) -> Deviation:
    """Compare current durations with initial ones, over the projects that give both."""
    return _deviation(frame[["duration", "initial_duration"]])


def budget_deviation(frame: pd.DataFrame) -> Deviation:
    """Compare current costs with initial ones, over the projects that give both."""
    return _deviation(frame[["cost", "initial_cost"]])


def _deviation(pairs: pd.DataFrame) -> Deviation:
    known = [
        (Decimal(str(current)), Decimal(str(initial))) for current, initial in pairs.dropna().itertuples(index=False)
    ]
    if not known:
        return Deviation()
    gap = sum((current - initial for current, initial in known), Decimal(0))
    base = sum((initial for _, initial in known), Decimal(0))
    rates = [(current - initial) / initial for current, initial in known]
    return Deviation(
        weighted_pct=100 * gap / base,
        mean_pct=100 * sum(rates, Decimal(0)) / len(rates),
        median_pct=100 * median(rates),
        projects=len(known),
        baseline=INITIAL,
    )
