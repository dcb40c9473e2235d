"""How many projects each cost bracket holds, and how much they cost together: bars on both sides of the names."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.measures import ratios
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.words.language import _

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.figures import Group
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project

WIDTH = 174.0
AXIS_LEFT, AXIS_RIGHT = 58.0, 92.0  # bars run left from the first, right from the second
MIDDLE = (AXIS_LEFT + AXIS_RIGHT) / 2
ROW, BAR, HEAD = 9.0, 6.2, 6.0
LONGEST_LEFT, LONGEST_RIGHT = 46.0, 58.0
NAME_SIZE = 7.4
NAMED = 4  # so many large projects are named beside their bar


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the brackets, the dearest on top, then what has no amount."""
    groups = _shown(findings)
    canvas = Canvas(WIDTH, HEAD + ROW * len(groups) + 2, theme, fonts)
    canvas.text(AXIS_LEFT, 3, _("nombre de projets"), size=7.4, colour=theme.grey, align="right")
    canvas.text(AXIS_RIGHT, 3, _("coût complet estimé, en M€"), size=7.4, colour=theme.grey)
    canvas.text(WIDTH, 3, _("part du total"), size=7.4, colour=theme.grey, align="right")
    for index, group in enumerate(groups):
        _row(canvas, findings, group, HEAD + index * ROW + (ROW - BAR) / 2)
    costed = sum(PANORAMA.bracket(group.name).is_range for group in groups)
    canvas.rule((AXIS_LEFT, HEAD), (AXIS_LEFT, HEAD + ROW * len(groups)), theme.ink, weight=0.6)
    canvas.rule((AXIS_RIGHT, HEAD), (AXIS_RIGHT, HEAD + ROW * costed), theme.ink, weight=0.6)
    return (canvas.finish(),)


def describe(findings: Findings) -> str:
    """Give the projects and the cost of each bracket."""
    parts = _(" ; ").join(_said(group) for group in _shown(findings))
    return fmt.typeset(_("Projets et coût complet estimé par tranche. {parts}.", parts=parts))


def _said(group: Group) -> str:
    name, projects = fmt.bracket_label(group.name), fmt.projects(group.projects)
    if group.total_cost_meur is None:
        return _("{name} : {projects}", name=name, projects=projects)
    return _("{name} : {projects}, {cost}", name=name, projects=projects, cost=fmt.money(group.total_cost_meur))


def _shown(findings: Findings) -> list[Group]:
    """Take every bracket, the dearest first, then the groups without amount that hold any project."""
    groups = {group.name: group for group in findings.figures.brackets}
    brackets = [groups.pop(bracket.key) for bracket in reversed(PANORAMA.brackets)]
    return [*brackets, *(group for group in groups.values() if group.projects)]


def _row(canvas: Canvas, findings: Findings, group: Group, y: float) -> None:
    theme, figures = canvas.theme, findings.figures
    base = y + BAR / 2 + 1.05
    most = max(each.projects for each in figures.brackets)
    length = group.projects / most * LONGEST_LEFT
    bracket = PANORAMA.bracket(group.name)
    large, known = bracket == PANORAMA.dearest, bracket.is_range
    if known:
        canvas.rect(AXIS_LEFT - length, y, length, BAR, theme.accent if large else theme.a25)
    else:
        canvas.rect(AXIS_LEFT - length + 0.1, y, length - 0.1, BAR, theme.paper, edge=theme.grey, line=0.6)
    canvas.text(AXIS_LEFT - length - 1.4, base, fmt.number(group.projects), size=8.6, align="right", bold=True)
    canvas.text(
        MIDDLE, base, fmt.bracket_label(group.name), align="center", bold=large, colour=None if known else theme.grey
    )
    if large:
        _names(canvas, findings, length, base)
    if known:
        _cost(canvas, findings, group, y, base)


def _cost(canvas: Canvas, findings: Findings, group: Group, y: float, base: float) -> None:
    theme, total = canvas.theme, findings.figures.total_cost_meur
    cost = group.total_cost_meur or Decimal(0)
    if not total:
        return
    dearest = max(each.total_cost_meur or Decimal(0) for each in findings.figures.brackets)
    scale = LONGEST_RIGHT / float(dearest)
    x = AXIS_RIGHT
    large = PANORAMA.bracket(group.name) == PANORAMA.dearest
    tone = theme.accent if large else theme.a25
    parts = [project.cost_meur or Decimal(0) for project in _large(findings)] if large else [cost] if cost else []
    for part in parts:
        canvas.rect(x, y, max(float(part) * scale - 0.25, 0.15), BAR, tone)
        x += float(part) * scale
    canvas.text(x + 1.4, base, fmt.number(cost, 1) if group.projects else fmt.MISSING, size=8.6, bold=True)
    share = ratios.share(cost, total) if group.projects else None
    words = fmt.MISSING if share is None else fmt.share(share)
    canvas.text(WIDTH, base, words, colour=theme.grey, align="right")


def _large(findings: Findings) -> list[Project]:
    """Take the projects of the dearest bracket, the dearest first."""
    large = (project for project in findings.projects if bracket_of(project.cost) == PANORAMA.dearest)
    return sorted(large, key=lambda each: (-(each.cost_meur or 0), each.name))


def _names(canvas: Canvas, findings: Findings, length: float, base: float) -> None:
    """Name the large projects, when they are few: left of their bar where there is room, else in it."""
    large = _large(findings)
    if not 0 < len(large) <= NAMED:
        return
    names = [canvas.fonts.shorten(project.name, 24, NAME_SIZE) for project in large]
    half = (len(names) + 1) // 2
    lines = [", ".join(names[:half]) + (", " if len(names) > half else ""), ", ".join(names[half:])]
    outside = AXIS_LEFT - length - 6
    inside = max(canvas.fonts.width(line, NAME_SIZE) for line in lines) > outside
    x, room = (AXIS_LEFT - 1.4, length - 2.8) if inside else (outside, outside)
    colour = canvas.theme.paper if inside else canvas.theme.grey
    for line, shift in zip(
        map(str.rstrip, filter(None, lines)), (-1.6, 1.6) if len(names) > half else (0.0,), strict=False
    ):
        canvas.text(
            x, base + shift, canvas.fonts.shorten(line, room, NAME_SIZE), size=NAME_SIZE, colour=colour, align="right"
        )
