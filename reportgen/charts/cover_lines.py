"""The cover's picture: one line a project, from start to planned end, as thick as its cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.axis import YearAxis
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.values.dates import Month
from reportgen.values.table import Table, published
from reportgen.words.language import Language, _, current_language, in_own_language, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings

WIDTH, HEIGHT = 174.0, 139.5
TOP, BOTTOM = 10.0, HEIGHT - 9
WIDEST_STEP = 6.0  # mm between lines when projects are few
THICKNESS = (0.55, 0.25)  # points: of a line without cost, and more for each √M€


@dataclass(frozen=True, slots=True)
class Line:
    """A project that has a start: from when to when it runs, and its cost in M€."""

    name: str
    start: date
    end: Month | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The projects that have a start, the earliest on top; the names and costs of the others, the dearest on top."""

    language: Language
    as_of: date
    lines: tuple[Line, ...]
    undated: tuple[tuple[str, Decimal | None], ...]


def rows(findings: Findings) -> Rows:
    """Take every project's dates and cost."""
    lines = [
        Line(project.name, project.start, project.planned_end, project.cost_meur)
        for project in findings.projects
        if project.start is not None
    ]
    undated = [(project.name, project.cost_meur) for project in findings.projects if project.start is None]
    return Rows(
        current_language(),
        findings.as_of,
        tuple(sorted(lines, key=lambda each: (each.start, each.end or Month(9999, 12), each.name))),
        tuple(sorted(undated, key=lambda each: (-(each[1] or 0), each[0]))),
    )


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the lines on the night ground, the earliest start on top."""
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    if not rows.lines:
        return (_draw_undated(canvas, [cost for _name, cost in rows.undated]),)
    axis = YearAxis.of(((line.start, line.end) for line in rows.lines), rows.as_of, 0, WIDTH)
    step = min((BOTTOM - TOP) / len(rows.lines), WIDEST_STEP)
    foot = TOP + step * len(rows.lines)
    _draw_years(canvas, axis, foot + 4)
    now = axis.x(rows.as_of)
    for index, line in enumerate(rows.lines):
        _draw_line(canvas, axis, line, TOP + (index + 0.5) * step, now, min(1.0, step / 2.4))
    canvas.rule((now, TOP - 4), (now, foot), theme.paper, weight=0.8)
    _draw_label(canvas, now, fmt.month_and_year(rows.as_of))
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Say what the lines show, and how many projects have none."""
    undated = len(rows.undated)
    if not rows.lines:
        lines = _count_lines(undated)
        return fmt.typeset(_("{lines}, un par projet : aucun ne communique sa date de début.", lines=lines))
    ends = [line.end for line in rows.lines if line.end is not None]
    text = _(
        "{lines}, un par projet, du lancement à la fin prévue, {span}.",
        lines=_count_lines(len(rows.lines)),
        span=fmt.month_span(rows.lines[0].start, max(ends, default=Month.of(rows.as_of))),
    )
    return fmt.typeset(f"{text} {_describe_undated(undated)}".strip())


@in_own_language
def table(rows: Rows) -> Table:
    """Give every project's dates and cost, in the order of the lines."""
    lines = ((line.name, line.start, line.end, published(line.cost)) for line in rows.lines)
    undated = ((name, None, None, published(cost)) for name, cost in rows.undated)
    return Table((_("Projet"), _("Début"), _("Fin prévue"), _("Coût, M€")), (*lines, *undated))


def _count_lines(number: int) -> str:
    return fmt.count("{n} trait", "{n} traits", number)


def _describe_undated(undated: int) -> str:
    if not undated:
        return ""
    return plural(
        "{projects} sans date de début ne figure pas.",
        "{projects} sans date de début ne figurent pas.",
        undated,
        projects=fmt.projects(undated),
    )


def _draw_undated(canvas: Canvas, costs: Sequence[Decimal | None]) -> Drawing:
    """Draw every project over the whole width: without dates, only its cost can be shown."""
    step = min((BOTTOM - TOP) / len(costs), WIDEST_STEP)
    for index, cost in enumerate(costs):
        y = TOP + (index + 0.5) * step
        canvas.rule((0, y), (WIDTH, y), canvas.theme.a60, weight=_weight(cost) * min(1.0, step / 2.4))
    return canvas.finish()


def _weight(cost: Decimal | None) -> float:
    base, slope = THICKNESS
    weight: float = base + slope * float(cost or 0) ** 0.5
    return weight


def _draw_years(canvas: Canvas, axis: YearAxis, y: float) -> None:
    for year in axis.labelled(every=2):
        align = "left" if year == axis.first else "center"
        canvas.text(axis.x_of_year(year), y, year, size=8, colour=canvas.theme.sky_soft, align=align)


def _draw_label(canvas: Canvas, now: float, words: str) -> None:
    align = "left" if now < WIDTH * 0.1 else "right" if now > WIDTH * 0.9 else "center"
    canvas.text(now, TOP - 5.5, words, size=9, colour=canvas.theme.paper, align=align, bold=True)


def _draw_line(canvas: Canvas, axis: YearAxis, line: Line, y: float, now: float, scale: float) -> None:
    theme, begin = canvas.theme, axis.x(line.start)
    if line.end is None:
        stop = min(max(now, begin + 4), WIDTH)
        canvas.rule((begin, y), (stop, y), theme.paper, weight=0.7, dashes=(1.2, 1.8))
        canvas.dot(min(max(begin, 0.8), WIDTH - 0.8), y, 0.5, fill=theme.night, edge=theme.paper, line=0.6)
        return
    end, weight = axis.x(line.end.first_day), _weight(line.cost) * scale
    if begin < now:
        canvas.rule((begin, y), (min(end, now), y), theme.paper, weight=weight)
    if end > now:
        canvas.rule((max(begin, now), y), (end, y), theme.a60, weight=weight)


CHART = ChartKind("cover_lines", rows, draw, describe, table, on_night=True)
