"""ReportView + Findings → Publication: every file that an edition leaves, as bytes by name.

To add one: ``outputs/<format>.py``, a function of the `Material` and of the files made so far, a line in `OUTPUTS`;
what is said over all published editions is made from a `Shelf` in the same way, with a line in `AROUND`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.outputs.data.catalogue import catalogue
from reportgen.outputs.data.database import database
from reportgen.outputs.data.files import as_json, data_files
from reportgen.outputs.manifest import INPUTS, manifest_of, site_manifest
from reportgen.outputs.page import html_of
from reportgen.outputs.press.announcement import announce
from reportgen.outputs.press.article import markdown_of
from reportgen.outputs.versions import made_with, site_versions
from reportgen.words.language import FRENCH, _, later, use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reportgen.charts import Charts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.published import Erratum, Library
    from reportgen.values.views import ReportView


@dataclass(frozen=True, slots=True)
class Material:
    """All that an output is made from."""

    findings: Findings
    charts: Charts
    report: ReportView
    theme: Theme
    css: str
    template_folders: Sequence[Path]
    read_asset: Callable[[str], bytes]
    house: Mapping[str, bytes]
    errata: tuple[Erratum, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteMaterial:
    """All that is said over every published edition is made from this."""

    library: Library
    charts: Charts
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


def _inputs(material: Material, _files: Files) -> Files:
    """Keep what the edition was made from, with the house's own files."""
    edition = {each.name: each.content for each in material.findings.edition.inputs}
    return {f"{INPUTS}{name}": content for name, content in {**material.house, **edition}.items()}


def _data(material: Material, _files: Files) -> Files:
    """Write the open data: projects in every format, figures, schema, dictionary and data package."""
    found = material.findings
    with use_language(FRENCH):  # the data are French, whatever the report's language
        return data_files(found.edition, found.figures, material.theme, len(material.errata) + 1)


def _pdf(material: Material, files: Files) -> Files:
    """Lay the report out, with the data inside."""
    from reportgen.outputs.pdf.document import Enclosure, pdf_of  # noqa: PLC0415 - the layout engine is slow to load

    html = html_of(material.report, material.template_folders)
    enclosures = [
        Enclosure(name.rpartition("/")[2], files[name], _(description), relationship, material.findings.as_of)
        for name, (description, relationship) in ENCLOSED.items()
    ]
    return {report_name(material): pdf_of(html, material.css, material.read_asset, enclosures)}


def _pictures(material: Material, files: Files) -> Files:
    """Draw the cover for the article, the picture for sharing, and each chart for the press."""
    from reportgen.outputs.pdf.raster import png_of  # noqa: PLC0415
    from reportgen.outputs.press.charts import chart_files  # noqa: PLC0415 - as above
    from reportgen.outputs.press.share import share_picture  # noqa: PLC0415

    cover = png_of(files[report_name(material)], COVER_WIDTH)
    return {"cover.png": cover, "share.png": share_picture(material), **chart_files(material)}


def _web(material: Material, files: Files) -> Files:
    """Print the web edition, which offers every file made so far."""
    from reportgen.outputs.web.edition import web_edition  # noqa: PLC0415 - packing fonts is slow to load

    return {"index.html": web_edition(material, files).encode()}


def _article(material: Material, _: Files) -> Files:
    """Write the announcement for the publisher's site."""
    article = announce(material.findings, material.report)
    return {"article.md": markdown_of(article, material.template_folders)}


# The files that travel inside the PDF: what each is, and what it is to the report (PDF/A-3's words).
ENCLOSED = {
    "data/projects.csv": (later("Les projets de l’édition, un par ligne (CSV, point-virgule, UTF-8)"), "Data"),
    "data/projects.json": (later("Les projets de l’édition (JSON)"), "Data"),
    "data/figures.json": (later("Les chiffres de l’édition (JSON)"), "Data"),
    "data/projects.schema.json": (later("Le schéma des projets (Table Schema)"), "Supplement"),
}

COVER_WIDTH = 500  # pixels, as the site's articles take it

# Each output sees the files made before it.
OUTPUTS: tuple[Callable[[Material, Files], Files], ...] = (_inputs, _data, _pdf, _pictures, _article, _web)


def _feed(shelf: SiteMaterial, _: Files) -> Files:
    """Write the feed of the editions."""
    from reportgen.outputs.web.feed import feed  # noqa: PLC0415 - as below

    return {"feed.xml": feed(shelf)}


def _site(shelf: SiteMaterial, files: Files) -> Files:
    """Print the archive's pages, which offer every file made so far."""
    from reportgen.outputs.web.site import site_files  # noqa: PLC0415 - packing fonts is slow to load

    return site_files(shelf, files)


def _database(shelf: SiteMaterial, _files: Files) -> Files:
    """Write the whole history as a SQLite database."""
    with use_language(FRENCH):
        return {"panorama.sqlite": database(shelf.library)}


def _catalogue(shelf: SiteMaterial, files: Files) -> Files:
    """Write the catalogue of all editions for data portals."""
    with use_language(FRENCH):
        return {"catalog.json": as_json(catalogue(shelf.library, files["panorama.sqlite"]))}


# Over all published editions: files beside their folders, each seeing those made before it.
SITE_OUTPUTS: tuple[Callable[[SiteMaterial, Files], Files], ...] = (_database, _catalogue, _feed, _site)


def render_site(shelf: SiteMaterial) -> Files:
    """Make everything that is said over all published editions, then the manifest that vouches for it."""
    files: dict[str, bytes] = {}
    for output in SITE_OUTPUTS:
        files.update(output(shelf, files))
    return {**files, "manifest.json": site_manifest(shelf.library.volumes, files, site_versions())}


def render(material: Material) -> Publication:
    """Make every output, then the manifest that vouches for them."""
    files: dict[str, bytes] = {}
    for output in OUTPUTS:
        files.update(output(material, files))
    used = made_with(material.read_asset, material.css, material.template_folders)
    manifest = manifest_of(material.findings.edition, files, used, material.errata)
    return Publication({**files, "manifest.json": manifest}, report_name(material))
