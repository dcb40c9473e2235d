"""ReportView + Findings → Publication: every file that an edition leaves, as bytes by name.

To add one: ``outputs/<format>.py``, a function of the `Material` and of the files made so far, a line in `OUTPUTS`;
what is said over all published editions is made from a `Shelf` in the same way, with a line in `AROUND`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.outputs.article import markdown_of
from reportgen.outputs.manifest import INPUTS, manifest_of
from reportgen.outputs.opendata import data_files
from reportgen.outputs.page import html_of
from reportgen.outputs.versions import made_with
from reportgen.sections.article import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reportgen.findings import Erratum, Findings, Library
    from reportgen.theme import Theme
    from reportgen.views import ReportView


@dataclass(frozen=True, slots=True)
class Material:
    """All that an output is made from."""

    findings: Findings
    report: ReportView
    css: str
    template_folders: Sequence[Path]
    read_asset: Callable[[str], bytes]
    house: Mapping[str, bytes]
    errata: tuple[Erratum, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that is said over every published edition is made from this."""

    library: Library
    theme: Theme
    template_folders: Sequence[Path]
    read_asset: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Publication:
    """The files of one edition, by their path below its folder."""

    files: Mapping[str, bytes]
    report: str


def report_name(material: Material) -> str:
    """Name the report's file."""
    return f"panorama-{material.findings.figures.quarter}.pdf"


Files = Mapping[str, bytes]


def _inputs(material: Material, _: Files) -> Files:
    """Keep what the edition was made from, with the house's own files."""
    edition = {each.name: each.content for each in material.findings.edition.inputs}
    return {f"{INPUTS}{name}": content for name, content in {**material.house, **edition}.items()}


def _data(material: Material, _: Files) -> Files:
    """Write the open data: projects, figures and schema."""
    return data_files(material.findings.edition, material.findings.figures)


def _pdf(material: Material, files: Files) -> Files:
    """Lay the report out, with the data inside."""
    from reportgen.outputs.pdf import Enclosure, pdf_of  # noqa: PLC0415 - the layout engine is slow to load

    html = html_of(material.report, material.template_folders)
    enclosures = [
        Enclosure(name.rpartition("/")[2], files[name], description, relationship, material.findings.as_of)
        for name, (description, relationship) in ENCLOSED.items()
    ]
    return {report_name(material): pdf_of(html, material.css, material.read_asset, enclosures)}


def _article(material: Material, _: Files) -> Files:
    """Write the announcement for the publisher's site."""
    article = announce(material.findings, material.report, report_name(material))
    return {"article.md": markdown_of(article, material.template_folders)}


# The files that travel inside the PDF: what each is, and what it is to the report (PDF/A-3's words).
ENCLOSED = {
    "data/projects.csv": ("Les projets de l’édition, un par ligne (CSV, point-virgule, UTF-8)", "Data"),
    "data/projects.json": ("Les projets de l’édition (JSON)", "Data"),
    "data/figures.json": ("Les chiffres de l’édition (JSON)", "Data"),
    "data/projects.schema.json": ("Le schéma des projets (Table Schema)", "Supplement"),
}

# Each output sees the files made before it.
OUTPUTS: tuple[Callable[[Material, Files], Files], ...] = (_inputs, _data, _pdf, _article)


# Over all published editions: files beside their folders, each seeing those made before it.
AROUND: tuple[Callable[[Shelf, Files], Files], ...] = ()


def render_around(shelf: Shelf) -> Files:
    """Make everything that is said over all published editions."""
    files: dict[str, bytes] = {}
    for output in AROUND:
        files.update(output(shelf, files))
    return files


def render(material: Material) -> Publication:
    """Make every output, then the manifest that vouches for them."""
    files: dict[str, bytes] = {}
    for output in OUTPUTS:
        files.update(output(material, files))
    used = made_with(material.read_asset, material.css, material.template_folders)
    manifest = manifest_of(material.findings.edition, files, used, material.errata)
    return Publication({**files, "manifest.json": manifest}, report_name(material))
