"""Every project from its start to its planned end, by phase and then by date: one page up to seventy projects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.axis import YearAxis
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.marks import phase_bar, phase_square
from reportgen.measures.deadlines import deadlines_before
from reportgen.portfolio import PANORAMA
from reportgen.values.dates import Month
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project

WIDTH, TALLEST = 174.0, 202.0  # mm: under a title of two lines, above a source of two
HEAD, FOOT = 9.0, 5.0
GROUP_HEAD, GROUP_GAP = 4.4, 1.2
ROW_LIMITS = (2.6, 6.3)  # mm: below the first, 7 pt names would touch
NAMES = (30.0, 46.0)  # mm: the column of names
MOST_ROOM = 30  # years left empty at the right at most
NAME_SIZE, DATE_SIZE = 7.1, 7.0
ORDER = (*(phase.key for phase in reversed(PANORAMA.phases)), PANORAMA.withheld.key)


@dataclass(frozen=True, slots=True)
class _Group:
    """The projects of one phase that stand on one page."""

    phase: str
    projects: tuple[Project, ...]
    count: int
    continued: bool


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the timeline, on as many pages as legible rows need."""
    pages = _pages(findings.projects)
    names = _names_width(findings.projects, fonts)
    axis = _axis(findings, names + 3, fonts)
    step = min(_step(page) for page in pages)
    return tuple(_page(findings, page, axis, names, step, theme, fonts) for page in pages)


def describe(findings: Findings) -> str:
    """Say how many projects there are in each phase, how many are late, how many end soon."""
    groups = [group for page in _pages(findings.projects) for group in page if not group.continued]
    phases = fmt.listing([f"{fmt.phase_label(group.phase)} {group.count}" for group in groups])
    late = sum(project.is_overdue(findings.as_of) for project in findings.projects)
    soon = deadlines_before(findings.projects, findings.as_of)
    ends = any(project.planned_end for project in findings.projects)
    sentences = (
        _(
            "Calendrier de {projects}, par phase puis par date de fin prévue : {phases}.",
            projects=fmt.projects(len(findings.projects)),
            phases=phases,
        ),
        _("Échéance passée pour {projects}.", projects=fmt.projects(late)) if late else "",
        _("{deadlines} à venir avant {year}.", deadlines=_deadlines(soon[1]), year=soon[0]) if soon and ends else "",
        _("Les dates figurent dans le tableau général."),
    )
    return fmt.typeset(" ".join(filter(None, sentences)))


def _deadlines(number: int) -> str:
    return fmt.count("{n} échéance", "{n} échéances", number)


