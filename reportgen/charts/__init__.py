"""Findings → Charts: one file a chart, which takes its rows from the findings; picture, words and table come of these.

To add one: ``charts/<key>.py`` with `rows`, `draw`, `describe` and `table`, gathered in its ``CHART``; a line in `CHARTS`.
`chart` makes one of them by its key, in the built-in look, for whoever works in Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.charts import (
    cost_brackets,
    cost_bridge,
    cost_by_ministry,
    cover_lines,
    functional_areas,
    ministries_by_phase,
    spark_budget,
    spark_duration,
    spark_projects,
    spark_schedule,
    spark_total,
    timeline,
    trend_deviations,
    trend_totals,
)
from reportgen.charts.kit.chart import Chart, ChartKind, by_key
from reportgen.charts.kit.fonts import Fonts
from reportgen.charts.kit.marks import phase_marks
from reportgen.disk.workspace import Workspace, built_in
from reportgen.theme import FILE as THEME_FILE
from reportgen.theme import load_theme
from reportgen.values.views import Picture
from reportgen.words.catalogues import catalogue_name, language_of
from reportgen.words.language import use_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.table import Table

CHARTS: Mapping[str, ChartKind[Any]] = by_key(
    cover_lines.CHART,
    ministries_by_phase.CHART,
    cost_by_ministry.CHART,
    cost_brackets.CHART,
    functional_areas.CHART,
    timeline.CHART,
    cost_bridge.CHART,
    trend_totals.CHART,
    trend_deviations.CHART,
    spark_total.CHART,
    spark_schedule.CHART,
    spark_budget.CHART,
    spark_projects.CHART,
    spark_duration.CHART,
)

SERIES = ("trend_totals", "trend_deviations")  # the charts over all editions


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart that has been drawn: its pages, its alternative text, its numbers."""

    drawings: tuple[Drawing, ...]
    alternative: str
    table: Table

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pages, ready to be placed; of several, each says which it is."""
        pages = len(self.drawings)
        return tuple(
            Picture(
                drawing.svg,
                drawing.width_mm,
                round(drawing.height_mm, 3),
                self.alternative if pages == 1 else f"{self.alternative} ({page}/{pages})",
            )
            for page, drawing in enumerate(self.drawings, start=1)
        )


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts by their keys, the marks of the phases as SVG by the class name that shows them, and the fonts used.

    ``dark_marks`` are the same marks for a dark page.
    """

    drawn: Mapping[str, DrawnChart]
    marks: Mapping[str, str]
    dark_marks: Mapping[str, str]
    fonts: Fonts

    @property
    def pictures(self) -> Mapping[str, tuple[Picture, ...]]:
        """The pictures of each chart."""
        return {key: each.pictures for key, each in self.drawn.items()}


def draw_charts(findings: Findings, theme: Theme, fonts: Fonts, keys: Iterable[str] = tuple(CHARTS)) -> Charts:
    """Draw every chart, or those of the keys given, in the language in use."""
    charts = {key: Chart(CHARTS[key], CHARTS[key].rows(findings), theme, fonts) for key in keys}
    return Charts(
        {key: DrawnChart(each.drawings, each.alternative, each.table) for key, each in charts.items()},
        {name: mark.svg for name, mark in phase_marks(theme, fonts).items()},
        {name: mark.svg for name, mark in phase_marks(theme.in_the_dark, fonts).items()},
        fonts,
    )


def chart(key: str, findings: Findings, theme: Theme | None = None) -> Chart:
    """Make one chart of an edition, in the edition's language and, without a theme, in the built-in look.

    ``key`` is one of `CHARTS`; `KeyError` for another. The result shows itself in a notebook and saves itself.
    """
    home, kind = Workspace(built_in()), CHARTS[key]
    code = findings.edition.info.language
    with use_language(language_of(code, home.read_texts(catalogue_name(code)))):
        rows = kind.rows(findings)
    return Chart(kind, rows, theme or load_theme(home.read_text(THEME_FILE)), Fonts(home.fonts))
