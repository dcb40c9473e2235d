"""What each ministry's projects cost: one bar a ministry, one segment a project."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.empty import nothing_to_draw
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.values.project import Amount
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.figures import MinistryFigures
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project

WIDTH = 174.0
LEFT = 58.0  # where the bars begin
ROW, SMALLEST_ROW, TALLEST = 6.3, 4.2, 205.0
SEGMENT_GAP, PADDING = 0.25, 1.2
NAME_SIZE = 7.0
NOTE_ROOM = 22.0  # mm kept free at the right of the longest bar that has a note


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the bars, the dearest ministry on top."""
    ministries = _ranked(findings)
    longest = max((ministry.total_cost_meur or Decimal(0) for ministry in ministries), default=Decimal(0))
    if not longest:
        return (nothing_to_draw(_("Aucun coût n’est communiqué dans cette édition."), theme, fonts),)
    row = max(SMALLEST_ROW, min(ROW, TALLEST / len(ministries)))
    canvas = Canvas(WIDTH, row * len(ministries) + 1, theme, fonts)
    scale = _scale(ministries)
    for index, ministry in enumerate(ministries):
        _row(canvas, ministry, _costed(findings, ministry.name), index * row + 0.8, row, scale)
    canvas.rule((LEFT, 0.2), (LEFT, row * len(ministries) + 0.4), theme.ink, weight=0.6)
    return (canvas.finish(),)


def describe(findings: Findings) -> str:
    """Give the first ministries' costs, and how many costs are unknown."""
    costed = [ministry for ministry in _ranked(findings) if ministry.total_cost_meur]
    if not costed:
        return _("Aucun coût n’est communiqué dans cette édition.")
    first = fmt.listing([f"{fmt.ministry_label(each.name)} {fmt.money(each.total_cost_meur)}" for each in costed[:3]])
    said = _("Coût complet estimé par ministère, du plus élevé au plus faible : d’abord {first}.", first=first)
    missing = findings.figures.projects - findings.figures.projects_with_cost
    unknown = _("{projects} sans coût.", projects=fmt.projects(missing)) if missing else ""
    return fmt.typeset(f"{said} {unknown}".strip())


def _ranked(findings: Findings) -> list[MinistryFigures]:
    return sorted(
        findings.figures.ministries, key=lambda each: (-(each.total_cost_meur or 0), -each.projects, each.name)
    )


def _costed(findings: Findings, ministry: str) -> list[Project]:
    projects = (
        project for project in findings.projects if project.ministry == ministry and project.cost_meur is not None
    )
    return sorted(projects, key=lambda project: (-(project.cost_meur or 0), project.name))


def _scale(ministries: list[MinistryFigures]) -> float:
    """Choose mm for each M€, so that every bar and the note behind it stay on the page."""
    return min(
        (WIDTH - LEFT - (NOTE_ROOM if _without_cost(each) else 0)) / float(each.total_cost_meur)
        for each in ministries
        if each.total_cost_meur
    )


def _without_cost(ministry: MinistryFigures) -> int:
    return ministry.projects - ministry.projects_with_cost


def _row(
    canvas: Canvas, ministry: MinistryFigures, projects: list[Project], y: float, row: float, scale: float
) -> None:
    height = row * 0.7
    base = y + height / 2 + 1
    canvas.text(0, base, canvas.fonts.shorten(fmt.ministry_label(ministry.name), 43, 7.9))
    canvas.text(54, base, fmt.meur(ministry.total_cost_meur), align="right", bold=True)
    x = LEFT
    for project in projects:
        x += _segment(canvas, project, x, y, height, scale)
    if missing := _without_cost(ministry):
        canvas.text(
            x + PADDING,
            base,
            plural("+ {n} sans coût", "+ {n} sans coût", missing, n=fmt.number(missing)),
            size=NAME_SIZE,
            colour=canvas.theme.grey,
        )


def _segment(canvas: Canvas, project: Project, x: float, y: float, height: float, scale: float) -> float:
    """Draw one project; its name stands in its segment where it fits whole. Returns the length taken."""
    theme = canvas.theme
    cost = project.cost_meur or Decimal(0)
    length = float(cost) * scale
    large = bracket_of(Amount(cost)) == PANORAMA.dearest
    shown = max(length - SEGMENT_GAP, 0.15)
    canvas.rect(min(x, WIDTH - shown), y, shown, height, theme.accent if large else theme.a25)
    if canvas.fonts.width(project.name, NAME_SIZE) + 2 * PADDING <= length:
        colour = theme.paper if large else theme.ink
        canvas.text(x + PADDING, y + height / 2 + 0.9, project.name, size=NAME_SIZE, colour=colour)
    return length
