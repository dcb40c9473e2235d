"""The portfolio over time: total cost and number of projects, one column an edition, on true dates."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.series import DateAxis, has_past, missing, month
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings, Point

WIDTH, HEIGHT = 174.0, 45.0
PANEL, GUTTER = 85.0, 4.0
TOP, FOOT = 11.0, HEIGHT - 6.0
WIDEST = 9.0  # mm of a column


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw two panels of columns from zero; nothing for a lone edition."""
    if not has_past(findings):
        return ()
    canvas = Canvas(WIDTH, HEIGHT, theme, fonts)
    series = findings.series
    _panel(canvas, series, 0, _("Coût complet estimé, en Md€"), _billions)
    _panel(
        canvas, series, PANEL + GUTTER, _("Projets suivis"), lambda point: (float(point.projects), str(point.projects))
    )
    return (canvas.finish(),)


def describe(findings: Findings) -> str:
    """Give the first, the last and the extreme values."""
    series = findings.series
    if not has_past(findings):
        return fmt.typeset(_("Une seule édition : aucune évolution à montrer."))
    first, last = series[0], series[-1]
    said = _(
        "De {start} à {end}, {editions} : coût total de {first} à {last}, de {before} à {projects}.",
        start=fmt.month_and_year(first.as_of),
        end=fmt.month_and_year(last.as_of),
        editions=fmt.editions(len(series)),
        first=fmt.money(first.total_cost_meur),
        last=fmt.money(last.total_cost_meur),
        before=fmt.number(first.projects),
        projects=fmt.projects(last.projects),
    )
    return fmt.typeset(f"{said} {_absent(missing(series))}".strip())


def _absent(gap: int) -> str:
    editions = fmt.editions(gap)
    words = plural("{editions} manque à la série.", "{editions} manquent à la série.", gap, editions=editions)
    return words if gap else ""


def _billions(point: Point) -> tuple[float, str] | None:
    total = point.total_cost_meur
    return None if total is None else (float(total), fmt.number(total / 1000, 2))


def _panel(
    canvas: Canvas,
    series: Sequence[Point],
    left: float,
    title: str,
    value: Callable[[Point], tuple[float, str] | None],
) -> None:
    theme = canvas.theme
    canvas.text(left, 3, title, size=8.2, bold=True)
    axis = DateAxis(series[0].as_of, series[-1].as_of, left + 6, left + PANEL - 6)
    xs = [axis.x(point.as_of) for point in series]
    nearest = min((after - before for before, after in itertools.pairwise(xs)), default=WIDEST)
    width = min(WIDEST, nearest * 0.7)
    most = max((found[0] for point in series if (found := value(point))), default=1.0) or 1.0
    crowded = nearest < canvas.fonts.width("0,00", 7.4) + 0.6
    for place, (point, x) in enumerate(zip(series, xs, strict=True)):
        found = value(point)
        last = place == len(series) - 1
        if found is not None:
            height = found[0] / most * (FOOT - TOP)
            canvas.rect(x - width / 2, FOOT - height, width, height, theme.accent if last else theme.a25)
            if last or not crowded or place == 0:
                canvas.text(x, FOOT - height - 1.2, found[1], size=7.4, align="center", bold=last)
        if place in {0, len(series) - 1} or (not crowded and nearest > canvas.fonts.width("00/0000", 7) + 1):
            canvas.text(x, HEIGHT - 1.2, month(point), size=7, colour=theme.grey, align="center")
    canvas.rule((left, FOOT), (left + PANEL, FOOT), theme.ink, weight=0.6)
