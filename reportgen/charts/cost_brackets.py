"""How many projects each cost bracket holds, and how much they cost together: bars on both sides of the names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.measures import ratios
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.statements import totals
from reportgen.values.table import Table, published
from reportgen.words.language import Language, _, current_language, in_own_language

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.figures import Group, Total
    from reportgen.values.findings import Findings

WIDTH = 174.0
AXIS_LEFT, AXIS_RIGHT = 58.0, 92.0  # bars run left from the first, right from the second
MIDDLE = (AXIS_LEFT + AXIS_RIGHT) / 2
ROW, BAR, HEAD = 7.8, 5.4, 6.0
LONGEST_LEFT, LONGEST_RIGHT = 46.0, 58.0
NAME_SIZE = 7.4
NAMED = 4  # so many large projects are named beside their bar


@dataclass(frozen=True, slots=True)
class Row:
    """A bracket by its key: its projects, their cost in M€ and its share of the total in percent.

    ``is_range`` is false for what says why there is no amount, ``is_dearest`` true for the bracket without upper bound.
    """

    key: str
    projects: int
    cost: Decimal | None
    share: Decimal | None
    is_range: bool
    is_dearest: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Every bracket in its order, then what has no amount; the large projects, the dearest first, with their costs."""

    language: Language
    brackets: tuple[Row, ...]
    large: tuple[tuple[str, Decimal], ...]
    total: Total | None

    @property
    def shown(self) -> tuple[Row, ...]:
        """Every bracket, the dearest first, then the groups without amount that hold any project."""
        ranges = (row for row in reversed(self.brackets) if row.is_range)
        return (*ranges, *(row for row in self.brackets if not row.is_range and row.projects))


def rows(findings: Findings) -> Rows:
    """Take the brackets and the large projects."""
    figures = findings.figures
    dear = (project for project in findings.projects if bracket_of(project.cost) == PANORAMA.dearest)
    costs = sorted(((each.name, each.cost_meur or Decimal(0)) for each in dear), key=lambda each: (-each[1], each[0]))
    brackets = tuple(_row(group, figures.total_cost_meur) for group in figures.brackets)
    return Rows(current_language(), brackets, tuple(costs), figures.total)


