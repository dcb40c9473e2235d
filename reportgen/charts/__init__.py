"""Findings → Charts: one file a chart, each with `draw` (the picture) and `describe` (its alternative text).

To add one: ``charts/<key>.py`` with both functions, a line in `CHARTS`. `chart` makes one of them by its key, in the
built-in look, for whoever works in Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

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
from reportgen.charts.kit.chart import Chart
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


class ChartModule(Protocol):
    """What a chart's module offers."""

    def draw(self, findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
        """Draw the chart: one drawing, or one a page; none when there is nothing to show."""

    def describe(self, findings: Findings) -> str:
        """Say the finding with its numbers, for readers who do not see the picture."""


CHARTS: Mapping[str, ChartModule] = {
    "cover_lines": cover_lines,
    "ministries_by_phase": ministries_by_phase,
    "cost_by_ministry": cost_by_ministry,
    "cost_brackets": cost_brackets,
    "functional_areas": functional_areas,
    "timeline": timeline,
    "cost_bridge": cost_bridge,
    "trend_totals": trend_totals,
    "trend_deviations": trend_deviations,
    "spark_total": spark_total,
    "spark_schedule": spark_schedule,
    "spark_budget": spark_budget,
    "spark_projects": spark_projects,
    "spark_duration": spark_duration,
}

SERIES = ("trend_totals", "trend_deviations")  # the charts over all editions


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts' pictures and drawings by key, the fonts that they were drawn with, and the marks of the phases, as SVG, by the class name that shows them.

    ``dark_marks`` are the same marks for a dark page.
    """

    pictures: Mapping[str, tuple[Picture, ...]]
    marks: Mapping[str, str]
    dark_marks: Mapping[str, str]
    drawings: Mapping[str, tuple[Drawing, ...]]
    fonts: Fonts


def draw_charts(findings: Findings, theme: Theme, fonts: Fonts, keys: Iterable[str] = tuple(CHARTS)) -> Charts:
    """Draw every chart, or those of the keys given."""
    drawings = {key: CHARTS[key].draw(findings, theme, fonts) for key in keys}
    return Charts(
        {key: _pictures(drawn, CHARTS[key].describe(findings)) for key, drawn in drawings.items()},
        {name: mark.svg for name, mark in phase_marks(theme, fonts).items()},
        {name: mark.svg for name, mark in phase_marks(theme.in_the_dark, fonts).items()},
        drawings,
        fonts,
    )


def _pictures(drawings: tuple[Drawing, ...], alt: str) -> tuple[Picture, ...]:
    pages = len(drawings)
    return tuple(
        Picture(
            drawing.svg,
            drawing.width_mm,
            round(drawing.height_mm, 3),
            alt if pages == 1 else f"{alt} ({page}/{pages})",
        )
        for page, drawing in enumerate(drawings, start=1)
    )


def chart(key: str, findings: Findings, theme: Theme | None = None) -> Chart:
    """Draw one chart of an edition, in the edition's language and, without a theme, in the built-in look.

    ``key`` is one of `CHARTS`; `KeyError` for another. The result shows itself in a notebook and saves itself.
    """
    home = Workspace(built_in())
    code = findings.edition.info.language
    with use_language(language_of(code, home.read_texts(catalogue_name(code)))):
        drawn = CHARTS[key].draw(findings, theme or load_theme(home.read_text(THEME_FILE)), Fonts(home.fonts))
        return Chart(key, drawn, CHARTS[key].describe(findings))
