"""Edition → Figures: one function an indicator, measured with pandas, ended in frozen values.

To add one: a function of the frame in a file of this package, a field of `Figures`, a line in `INDICATORS`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportgen.measures import breakdown, cost, deviations, duration, size
from reportgen.measures.declared import discrepancies
from reportgen.measures.frame import frame_of
from reportgen.values.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from reportgen.values.edition import Edition

# A field of `Figures`, and the function that measures it.
INDICATORS: Mapping[str, Callable[[pd.DataFrame], Any]] = {
    "projects": size.count_projects,
    "interministerial": size.count_interministerial,
    "total_cost_meur": cost.total_cost,
    "projects_with_cost": cost.count_with_cost,
    "mean_duration_years": duration.mean_duration,
    "projects_with_duration": duration.count_with_duration,
    "by_phase": breakdown.by_phase,
    "brackets": breakdown.brackets,
    "areas": breakdown.areas,
    "ministries": breakdown.ministries,
    "schedule": deviations.schedule_deviation,
    "budget": deviations.budget_deviation,
}


def measure(edition: Edition) -> Figures:
    """Measure every figure of an edition."""
    frame = frame_of(edition)
    measured = {field: indicator(frame) for field, indicator in INDICATORS.items()}
    figures = Figures(
        quarter=edition.info.quarter, number=edition.info.number, declared=edition.info.declared, **measured
    )
    return replace(figures, discrepancies=discrepancies(figures))
