"""Every check of what an edition says, by kind: each gives the false statements that it finds.

A kind is what issue and STATEMENTS.md call one; a check is a function from what was published, beside the recount, to
what is wrong with it. To look for another fault is to write one more function and name it here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recount import (
    about_absence,
    about_changes,
    about_counts,
    about_lists,
    about_projects,
    about_rates,
    about_tables,
    about_totals,
    about_words,
)
from recount.case import Case
from recount.labels import loose
from recount.recounted import Edition, Series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import ModuleType

    from recount.case import Wrong
    from recount.raw import Row
    from recount.told import Archive, Told

    Check = Callable[[Case], Iterator[Wrong]]

ROOMS = (
    *(about_totals, about_changes, about_absence, about_rates),
    *(about_lists, about_projects, about_counts, about_tables, about_words),
)


def _checks(room: ModuleType) -> Mapping[str, Check]:
    """Find the checks of a module: its own public functions of one case."""
    return {
        name: function
        for name, function in vars(room).items()
        if callable(function)
        and getattr(function, "__module__", "") == room.__name__
        and getattr(function, "__annotations__", {}) == {"case": "Case", "return": "Iterator[Wrong]"}
    }


CHECKS: Mapping[str, Check] = {name: check for room in ROOMS for name, check in _checks(room).items()}


def series_of(
    tables: Mapping[str, tuple[Row, ...]], archive: Archive, declared: Mapping[str, Mapping[str, str]]
) -> Series:
    """Put raw tables beside who is who in what was published."""
    before: tuple[Row, ...] = ()
    editions = []
    for quarter, rows in sorted(tables.items()):
        editions.append(
            Edition(
                quarter=quarter,
                number=archive.numbers[quarter],
                as_of=last_day(quarter),
                rows=rows,
                ids=archive.ids[quarter],
                undecided=archive.undecided[quarter] | candidates(archive.editions.get(quarter), before),
                declared=declared.get(quarter, {}),
            )
        )
        before = rows
    return Series(tuple(editions))


def candidates(told: Told | None, before: Sequence[Row]) -> frozenset[str]:
    """Name the earlier projects that an undecided one may be: « X (peut-être Y) »."""
    text = loose(told.section("movements").text) if told else ""
    return frozenset(row.name for row in before if f"(peut-être {loose(row.name)})" in text)


def with_means(series: Series, means: Mapping[str, Mapping[str, str]]) -> Series:
    """Say which means the headline rates of some editions are, where edition.toml says so."""
    return Series(tuple(replace(each, means=means.get(each.quarter, each.means)) for each in series.editions))


def last_day(quarter: str) -> date:
    """Give the last day of a quarter, which its data describe."""
    year, number = map(int, quarter.split("-T"))
    return date(year + number // 4, number * 3 % 12 + 1, 1) - timedelta(days=1)


def cases(archive: Archive, series: Series) -> Sequence[Case]:
    """Put each edition that was published beside the series up to it."""
    return [Case(told, series.until(place)) for place, told in _placed(archive, series)]


def _placed(archive: Archive, series: Series):
    for place, edition in enumerate(series.editions):
        if edition.quarter in archive.editions:
            yield place, archive.editions[edition.quarter]
