"""What a template may see: frozen values of ready text, already typeset, and markup known to be safe.

Templates do no arithmetic, no rounding and no formatting; whatever they print stands in one of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.values.project import Link
    from reportgen.values.published import Erratum

LINE_LENGTH = 42  # characters of a page title that fit one line of its measure
ROOMY_CONTENTS = 9  # so many sections can be listed with air between them
LONGEST_TITLE = 2 * LINE_LENGTH  # a page title has two lines at most

# The titles that edition.toml may replace, by the key of their page or chart.
TITLES = (
    "brief",
    "ministries",
    "ministries_by_phase",
    "cost_by_ministry",
    "amounts",
    "cost_brackets",
    "functional_areas",
    "timeline",
    "table",
    "cards",
    "movements",
    "cost_bridge",
    "trends",
    "trend_totals",
    "trend_deviations",
    "watchlist",
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the report says of its own making: programs and versions, the house's logo, errata, whether a draft."""

    versions: Mapping[str, str]
    logo: str = ""
    errata: tuple[Erratum, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing ready to be placed: its SVG, its size in mm, its alternative text."""

    svg: str
    width_mm: float
    height_mm: float
    alt: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart with the words around it: the finding, what is measured and in which unit, the source."""

    key: str
    title: str
    subtitle: str
    pictures: tuple[Picture, ...]
    source: str
    data: Link


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of the report; ``content`` is what its own template prints."""

    key: str
    label: str
    title: str
    summary: str
    content: object
    lead: str = ""
    listed: bool = True

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title's lines: broken by sense where each part fits one line, else cut into two of like length."""
        lines = tuple(self.title.split("\n"))
        return lines if all(len(line) <= LINE_LENGTH for line in lines) else _halves(" ".join(lines))


def _halves(title: str) -> tuple[str, ...]:
    """Cut a title at the space nearest its middle, so that no word stands alone on its line."""
    spaces = [place for place, letter in enumerate(title) if letter == " "]
    if not spaces:
        return (title,)
    cut = min(spaces, key=lambda place: abs(2 * place - len(title)))
    return title[:cut], title[cut + 1 :]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What is said of the whole document: running texts and metadata."""

    title: str
    edition_line: str
    running_title: str
    demonstration: str
    draft: str
    author: str
    description: str
    keywords: str
    modified: str
    logo: str = ""

    @property
    def mark(self) -> str:
        """What every page must say of itself: a draft, a demonstration, or nothing."""
        return ", ".join(filter(None, (self.draft, self.demonstration)))


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report, in reading order."""

    document: DocumentView
    sections: tuple[SectionView, ...]

    @property
    def listed(self) -> tuple[SectionView, ...]:
        """The sections that the contents name."""
        return tuple(section for section in self.sections if section.listed)

    @property
    def has_many(self) -> bool:
        """Whether the contents need the tighter setting to stay on one page."""
        return len(self.listed) > ROOMY_CONTENTS

    @property
    def charts(self) -> tuple[ChartView, ...]:
        """Every chart that stands under a title of its own, in reading order."""
        return tuple(chart for section in self.sections for chart in getattr(section.content, "charts", ()))

    @property
    def chart_titles(self) -> Mapping[str, str]:
        """What each chart finds, by its key; a chart that fills its section speaks under the section's title."""
        return {
            chart.key: " ".join((chart.title or section.title).split())
            for section in self.sections
            for chart in getattr(section.content, "charts", ())
        }

    def section(self, key: str) -> SectionView:
        """Take the section of that key; every report has a cover, a table and cards."""
        return next(section for section in self.sections if section.key == key)
