"""The content of a section that is charts alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.values.views import ChartView


@dataclass(frozen=True, slots=True)
class Charts:
    """What an analysis page prints: charts, one under the other."""

    charts: tuple[ChartView, ...]
