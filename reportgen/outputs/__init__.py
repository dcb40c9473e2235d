"""ReportView + Findings → Publication: every file that an edition leaves, as bytes by name.

To add one: ``outputs/<room>/<format>.py``, then a line in `OUTPUTS` that says what it makes, what it needs and what it
depends on. What is said over all published editions is made in the same way from a `SiteMaterial`: `SITE_OUTPUTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.outputs.data.catalogue import catalogue
from reportgen.outputs.data.database import database
from reportgen.outputs.data.files import as_json, data_files
from reportgen.outputs.files import (
    ARTICLE,
    ATTACHED,
    CATALOGUE,
    COVER,
    DATABASE,
    FEED,
    INPUTS,
    MANIFEST,
    PAGE,
    REPORT,
    SHARE,
)
from reportgen.outputs.manifest import manifest_of, site_manifest
from reportgen.outputs.material import (
    Files,
    Material,
    PageSource,
    PressSource,
    Publication,
    SiteMaterial,
    WebSource,
)
from reportgen.outputs.output import Output, make_all
from reportgen.outputs.page import html_of
from reportgen.outputs.press.announcement import announce
from reportgen.outputs.press.article import markdown_of
from reportgen.outputs.versions import made_with, site_versions
from reportgen.words.language import FRENCH, _, use_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.theme import Theme
    from reportgen.values.edition import Edition, InputFile
    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings
    from reportgen.values.published import Library
    from reportgen.values.views import ReportView

__all__ = [
    "OUTPUTS",
    "SITE_OUTPUTS",
    "Material",
    "Publication",
    "SiteMaterial",
    "render",
    "render_site",
]

COVER_WIDTH = 500  # pixels, as the site's articles take it


def _inputs(source: tuple[Files, tuple[InputFile, ...]], _files: Files) -> Files:
    """Keep what the edition was made from, with the house's own files."""
    house, inputs = source
    edition = {each.name: each.content for each in inputs}
    return {INPUTS.path(name): content for name, content in {**house, **edition}.items()}


def _data(source: tuple[Edition, Figures, Theme, int], _files: Files) -> Files:
    """Write the open data: projects in every format, figures, schema, dictionary and data package."""
    with use_language(FRENCH):  # the data are French, whatever the report's language
        return data_files(*source)


def _pdf(source: PageSource, files: Files) -> Files:
    """Lay the report out, with the data inside."""
    from reportgen.outputs.pdf.document import Enclosure, pdf_of  # noqa: PLC0415 - the layout engine is slow to load

    html = html_of(source.report, source.look.template_folders)
    enclosures = [
        Enclosure(each.path().rpartition("/")[2], files[each.path()], _(said.words), said.relationship, source.as_of)
        for each in ATTACHED
        if (said := each.attached)
    ]
    return {source.name: pdf_of(html, source.look.css, source.look.read_asset, enclosures)}


def _cover(report: str, files: Files) -> Files:
    """Turn the cover into a picture for the article."""
    from reportgen.outputs.pdf.raster import png_of  # noqa: PLC0415 - as above

    return {COVER.path(): png_of(files[report], COVER_WIDTH)}


def _share(source: PageSource, _files: Files) -> Files:
    """Draw the picture that stands for the edition where it is shared."""
    from reportgen.outputs.press.share import share_picture  # noqa: PLC0415 - as above

    return {SHARE.path(): share_picture(source.report, source.look)}


def _charts(source: PressSource, _files: Files) -> Files:
    """Draw each chart for the press."""
    from reportgen.outputs.press.charts import chart_files  # noqa: PLC0415 - as above

    return chart_files(source)


def _article(source: tuple[Findings, ReportView, Sequence[Path]], _files: Files) -> Files:
    """Write the announcement for the publisher's site."""
    findings, report, template_folders = source
    return {ARTICLE.path(): markdown_of(announce(findings, report), template_folders)}


def _web(source: WebSource, files: Files) -> Files:
    """Print the web edition, which offers every other file."""
    from reportgen.outputs.web.edition import web_edition  # noqa: PLC0415 - packing fonts is slow to load

    return {PAGE.path(): web_edition(source, files).encode()}


# What each makes, of what, from which files of the others; they are made in the order that follows from it.
OUTPUTS: tuple[Output, ...] = (
    Output("inputs", (INPUTS.pattern,), lambda material: (material.house, material.findings.edition.inputs), _inputs),
    Output(
        "data",
        ("data/*",),
        lambda material: (material.findings.edition, material.findings.figures, material.theme, material.revision),
        _data,
    ),
    Output(
        "report",
        (REPORT.pattern,),
        lambda material: material.pages,
        _pdf,
        needs=tuple(each.pattern for each in ATTACHED),
    ),
    Output("cover", (COVER.pattern,), lambda material: material.report_name, _cover, needs=(REPORT.pattern,)),
    Output("share", (SHARE.pattern,), lambda material: material.pages, _share),
    Output("charts", ("charts/*",), lambda material: material.press, _charts),
    Output(
        "article",
        (ARTICLE.pattern,),
        lambda material: (material.findings, material.report, material.template_folders),
        _article,
    ),
    Output("web", (PAGE.pattern,), lambda material: material.web, _web, needs=("*",)),
)


def _feed(material: SiteMaterial, _files: Files) -> Files:
    """Write the feed of the editions."""
    from reportgen.outputs.web.feed import feed  # noqa: PLC0415 - as below

    return {FEED.path(): feed(material)}


def _site(material: SiteMaterial, files: Files) -> Files:
    """Print the archive's pages, which offer every file around the editions."""
    from reportgen.outputs.web.site import site_files  # noqa: PLC0415 - packing fonts is slow to load

    return site_files(material, files)


def _database(library: Library, _files: Files) -> Files:
    """Write the whole history as a SQLite database."""
    with use_language(FRENCH):
        return {DATABASE.path(): database(library)}


def _catalogue(library: Library, files: Files) -> Files:
    """Write the catalogue of all editions for data portals."""
    with use_language(FRENCH):
        return {CATALOGUE.path(): as_json(catalogue(library, files[DATABASE.path()]))}


SITE_OUTPUTS: tuple[Output, ...] = (
    Output("database", (DATABASE.pattern,), lambda material: material.library, _database),
    Output("catalogue", (CATALOGUE.pattern,), lambda material: material.library, _catalogue, needs=(DATABASE.pattern,)),
    Output("feed", (FEED.pattern,), lambda material: material, _feed),
    Output(
        "site",
        (PAGE.pattern, "site/*", "projets/*"),
        lambda material: material,
        _site,
        needs=(DATABASE.pattern, CATALOGUE.pattern, FEED.pattern),
    ),
)


def render(material: Material) -> Publication:
    """Make every output of an edition, then the manifest that vouches for them."""
    files = make_all(OUTPUTS, material)
    used = made_with(material.read_asset, material.css, material.template_folders)
    files[MANIFEST.path()] = manifest_of(material.findings.edition, files, used, material.errata, material.past)
    return Publication(files, material.report_name)


def render_site(material: SiteMaterial) -> Files:
    """Make everything that is said over all published editions, then the manifest that vouches for it."""
    files = make_all(SITE_OUTPUTS, material)
    return {**files, MANIFEST.path(): site_manifest(material.library.volumes, files, site_versions())}
