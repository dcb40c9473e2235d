"""The budget deviation over the editions, as small as a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.sparkline import Rows, describe, draw, table, take_deviation
from reportgen.words.language import later

if TYPE_CHECKING:
    from reportgen.values.findings import Findings


def rows(findings: Findings) -> Rows:
    """Take the headline deviation of the budget."""
    return take_deviation(findings, later("Écart de budget"), "budget")


CHART = ChartKind("spark_budget", rows, draw, describe, table)
