"""The budget deviation over the editions, as small as a word."""

from __future__ import annotations

from reportgen import formatting as fmt
from reportgen.charts.kit.rates import budget
from reportgen.charts.kit.sparkline import Sparkline
from reportgen.words.language import later

CHART = Sparkline(later("Écart de budget"), budget, lambda rate: fmt.percent(rate, 1))
draw, describe = CHART.draw, CHART.describe
