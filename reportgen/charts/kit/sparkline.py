"""A headline figure's course over the editions, as small as a word: a line, its last point, no axis."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.series import DateAxis, Reading, known, stretches, take_headlines, take_readings
from reportgen.values.dates import Month
from reportgen.values.table import Table
from reportgen.words.language import Language, _, current_language, in_own_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.charts.kit.series import Value
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings, Point

WIDTH, HEIGHT = 30.0, 7.0
EDGE = 1.0  # mm kept free around the line


class Unit(Enum):
    """In what a course is measured, and so how its values are written."""

    MEUR = "M€"
    PERCENT = "percent"
    YEARS = "years"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Rows:
    """One value of every edition; ``name`` is the message that says what it is."""

    language: Language
    name: str
    unit: Unit
    readings: tuple[Reading, ...]


def take_course(findings: Findings, name: str, measure: str, unit: Unit, value: Callable[[Point], Value]) -> Rows:
    """Take one value of every edition; ``measure`` is its name among the links of `Point`."""
    return Rows(current_language(), name, unit, take_readings(findings, measure, value))


def take_deviation(findings: Findings, name: str, kind: str) -> Rows:
    """Take the headline deviation of every edition."""
    return Rows(current_language(), name, Unit.PERCENT, take_headlines(findings, kind))


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the line that leads to the present value, between its lowest and its highest; nothing where none leads there."""
    parts = stretches(rows.readings)
    if not parts or len(parts[-1]) < 2 or parts[-1][-1][0] is not rows.readings[-1]:  # noqa: PLR2004 - a line has two ends
        return ()
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    axis = DateAxis(parts[-1][0][0].as_of, rows.readings[-1].as_of, EDGE, WIDTH - EDGE)
    rates = [rate for _reading, rate in parts[-1]]
    low, high = min(rates), max(rates)
    xs = [axis.x(reading.as_of) for reading, _rate in parts[-1]]
    ys = [
        HEIGHT / 2 if low == high else HEIGHT - EDGE - (rate - low) / (high - low) * (HEIGHT - 2 * EDGE)
        for rate in rates
    ]
    canvas.axes.plot(xs, ys, color=theme.a50, linewidth=1.1, zorder=2)
    canvas.dot(xs[-1], ys[-1], 0.75, fill=theme.accent, edge=theme.accent)
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give every value of the course."""
    parts = (
        _("{value} en {month}", value=_spell(reading, rows.unit), month=fmt.month_and_year(reading.as_of))
        for reading, value in known(rows.readings)
    )
    return fmt.typeset(_("{name} : {values}.", name=_(rows.name), values=", ".join(parts) or _("aucune valeur")))


@in_own_language
def table(rows: Rows) -> Table:
    """Give every value of the course, edition by edition."""
    return Table(
        (_("Édition"), _(rows.name)),
        tuple((Month.of(reading.as_of), reading.value) for reading in rows.readings),
    )


def _spell(reading: Reading, unit: Unit) -> str:
    value = Decimal(reading.value or 0)
    match unit:
        case Unit.MEUR:
            return fmt.at_least_money(value) if reading.is_floor else fmt.money(value)
        case Unit.PERCENT:
            return fmt.percent(value, 1)
        case Unit.YEARS:
            return fmt.years(value)
        case Unit.NUMBER:
            return fmt.number(value)