def _row(group: Group, total: Decimal | None) -> Row:
    bracket = PANORAMA.bracket(group.name)
    share = ratios.share(group.total_cost_meur, total)
    return Row(group.name, group.projects, group.total_cost_meur, share, bracket.is_range, bracket == PANORAMA.dearest)


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the brackets, the dearest on top, then what has no amount."""
    shown = rows.shown
    canvas = Canvas(WIDTH, HEAD + ROW * len(shown) + 2, theme, fonts)
    canvas.text(AXIS_LEFT, 3, _("nombre de projets"), size=7.4, colour=theme.grey, align="right")
    canvas.text(AXIS_RIGHT, 3, _("coût complet estimé, en M€"), size=7.4, colour=theme.grey)
    canvas.text(WIDTH, 3, _share_head(rows), size=7.4, colour=theme.grey, align="right")
    for index, row in enumerate(shown):
        _draw_row(canvas, rows, row, HEAD + index * ROW + (ROW - BAR) / 2)
    costed = sum(row.is_range for row in shown)
    canvas.rule((AXIS_LEFT, HEAD), (AXIS_LEFT, HEAD + ROW * len(shown)), theme.ink, weight=0.6)
    canvas.rule((AXIS_RIGHT, HEAD), (AXIS_RIGHT, HEAD + ROW * costed), theme.ink, weight=0.6)
    return (canvas.finish(),)


def _share_head(rows: Rows) -> str:
    """Say of what the shares are parts: of the total, or of the costs that are known."""
    return _("part du coût communiqué") if rows.total and rows.total.is_floor else _("part du total")


@in_own_language
def describe(rows: Rows) -> str:
    """Give the projects and the cost of each bracket."""
    parts = _(" ; ").join(_describe_row(row) for row in rows.shown)
    told = _("Projets et coût complet estimé par tranche. {parts}.", parts=parts)
    known = fmt.capitalize_first(totals.coverage(rows.total)) if rows.total else ""
    return fmt.typeset(f"{told} {known}." if known else told)


@in_own_language
def table(rows: Rows) -> Table:
    """Give the projects, the cost and the share of each bracket, the least first."""
    return Table(
        (_("Tranche"), _("Projets"), _("Coût, M€"), totals.share_head(rows.total)),
        tuple(
            (fmt.bracket_label(row.key), row.projects, published(row.cost) if row.projects else None, row.share)
            for row in rows.brackets
        ),
    )


def _describe_row(row: Row) -> str:
    name, projects = fmt.bracket_label(row.key), fmt.projects(row.projects)
    if row.cost is None:
        return _("{name} : {projects}", name=name, projects=projects)
    return _("{name} : {projects}, {cost}", name=name, projects=projects, cost=fmt.money(row.cost))


def _draw_row(canvas: Canvas, rows: Rows, row: Row, y: float) -> None:
    theme, base = canvas.theme, y + BAR / 2 + 1.05
    length = row.projects / max(each.projects for each in rows.brackets) * LONGEST_LEFT
    if row.is_range:
        canvas.rect(AXIS_LEFT - length, y, length, BAR, theme.accent if row.is_dearest else theme.a25)
    else:
        canvas.rect(AXIS_LEFT - length + 0.1, y, length - 0.1, BAR, theme.paper, edge=theme.grey, line=0.6)
    canvas.text(AXIS_LEFT - length - 1.4, base, fmt.number(row.projects), size=8.6, align="right", bold=True)
    colour = None if row.is_range else theme.grey
    canvas.text(MIDDLE, base, fmt.bracket_label(row.key), align="center", bold=row.is_dearest, colour=colour)
    if row.is_dearest:
        _draw_names(canvas, [name for name, _cost in rows.large], length, base)
    if row.is_range and rows.total:
        _draw_cost(canvas, rows, row, y, base)


def _draw_cost(canvas: Canvas, rows: Rows, row: Row, y: float, base: float) -> None:
    theme, x = canvas.theme, AXIS_RIGHT
    scale = LONGEST_RIGHT / float(max(each.cost or Decimal(0) for each in rows.brackets))
    tone = theme.accent if row.is_dearest else theme.a25
    for part in [cost for _name, cost in rows.large] if row.is_dearest else [row.cost] if row.cost else []:
        canvas.rect(x, y, max(float(part) * scale - 0.25, 0.15), BAR, tone)
        x += float(part) * scale
    canvas.text(x + 1.4, base, fmt.MISSING if row.cost is None else fmt.number(row.cost, 1), size=8.6, bold=True)
    share = fmt.MISSING if row.share is None else "".join(fmt.percent_parts(fmt.share_cell(row.share, 0)))
    canvas.text(WIDTH, base, share, colour=theme.grey, align="right")


def _draw_names(canvas: Canvas, large: list[str], length: float, base: float) -> None:
    """Name the large projects, when they are few: left of their bar where there is room, else in it."""
    if not 0 < len(large) <= NAMED:
        return
    fonts = canvas.fonts
    names = [fonts.shorten(name, 24, NAME_SIZE) for name in large]
    half = (len(names) + 1) // 2
    lines = [", ".join(names[:half]) + (", " if len(names) > half else ""), ", ".join(names[half:])]
    outside = AXIS_LEFT - length - 6
    inside = max(fonts.width(line, NAME_SIZE) for line in lines) > outside
    x, room = (AXIS_LEFT - 1.4, length - 2.8) if inside else (outside, outside)
    colour = canvas.theme.paper if inside else canvas.theme.grey
    shifts = (-1.6, 1.6) if len(names) > half else (0.0,)
    for line, shift in zip(map(str.rstrip, filter(None, lines)), shifts, strict=False):
        canvas.text(x, base + shift, fonts.shorten(line, room, NAME_SIZE), size=NAME_SIZE, colour=colour, align="right")


CHART = ChartKind("cost_brackets", rows, draw, describe, table)
