"""Which column is which: header names seen in the wild, in any case, accents, spaces and punctuation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportgen.portfolio import PANORAMA
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reportgen.portfolio import Portfolio

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


@cache
def _ranks(portfolio: Portfolio) -> Mapping[str, tuple[str, int]]:
    """Know every spelling of a header: the column's key, and how usual the spelling is (0: the canonical one)."""
    return {
        fold(spelling): (column.key, rank)
        for column in portfolio.columns
        for rank, spelling in enumerate(column.spellings)
    }


def recognise_headers(header: Sequence[str], portfolio: Portfolio = PANORAMA) -> frozenset[str]:
    """Name the columns, by key, that a row of cells would hold if it were the header."""
    ranks = _ranks(portfolio)
    return frozenset(ranks[fold(text)][0] for text in header if fold(text) in ranks)


def header_index(grid: Sequence[Sequence[str]], portfolio: Portfolio = PANORAMA) -> int | None:
    """Find the header, which may stand below title rows; None when no row looks like one."""
    scores = [len(recognise_headers(row, portfolio)) for row in grid[:_TITLE_ROWS]]
    best = max(scores, default=0)
    return scores.index(best) if best >= _RECOGNISABLE else None


def layout(header: Sequence[str], filled: Collection[int], portfolio: Portfolio = PANORAMA) -> Layout:
    """Tell the columns apart. An empty column counts only where its header is known and no filled one has it too."""
    ranks = _ranks(portfolio)
    ranked = sorted(_ranked(header, filled, ranks))
    known: dict[str, int] = {}
    for _, _, key, index in ranked:
        known.setdefault(key, index)
    repeated = tuple((index, known[key]) for _, _, key, index in ranked if index in filled and index != known[key])
    unknown = tuple(index for index in sorted(filled) if fold(header[index]) not in ranks)
    return Layout(_full_names_first(known), unknown, repeated)


def _ranked(
    header: Sequence[str], filled: Collection[int], ranks: Mapping[str, tuple[str, int]]
) -> list[tuple[bool, int, str, int]]:
    """List the known columns: filled ones first, then by how usual their header is."""
    found = [(*ranks[fold(text)], index) for index, text in enumerate(header) if fold(text) in ranks]
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
