"""The total cost over the editions, as small as a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.sparkline import Rows, Unit, describe, draw, table, take_course
from reportgen.words.language import later

if TYPE_CHECKING:
    from reportgen.values.findings import Findings


def rows(findings: Findings) -> Rows:
    """Take the total cost."""
    return take_course(findings, later("Coût complet estimé"), "total", Unit.MEUR, lambda point: point.total_cost_meur)


CHART = ChartKind("spark_total", rows, draw, describe, table)
