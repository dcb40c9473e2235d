"""An edition's projects as a pandas table: one row a project, one column a measurable property."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from reportgen.values.project import UNDISCLOSED

if TYPE_CHECKING:
    from reportgen.values.edition import Edition

EUROS = Decimal(1_000_000)


def frame_of(edition: Edition) -> pd.DataFrame:
    """Lay the projects out as a table; costs in whole euros (exact integers), durations as decimal years."""
    projects = edition.projects
    return pd.DataFrame(
        {
            "ministry": [project.ministry for project in projects],
            "interministerial": pd.Series([project.interministerial for project in projects], dtype="boolean"),
            "phase": [project.phase_key for project in projects],
            "bracket": [project.bracket_key for project in projects],
            "area": [project.functional_area or UNDISCLOSED for project in projects],
            "cost": _euros([project.cost_meur for project in projects]),
            "initial_cost": _euros([project.initial_cost_meur for project in projects]),
            "duration": pd.Series([project.duration_years for project in projects], dtype=object),
            "initial_duration": pd.Series([project.initial_duration_years for project in projects], dtype=object),
        }
    )


def in_meur(euros: object) -> Decimal | None:
    """Turn a sum of whole euros back into M€; None when nothing was summed."""
    return None if pd.isna(euros) else Decimal(int(euros)) / EUROS  # type: ignore[call-overload]


def _euros(amounts: list[Decimal | None]) -> pd.Series[int]:
    return pd.Series([None if amount is None else int(amount * EUROS) for amount in amounts], dtype="Int64")
