"""How many projects the portfolio holds, and how many of them serve several ministries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def count_projects(frame: pd.DataFrame) -> int:
    """Count the projects of the edition."""
    return len(frame)


def count_interministerial(frame: pd.DataFrame) -> int:
    """Count the projects marked as interministerial."""
    return int(frame["interministerial"].sum())
