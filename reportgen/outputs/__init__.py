"""ReportView + Findings → Publication: every file that an edition leaves, as bytes by name.

To add one: ``outputs/<format>.py`` with a function of the `Material`, a line in `OUTPUTS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.outputs.manifest import manifest_of
from reportgen.outputs.opendata import data_files
from reportgen.outputs.page import html_of
from reportgen.outputs.pdf import pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from reportgen.model import Findings
    from reportgen.views import ReportView


@dataclass(frozen=True, slots=True)
class Material:
    """All that an output is made from."""

    findings: Findings
    report: ReportView
    css: str
    template_folders: Sequence[Path]
    read_asset: Callable[[str], bytes]
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Publication:
    """The files of one edition, by their path below its folder."""

    files: Mapping[str, bytes]
    report: str


def report_name(material: Material) -> str:
    """Name the report's file."""
    return f"panorama-{material.findings.figures.quarter}.pdf"


def _pdf(material: Material) -> Mapping[str, bytes]:
    html = html_of(material.report, material.template_folders)
    return {report_name(material): pdf_of(html, material.css, material.read_asset)}


def _data(material: Material) -> Mapping[str, bytes]:
    return data_files(material.findings.edition, material.findings.figures)


OUTPUTS: tuple[Callable[[Material], Mapping[str, bytes]], ...] = (_pdf, _data)


def render(material: Material) -> Publication:
    """Make every output, then the manifest that vouches for them."""
    files = {name: content for output in OUTPUTS for name, content in output(material).items()}
    manifest = manifest_of(material.findings.edition, files, material.versions)
    return Publication({**files, "manifest.json": manifest}, report_name(material))
