"""The files that an edition leaves, as a reader is offered them: what each is, its format, its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.outputs.files import PAGE, PUBLISHED, REPORT, published_file
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
    offered = sorted(filter(_is_offered, sizes), key=_place)
    said = {name: _download(name, sizes[name], folder, {**_charts(), **(titles or {})}) for name in offered}
    return Downloads(
        tuple(each for name, each in said.items() if not name.startswith("charts/")),
        tuple(each for name, each in said.items() if name.startswith("charts/")),
    )


def reading_address(quarter: str, files: Iterable[str]) -> str:
    """Lead to what a reader of an edition opens: its page, else, for an edition from before there were pages, the PDF."""
    return f"{quarter}/{PAGE.path() if PAGE.path() in files else REPORT.path(quarter)}"


def _is_offered(name: str) -> bool:
    """Leave out the page itself, and what the archive keeps for its own proof."""
    known = published_file(name)
    return known is None or bool(known.words)


def _titled(stem: str, suffix: str, titles: Mapping[str, str]) -> str:
    """Name a chart by what it finds, with the number of its page where it has several; else a file by its own name."""
    key, _dash, page = stem.rpartition("-")
    if stem in titles:
        return titles[stem]
    return f"{titles[key]} ({page})" if key in titles else f"{stem}.{suffix}"


def _place(name: str) -> tuple[int, str]:
    known = published_file(name)
    return len(PUBLISHED) if known is None else PUBLISHED.index(known), name


def _download(name: str, size: int, folder: str, titles: Mapping[str, str]) -> Download:
    stem, _dot, suffix = name.rpartition("/")[2].partition(".")
    known = published_file(name)
    words = _titled(stem, suffix, titles) if known is None else _(known.words)
    return Download(folder + name, fmt.typeset(words), suffix.rpartition(".")[2].upper(), fmt.file_size(size))