def _pages(projects: Sequence[Project]) -> list[list[_Group]]:
    """Share the projects out over pages, phase after phase; a phase that goes on overleaf is said to."""
    ordered = [project for phase in ORDER for project in _of_phase(projects, phase)]
    phases = len({project.phase_key for project in projects})
    per_page = int((TALLEST - HEAD - FOOT - phases * (GROUP_HEAD + GROUP_GAP)) / ROW_LIMITS[0])
    pages = -(-len(ordered) // per_page)
    size = -(-len(ordered) // pages)
    return [_groups(ordered, start, size) for start in range(0, len(ordered), size)]


def _groups(ordered: Sequence[Project], start: int, size: int) -> list[_Group]:
    groups = []
    for phase in ORDER:
        places = [index for index, project in enumerate(ordered) if project.phase_key == phase]
        here = tuple(ordered[index] for index in places if start <= index < start + size)
        if here:
            groups.append(_Group(phase, here, len(places), continued=places[0] < start))
    return groups


def _of_phase(projects: Sequence[Project], phase: str) -> list[Project]:
    never = Month(9999, 12)
    return sorted(
        (project for project in projects if project.phase_key == phase),
        key=lambda each: (each.planned_end or never, each.start or date.max, fmt.plain(each.name), each.name),
    )


def _names_width(projects: Sequence[Project], fonts: Fonts) -> float:
    widest = max(fonts.width(project.name, NAME_SIZE) for project in projects)
    return min(max(widest, NAMES[0]), NAMES[1])


def _step(groups: Sequence[_Group]) -> float:
    rows = sum(len(group.projects) for group in groups)
    room = TALLEST - HEAD - FOOT - len(groups) * GROUP_HEAD - (len(groups) - 1) * GROUP_GAP
    return min(room / rows, ROW_LIMITS[1])


def _page(
    findings: Findings, groups: Sequence[_Group], axis: YearAxis, names: float, step: float, theme: Theme, fonts: Fonts
) -> Drawing:
    rows = sum(len(group.projects) for group in groups)
    height = HEAD + FOOT + rows * step + len(groups) * GROUP_HEAD + (len(groups) - 1) * GROUP_GAP
    canvas = Canvas(WIDTH, height, theme, fonts)
    _grid(canvas, findings, axis, height)
    y = HEAD
    for group in groups:
        _group_head(canvas, group, y)
        y += GROUP_HEAD
        for project in group.projects:
            _project(canvas, project, axis, y, step, names, findings.as_of)
            y += step
        y += GROUP_GAP
    now = axis.x(findings.as_of)
    canvas.axes.plot((now, now), (0, height - FOOT + 1), color=theme.ink, linewidth=0.9, zorder=5)
    return canvas.finish()


def _grid(canvas: Canvas, findings: Findings, axis: YearAxis, height: float) -> None:
    theme = canvas.theme
    now = axis.x(findings.as_of)
    soon = deadlines_before(findings.projects, findings.as_of)
    if soon:
        canvas.rect(now, HEAD - 2, axis.x_of_year(soon[0]) - now, height - FOOT - HEAD + 3, theme.a10)
    for year in range(axis.first, axis.last + 1):
        canvas.rule((axis.x_of_year(year), HEAD - 2), (axis.x_of_year(year), height - FOOT + 1))
    _years(canvas, axis, findings.as_of.year, now, height)
    _edition_label(canvas, findings, now, soon)


def _years(canvas: Canvas, axis: YearAxis, present: int, now: float, height: float) -> None:
    """Write the years above and below; above, those that the edition's line would strike move aside or give way."""
    taken = 0.0
    for year in axis.labelled():
        bold = year == present
        half = canvas.fonts.width(str(year), DATE_SIZE, bold=bold) / 2 + 0.5
        x = axis.x_of_year(year + 0.5)
        _year(canvas, x, height - 0.6, year, bold=bold)
        if abs(x - now) < half:
            x = now - half if x < now else now + half
        if x - half >= taken:
            _year(canvas, x, HEAD - 3.2, year, bold=bold)
            taken = x + half


def _year(canvas: Canvas, x: float, y: float, year: int, *, bold: bool) -> None:
    theme = canvas.theme
    canvas.text(x, y, year, size=DATE_SIZE, colour=theme.ink if bold else theme.grey, align="center", bold=bold)


def _edition_label(canvas: Canvas, findings: Findings, now: float, soon: tuple[int, int] | None) -> None:
    """Name the edition's line at its left, and the deadlines to come at its right, where there is room."""
    label = _("édition de {month}", month=fmt.month_and_year(findings.as_of))
    canvas.text(now - 1, 2.6, label, size=7.2, align="right", bold=True)
    if soon and soon[1]:
        words = _("{deadlines} avant {year}", deadlines=_deadlines(soon[1]), year=soon[0])
        if now + 1 + canvas.fonts.width(words, 7.2, bold=True) <= WIDTH:
            canvas.text(now + 1, 2.6, words, size=7.2, colour=canvas.theme.accent, bold=True)


def _group_head(canvas: Canvas, group: _Group, y: float) -> None:
    theme = canvas.theme
    name = fmt.phase_label(group.phase)
    name = _("{name} (suite)", name=name) if group.continued else name
    count = fmt.projects(group.count)
    after = 3.8 + canvas.fonts.width(name, 8.2, bold=True) + 1.8
    canvas.rect(0, y, after + canvas.fonts.width(count, 7.4) + 1, GROUP_HEAD - 0.3, theme.paper)
    phase_square(canvas, 0, y + 0.75, 2.6, group.phase)
    canvas.text(3.8, y + 2.95, name, size=8.2, bold=True)
    canvas.text(after, y + 2.95, count, size=7.4, colour=theme.grey)


def _project(
    canvas: Canvas, project: Project, axis: YearAxis, y: float, step: float, names: float, as_of: date
) -> None:
    base = y + step / 2 + 0.88
    canvas.text(0, base, canvas.fonts.shorten(project.name, names, NAME_SIZE), size=NAME_SIZE)
    if project.start is None:
        canvas.text(axis.left, base, _("dates non communiquées"), size=DATE_SIZE, colour=canvas.theme.grey)
    elif project.planned_end is None:
        _open_end(canvas, axis.x(project.start), axis.x(as_of), y + step / 2, base)
    else:
        _bar(canvas, project, axis, y, step, as_of)


def _axis(findings: Findings, left: float, fonts: Fonts) -> YearAxis:
    """Span the projects' years, with as many empty ones at the right as the last labels need."""
    ends = [
        (project.planned_end, project.is_overdue(findings.as_of))
        for project in findings.projects
        if project.planned_end
    ]
    for room in range(1, MOST_ROOM):
        axis = YearAxis.of(findings.projects, findings.as_of, left, WIDTH - 4, room=room)
        if all(_fits(axis, end, findings.as_of, fonts, late=late) for end, late in ends):
            break
    return axis


def _fits(axis: YearAxis, end: Month, as_of: date, fonts: Fonts, *, late: bool) -> bool:
    width = fonts.width(_end_words(end, late=late), DATE_SIZE, bold=late)
    return _label_place(axis.x(end.first_day), axis.x(as_of), width) + width <= WIDTH


def _label_place(end: float, now: float, width: float) -> float:
    """Place an end's label behind its bar, and never across the edition's line."""
    x = end + 1
    return now + 1.2 if x < now + 0.4 and x + width > now - 0.6 else x


def _end_words(end: Month, *, late: bool) -> str:
    month = fmt.month_short(end)
    return _("{month}, échéance passée", month=month) if late else month


def _open_end(canvas: Canvas, begin: float, now: float, middle: float, base: float) -> None:
    theme = canvas.theme
    words = _("fin non fixée")
    stop = min(max(now, begin) + 10, WIDTH - canvas.fonts.width(words, DATE_SIZE) - 2)
    canvas.rule((begin, middle), (stop, middle), theme.accent, weight=1.1, dashes=(1.5, 1.5))
    canvas.dot(begin, middle, 0.75, fill=theme.paper, edge=theme.accent)
    canvas.text(stop + 1.2, base, words, size=DATE_SIZE, colour=theme.grey)


def _bar(canvas: Canvas, project: Project, axis: YearAxis, y: float, step: float, as_of: date) -> None:
    if project.start is None or project.planned_end is None:
        return
    theme, now = canvas.theme, axis.x(as_of)
    begin, end = axis.x(project.start), axis.x(project.planned_end.first_day)
    height = min(step * 0.62, 3.4)
    middle = y + step / 2
    phase_bar(canvas, begin, middle - height / 2, max(end - begin, 0.6), height, project.phase_key)
    late = project.is_overdue(as_of)
    words = _end_words(project.planned_end, late=late)
    width = canvas.fonts.width(words, DATE_SIZE, bold=late)
    x = _label_place(end, now, width)
    if late:  # the overrun, up to the edition's line: on both sides of its label
        for left, stop in ((end + 0.5, min(x - 0.6, now - 0.5)), (x + width + 0.6, now - 0.5)):
            if left < stop:
                canvas.rule((left, middle), (stop, middle), theme.ink, weight=0.8, dashes=(1.2, 1.4))
    canvas.text(x, middle + 0.88, words, size=DATE_SIZE, colour=theme.ink if late else theme.grey, bold=late)
