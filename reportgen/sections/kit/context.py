"""What every section is given: the findings, the charts' pictures, and where the edition comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.formatting.citation import edition_line
from reportgen.values.project import Link
from reportgen.values.views import ChartView
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.sections.kit.titles import Title
    from reportgen.values.edition import EditionInfo
    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings
    from reportgen.values.views import Imprint, Picture


# Where the numbers of each chart stand as a table.
_IN_ANNEX = later("Données de ce graphique")
_DATA = {
    "ministries_by_phase": Link(_IN_ANNEX, "#data-ministries"),
    "cost_by_ministry": Link(_IN_ANNEX, "#data-ministries"),
    "cost_brackets": Link(_IN_ANNEX, "#data-brackets"),
    "functional_areas": Link(_IN_ANNEX, "#data-areas"),
    "cost_bridge": Link(later("Coût de chaque projet au tableau général"), "#table"),
    "trend_totals": Link(_IN_ANNEX, "#data-trends"),
    "trend_deviations": Link(_IN_ANNEX, "#data-trends"),
    "timeline": Link(later("Toutes les dates au tableau général"), "#table"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """The input of a section."""

    findings: Findings
    pictures: Mapping[str, tuple[Picture, ...]]
    imprint: Imprint

    @property
    def figures(self) -> Figures:
        """The edition's figures."""
        return self.findings.figures

    @property
    def info(self) -> EditionInfo:
        """What edition.toml says."""
        return self.findings.edition.info

    @property
    def edition_line(self) -> str:
        """Name the edition as the footer does: ``10ᵉ édition, mars 2020``."""
        return edition_line(self.info)

    @property
    def source_line(self) -> str:
        """Say where the numbers of a figure come from."""
        return fmt.typeset(_("Source : données de la {edition}.", edition=self.edition_line))

    def titled(self, key: str, computed: Title) -> str:
        """Take the title of edition.toml where it gives one, else the computed one."""
        return fmt.typeset(self.info.titles.get(key) or computed.text)

    def chart(self, key: str, title: Title, subtitle: str, note: str = "") -> ChartView:
        """Place a chart under its finding, with its measure and its source."""
        return ChartView(
            key=key,
            title=self.titled(key, title).replace("\n", " "),
            subtitle=fmt.typeset(subtitle),
            pictures=self.pictures[key],
            source=f"{fmt.typeset(note)} {self.source_line}".strip(),
            data=Link(_(_DATA[key].text), _DATA[key].url),
        )

    def missing_costs_note(self) -> str:
        """Say for how many projects the cost is known, when it is not for all."""
        figures = self.figures
        if figures.projects_with_cost == figures.projects:
            return ""
        known = fmt.projects_of(figures.projects_with_cost, figures.projects)
        return _("Coût communiqué pour {projects}.", projects=known)
