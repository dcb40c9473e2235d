"""Projects on the years: the grid, the line of the edition, bars from start to planned end with their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.axis import YearAxis
from reportgen.charts.kit.marks import phase_bar
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportgen.charts.kit.canvas import Canvas
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.values.dates import Month

WIDTH = 174.0
HEAD, FOOT = 9.0, 5.0  # mm: the years above and below
MOST_ROOM = 30  # years left empty at the right at most
NAME_SIZE, DATE_SIZE = 7.1, 7.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A project: its phase by its key, from when to when it runs, and whether its end has passed without it being over."""

    name: str
    phase: str
    start: date | None
    end: Month | None
    is_late: bool


def fit_years(bars: Sequence[Bar], as_of: date, left: float, fonts: Fonts) -> YearAxis:
    """Span the projects' years, with as many empty ones at the right as the last labels need."""
    for room in range(1, MOST_ROOM):
        axis = YearAxis.of(((bar.start, bar.end) for bar in bars), as_of, left, WIDTH - 4, room=room)
        if all(_fits(axis, bar, bar.end, as_of, fonts) for bar in bars if bar.end):
            break
    return axis


def draw_years(canvas: Canvas, axis: YearAxis, as_of: date, soon: tuple[int, int] | None) -> None:
    """Draw the grid with its years, and tint the time up to the deadlines to come."""
    theme, now, foot = canvas.theme, axis.x(as_of), canvas.height - FOOT
    if soon:
        canvas.rect(now, HEAD - 2, axis.x_of_year(soon[0]) - now, foot - HEAD + 3, theme.a10)
    for year in range(axis.first, axis.last + 1):
        canvas.rule((axis.x_of_year(year), HEAD - 2), (axis.x_of_year(year), foot + 1))
    _draw_labels(canvas, axis, as_of.year, now)
    _draw_edition(canvas, as_of, now, soon)


def draw_bar(canvas: Canvas, bar: Bar, axis: YearAxis, y: float, step: float, names: float, as_of: date) -> None:
    """Draw one project in its row: its name, its bar, its end."""
    middle, base = y + step / 2, y + step / 2 + 0.88
    canvas.text(0, base, canvas.fonts.shorten(bar.name, names, NAME_SIZE), size=NAME_SIZE)
    if bar.start is None:
        canvas.text(axis.left, base, _("dates non communiquées"), size=DATE_SIZE, colour=canvas.theme.grey)
    elif bar.end is None:
        _draw_open_end(canvas, axis.x(bar.start), axis.x(as_of), middle, base)
    else:
        begin, end = axis.x(bar.start), axis.x(bar.end.first_day)
        height = min(step * 0.62, 3.4)
        phase_bar(canvas, begin, middle - height / 2, max(end - begin, 0.6), height, bar.phase)
        _draw_end(canvas, _end_words(bar.end, is_late=bar.is_late), end, axis.x(as_of), middle, is_late=bar.is_late)


def count_deadlines(number: int) -> str:
    """Count deadlines."""
    return fmt.count("{n} échéance", "{n} échéances", number)


def _draw_labels(canvas: Canvas, axis: YearAxis, present: int, now: float) -> None:
    """Write the years above and below; above, those that the edition's line would strike move aside or give way."""
    taken = 0.0
    for year in axis.labelled():
        bold = year == present
        half = canvas.fonts.width(str(year), DATE_SIZE, bold=bold) / 2 + 0.5
        x = axis.x_of_year(year + 0.5)
        _draw_year(canvas, x, canvas.height - 0.6, year, bold=bold)
        if abs(x - now) < half:
            x = now - half if x < now else now + half
        if x - half >= taken:
            _draw_year(canvas, x, HEAD - 3.2, year, bold=bold)
            taken = x + half


def _draw_year(canvas: Canvas, x: float, y: float, year: int, *, bold: bool) -> None:
    theme = canvas.theme
    canvas.text(x, y, year, size=DATE_SIZE, colour=theme.ink if bold else theme.grey, align="center", bold=bold)


def _draw_edition(canvas: Canvas, as_of: date, now: float, soon: tuple[int, int] | None) -> None:
    """Name the edition's line at its left, and the deadlines to come at its right, where there is room."""
    label = _("édition {month}", month=fmt.of_month(as_of))
    canvas.text(now - 1, 2.6, label, size=7.2, align="right", bold=True)
    if soon and soon[1]:
        words = _("{deadlines} avant {year}", deadlines=count_deadlines(soon[1]), year=soon[0])
        if now + 1 + canvas.fonts.width(words, 7.2, bold=True) <= WIDTH:
            canvas.text(now + 1, 2.6, words, size=7.2, colour=canvas.theme.accent, bold=True)


def _fits(axis: YearAxis, bar: Bar, end: Month, as_of: date, fonts: Fonts) -> bool:
    width = fonts.width(_end_words(end, is_late=bar.is_late), DATE_SIZE, bold=bar.is_late)
    return _label_place(axis.x(end.first_day), axis.x(as_of), width) + width <= WIDTH


def _label_place(end: float, now: float, width: float) -> float:
    """Place an end's label behind its bar, and never across the edition's line."""
    x = end + 1
    return now + 1.2 if x < now + 0.4 and x + width > now - 0.6 else x


def _end_words(end: Month, *, is_late: bool) -> str:
    month = fmt.month_short(end)
    return _("{month}, échéance passée", month=month) if is_late else month


def _draw_open_end(canvas: Canvas, begin: float, now: float, middle: float, base: float) -> None:
    theme, words = canvas.theme, _("fin non fixée")
    stop = min(max(now, begin) + 10, WIDTH - canvas.fonts.width(words, DATE_SIZE) - 2)
    canvas.rule((begin, middle), (stop, middle), theme.accent, weight=1.1, dashes=(1.5, 1.5))
    canvas.dot(begin, middle, 0.75, fill=theme.paper, edge=theme.accent)
    canvas.text(stop + 1.2, base, words, size=DATE_SIZE, colour=theme.grey)


def _draw_end(canvas: Canvas, words: str, end: float, now: float, middle: float, *, is_late: bool) -> None:
    """Write an end behind its bar; of a late one, dot the overrun up to the edition's line, on both sides of it."""
    theme = canvas.theme
    width = canvas.fonts.width(words, DATE_SIZE, bold=is_late)
    x = _label_place(end, now, width)
    overrun = ((end + 0.5, min(x - 0.6, now - 0.5)), (x + width + 0.6, now - 0.5)) if is_late else ()
    for left, stop in overrun:
        if left < stop:
            canvas.rule((left, middle), (stop, middle), theme.ink, weight=0.8, dashes=(1.2, 1.4))
    colour = theme.ink if is_late else theme.grey
    canvas.text(x, middle + 0.88, words, size=DATE_SIZE, colour=colour, bold=is_late)
