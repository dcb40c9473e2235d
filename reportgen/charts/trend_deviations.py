"""Schedule and budget deviations over time: a panel each, for they may be means of two kinds.

A line joins what may be compared: editions that follow one another, measured in one way over nearly the same projects.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.series import DateAxis, Reading, breaks, known, month, stretches, take_headlines
from reportgen.statements.rates import way_in_words
from reportgen.values.dates import Month
from reportgen.values.headline import BUDGET, SCHEDULE
from reportgen.values.table import Table
from reportgen.words.language import Language, _, current_language, in_own_language, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.headline import Way

WIDTH, HEIGHT = 174.0, 44.0
PANEL, GUTTER = 85.0, 4.0
INSET = 7.0  # mm on both sides of the dates
TOP, FOOT = 15.0, HEIGHT - 7.0
NAMES = (later("Écart de calendrier"), later("Écart de budget"))


@dataclass(frozen=True, slots=True)
class Rows:
    """Both headline deviations of every edition in percent, the oldest first, each with the way in which it was had."""

    language: Language
    schedule: tuple[Reading, ...]
    budget: tuple[Reading, ...]

    @property
    def panels(self) -> tuple[tuple[str, tuple[Reading, ...]], ...]:
        """The two series by the messages that name them."""
        return tuple(zip(NAMES, (self.schedule, self.budget), strict=True))


def rows(findings: Findings) -> Rows:
    """Take both series."""
    return Rows(current_language(), take_headlines(findings, SCHEDULE), take_headlines(findings, BUDGET))


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw both panels; nothing when no deviation is given by two editions."""
    if max(len(known(readings)) for _name, readings in rows.panels) < 2:  # noqa: PLR2004 - a course has two ends
        return ()
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    for left, (name, readings) in zip((0.0, PANEL + GUTTER), rows.panels, strict=True):
        _draw_panel(canvas, left, _(name), readings)
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give every rate of both series, each with the way in which it was had where that changes."""
    parts = [_describe_course(_(name), readings) for name, readings in rows.panels if known(readings)]
    return fmt.typeset(" ".join(parts) or _("Aucun écart mesuré."))


@in_own_language
def table(rows: Rows) -> Table:
    """Give both rates of every edition."""
    pairs = zip(rows.schedule, rows.budget, strict=True)
    return Table(
        (_("Édition"), _("Écart de calendrier, %"), _("Écart de budget, %")),
        tuple((Month.of(schedule.as_of), schedule.value, budget.value) for schedule, budget in pairs),
    )


def _describe_course(name: str, readings: Sequence[Reading]) -> str:
    values = []
    way: Way | None = None
    for reading, value in known(readings):
        words = _("{rate} en {month}", rate=_rate(Decimal(value)), month=fmt.month_and_year(reading.as_of))
        if reading.way is not None and reading.way != way:
            words, way = _("{value} ({way})", value=words, way=way_in_words(reading.way)), reading.way
        values.append(words)
    return _("{name} : {values}.", name=name, values=", ".join(values))


def _rate(value: Decimal) -> str:
    return fmt.percent(value, 1)


def _draw_panel(canvas: Canvas, left: float, name: str, readings: Sequence[Reading]) -> None:
    """Draw one series on its own scale, under its name and the way in which its last value was had."""
    theme, rates = canvas.theme, [float(value) for _reading, value in known(readings)]
    canvas.text(left, 3, name, size=8.2, bold=True)
    last = known(readings)[-1][0].way if rates else None
    canvas.text(left, 7, way_in_words(last) if last else _("non mesuré"), size=7.4, colour=theme.grey)
    if not rates:
        return
    axis = DateAxis(readings[0].as_of, readings[-1].as_of, left + INSET, left + PANEL - INSET)
    low, high = min(0.0, *rates), max(0.0, *rates)
    span = (high - low) or 1.0

    def y(rate: float) -> float:
        return FOOT - (rate - low) / span * (FOOT - TOP)

    canvas.rule((left, y(0)), (left + PANEL, y(0)), theme.ink, weight=0.6)
    _draw_breaks(canvas, [axis.x(reading.as_of) - 2.5 for reading in breaks(readings)])
    for stretch in stretches(readings):
        _draw_stretch(canvas, stretch, axis, y, is_current=stretch[-1][0].way == last)
    _draw_months(canvas, readings, axis)


def _draw_stretch(
    canvas: Canvas,
    stretch: Sequence[tuple[Reading, float]],
    axis: DateAxis,
    y: Callable[[float], float],
    *,
    is_current: bool,
) -> None:
    """Join the values of one stretch, grey where they were had in another way than the last one; write each value."""
    theme = canvas.theme
    shade = theme.accent if is_current else theme.grey_line
    xs, ys = [axis.x(reading.as_of) for reading, _rate in stretch], [y(rate) for _reading, rate in stretch]
    if len(stretch) > 1:
        canvas.axes.plot(xs, ys, color=shade, linewidth=1.4, zorder=3)
    for x, height, (_reading, rate) in zip(xs, ys, stretch, strict=True):
        canvas.dot(x, height, 0.8, fill=shade if is_current else theme.paper, edge=shade)
        canvas.text(x, height - 2, fmt.number(Decimal(str(rate)), 1), size=7.4, align="center", bold=is_current)


def _draw_months(canvas: Canvas, readings: Sequence[Reading], axis: DateAxis) -> None:
    """Write the first and the last month, and those between that have room."""
    last, room = -99.0, canvas.fonts.width("00/0000", 7) + 2
    end = axis.x(readings[-1].as_of)
    for place, reading in enumerate(readings):
        x = axis.x(reading.as_of)
        if place in {0, len(readings) - 1} or (x - last > room and end - x > room):
            canvas.text(x, HEIGHT - 1.5, month(reading), size=7, colour=canvas.theme.grey, align="center")
            last = x


def _draw_breaks(canvas: Canvas, places: Sequence[float]) -> None:
    """Mark each change of the way in which the values were had."""
    for x in places:
        canvas.rule((x, TOP - 5), (x, FOOT), canvas.theme.grey, weight=0.6, dashes=(2, 2))


CHART = ChartKind("trend_deviations", rows, draw, describe, table)
