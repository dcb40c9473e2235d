"""The index: every project by its name, every ministry, every programme, with the page where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit.links import anchor, ministry_anchor
from reportgen.sections.kit.order import by_ministry
from reportgen.sections.kit.programmes import named, programmes_of
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.sections.kit.context import Context
    from reportgen.values.project import Project

LINE = 37  # characters that fit a line of a column
FIRST_PAGE, PAGE = 57.5, 62  # lines of a column: under the title, and on a page of its own
HEADING, SMALLEST = 3.5, 8  # lines that a heading takes, and that a block needs at least
COLUMNS = 3
ABOVE_HEAD = 0.5  # of a line


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One line: words, and the anchor whose page they give; without an anchor it heads those that follow."""

    words: str
    anchor: str = ""

    @property
    def lines(self) -> float:
        """Estimate how many lines the entry takes, its page number and the space above a head included."""
        return ceil((len(self.words) + 4) / LINE) + (0 if self.anchor else ABOVE_HEAD)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three indexes: blocks of columns, each block on one page at most."""

    heading: str
    blocks: tuple[tuple[tuple[IndexEntry, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """What the section prints."""

    parts: tuple[Part, ...]


def compose(context: Context) -> SectionView:
    """Compose the three indexes."""
    projects = context.findings.projects
    parts = (
        (_("Projets"), _names(projects)),
        (_("Ministères"), _ministries(projects)),
        (_("Programmes"), _programmes(projects)),
    )
    return SectionView(
        key="index",
        label=_("Index"),
        title=_("Retrouver un projet"),
        summary=_("Par nom, par ministère et par programme de financement"),
        content=Index(tuple(_parts(parts))),
    )


def _names(projects: Sequence[Project]) -> list[IndexEntry]:
    ordered = sorted(projects, key=lambda each: fmt.ordered(each.name))
    return [IndexEntry(fmt.as_published(project.name), anchor(project)) for project in ordered]


def _ministries(projects: Sequence[Project]) -> list[IndexEntry]:
    return [IndexEntry(fmt.ministry_label(name), ministry_anchor(name)) for name, _group in by_ministry(projects)]


def _programmes(projects: Sequence[Project]) -> list[IndexEntry]:
    """List each programme with the projects that it funds: by number, then those that tables give by name alone."""
    read = [(programme, project) for project in projects for programme in programmes_of(project.programme)]
    names = named(programme for programme, _project in read)
    funded: dict[tuple[float, str], list[Project]] = {}
    for programme, project in read:
        number, name = programme.number, programme.name
        place = (inf, name) if number is None else (number, _numbered(number, names[number]))
        funded.setdefault(place, []).append(project)
    ordered = sorted(funded, key=lambda place: (place[0], fmt.ordered(place[1])))
    return [
        entry for place in ordered for entry in (IndexEntry(fmt.as_published(place[1].strip())), *_names(funded[place]))
    ]


def _numbered(number: int, name: str) -> str:
    return _("P{number} {name}", number=number, name=fmt.capitalize_first(name)).strip()


def _parts(named: Sequence[tuple[str, Sequence[IndexEntry]]]) -> Iterator[Part]:
    """Set each index under its heading, and fill the pages one after the other."""
    room: float = FIRST_PAGE
    for heading, entries in named:
        blocks = []
        room -= HEADING
        rest = tuple(entries)
        while rest:
            if room < SMALLEST:
                room = PAGE
            block, rest = _block(rest, room)
            room -= max(sum(entry.lines for entry in column) for column in block)
            blocks.append(block)
            if rest:
                room = PAGE
        if blocks:
            yield Part(heading, tuple(blocks))


def _block(
    entries: tuple[IndexEntry, ...], room: float
) -> tuple[tuple[tuple[IndexEntry, ...], ...], tuple[IndexEntry, ...]]:
    """Set what fits three columns of like height, as low as they can be; the rest is for the next page."""
    lowest = min(room, ceil(sum(entry.lines for entry in entries) / COLUMNS))
    for height in range(ceil(lowest), int(room) + 1):
        columns, rest = _columns(entries, height)
        if not rest:
            return columns, rest
    return _columns(entries, room)


def _columns(
    entries: tuple[IndexEntry, ...], height: float
) -> tuple[tuple[tuple[IndexEntry, ...], ...], tuple[IndexEntry, ...]]:
    columns, rest = [], entries
    for _place in range(COLUMNS):
        column = _column(rest, height)
        rest = rest[len(column) :]
        columns.append(column)
    return tuple(filter(None, columns)), rest


def _column(entries: Sequence[IndexEntry], height: float) -> tuple[IndexEntry, ...]:
    """Take what fits a column; a head is not left at its foot."""
    column: list[IndexEntry] = []
    for entry in entries:
        if column and sum(each.lines for each in (*column, entry)) > height:
            break
        column.append(entry)
    while len(column) > 1 and len(column) < len(entries) and not column[-1].anchor:
        column.pop()
    return tuple(column)
