"""What the projects serve: one row a functional area, one square a project."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.portfolio import NO_AREA
from reportgen.values.table import Table, published
from reportgen.words.language import Language, _, current_language, in_own_language, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings

WIDTH = 174.0
ROW, HEAD = 5.9, 5.4
SQUARES, COST = 84.0, WIDTH  # where the squares begin, where the cost ends
SQUARE, GAP = 2.55, 0.6
ROOM = 72.0  # mm for the squares of one row
MOST_ROWS = 13
MOST_SAID = 4  # rows that the alternative text gives
FEW_SINGLES = 4  # so many areas of one project still have rows of their own


@dataclass(frozen=True, slots=True)
class Area:
    """A functional area: its projects, and their cost in M€."""

    name: str
    projects: int
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Every area, the most numerous first; projects without one are one of them."""

    language: Language
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the picture: an area, or several that share it."""

    name: str
    projects: int
    cost: Decimal | None
    tone: str


def rows(findings: Findings) -> Rows:
    """Take every area."""
    areas = (Area(group.name, group.projects, group.total_cost_meur) for group in findings.figures.areas)
    return Rows(current_language(), tuple(areas))


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the rows, the most numerous area on top."""
    lines = _lines(rows.areas)
    canvas = Canvas(WIDTH, HEAD + ROW * len(lines), theme, fonts)
    canvas.text(SQUARES, 3, _("un carré = un projet"), size=7.4, colour=theme.grey)
    canvas.text(COST, 3, _("coût, en M€"), size=7.4, colour=theme.grey, align="right")
    canvas.rule((0, 5), (WIDTH, 5), theme.ink, weight=0.6)
    side = min(SQUARE, ROOM / max(line.projects for line in lines) / (1 + GAP / SQUARE))
    for index, line in enumerate(lines):
        _draw_line(canvas, line, HEAD + index * ROW, side)
        if index:
            canvas.rule((0, HEAD + index * ROW), (WIDTH, HEAD + index * ROW))
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give the projects and the cost of the first areas."""
    lines = _lines(rows.areas)
    parts = _(" ; ").join(_describe_line(line) for line in lines[:MOST_SAID])
    if len(lines) <= MOST_SAID:
        return fmt.typeset(_("Projets par zone fonctionnelle. {parts}.", parts=parts))
    more = fmt.count("{n} autre ligne", "{n} autres lignes", len(lines) - MOST_SAID)
    return fmt.typeset(_("Projets par zone fonctionnelle. {parts} ; puis {more}.", parts=parts, more=more))


@in_own_language
def table(rows: Rows) -> Table:
    """Give the projects and the cost of every area, those that share a row of the picture too."""
    return Table(
        (_("Zone fonctionnelle"), _("Projets"), _("Coût, M€")),
        tuple((_name(area), area.projects, published(area.cost)) for area in rows.areas),
    )


def _name(area: Area) -> str:
    return _("Non renseignée") if area.name == NO_AREA else fmt.as_published(area.name)


def _describe_line(line: _Line) -> str:
    cost = _("coût non communiqué") if line.cost is None else fmt.money(line.cost)
    return _("{name} : {projects}, {cost}", name=line.name, projects=fmt.projects(line.projects), cost=cost)


def _lines(areas: Sequence[Area]) -> list[_Line]:
    """Give each area a row, as long as there are not too many; the rest and the missing ones share one each."""
    named = [area for area in areas if area.name != NO_AREA]
    missing = [area for area in areas if area.name == NO_AREA]
    own = [area for area in named if area.projects > 1]
    singles = [area for area in named if area.projects == 1]
    if len(singles) <= FEW_SINGLES and len(named) <= MOST_ROWS:
        own, singles = named, []
    rest = [*own[MOST_ROWS:], *singles]
    unique = bool(own[:MOST_ROWS]) and own[0].projects > max([each.projects for each in own[1:]], default=0)
    lines = [
        _Line(area.name, area.projects, area.cost, "accent" if unique and area is own[0] else "a25")
        for area in own[:MOST_ROWS]
    ]
    if rest:
        lines.append(_joined(_rest_name(rest), rest))
    return [*lines, *(_joined(_("Zone non renseignée"), [area]) for area in missing)]


def _rest_name(rest: Sequence[Area]) -> str:
    areas, number = len(rest), fmt.number(len(rest))
    if areas == 1:
        return _("Une autre zone")
    if all(area.projects == 1 for area in rest):
        return plural("{n} autre zone, un projet chacune", "{n} autres zones, un projet chacune", areas, n=number)
    return plural("{n} autre zone", "{n} autres zones", areas, n=number)


def _joined(name: str, areas: Sequence[Area]) -> _Line:
    costs = [area.cost for area in areas if area.cost is not None]
    return _Line(name, sum(area.projects for area in areas), sum(costs, Decimal(0)) if costs else None, "hairline")


def _draw_line(canvas: Canvas, line: _Line, y: float, side: float) -> None:
    theme, base = canvas.theme, y + ROW / 2 + 1
    first, rest = line.tone == "accent", line.tone == "hairline"
    name = canvas.fonts.shorten(line.name, 71, 7.9, bold=first)
    canvas.text(0, base, name, colour=theme.grey if rest else None, bold=first)
    canvas.text(80, base, fmt.number(line.projects), align="right", bold=True)
    for index in range(line.projects):
        x = SQUARES + index * side * (1 + GAP / SQUARE)
        canvas.rect(x, y + (ROW - side) / 2, side, side, getattr(theme, line.tone))
    canvas.text(COST, base, fmt.meur(line.cost), align="right", colour=theme.grey if line.cost is None else None)


CHART = ChartKind("functional_areas", rows, draw, describe, table)
