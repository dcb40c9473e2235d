"""The portfolio over time: total cost and number of projects, one column an edition, on true dates."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.series import DateAxis, Reading, has_past, known, missing, month, take_readings
from reportgen.values.dates import Month
from reportgen.values.table import Table
from reportgen.words.language import Language, _, current_language, in_own_language, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings

WIDTH, HEIGHT = 174.0, 40.0
PANEL, GUTTER = 85.0, 4.0
TOP, FOOT = 11.0, HEIGHT - 6.0
WIDEST = 9.0  # mm of a column


@dataclass(frozen=True, slots=True)
class Rows:
    """Total cost in M€ and number of projects of every edition, the oldest first."""

    language: Language
    costs: tuple[Reading, ...]
    projects: tuple[Reading, ...]


def rows(findings: Findings) -> Rows:
    """Take both series."""
    costs = take_readings(findings, "total", lambda point: point.total_cost_meur)
    return Rows(current_language(), costs, take_readings(findings, "projects", lambda point: point.projects))


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw two panels of columns from zero; nothing for a lone edition."""
    if not has_past(rows.costs):
        return ()
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    _draw_panel(canvas, rows.costs, 0, _("Coût complet estimé, en Md€"), _in_billions)
    _draw_panel(canvas, rows.projects, PANEL + GUTTER, _("Projets suivis"), lambda reading: str(reading.value))
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give the first, the last and the extreme values."""
    if not has_past(rows.costs):
        return fmt.typeset(_("Une seule édition : aucune évolution à montrer."))
    (first, *_between, last), projects = rows.costs, [count for _reading, count in known(rows.projects)]
    text = _(
        "{span}, {editions} : coût total, {first} puis {last} ; {before} puis {projects}.",
        span=fmt.capitalize_first(fmt.month_span(first.as_of, last.as_of)),
        editions=fmt.editions(len(rows.costs)),
        first=_money(first),
        last=_money(last),
        before=fmt.number(projects[0]),
        projects=fmt.projects(int(projects[-1])),
    )
    return fmt.typeset(f"{text} {_describe_gap(missing(rows.costs))}".strip())


@in_own_language
def table(rows: Rows) -> Table:
    """Give both values of every edition."""
    pairs = zip(rows.costs, rows.projects, strict=True)
    return Table(
        (_("Édition"), _("Coût total, M€"), _("Projets")),
        tuple((Month.of(cost.as_of), cost.value, projects.value) for cost, projects in pairs),
    )


def _money(reading: Reading) -> str:
    """Write a total with its unit; ``au moins`` where it is over part of the projects."""
    if reading.value is None:
        return fmt.money(None)
    spell = fmt.at_least_money if reading.is_floor else fmt.money
    return spell(Decimal(reading.value))


def _describe_gap(gap: int) -> str:
    editions = fmt.editions(gap)
    words = plural("{editions} manque à la série.", "{editions} manquent à la série.", gap, editions=editions)
    return words if gap else ""


def _in_billions(cost: Reading) -> str:
    """Write a total in Md€: a floor is rounded down, as wherever it stands."""
    if cost.value is None:
        return ""
    spell = fmt.rounded_down if cost.is_floor else fmt.rounded
    return fmt.number(spell(Decimal(cost.value) / 1000, 2), 2)


def _draw_panel(
    canvas: Canvas, readings: Sequence[Reading], left: float, title: str, spell: Callable[[Reading], str]
) -> None:
    theme, ends = canvas.theme, {0, len(readings) - 1}
    canvas.text(left, 3, title, size=8.2, bold=True)
    axis = DateAxis(readings[0].as_of, readings[-1].as_of, left + 6, left + PANEL - 6)
    xs = [axis.x(reading.as_of) for reading in readings]
    nearest = min((after - before for before, after in itertools.pairwise(xs)), default=WIDEST)
    most = max((float(value) for _reading, value in known(readings)), default=1.0) or 1.0
    crowded = nearest < canvas.fonts.width("0,00", 7.4) + 0.6
    all_months = not crowded and nearest > canvas.fonts.width("00/0000", 7) + 1
    for place, (reading, x) in enumerate(zip(readings, xs, strict=True)):
        if reading.value is not None:
            value, is_last = Decimal(reading.value), place == len(readings) - 1
            height, width = float(value) / most * (FOOT - TOP), min(WIDEST, nearest * 0.7)
            canvas.rect(x - width / 2, FOOT - height, width, height, theme.accent if is_last else theme.a25)
            if place in ends or not crowded:
                canvas.text(x, FOOT - height - 1.2, spell(reading), size=7.4, align="center", bold=is_last)
        if place in ends or all_months:
            canvas.text(x, HEIGHT - 1.2, month(reading), size=7, colour=theme.grey, align="center")
    canvas.rule((left, FOOT), (left + PANEL, FOOT), theme.ink, weight=0.6)


CHART = ChartKind("trend_totals", rows, draw, describe, table)
