"""The mean duration over the editions, as small as a word."""

from __future__ import annotations

from reportgen import formatting as fmt
from reportgen.charts.kit.sparkline import Sparkline
from reportgen.words.language import later

CHART = Sparkline(later("Durée moyenne"), lambda point: point.mean_duration_years, fmt.years)
draw, describe = CHART.draw, CHART.describe
