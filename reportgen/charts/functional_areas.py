"""What the projects serve: one row a functional area, one square a project."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.portfolio import NO_AREA
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.figures import Group
    from reportgen.values.findings import Findings

WIDTH = 174.0
ROW, HEAD = 6.3, 5.4
SQUARES, COST = 84.0, WIDTH  # where the squares begin, where the cost ends
SQUARE, GAP = 2.55, 0.6
ROOM = 72.0  # mm for the squares of one row
MOST_ROWS = 13
MOST_SAID = 4  # rows that the alternative text gives
FEW_SINGLES = 4  # so many areas of one project still have rows of their own


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    projects: int
    cost: Decimal | None
    tone: str


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the rows, the most numerous area on top."""
    rows = _rows(findings)
    canvas = Canvas(WIDTH, HEAD + ROW * len(rows), theme, fonts)
    canvas.text(SQUARES, 3, _("un carré = un projet"), size=7.4, colour=theme.grey)
    canvas.text(COST, 3, _("coût, en M€"), size=7.4, colour=theme.grey, align="right")
    canvas.rule((0, 5), (WIDTH, 5), theme.ink, weight=0.6)
    side = min(SQUARE, ROOM / max(row.projects for row in rows) / (1 + GAP / SQUARE))
    for index, row in enumerate(rows):
        _draw_row(canvas, row, HEAD + index * ROW, side)
        if index:
            canvas.rule((0, HEAD + index * ROW), (WIDTH, HEAD + index * ROW))
    return (canvas.finish(),)


def describe(findings: Findings) -> str:
    """Give the projects and the cost of the first areas."""
    rows = _rows(findings)
    parts = _(" ; ").join(_said(row) for row in rows[:MOST_SAID])
    if len(rows) <= MOST_SAID:
        return fmt.typeset(_("Projets par zone fonctionnelle. {parts}.", parts=parts))
    more = fmt.count("{n} autre ligne", "{n} autres lignes", len(rows) - MOST_SAID)
    return fmt.typeset(_("Projets par zone fonctionnelle. {parts} ; puis {more}.", parts=parts, more=more))


def _said(row: _Row) -> str:
    cost = _("coût non communiqué") if row.cost is None else fmt.money(row.cost)
    return _("{name} : {projects}, {cost}", name=row.name, projects=fmt.projects(row.projects), cost=cost)


def _rows(findings: Findings) -> list[_Row]:
    """Give each area a row, as long as there are not too many; the rest and the missing ones share one each."""
    areas = findings.figures.areas
    named = [area for area in areas if area.name != NO_AREA]
    missing = [area for area in areas if area.name == NO_AREA]
    own = [area for area in named if area.projects > 1]
    singles = [area for area in named if area.projects == 1]
    if len(singles) <= FEW_SINGLES and len(named) <= MOST_ROWS:
        own, singles = named, []
    rest = [*own[MOST_ROWS:], *singles]
    unique = bool(own[:MOST_ROWS]) and own[0].projects > max([each.projects for each in own[1:]], default=0)
    rows = [
        _Row(area.name, area.projects, area.total_cost_meur, "accent" if unique and area is own[0] else "a25")
        for area in own[:MOST_ROWS]
    ]
    if rest:
        rows.append(_joined(_rest_name(rest), rest))
    return [*rows, *(_joined(_("Zone non renseignée"), [area]) for area in missing)]


def _rest_name(rest: Sequence[Group]) -> str:
    areas, number = len(rest), fmt.number(len(rest))
    if areas == 1:
        return _("Une autre zone")
    if all(area.projects == 1 for area in rest):
        return plural("{n} autre zone, un projet chacune", "{n} autres zones, un projet chacune", areas, n=number)
    return plural("{n} autre zone", "{n} autres zones", areas, n=number)


def _joined(name: str, areas: Sequence[Group]) -> _Row:
    costs = [area.total_cost_meur for area in areas if area.total_cost_meur is not None]
    return _Row(name, sum(area.projects for area in areas), sum(costs, Decimal(0)) if costs else None, "hairline")


def _draw_row(canvas: Canvas, row: _Row, y: float, side: float) -> None:
    theme = canvas.theme
    base = y + ROW / 2 + 1
    first, rest = row.tone == "accent", row.tone == "hairline"
    canvas.text(
        0, base, canvas.fonts.shorten(row.name, 71, 7.9, bold=first), colour=theme.grey if rest else None, bold=first
    )
    canvas.text(80, base, fmt.number(row.projects), align="right", bold=True)
    for index in range(row.projects):
        canvas.rect(
            SQUARES + index * side * (1 + GAP / SQUARE), y + (ROW - side) / 2, side, side, getattr(theme, row.tone)
        )
    canvas.text(COST, base, fmt.meur(row.cost), align="right", colour=theme.grey if row.cost is None else None)
