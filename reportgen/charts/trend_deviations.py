"""Schedule and budget deviations over time: lines on true dates, cut at gaps and where the method changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.series import DateAxis, breaks, has_past, month, stretches
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.charts.kit.series import Value
    from reportgen.theme import Theme
    from reportgen.values.edition import DeviationMethod
    from reportgen.values.findings import Findings, Point
from reportgen.charts.kit.rates import budget, schedule

WIDTH, HEIGHT = 174.0, 49.0

LEFT, RIGHT, TOP, FOOT = 8.0, 136.0, 8.0, HEIGHT - 7.0

LOWEST = FOOT - 4.0  # mm: where the lower of two labels may stand, clear of the months

LABEL_STEP = 7.0  # mm between the two series' labels at least


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw both lines; nothing when fewer than two editions give a rate."""
    series = findings.series
    rates = [float(rate) for point in series for rate in (schedule(point), budget(point)) if rate is not None]
    if not has_past(findings) or len(rates) < 2:  # noqa: PLR2004 - a line has two ends
        return ()
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    axis = DateAxis(series[0].as_of, series[-1].as_of, LEFT + 4, RIGHT)
    low, high = min(0.0, *rates), max(0.0, *rates)
    span = (high - low) or 1.0

    def y(rate: float) -> float:
        return FOOT - (rate - low) / span * (FOOT - TOP)

    canvas.rule((LEFT, y(0)), (RIGHT + 3, y(0)), theme.ink, weight=0.6)
    canvas.text(LEFT - 1.5, y(0) + 0.9, "0", size=7, colour=theme.grey, align="right")
    _months(canvas, series, axis)
    _breaks(canvas, [axis.x(point.as_of) - 2 for point in breaks(series)])
    ends = _spread([_line(canvas, series, value, axis, y, series[-1].method) for value in (schedule, budget)])
    for (name, rate), (place, said) in zip(
        ((_("Écart de calendrier"), 0), (_("Écart de budget"), 1)), ends, strict=True
    ):
        _label(canvas, name, place, said, accent=not rate)
    return (canvas.finish(),)


def describe(findings: Findings) -> str:
    """Give both rates of the first and the last edition that have them."""
    parts = []
    for name, value in ((_("Écart de calendrier"), schedule), (_("Écart de budget"), budget)):
        known = [(point, rate) for point in findings.series if (rate := value(point)) is not None]
        if known:
            (first, start), (last, end) = known[0], known[-1]
            parts.append(
                _(
                    "{name} : {start} en {first}, {end} en {last}",
                    name=name,
                    start=fmt.percent(start, 1),
                    first=fmt.month_and_year(first.as_of),
                    end=fmt.percent(end, 1),
                    last=fmt.month_and_year(last.as_of),
                )
            )
    changed = _("La méthode change en cours de série.") if breaks(findings.series) else ""
    said = _(" ; ").join(parts) or _("Aucun écart mesuré")
    return fmt.typeset(f"{said}. {changed}".strip())


def _months(canvas: Canvas, series: Sequence[Point], axis: DateAxis) -> None:
    last = -99.0
    for place, point in enumerate(series):
        x = axis.x(point.as_of)
        if (
            place == len(series) - 1
            or (x - last > canvas.fonts.width("00/0000", 7) + 2 and RIGHT - x > canvas.fonts.width("00/0000", 7) + 2)
            or not place
        ):
            canvas.text(x, HEIGHT - 1.5, month(point), size=7, colour=canvas.theme.grey, align="center")
            last = x


def _breaks(canvas: Canvas, places: Sequence[float]) -> None:
    """Mark each change of method; its words stand on the side that has room, once where marks are close."""
    words = _("changement de méthode")
    width, free = canvas.fonts.width(words, 7), 0.0
    for x in places:
        canvas.rule((x, TOP - 3), (x, FOOT), canvas.theme.grey, weight=0.6, dashes=(2, 2))
        left = x - 1 - width
        left = left if left >= free else x + 1
        if left >= free:
            canvas.text(left, TOP - 4, words, size=7, colour=canvas.theme.grey)
            free = left + width + 1


def _line(
    canvas: Canvas,
    series: Sequence[Point],
    value: Value,
    axis: DateAxis,
    y: Callable[[float], float],
    method: DeviationMethod,
) -> tuple[float, str]:
    """Draw one series; say where it ends and with which rate."""
    theme = canvas.theme
    end, said = y(0), fmt.unknown()
    for stretch in stretches(series, value):
        current = stretch[-1][0].method == method
        tone = (theme.accent if value is schedule else theme.ink) if current else theme.grey_line
        xs = [axis.x(point.as_of) for point, _rate in stretch]
        ys = [y(rate) for _point, rate in stretch]
        canvas.axes.plot(xs, ys, color=tone, linewidth=1.4, zorder=3)
        for x, height in zip(xs, ys, strict=True):
            canvas.dot(x, height, 0.8, fill=tone if current else theme.paper, edge=tone)
        end, said = ys[-1], ""
    known = [rate for point in series if (rate := value(point)) is not None]
    return end, fmt.percent(Decimal(known[-1]), 1) if known else said


def _spread(ends: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Keep the two labels apart, each as near to its line as can be."""
    (one, first), (other, second) = ends
    lack = LABEL_STEP - abs(one - other)
    if lack <= 0:
        return [(min(place, LOWEST), said) for place, said in ends]
    up, down = (one, other) if one <= other else (other, one)
    up, down = up - lack / 2, down + lack / 2
    below = max(0.0, down - LOWEST)
    up, down = up - below, down - below
    return [(up, first), (down, second)] if one <= other else [(down, first), (up, second)]


def _label(canvas: Canvas, name: str, y: float, rate: str, *, accent: bool) -> None:
    tone = canvas.theme.accent if accent else canvas.theme.ink
    canvas.text(RIGHT + 4, y, name, size=7.6, colour=tone)
    canvas.text(RIGHT + 4, y + 3.2, rate, size=7.9, colour=tone, bold=True)
