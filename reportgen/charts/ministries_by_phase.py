"""Which ministry has how many projects in which phase: one square, one project."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.marks import phase_square
from reportgen.measures.breakdown import shown_phases
from reportgen.values.project import UNDISCLOSED
from reportgen.values.table import Table, published
from reportgen.words.language import Language, _, current_language, in_own_language, plural

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.table import Cell

WIDTH = 174.0
LEFT = 58.0  # where the squares begin
ROW, SMALLEST_ROW, TALLEST = 6.3, 4.2, 205.0
SQUARE, GAP, COLUMN_GAP = 3.3, 0.75, 4.0
HEAD = 9.0
SMALLEST_SQUARE = 0.2  # mm: beyond it, a square is no more to be seen
LABEL_SIZE = 7.4
LABEL_WIDTHS = MappingProxyType(
    {"scoping": 11.0, "design": 26.5, "pilot": 18.5, "rollout": 16.0, "completed": 11.0, UNDISCLOSED: 7.0}
)


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry: its projects, how many of them in each phase shown, and their cost in M€."""

    name: str
    projects: int
    by_phase: tuple[int, ...]
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The phases shown by their keys, the ministries in the order of the figures, and the whole portfolio."""

    language: Language
    phases: tuple[str, ...]
    ministries: tuple[Ministry, ...]
    total: Ministry

    @property
    def ranked(self) -> tuple[Ministry, ...]:
        """The ministries by projects, then by cost, then by name."""
        return tuple(sorted(self.ministries, key=lambda each: (-each.projects, -(each.cost or 0), each.name)))


def rows(findings: Findings) -> Rows:
    """Count the projects of each ministry in each phase."""
    figures = findings.figures
    phases = tuple(phase.key for phase in shown_phases(figures))
    ministries = (
        Ministry(each.name, each.projects, tuple(each.by_phase[key] for key in phases), each.total_cost_meur)
        for each in figures.ministries
    )
    total = Ministry("", figures.projects, tuple(figures.by_phase[key] for key in phases), figures.total_cost_meur)
    return Rows(current_language(), phases, tuple(ministries), total)


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the matrix, the most numerous ministry on top."""
    places, side = _columns(rows, fonts)
    row = max(SMALLEST_ROW, min(ROW, TALLEST / len(rows.ministries)))
    canvas = Canvas(WIDTH, HEAD + row * len(rows.ministries), theme, fonts)
    _draw_head(canvas, rows, places)
    for index, ministry in enumerate(rows.ranked):
        _draw_row(canvas, ministry, places, HEAD + index * row, row, min(side, row - 2))
        if index:
            canvas.rule((0, HEAD + index * row), (WIDTH, HEAD + index * row))
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give the number of projects in each phase, and the ministry with the most."""
    counts = zip(rows.phases, rows.total.by_phase, strict=True)
    phases = fmt.listing([f"{fmt.phase_label(key)} {projects}" for key, projects in counts if projects])
    text = _("Projets par ministère et par phase. Par phase : {phases}.", phases=phases)
    return fmt.typeset(f"{text} {_describe_first(rows)}")


def _describe_first(rows: Rows) -> str:
    """Name the ministry with the most projects; where several have as many, say how many ministries."""
    first, total = rows.ranked[0], fmt.number(rows.total.projects)
    equals = sum(each.projects == first.projects for each in rows.ministries)
    if equals > 1:
        return _(
            "{n} ministères en comptent le plus, {projects} chacun, sur {total}.",
            n=fmt.capitalize_first(fmt.in_words(equals)),
            projects=fmt.number(first.projects),
            total=total,
        )
    return plural(
        "{ministry} en compte le plus : {projects} sur {total}.",
        "{ministry} en comptent le plus : {projects} sur {total}.",
        fmt.ministry_number(first.name),
        ministry=fmt.capitalize_first(fmt.ministry_with_article(first.name)),
        projects=fmt.number(first.projects),
        total=total,
    )


@in_own_language
def table(rows: Rows) -> Table:
    """Give each ministry's projects by phase, all of them, and their cost; then the same of the whole portfolio."""
    return Table(
        (_("Ministère"), *(fmt.phase_label(key) for key in rows.phases), _("Projets"), _("Coût, M€")),
        tuple((fmt.ministry_label(each.name), *_cells(each)) for each in rows.ministries),
        (_("Total"), *_cells(rows.total)),
    )


def _cells(ministry: Ministry) -> tuple[Cell, ...]:
    return (*ministry.by_phase, ministry.projects, published(ministry.cost))


def _columns(rows: Rows, fonts: Fonts) -> tuple[Mapping[str, float], float]:
    """Give each phase a place, as wide as its fullest row needs; squares shrink when all of it would not fit."""
    most = {phase: max(each.by_phase[place] for each in rows.ministries) for place, phase in enumerate(rows.phases)}
    room = WIDTH - LEFT - COLUMN_GAP * (len(most) - 1)
    side = SQUARE
    while sum(_width(phase, most[phase], side, fonts) for phase in most) > room and side > SMALLEST_SQUARE:
        side *= 0.95
    widths = {phase: _width(phase, most[phase], side, fonts) for phase in most}
    spare = max(0.0, room - sum(widths.values())) / max(len(most) - 1, 1)
    places, x = {}, LEFT
    for phase, width in widths.items():
        places[phase] = x
        x += width + COLUMN_GAP + spare
    return places, side


def _width(phase: str, squares: int, side: float, fonts: Fonts) -> float:
    label = max(LABEL_WIDTHS.get(phase, 0.0), fonts.width(_label(phase), LABEL_SIZE))
    return max(label, squares * side + (squares - 1) * GAP * side / SQUARE)


def _label(phase: str) -> str:
    return fmt.unknown() if phase == UNDISCLOSED else fmt.phase_label(phase)


def _draw_head(canvas: Canvas, rows: Rows, places: Mapping[str, float]) -> None:
    grey = canvas.theme.grey
    canvas.text(52, 3, _("Total"), size=7.4, colour=grey, align="right")
    canvas.text(52, 7, fmt.number(rows.total.projects), size=8.6, align="right", bold=True)
    for (phase, x), projects in zip(places.items(), rows.total.by_phase, strict=True):
        canvas.text(x, 3, _label(phase), size=LABEL_SIZE, colour=grey)
        canvas.text(x, 7, fmt.number(projects), size=8.6, bold=True)
    canvas.rule((0, 8.6), (WIDTH, 8.6), canvas.theme.ink, weight=0.6)


def _draw_row(
    canvas: Canvas, ministry: Ministry, places: Mapping[str, float], y: float, row: float, side: float
) -> None:
    base = y + row / 2 + 1
    canvas.text(0, base, canvas.fonts.shorten(fmt.ministry_label(ministry.name), 45, 7.9))
    canvas.text(52, base, fmt.number(ministry.projects), align="right", bold=True)
    for (phase, x), projects in zip(places.items(), ministry.by_phase, strict=True):
        for index in range(projects):
            phase_square(canvas, x + index * (side + GAP * side / SQUARE), y + (row - side) / 2, side, phase)


CHART = ChartKind("ministries_by_phase", rows, draw, describe, table)
