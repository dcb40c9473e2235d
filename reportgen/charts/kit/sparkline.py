"""A headline figure's course over the editions, as small as a word: a line, its last point, no axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.series import DateAxis, has_past, stretches
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.charts.kit.series import Value
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings

WIDTH, HEIGHT = 30.0, 7.0
EDGE = 1.0  # mm kept free around the line


@dataclass(frozen=True, slots=True)
class Sparkline:
    """The course of one value: which one, what it is called, how it is written."""

    name: str
    value: Value
    spell: Callable[[Decimal], str]

    def draw(self, findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
        """Draw the line between the lowest and the highest value; nothing when there is no past."""
        parts = stretches(findings.series, self.value)
        rates = [rate for part in parts for _point, rate in part]
        if not has_past(findings) or len(rates) < 2:  # noqa: PLR2004 - a line has two ends
            return ()
        canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
        axis = DateAxis(findings.series[0].as_of, findings.series[-1].as_of, EDGE, WIDTH - EDGE)
        low, high = min(rates), max(rates)
        for part in parts:
            xs = [axis.x(point.as_of) for point, _rate in part]
            ys = [
                HEIGHT / 2 if low == high else HEIGHT - EDGE - (rate - low) / (high - low) * (HEIGHT - 2 * EDGE)
                for _point, rate in part
            ]
            canvas.axes.plot(xs, ys, color=theme.a50, linewidth=1.1, zorder=2)
        canvas.dot(xs[-1], ys[-1], 0.75, fill=theme.accent, edge=theme.accent)
        return (canvas.finish(),)

    def describe(self, findings: Findings) -> str:
        """Give every value of the course."""
        known = [(point, found) for point in findings.series if (found := self.value(point)) is not None]
        said = (
            _("{value} en {month}", value=self.spell(found), month=fmt.month_and_year(point.as_of))  # type: ignore[arg-type]
            for point, found in known
        )
        return fmt.typeset(_("{name} : {values}.", name=_(self.name), values=", ".join(said) or _("aucune valeur")))
