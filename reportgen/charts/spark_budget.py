"""The budget deviation over the editions, as small as a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.rates import budget
from reportgen.charts.kit.sparkline import Rows, Unit, describe, draw, table, take_course
from reportgen.words.language import later

if TYPE_CHECKING:
    from reportgen.values.findings import Findings


def rows(findings: Findings) -> Rows:
    """Take the headline deviation of the budget."""
    return take_course(findings, later("Écart de budget"), Unit.PERCENT, budget)


CHART = ChartKind("spark_budget", rows, draw, describe, table)
