"""The cover's picture: one line a project, from start to planned end, as thick as its cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.axis import YearAxis
from reportgen.charts.kit.canvas import Canvas
from reportgen.values.dates import Month
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project

WIDTH, HEIGHT = 174.0, 139.5
TOP, BOTTOM = 10.0, HEIGHT - 9
WIDEST_STEP = 6.0  # mm between lines when projects are few
THICKNESS = (0.55, 0.25)  # points: of a line without cost, and more for each √M€


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the lines on the night ground, the earliest start on top."""
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    projects = _dated(findings)
    if not projects:
        return (_undated(canvas, findings),)
    axis = YearAxis.of(projects, findings.as_of, 0, WIDTH)
    step = min((BOTTOM - TOP) / max(len(projects), 1), WIDEST_STEP)
    foot = TOP + step * max(len(projects), 1)
    _years(canvas, axis, foot + 4)
    now = axis.x(findings.as_of)
    for index, project in enumerate(projects):
        _line(canvas, axis, project, TOP + (index + 0.5) * step, now, min(1.0, step / 2.4))
    canvas.rule((now, TOP - 4), (now, foot), theme.paper, weight=0.8)
    _label(canvas, now, fmt.month_and_year(findings.as_of))
    return (canvas.finish(),)


def _undated(canvas: Canvas, findings: Findings) -> Drawing:
    """Draw every project over the whole width, the dearest on top: without dates, only its cost can be shown."""
    base, slope = THICKNESS
    projects = sorted(findings.projects, key=lambda each: (-(each.cost_meur or 0), each.name))
    step = min((BOTTOM - TOP) / len(projects), WIDEST_STEP)
    for index, project in enumerate(projects):
        y = TOP + (index + 0.5) * step
        weight = (base + slope * float(project.cost_meur or 0) ** 0.5) * min(1.0, step / 2.4)
        canvas.rule((0, y), (WIDTH, y), canvas.theme.a60, weight=weight)
    return canvas.finish()


def describe(findings: Findings) -> str:
    """Say what the lines show, and how many projects have none."""
    dated = _dated(findings)
    undated = len(findings.projects) - len(dated)
    if not dated:
        return fmt.typeset(_("{lines}, un par projet : aucun ne communique sa date de début.", lines=_lines(undated)))
    starts = [project.start for project in dated if project.start]
    said = _(
        "{lines}, un par projet, du lancement à la fin prévue, de {first} à {last}.",
        lines=_lines(len(dated)),
        first=fmt.month_and_year(min(starts)),
        last=fmt.month_and_year(_last_end(dated, findings)),
    )
    return fmt.typeset(f"{said} {_left_out(undated)}".strip())


def _lines(number: int) -> str:
    return fmt.count("{n} trait", "{n} traits", number)


def _left_out(undated: int) -> str:
    if not undated:
        return ""
    return plural(
        "{projects} sans date de début ne figure pas.",
        "{projects} sans date de début ne figurent pas.",
        undated,
        projects=fmt.projects(undated),
    )


def _last_end(projects: tuple[Project, ...], findings: Findings) -> Month:
    ends = [project.planned_end for project in projects if project.planned_end is not None]
    return max(ends, default=Month.of(findings.as_of))


def _dated(findings: Findings) -> tuple[Project, ...]:
    dated = (project for project in findings.projects if project.start is not None)
    return tuple(sorted(dated, key=lambda each: (each.start, each.planned_end or Month(9999, 12), each.name)))


def _years(canvas: Canvas, axis: YearAxis, y: float) -> None:
    for year in axis.labelled(every=2):
        canvas.text(
            axis.x_of_year(year),
            y,
            year,
            size=8,
            colour=canvas.theme.sky_soft,
            align="left" if year == axis.first else "center",
        )


def _label(canvas: Canvas, now: float, words: str) -> None:
    align = "left" if now < WIDTH * 0.1 else "right" if now > WIDTH * 0.9 else "center"
    canvas.text(now, TOP - 5.5, words, size=9, colour=canvas.theme.paper, align=align, bold=True)


def _line(canvas: Canvas, axis: YearAxis, project: Project, y: float, now: float, scale: float) -> None:
    theme = canvas.theme
    if project.start is None:
        return
    begin = axis.x(project.start)
    if project.planned_end is None:
        stop = min(max(now, begin + 4), WIDTH)
        canvas.rule((begin, y), (stop, y), theme.paper, weight=0.7, dashes=(1.2, 1.8))
        canvas.dot(min(max(begin, 0.8), WIDTH - 0.8), y, 0.5, fill=theme.night, edge=theme.paper, line=0.6)
        return
    end = axis.x(project.planned_end.first_day)
    base, slope = THICKNESS
    weight = (base + slope * float(project.cost_meur or 0) ** 0.5) * scale
    if begin < now:
        canvas.rule((begin, y), (min(end, now), y), theme.paper, weight=weight)
    if end > now:
        canvas.rule((max(begin, now), y), (end, y), theme.a60, weight=weight)
