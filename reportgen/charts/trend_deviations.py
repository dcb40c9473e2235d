"""Schedule and budget deviations over time: lines on true dates, cut at gaps and where the method changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.rates import budget, schedule
from reportgen.charts.kit.series import (
    DateAxis,
    Reading,
    breaks,
    has_past,
    known,
    month,
    stretches,
    take_readings,
)
from reportgen.values.dates import Month
from reportgen.values.table import Table
from reportgen.words.language import Language, _, current_language, in_own_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings

WIDTH, HEIGHT = 174.0, 49.0
LEFT, RIGHT, TOP, FOOT = 8.0, 136.0, 8.0, HEIGHT - 7.0
LOWEST = FOOT - 4.0  # mm: where the lower of two labels may stand, clear of the months
LABEL_STEP = 7.0  # mm between the two series' labels at least


@dataclass(frozen=True, slots=True)
class Rows:
    """Both headline deviations of every edition in percent, the oldest first, by the method of each."""

    language: Language
    schedule: tuple[Reading, ...]
    budget: tuple[Reading, ...]


def rows(findings: Findings) -> Rows:
    """Take both series."""
    return Rows(current_language(), take_readings(findings, schedule), take_readings(findings, budget))


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw both lines; nothing when fewer than two editions give a rate."""
    rates = [float(rate) for _reading, rate in (*known(rows.schedule), *known(rows.budget))]
    if not has_past(rows.schedule) or len(rates) < 2:  # noqa: PLR2004 - a line has two ends
        return ()
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    axis = DateAxis(rows.schedule[0].as_of, rows.schedule[-1].as_of, LEFT + 4, RIGHT)
    low, high = min(0.0, *rates), max(0.0, *rates)
    span = (high - low) or 1.0

    def y(rate: float) -> float:
        return FOOT - (rate - low) / span * (FOOT - TOP)

    canvas.rule((LEFT, y(0)), (RIGHT + 3, y(0)), theme.ink, weight=0.6)
    canvas.text(LEFT - 1.5, y(0) + 0.9, "0", size=7, colour=theme.grey, align="right")
    _draw_months(canvas, rows.schedule, axis)
    _draw_breaks(canvas, [axis.x(reading.as_of) - 2 for reading in breaks(rows.schedule)])
    lines = ((rows.schedule, theme.accent), (rows.budget, theme.ink))
    ends = _spread([_draw_line(canvas, readings, tone, axis, y) for readings, tone in lines])
    for name, tone, (place, words) in zip(_names(), (theme.accent, theme.ink), ends, strict=True):
        canvas.text(RIGHT + 4, place, name, size=7.6, colour=tone)
        canvas.text(RIGHT + 4, place + 3.2, words, size=7.9, colour=tone, bold=True)
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give both rates of the first and the last edition that have them."""
    pairs = zip(_names(), (known(rows.schedule), known(rows.budget)), strict=True)
    parts = [_describe_course(name, rates) for name, rates in pairs if rates]
    changed = _("La méthode change en cours de série.") if breaks(rows.schedule) else ""
    text = _(" ; ").join(parts) or _("Aucun écart mesuré")
    return fmt.typeset(f"{text}. {changed}".strip())


@in_own_language
def table(rows: Rows) -> Table:
    """Give both rates of every edition."""
    pairs = zip(rows.schedule, rows.budget, strict=True)
    return Table(
        (_("Édition"), _("Écart de calendrier, %"), _("Écart de budget, %")),
        tuple((Month.of(schedule.as_of), schedule.value, budget.value) for schedule, budget in pairs),
    )


def _names() -> tuple[str, str]:
    return _("Écart de calendrier"), _("Écart de budget")


def _describe_course(name: str, rates: Sequence[tuple[Reading, Decimal | int]]) -> str:
    (first, start), (last, end) = rates[0], rates[-1]
    return _(
        "{name} : {start} en {first}, {end} en {last}",
        name=name,
        start=fmt.percent(Decimal(start), 1),
        first=fmt.month_and_year(first.as_of),
        end=fmt.percent(Decimal(end), 1),
        last=fmt.month_and_year(last.as_of),
    )


def _draw_months(canvas: Canvas, readings: Sequence[Reading], axis: DateAxis) -> None:
    """Write the first and the last month, and those between that have room."""
    last, room = -99.0, canvas.fonts.width("00/0000", 7) + 2
    for place, reading in enumerate(readings):
        x = axis.x(reading.as_of)
        if place in {0, len(readings) - 1} or (x - last > room and RIGHT - x > room):
            canvas.text(x, HEIGHT - 1.5, month(reading), size=7, colour=canvas.theme.grey, align="center")
            last = x


def _draw_breaks(canvas: Canvas, places: Sequence[float]) -> None:
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


def _draw_line(
    canvas: Canvas, readings: Sequence[Reading], tone: str, axis: DateAxis, y: Callable[[float], float]
) -> tuple[float, str]:
    """Draw one series, grey where the method was another than now; say where it ends and with which rate."""
    theme, end, words = canvas.theme, y(0), fmt.unknown()
    for stretch in stretches(readings):
        is_current = stretch[-1][0].method == readings[-1].method
        shade = tone if is_current else theme.grey_line
        xs, ys = [axis.x(reading.as_of) for reading, _rate in stretch], [y(rate) for _reading, rate in stretch]
        canvas.axes.plot(xs, ys, color=shade, linewidth=1.4, zorder=3)
        for x, height in zip(xs, ys, strict=True):
            canvas.dot(x, height, 0.8, fill=shade if is_current else theme.paper, edge=shade)
        end, words = ys[-1], fmt.percent(Decimal(known(readings)[-1][1]), 1)
    return end, words


def _spread(ends: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Keep the two labels apart, each as near to its line as can be."""
    (one, first), (other, second) = ends
    lack = LABEL_STEP - abs(one - other)
    if lack <= 0:
        return [(min(place, LOWEST), words) for place, words in ends]
    up, down = (one, other) if one <= other else (other, one)
    up, down = up - lack / 2, down + lack / 2
    below = max(0.0, down - LOWEST)
    up, down = up - below, down - below
    return [(up, first), (down, second)] if one <= other else [(down, first), (up, second)]


CHART = ChartKind("trend_deviations", rows, draw, describe, table)
