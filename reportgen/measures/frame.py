"""An edition's projects as a pandas table: one row a project, one column a measurable property."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from reportgen.formatting import first_spellings
from reportgen.portfolio import NO_AREA
from reportgen.portfolio.brackets import bracket_of
from reportgen.portfolio.table import project_table

if TYPE_CHECKING:
    from reportgen.values.edition import Edition

EUROS = Decimal(1_000_000)


def frame_of(edition: Edition) -> pd.DataFrame:
    """Lay the projects out as a table; costs in whole euros (exact integers), durations as decimal years.

    A ministry or an area that cells spell in several ways is one, under the first spelling.
    """
    projects = edition.projects
    ministries = first_spellings(project.ministry for project in projects)
    areas = first_spellings(project.functional_area or NO_AREA for project in projects)
    return pd.DataFrame(
        {
            "ministry": [ministries[project.ministry] for project in projects],
            "interministerial": pd.Series([project.interministerial for project in projects], dtype="boolean"),
            "phase": [project.phase_key for project in projects],
            "bracket": [bracket_of(project.cost).key for project in projects],
            "area": [areas[project.functional_area or NO_AREA] for project in projects],
            "cost": _euros([project.cost_meur for project in projects]),
            "duration": pd.Series([project.duration_years for project in projects], dtype=object),
        }
    )


def project_frame(edition: Edition) -> pd.DataFrame:
    """Lay the projects out under the keys of their columns: numbers as float64 (NaN where there is none), starts as dates.

    ``ministry`` is the lead alone; ``co_leads`` and ``bracket`` are added.
    """
    table = project_table(edition.projects)
    columns = {column.key: [row[place] for row in table.rows] for place, column in enumerate(table.columns)}
    frame = pd.DataFrame(columns)
    frame["ministry"] = [project.ministry for project in edition.projects]
    frame["co_leads"] = [" / ".join(project.co_leads) for project in edition.projects]
    frame["bracket"] = [bracket_of(project.cost).label for project in edition.projects]
    for column in table.columns:
        if column.type == "number":
            frame[column.key] = pd.to_numeric(frame[column.key], errors="coerce").astype("float64")
        elif column.type == "date":
            frame[column.key] = pd.to_datetime(frame[column.key], errors="coerce")
    return frame


def in_meur(euros: object) -> Decimal | None:
    """Turn a sum of whole euros back into M€; None when nothing was summed."""
    return None if pd.isna(euros) else Decimal(int(euros)) / EUROS  # type: ignore[call-overload]


def _euros(amounts: list[Decimal | None]) -> pd.Series[int]:
    return pd.Series([None if amount is None else int(amount * EUROS) for amount in amounts], dtype="Int64")
