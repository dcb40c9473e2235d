"""How many projects the portfolio holds, and how many of them serve several ministries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def count_projects(frame: pd.DataFrame) -> int:
    """Count the projects of the edition."""
    return len(frame)


def count_interministerial(frame: pd.DataFrame) -> int | None:
    """Count the projects marked as interministerial; None when the table says it of no project, either way."""
    stated = frame["interministerial"].dropna()
    return None if stated.empty else int(stated.sum())
