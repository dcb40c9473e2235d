"""Which ministry has how many projects in which phase: one square, one project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.marks import phase_square
from reportgen.measures.breakdown import shown_phases
from reportgen.values.project import UNDISCLOSED
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.figures import MinistryFigures
    from reportgen.values.findings import Findings

WIDTH = 174.0
LEFT = 58.0  # where the squares begin
ROW, SMALLEST_ROW, TALLEST = 6.3, 4.2, 205.0
SQUARE, GAP, COLUMN_GAP = 3.3, 0.75, 4.0
HEAD = 9.0


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the matrix, the most numerous ministry on top."""
    ministries = ranked(findings)
    phases = _shown(findings)
    places, side = _columns(ministries, phases, fonts)
    row = max(SMALLEST_ROW, min(ROW, TALLEST / len(ministries)))
    canvas = Canvas(WIDTH, HEAD + row * len(ministries), theme, fonts)
    _head(canvas, findings, places)
    for index, ministry in enumerate(ministries):
        _row(canvas, ministry, places, HEAD + index * row, row, min(side, row - 2))
        if index:
            canvas.rule((0, HEAD + index * row), (WIDTH, HEAD + index * row))
    return (canvas.finish(),)


def describe(findings: Findings) -> str:
    """Give the number of projects in each phase, and the ministry with the most."""
    figures = findings.figures
    phases = fmt.listing(
        [f"{fmt.phase_label(key)} {figures.by_phase[key]}" for key in _shown(findings) if figures.by_phase[key]]
    )
    first = ranked(findings)[0]
    return fmt.typeset(
        _(
            "Projets par ministère et par phase. Par phase : {phases}. "
            "{ministry} en compte le plus : {projects} sur {total}.",
            phases=phases,
            ministry=fmt.ministry_label(first.name),
            projects=fmt.number(first.projects),
            total=figures.projects,
        )
    )


def ranked(findings: Findings) -> list[MinistryFigures]:
    """Sort ministries by projects, then by cost, then by name."""
    return sorted(
        findings.figures.ministries, key=lambda each: (-each.projects, -(each.total_cost_meur or 0), each.name)
    )


def _shown(findings: Findings) -> list[str]:
    return [phase.key for phase in shown_phases(findings.figures)]


def _columns(
    ministries: Sequence[MinistryFigures], phases: Sequence[str], fonts: Fonts
) -> tuple[Mapping[str, float], float]:
    """Give each phase a place, as wide as its fullest row needs; squares shrink when all of it would not fit."""
    most = {phase: max(ministry.by_phase[phase] for ministry in ministries) for phase in phases}
    room = WIDTH - LEFT - COLUMN_GAP * (len(phases) - 1)
    side = SQUARE
    while sum(_width(phase, most[phase], side, fonts) for phase in phases) > room and side > SMALLEST_SQUARE:
        side *= 0.95
    spare = max(0.0, room - sum(_width(phase, most[phase], side, fonts) for phase in phases)) / max(len(phases) - 1, 1)
    places, x = {}, LEFT
    for phase in phases:
        places[phase] = x
        x += _width(phase, most[phase], side, fonts) + COLUMN_GAP + spare
    return places, side


SMALLEST_SQUARE = 0.2  # mm: beyond it, a square is no more to be seen
LABEL_SIZE = 7.4
LABEL_WIDTHS = {
    "scoping": 11.0,
    "design": 26.5,
    "pilot": 18.5,
    "rollout": 16.0,
    "completed": 11.0,
    UNDISCLOSED: 7.0,
}


def _width(phase: str, squares: int, side: float, fonts: Fonts) -> float:
    label = max(LABEL_WIDTHS.get(phase, 0.0), fonts.width(_label(phase), LABEL_SIZE))
    return max(label, squares * side + (squares - 1) * GAP * side / SQUARE)


def _label(phase: str) -> str:
    return fmt.unknown() if phase == UNDISCLOSED else fmt.phase_label(phase)


def _head(canvas: Canvas, findings: Findings, places: Mapping[str, float]) -> None:
    grey = canvas.theme.grey
    canvas.text(52, 3, _("Total"), size=7.4, colour=grey, align="right")
    canvas.text(52, 7, fmt.number(findings.figures.projects), size=8.6, align="right", bold=True)
    for phase, x in places.items():
        canvas.text(x, 3, _label(phase), size=LABEL_SIZE, colour=grey)
        canvas.text(x, 7, fmt.number(findings.figures.by_phase[phase]), size=8.6, bold=True)
    canvas.rule((0, 8.6), (WIDTH, 8.6), canvas.theme.ink, weight=0.6)


def _row(
    canvas: Canvas, ministry: MinistryFigures, places: Mapping[str, float], y: float, row: float, side: float
) -> None:
    base = y + row / 2 + 1
    canvas.text(0, base, canvas.fonts.shorten(fmt.ministry_label(ministry.name), 45, 7.9))
    canvas.text(52, base, fmt.number(ministry.projects), align="right", bold=True)
    for phase, x in places.items():
        for index in range(ministry.by_phase[phase]):
            phase_square(canvas, x + index * (side + GAP * side / SQUARE), y + (row - side) / 2, side, phase)
