"""One edition to be judged: what was published of it, beside what the recount says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.labels import loose
from recount.raw import MONTHS
from recount.recounted import Total, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recount.raw import Row
    from recount.recounted import Edition, Series
    from recount.told import Said, Told


@dataclass(frozen=True, slots=True)
class Wrong:
    """A false or misleading statement: the sentence, where it stands, and what is wrong with it."""

    text: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: « {self.text[:200]} » {self.why}"


@dataclass(frozen=True, slots=True)
class Case:
    """What was published of an edition, and the series up to it."""

    told: Told
    series: Series

    @property
    def now(self) -> Edition:
        return self.series.now

    @property
    def total(self) -> Total:
        return total(self.now.rows)

    @property
    def names(self) -> set[str]:
        """Every name that any edition gave, this one and those before."""
        return {row.name for edition in (*self.series.past, self.now) for row in edition.rows}

    @property
    def sentences(self) -> Iterator[Said]:
        """All that is said but the whole pages of the PDF, of which only fragments can be read."""
        return (each for each in self.told.said if each.tag != "page")


def wrong(said: Said, why: str) -> Wrong:
    return Wrong(said.text if said.tag != "page" else "…", said.where, why)


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Find project names in a sentence, in their order; the longer ones first, so that none is found inside another.

    >>> names_in("Reviennent : SI SAMU et SAMU.", ["SAMU", "SI SAMU"])
    ['SI SAMU', 'SAMU']
    """
    found, rest = [], loose(text)
    for name in sorted(names, key=len, reverse=True):
        for place in re.finditer(rf"(?<!\w){re.escape(loose(name))}(?!\w)", rest):
            found.append((place.start(), name))
            rest = rest[: place.start()] + "\0" * (place.end() - place.start()) + rest[place.end() :]
    return [name for _, name in sorted(found)]


def named(rows: Iterable[Row], text: str) -> Row | None:
    """Find the project of which a cell or a heading is the name, however it is typeset."""
    return next((row for row in rows if loose(row.name) == loose(text)), None)


def month(edition: Edition) -> str:
    """Name the month that an edition describes: décembre 2016."""
    return f"{MONTHS[edition.as_of.month - 1]} {edition.as_of.year}"


def short_month(edition: Edition) -> str:
    return f"{edition.as_of.month:02}/{edition.as_of.year}"
