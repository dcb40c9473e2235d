"""The mean duration over the editions, as small as a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.sparkline import Rows, Unit, describe, draw, table, take_course
from reportgen.words.language import later

if TYPE_CHECKING:
    from reportgen.values.findings import Findings


def rows(findings: Findings) -> Rows:
    """Take the mean duration of the projects."""
    return take_course(
        findings, later("Durée moyenne"), "duration", Unit.YEARS, lambda point: point.mean_duration_years
    )


CHART = ChartKind("spark_duration", rows, draw, describe, table)
