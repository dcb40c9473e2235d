"""What outputs are made from, and what they are: values that are handed over, nothing that looks anything up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.outputs.files import REPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from reportgen.charts import Charts
    from reportgen.theme import Theme
    from reportgen.values.edition import EditionInfo
    from reportgen.values.findings import Findings, Past
    from reportgen.values.published import Erratum, Library
    from reportgen.values.views import ReportView

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Material:
    """All that the files of one edition are made from; each output takes its part of it.

    ``house`` holds the house's settings as files, ``past`` the editions that this one was compared with.
    """

    findings: Findings
    charts: Charts
    report: ReportView
    theme: Theme
    css: str
    template_folders: Sequence[Path]
    read_asset: Callable[[str], bytes]
    house: Files
    errata: tuple[Erratum, ...] = ()
    past: tuple[Past, ...] = ()

    @property
    def revision(self) -> int:
        """How often the edition is published, this time included."""
        return len(self.errata) + 1

    @property
    def report_name(self) -> str:
        """The report's file: ``panorama-2020-T1.pdf``."""
        return REPORT.path(self.findings.figures.quarter)

    @property
    def pages(self) -> PageSource:
        """What the PDF and the picture to share depend on."""
        return PageSource(self.report_name, self.report, self.look, self.findings.as_of)

    @property
    def press(self) -> PressSource:
        """What the charts for the press depend on."""
        return PressSource(self.report, self.charts, self.theme, self.findings.edition.info)

    @property
    def web(self) -> WebSource:
        """What the web edition depends on, beside the files that it offers."""
        return WebSource(self.report, self.findings, self.charts, self.look)

    @property
    def look(self) -> Look:
        """What pages are printed with."""
        return Look(self.theme, self.css, self.template_folders, self.read_asset)


@dataclass(frozen=True, slots=True)
class SiteMaterial:
    """All that the pages, data and feed over every published edition are made from."""

    library: Library
    charts: Charts
    theme: Theme
    template_folders: Sequence[Path]
    read_asset: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Publication:
    """The files of one edition, by their path below its folder; ``report`` names the PDF."""

    files: Files
    report: str


@dataclass(frozen=True, slots=True)
class Look:
    """What pages are printed with: colours and fonts, the style sheet, templates, bundled files by name."""

    theme: Theme
    css: str
    template_folders: Sequence[Path]
    read_asset: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class PageSource:
    """What the PDF, of that name, and the picture to share depend on."""

    name: str
    report: ReportView
    look: Look
    as_of: date


@dataclass(frozen=True, slots=True)
class PressSource:
    """What the charts for the press depend on."""

    report: ReportView
    charts: Charts
    theme: Theme
    info: EditionInfo


@dataclass(frozen=True, slots=True)
class WebSource:
    """What the web edition depends on, beside the files that it offers."""

    report: ReportView
    findings: Findings
    charts: Charts
    look: Look
