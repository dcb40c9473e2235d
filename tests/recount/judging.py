"""Runs every check over what was published; a kind of fault that is known and not yet mended is expected to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recount import across
from recount.spoken import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
# What is known to be said wrongly, by kind. Where a kind is mended its tests fail as "XPASS": take it from the list of
# the series then, and from here once no series has it.
REASONS = {
    "gaps_unsaid": "the page of trends does not tell a gap of quarters in which no number is missing",
    "means_that_one_project_carries": "beside a declared rate the brief does not name who carries the computed one",
    "means_that_tell_opposite_stories": "beside a declared rate the brief shows only one of two computed means that differ",
    "movements_unlike_the_tables": "the database says « sortant » of projects whose ministry has not answered",
}


def kinds(unmended: Iterable[str]) -> list:
    """Name every kind of fault; those that are not mended yet must be found, so that whoever mends one sees it."""
    return [pytest.param(kind, marks=_expected(kind) if kind in unmended else ()) for kind in KINDS]


def _expected(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=REASONS[kind])


def found(kind: str, judged: tuple[Archive, Series, Sequence[Case]]) -> list[Wrong]:
    """List what is wrong of one kind, each sentence once."""
    archive, series, cases = judged
    if kind in ACROSS:
        return list(dict.fromkeys(ACROSS[kind](archive, series)))
    return list(dict.fromkeys(wrong for case in cases for wrong in CHECKS[kind](case)))


def listed(wrongs: Sequence[Wrong]) -> str:
    return "\n".join(["", *map(str, wrongs[:40])])
