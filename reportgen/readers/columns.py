"""Which column is which: header names seen in the wild, in any case, accents, spaces and punctuation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.portfolio.columns import COLUMNS
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_RANKS = {
    fold(spelling): (column.key, rank) for column in COLUMNS.values() for rank, spelling in enumerate(column.spellings)
}
_TITLE_ROWS = 30
_RECOGNISABLE = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each known column stands, by key, and where the others stand: unknown, or the second of their kind.

    ``repeated`` pairs the latter with the column that is used instead.
    """

    known: Mapping[str, int]
    unknown: tuple[int, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()


def recognise_headers(header: Sequence[str]) -> frozenset[str]:
    """Name the columns, by key, that a row of cells would hold if it were the header."""
    return frozenset(_RANKS[fold(text)][0] for text in header if fold(text) in _RANKS)


def header_index(grid: Sequence[Sequence[str]]) -> int | None:
    """Find the header, which may stand below title rows; None when no row looks like one."""
    scores = [len(recognise_headers(row)) for row in grid[:_TITLE_ROWS]]
    best = max(scores, default=0)
    return scores.index(best) if best >= _RECOGNISABLE else None


def layout(header: Sequence[str], filled: Collection[int]) -> Layout:
    """Tell the columns apart. An empty column counts only where its header is known and no filled one has it too."""
    ranked = sorted(_ranked(header, filled))
    known: dict[str, int] = {}
    for _, _, key, index in ranked:
        known.setdefault(key, index)
    repeated = tuple((index, known[key]) for _, _, key, index in ranked if index in filled and index != known[key])
    unknown = tuple(index for index in sorted(filled) if fold(header[index]) not in _RANKS)
    return Layout(_full_names_first(known), unknown, repeated)


def _ranked(header: Sequence[str], filled: Collection[int]) -> list[tuple[bool, int, str, int]]:
    """List the known columns: filled ones first, then by how usual their header is."""
    found = [(*_RANKS[fold(text)], index) for index, text in enumerate(header) if fold(text) in _RANKS]
    return [(index not in filled, rank, key, index) for key, rank, index in found]


def _full_names_first(known: Mapping[str, int]) -> dict[str, int]:
    """Where full names stand beside “Ministère porteur”, that one holds acronyms."""
    columns = dict(known)
    full = columns.pop("full_ministry", None)
    if full is None:
        return columns
    if "ministry" in columns:
        columns.setdefault("acronym", columns["ministry"])
    return columns | {"ministry": full}
