"""Every project from its start to its planned end, by phase and then by date: one page up to seventy projects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.calendar import (
    FOOT,
    HEAD,
    NAME_SIZE,
    WIDTH,
    Bar,
    count_deadlines,
    draw_bar,
    draw_years,
    fit_years,
)
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.charts.kit.marks import phase_square
from reportgen.measures.deadlines import deadlines_before
from reportgen.portfolio import PANORAMA
from reportgen.values.dates import Month
from reportgen.values.table import Table
from reportgen.words.language import Language, _, current_language, in_own_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.kit.axis import YearAxis
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project

TALLEST = 202.0  # mm: under a title of two lines, above a source of two
GROUP_HEAD, GROUP_GAP = 4.4, 1.2
ROW_LIMITS = (2.6, 6.3)  # mm: below the first, 7 pt names would touch
NAMES = (30.0, 46.0)  # mm: the column of names
ORDER = (*(phase.key for phase in reversed(PANORAMA.phases)), PANORAMA.withheld.key)


@dataclass(frozen=True, slots=True)
class Rows:
    """Every project, the last phase first and within a phase the first end first.

    ``soon`` is a year and how many running projects end before it, where that can be said.
    """

    language: Language
    as_of: date
    bars: tuple[Bar, ...]
    soon: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Group:
    """The projects of one phase that stand on one page; ``count`` is that of the whole phase."""

    phase: str
    bars: tuple[Bar, ...]
    count: int
    is_continued: bool


def rows(findings: Findings) -> Rows:
    """Take every project's phase and dates."""
    ordered = sorted(findings.projects, key=_place)
    bars = (
        Bar(each.name, each.phase_key, each.start, each.planned_end, each.is_overdue(findings.as_of))
        for each in ordered
    )
    soon = deadlines_before(findings.projects, findings.as_of)
    return Rows(current_language(), findings.as_of, tuple(bars), soon)


def _place(project: Project) -> tuple[int, Month, date, tuple[str, str]]:
    """Sort by phase, then by end, start and name; what has no date comes last."""
    end, start = project.planned_end or Month(9999, 12), project.start or date.max
    return ORDER.index(project.phase_key), end, start, fmt.ordered(project.name)


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the timeline, on as many pages as legible rows need."""
    pages = _pages(rows.bars)
    names = min(max(*(fonts.width(bar.name, NAME_SIZE) for bar in rows.bars), NAMES[0]), NAMES[1])
    axis = fit_years(rows.bars, rows.as_of, names + 3, fonts)
    step = min(_step(page) for page in pages)
    return tuple(_draw_page(rows, page, axis, names, step, theme, fonts) for page in pages)


@in_own_language
def describe(rows: Rows) -> str:
    """Say how many projects there are in each phase, how many are late, how many end soon."""
    counts = {phase: sum(bar.phase == phase for bar in rows.bars) for phase in ORDER}
    late = sum(bar.is_late for bar in rows.bars)
    soon = rows.soon if any(bar.end for bar in rows.bars) else None
    sentences = (
        _(
            "Calendrier de {projects}, par phase puis par date de fin prévue : {phases}.",
            projects=fmt.projects(len(rows.bars)),
            phases=fmt.listing([f"{fmt.phase_label(phase)} {bars}" for phase, bars in counts.items() if bars]),
        ),
        _("Échéance passée pour {projects}.", projects=fmt.projects(late)) if late else "",
        _("{deadlines} à venir avant {year}.", deadlines=count_deadlines(soon[1]), year=soon[0]) if soon else "",
        _("Les dates figurent dans le tableau général."),
    )
    return fmt.typeset(" ".join(filter(None, sentences)))


@in_own_language
def table(rows: Rows) -> Table:
    """Give every project's phase and dates, in the order of the bars."""
    return Table(
        (_("Projet"), _("Phase"), _("Début"), _("Fin prévue")),
        tuple((bar.name, fmt.phase_label(bar.phase), bar.start, bar.end) for bar in rows.bars),
    )


def _pages(bars: Sequence[Bar]) -> list[list[_Group]]:
    """Share the projects out over pages, phase after phase; a phase that goes on overleaf is said to."""
    phases = len({bar.phase for bar in bars})
    per_page = int((TALLEST - HEAD - FOOT - phases * (GROUP_HEAD + GROUP_GAP)) / ROW_LIMITS[0])
    pages = -(-len(bars) // per_page)
    size = -(-len(bars) // pages)
    return [_groups(bars, start, size) for start in range(0, len(bars), size)]


def _groups(bars: Sequence[Bar], start: int, size: int) -> list[_Group]:
    groups = []
    for phase in ORDER:
        places = [index for index, bar in enumerate(bars) if bar.phase == phase]
        here = tuple(bars[index] for index in places if start <= index < start + size)
        if here:
            groups.append(_Group(phase, here, len(places), is_continued=places[0] < start))
    return groups


def _step(groups: Sequence[_Group]) -> float:
    rows = sum(len(group.bars) for group in groups)
    room = TALLEST - HEAD - FOOT - len(groups) * GROUP_HEAD - (len(groups) - 1) * GROUP_GAP
    return min(room / rows, ROW_LIMITS[1])


def _draw_page(
    rows: Rows, groups: Sequence[_Group], axis: YearAxis, names: float, step: float, theme: Theme, fonts: Fonts
) -> Drawing:
    number = sum(len(group.bars) for group in groups)
    height = HEAD + FOOT + number * step + len(groups) * GROUP_HEAD + (len(groups) - 1) * GROUP_GAP
    canvas = Canvas(WIDTH, height, theme, fonts)
    draw_years(canvas, axis, rows.as_of, rows.soon)
    y = HEAD
    for group in groups:
        _draw_group_head(canvas, group, y)
        y += GROUP_HEAD
        for bar in group.bars:
            draw_bar(canvas, bar, axis, y, step, names, rows.as_of)
            y += step
        y += GROUP_GAP
    now = axis.x(rows.as_of)
    canvas.axes.plot((now, now), (0, height - FOOT + 1), color=theme.ink, linewidth=0.9, zorder=5)
    return canvas.finish()


def _draw_group_head(canvas: Canvas, group: _Group, y: float) -> None:
    theme, fonts = canvas.theme, canvas.fonts
    name = fmt.phase_label(group.phase)
    name = _("{name} (suite)", name=name) if group.is_continued else name
    count = fmt.projects(group.count)
    after = 3.8 + fonts.width(name, 8.2, bold=True) + 1.8
    canvas.rect(0, y, after + fonts.width(count, 7.4) + 1, GROUP_HEAD - 0.3, theme.paper)
    phase_square(canvas, 0, y + 0.75, 2.6, group.phase)
    canvas.text(3.8, y + 2.95, name, size=8.2, bold=True)
    canvas.text(after, y + 2.95, count, size=7.4, colour=theme.grey)


CHART = ChartKind("timeline", rows, draw, describe, table)
