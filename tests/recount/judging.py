"""Runs every check over what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount import across
from recount.spoken import CHECKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recount.case import Case, Wrong
    from recount.recounted import Series
    from recount.told import Archive

ACROSS = {
    "index_unlike_the_editions": lambda archive, _: across.index_unlike_the_editions(archive),
    "series_unlike_the_editions": lambda archive, _: across.series_unlike_the_editions(archive),
    "series_unlike_the_tables": across.series_unlike_the_tables,
    "returns_in_the_archive": across.returns_in_the_archive,
    "movements_unlike_the_tables": across.movements_unlike_the_tables,
}
KINDS = (*CHECKS, *ACROSS)


def found(kind: str, judged: tuple[Archive, Series, Sequence[Case]]) -> list[Wrong]:
    """List what is wrong of one kind, each sentence once."""
    archive, series, cases = judged
    if kind in ACROSS:
        return list(dict.fromkeys(ACROSS[kind](archive, series)))
    return list(dict.fromkeys(wrong for case in cases for wrong in CHECKS[kind](case)))


def listed(wrongs: Sequence[Wrong]) -> str:
    return "\n".join(["", *map(str, wrongs[:40])])
