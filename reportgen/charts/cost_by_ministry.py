"""What each ministry's projects cost: one bar a ministry, one segment a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.empty import nothing_to_draw
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.values.table import Table, published
from reportgen.words.language import Language, _, current_language, in_own_language, plural

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.figures import MinistryFigures
    from reportgen.values.findings import Findings

WIDTH = 174.0
LEFT = 58.0  # where the bars begin
ROW, SMALLEST_ROW, TALLEST = 6.3, 4.2, 205.0
SEGMENT_GAP, PADDING = 0.25, 1.2
NAME_SIZE = 7.0
NOTE_ROOM = 22.0  # mm kept free at the right of the longest bar that has a note


@dataclass(frozen=True, slots=True)
class Segment:
    """A project with its cost in M€; ``is_large`` when it lies in the dearest bracket."""

    name: str
    cost: Decimal
    is_large: bool


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry with its projects that have a cost, the dearest first, their sum, and how many projects have none."""

    name: str
    cost: Decimal | None
    segments: tuple[Segment, ...]
    without_cost: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The ministries, the dearest first."""

    language: Language
    ministries: tuple[Ministry, ...]


def rows(findings: Findings) -> Rows:
    """Take each ministry with its projects."""
    ranked = sorted(
        findings.figures.ministries, key=lambda each: (-(each.total_cost_meur or 0), -each.projects, each.name)
    )
    return Rows(current_language(), tuple(_ministry(findings, ministry) for ministry in ranked))


def _ministry(findings: Findings, ministry: MinistryFigures) -> Ministry:
    segments = (
        Segment(project.name, project.cost_meur, bracket_of(project.cost) == PANORAMA.dearest)
        for project in findings.projects
        if fmt.same_label(project.ministry, ministry.name) and project.cost_meur is not None
    )
    return Ministry(
        ministry.name,
        ministry.total_cost_meur,
        tuple(sorted(segments, key=lambda each: (-each.cost, each.name))),
        ministry.projects - ministry.projects_with_cost,
    )


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the bars, the dearest ministry on top."""
    ministries = rows.ministries
    if not any(ministry.cost for ministry in ministries):
        return (nothing_to_draw(_("Aucun coût n’est communiqué dans cette édition."), theme, fonts),)
    row = max(SMALLEST_ROW, min(ROW, TALLEST / len(ministries)))
    canvas = Canvas(WIDTH, row * len(ministries) + 1, theme, fonts)
    scale = _scale(ministries)
    for index, ministry in enumerate(ministries):
        _draw_row(canvas, ministry, index * row + 0.8, row * 0.7, scale)
    canvas.rule((LEFT, 0.2), (LEFT, row * len(ministries) + 0.4), theme.ink, weight=0.6)
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give the first ministries' costs, and how many costs are unknown."""
    costed = [ministry for ministry in rows.ministries if ministry.cost]
    if not costed:
        return _("Aucun coût n’est communiqué dans cette édition.")
    first = fmt.listing([f"{fmt.ministry_label(each.name)} ({fmt.money(each.cost)})" for each in costed[:3]])
    text = _("Coût complet estimé par ministère, du plus élevé au plus faible : d’abord {first}.", first=first)
    missing = sum(ministry.without_cost for ministry in rows.ministries)
    unknown = _("{projects} sans coût.", projects=fmt.projects(missing)) if missing else ""
    return fmt.typeset(f"{text} {unknown}".strip())


@in_own_language
def table(rows: Rows) -> Table:
    """Give each ministry's projects and their cost, the dearest ministry first."""
    return Table(
        (_("Ministère"), _("Projets"), _("Coût, M€")),
        tuple(
            (fmt.ministry_label(each.name), len(each.segments) + each.without_cost, published(each.cost))
            for each in rows.ministries
        ),
    )


def _scale(ministries: tuple[Ministry, ...]) -> float:
    """Choose mm for each M€, so that every bar and the note behind it stay on the page."""
    return min(
        (WIDTH - LEFT - (NOTE_ROOM if each.without_cost else 0)) / float(each.cost) for each in ministries if each.cost
    )


def _draw_row(canvas: Canvas, ministry: Ministry, y: float, height: float, scale: float) -> None:
    base = y + height / 2 + 1
    canvas.text(0, base, canvas.fonts.shorten(fmt.ministry_label(ministry.name), 43, 7.9))
    canvas.text(54, base, fmt.meur(ministry.cost), align="right", bold=True)
    x = LEFT
    for segment in ministry.segments:
        x += _draw_segment(canvas, segment, x, y, height, scale)
    if missing := ministry.without_cost:
        note = plural("+ {n} sans coût", "+ {n} sans coût", missing, n=fmt.number(missing))
        canvas.text(x + PADDING, base, note, size=NAME_SIZE, colour=canvas.theme.grey)


def _draw_segment(canvas: Canvas, segment: Segment, x: float, y: float, height: float, scale: float) -> float:
    """Draw one project; its name stands in its segment where it fits whole. Returns the length taken."""
    theme = canvas.theme
    length = float(segment.cost) * scale
    shown = max(length - SEGMENT_GAP, 0.15)
    canvas.rect(min(x, WIDTH - shown), y, shown, height, theme.accent if segment.is_large else theme.a25)
    if canvas.fonts.width(segment.name, NAME_SIZE) + 2 * PADDING <= length:
        colour = theme.paper if segment.is_large else theme.ink
        canvas.text(x + PADDING, y + height / 2 + 0.9, segment.name, size=NAME_SIZE, colour=colour)
    return length


CHART = ChartKind("cost_by_ministry", rows, draw, describe, table)
