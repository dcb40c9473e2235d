"""The total cost over the editions, as small as a word."""

from __future__ import annotations

from reportgen import formatting as fmt
from reportgen.charts.kit.sparkline import Sparkline
from reportgen.words.language import later

CHART = Sparkline(later("Coût complet estimé"), lambda point: point.total_cost_meur, fmt.money)
draw, describe = CHART.draw, CHART.describe
