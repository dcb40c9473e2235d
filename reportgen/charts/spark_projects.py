"""The number of projects over the editions, as small as a word."""

from __future__ import annotations

from reportgen import formatting as fmt
from reportgen.charts.kit.sparkline import Sparkline
from reportgen.words.language import later

CHART = Sparkline(later("Projets suivis"), lambda point: point.projects, fmt.number)
draw, describe = CHART.draw, CHART.describe
