"""The archive site: a page over all editions, a page a project, a feed; no address changes when an edition is added.

Style and fonts are files beside the pages: there are many pages, and each stays small. Everything follows from what
was published, so every publication makes it anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.formatting.citation import TITLE
from reportgen.outputs.files import COVER, PAGE
from reportgen.outputs.page import template_environment, web_folders
from reportgen.outputs.web.edition import fit_for_web, place_drawings
from reportgen.outputs.web.fonts import pack_fonts
from reportgen.outputs.web.listing import downloads, reading_address
from reportgen.outputs.web.projects import list_projects, project_pages
from reportgen.outputs.web.style import site_style
from reportgen.outputs.web.words import site_words
from reportgen.sections import trends
from reportgen.sections.kit import opening
from reportgen.sections.kit.context import Context
from reportgen.statements import rates, totals
from reportgen.values.headline import BUDGET, SCHEDULE
from reportgen.values.views import Imprint
from reportgen.words.language import _, current_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.outputs.material import SiteMaterial
    from reportgen.outputs.web.listing import Download, Downloads
    from reportgen.values.headline import Headline
    from reportgen.values.published import Volume
    from reportgen.values.views import SectionView

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
STYLE = "site/site.css"


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition as the archive shows it."""

    key: str
    address: str
    edition: str
    finding: str
    published: str
    cover: str
    figures: tuple[tuple[str, str], ...]
    revision: str
    errata: tuple[tuple[str, str, tuple[str, ...]], ...]
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of the archive prints around its content; ``root`` leads from the page to the archive's top."""

    language: str
    policy: str
    root: str
    title: str
    publisher: str
    mark: str
    licence: str
    words: Mapping[str, str]


def site_files(material: SiteMaterial, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Print every page of the archive; ``files`` are those that it offers over all editions."""
    filters: dict[str, Callable[..., object]] = {
        "for_the_web": fit_for_web,
        "drawn": place_drawings(),
        "press": _no_files,
    }
    printed = template_environment(web_folders(material.template_folders), filters)

    def page(template: str, root: str, **values: object) -> bytes:
        return printed(template, {"site": _site(material, root), **values}).encode()

    register = list_projects(material.library)
    pages = {
        PAGE.path(): page("archive.html", "", **_archive(material, files, len(register))),
        "projets/index.html": page("projects.html", "../", register=register),
        **{
            f"projets/{each.address}/index.html": page("project.html", "../../", project=each)
            for each in project_pages(material.library)
        },
    }
    return {**pages, **_look(material, pages)}


def _no_files(_key: str) -> tuple[Download, ...]:
    """Offer no file under a chart: the editions hold them."""
    return ()


def _look(material: SiteMaterial, pages: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Write the style sheet and the fonts that all pages share."""
    fonts = pack_fonts(material.read_asset, "".join(content.decode() for content in pages.values()))
    style = site_style(material.theme, material.charts, lambda name: f"fonts/{name}", material.read_asset)
    return {STYLE: style.encode(), **{f"site/fonts/{name}": font for name, font in fonts.items()}}


def _site(material: SiteMaterial, root: str) -> Site:
    info = material.library.newest.edition.info
    return Site(
        language=current_language().code,
        policy=POLICY,
        root=root,
        title=_(TITLE),
        publisher=info.publisher.name,
        mark=_("Démonstration, projets fictifs") if info.demonstration else "",
        licence=info.licence.name,
        words=site_words(),
    )


def _archive(material: SiteMaterial, files: Mapping[str, bytes], projects: int) -> dict[str, Any]:
    volumes = material.library.volumes
    first, last = volumes[0].past.edition.info, volumes[-1].past.edition.info
    span = fmt.month_span(first.as_of, last.as_of) if len(volumes) > 1 else fmt.month_and_year(first.as_of)
    sizes = {name: len(content) for name, content in files.items() if "/" not in name}
    return {
        "span": f"{fmt.editions(len(volumes))}, {span}",
        "projects": fmt.projects(projects),
        "editions": tuple(_edition_card(volume) for volume in reversed(volumes)),
        "section": _series(material),
        "overall": downloads(sizes),
    }


def _series(material: SiteMaterial) -> SectionView | None:
    """Compose the report's own section on trends, over everything that was published."""
    return trends.compose(Context(material.library.newest, material.charts.pictures, Imprint({})))


def edition_context(volume: Volume) -> Context:
    """Put an edition, as it stood beside its past, where its words are made."""
    return Context(volume.findings, {}, Imprint({}))


def _edition_card(volume: Volume) -> Shown:
    info, context = volume.past.edition.info, edition_context(volume)
    folder = f"{info.quarter}/"
    sizes = {each.name: each.size for each in volume.files}
    return Shown(
        key=str(info.quarter),
        address=reading_address(str(info.quarter), sizes),
        edition=context.edition_line,
        finding=context.titled("brief", opening.brief(context.findings)).replace("\n", " "),
        published="" if info.published is None else _("Publiée le {day}", day=fmt.full_date(info.published)),
        cover=f"{folder}{COVER.path()}" if COVER.path() in sizes else "",
        figures=_figures(volume),
        revision=_("Révision {n}", n=volume.revision) if volume.errata else "",
        errata=tuple(
            (_("Révision {n}", n=each.revision), fmt.typeset(each.reason), each.changes)
            for each in reversed(volume.errata)
        ),
        downloads=downloads(sizes, folder),
    )


def _figures(volume: Volume) -> tuple[tuple[str, str], ...]:
    figures, total = volume.findings.figures, volume.findings.figures.total
    return (
        (_("Projets suivis"), fmt.number(figures.projects)),
        (_("Ministères"), fmt.number(len(figures.ministries))),
        (totals.label(total), fmt.unknown() if total is None else "".join(totals.large_figure(total))),
        _rate(_("Écart de calendrier"), volume.findings.headline(SCHEDULE)),
        _rate(_("Écart de budget"), volume.findings.headline(BUDGET)),
    )


def _rate(label: str, headline: Headline) -> tuple[str, str]:
    """Write a rate under its label and what changes its meaning."""
    value, basis = rates.value_in_percent(headline), rates.short_basis(headline)
    return (fmt.typeset(_("{label}, {basis}", label=label, basis=basis)) if basis else label, value)
