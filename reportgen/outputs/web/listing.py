"""The files that an edition leaves, as a reader is offered them: what each is, its format, its size."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Download:
    """A file: where it is, what it is, its format and size in words."""

    address: str
    words: str
    kind: str
    size: str

    @property
    def detail(self) -> str:
        """Format and size, as they stand behind the words."""
        return ", ".join(filter(None, (self.kind, self.size)))


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files in two parts: the report with its data, and what the press takes."""

    main: tuple[Download, ...]
    charts: tuple[Download, ...]


# What is not offered: it is the page itself, or what the archive keeps for its own proof.
_ASIDE = ("index.html", "inputs/*", "manifest.*", "charts/*.json")


def _known() -> tuple[tuple[str, str], ...]:
    """Say what each file is, in the order in which a reader is offered them."""
    return (
        ("panorama-*.pdf", _("Le rapport en PDF accessible et archivable, données jointes")),
        ("data/projects.csv", _("Les projets, un par ligne")),
        ("data/projects.xlsx", _("Les projets, en classeur")),
        ("data/projects.ods", _("Les projets, en classeur ouvert")),
        ("data/projects.json", _("Les projets, pour les programmes")),
        ("data/figures.json", _("Les chiffres de l’édition")),
        ("data/projects.schema.json", _("Le schéma du tableau des projets")),
        ("data/dictionary.csv", _("Le dictionnaire des données")),
        ("data/datapackage.json", _("La description du jeu de données")),
        ("article.md", _("L’annonce de l’édition")),
        ("cover.png", _("La couverture, 500 pixels de large")),
        ("share.png", _("L’image de partage, 1200 × 630 pixels")),
        ("charts/cover_lines.*", _("Le dessin de la couverture")),
        ("panorama.sqlite", _("Toute l’histoire du panorama, en base de données")),
        ("catalog.json", _("Le catalogue des jeux de données")),
        ("feed.xml", _("Le flux des nouvelles éditions")),
    )


def _charts() -> Mapping[str, str]:
    """Name each chart by its subject, where its finding is not at hand."""
    return {
        "cost_bridge": _("D’un coût total à l’autre"),
        "ministries_by_phase": _("Projets par ministère et par phase"),
        "cost_by_ministry": _("Coût par ministère"),
        "cost_brackets": _("Tranches de coût"),
        "functional_areas": _("Zones fonctionnelles"),
        "timeline": _("Calendrier"),
        "trend_totals": _("Coût et projets dans le temps"),
        "trend_deviations": _("Écarts dans le temps"),
    }


def downloads(sizes: Mapping[str, int], folder: str = "", titles: Mapping[str, str] | None = None) -> Downloads:
    """Offer files by their name and size; ``titles`` names the charts by their key, by what they find."""
    offered = sorted((name for name in sizes if not any(fnmatch(name, each) for each in _ASIDE)), key=_place)
    said = {name: _download(name, sizes[name], folder, {**_charts(), **(titles or {})}) for name in offered}
    return Downloads(
        tuple(each for name, each in said.items() if not name.startswith("charts/")),
        tuple(each for name, each in said.items() if name.startswith("charts/")),
    )


def reading_address(quarter: str, files: Iterable[str]) -> str:
    """Lead to what a reader of an edition opens: its page, else, for an edition from before there were pages, the PDF."""
    return f"{quarter}/index.html" if "index.html" in files else f"{quarter}/panorama-{quarter}.pdf"


def _titled(stem: str, suffix: str, titles: Mapping[str, str]) -> str:
    """Name a chart by what it finds, with the number of its page where it has several; else a file by its own name."""
    key, _dash, page = stem.rpartition("-")
    if stem in titles:
        return titles[stem]
    return f"{titles[key]} ({page})" if key in titles else f"{stem}.{suffix}"


def _place(name: str) -> tuple[int, str]:
    patterns = [pattern for pattern, _words in _known()]
    return next((place for place, pattern in enumerate(patterns) if fnmatch(name, pattern)), len(patterns)), name


def _download(name: str, size: int, folder: str, titles: Mapping[str, str]) -> Download:
    stem, _dot, suffix = name.rpartition("/")[2].partition(".")
    words = next((said for pattern, said in _known() if fnmatch(name, pattern)), _titled(stem, suffix, titles))
    return Download(folder + name, fmt.typeset(words), suffix.rpartition(".")[2].upper(), fmt.file_size(size))
