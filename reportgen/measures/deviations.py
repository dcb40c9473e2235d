"""How far schedules and budgets have drifted from the initial estimates.

Definitions (CONTRACT, "Words"): a project's deviation is (current − initial) / initial. Both portfolio rates
are computed for both: the mean weighted by the initial value, and the plain mean over projects. The report's
headline takes the weighted mean for schedules and the plain mean for budgets.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.measures.ratios import deviation

if TYPE_CHECKING:
    import pandas as pd

    from reportgen.values.figures import Deviation

INITIAL = "initial"


def schedule_deviation(frame: pd.DataFrame) -> Deviation:
    """Compare current durations with initial ones, over the projects that give both."""
    return _deviation(frame[["duration", "initial_duration"]])


def budget_deviation(frame: pd.DataFrame) -> Deviation:
    """Compare current costs with initial ones, over the projects that give both."""
    return _deviation(frame[["cost", "initial_cost"]])


def _deviation(pairs: pd.DataFrame) -> Deviation:
    known = pairs.dropna().itertuples(index=False)
    return deviation(((Decimal(str(current)), Decimal(str(initial))) for current, initial in known), INITIAL)
