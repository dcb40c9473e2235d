"""Reads project tables in plain Python, as dirty as they come: nothing of the program is used, so that it can be judged.

A cost is a whole number of euros or nothing, a duration an exact fraction of a year: whatever is counted from them is exact.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from recount.numerals import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

IN_SCOPING, WITHHELD = "en cadrage", "non communiqué"
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
# What each column is called in one table or another; where two are there, the first one named here is taken.
HEADERS = {
    "name": ("projet", "nom du projet"),
    "ministry": ("ministère nom complet", "ministère porteur"),
    "interministerial": ("projet interministériel", "projet inter-ministériel"),
    "start": ("début",),
    "duration": ("durée prévisionnelle en années", "durée prévisionnelle en année", "durée du projet en années"),
    "phase": ("phase du projet en cours",),
    "cost": ("coût complet estimé", "coût estimé"),
    "area": ("zone fonctionnelle", "zone fonctionnelle principale"),
    "initial_cost": ("coût initial",),
    "initial_duration": ("durée initiale",),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One project as a table gives it; ``why`` says why there is no cost."""

    name: str
    ministry: str = "Ministère de la Justice"
    interministerial: bool | None = False
    start: date | None = None
    duration: Fraction | None = None
    phase: str = "Conception / Réalisation"
    cost: int | None = None
    why: str = ""
    area: str = ""
    initial_cost: int | None = None
    initial_duration: Fraction | None = None

    @property
    def is_over(self) -> bool:
        return self.phase == "Terminé"

    @property
    def end(self) -> int | None:
        """The month of the planned end, counted from the year zero; to one month."""
        if self.start is None or self.duration is None:
            return None
        return self.start.year * 12 + self.start.month - 1 + round(self.duration * 12)


def read(path: Path) -> tuple[Row, ...]:
    """Read a table's projects, leaving out rows and columns in which nothing stands."""
    text = path.read_text(encoding="utf-8-sig")
    header = text.split("\n", 1)[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    names, *rows = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    columns = {_plain(name).casefold(): place for place, name in reversed(list(enumerate(names)))}
    places = {
        key: next((columns[name] for name in candidates if name in columns), None)
        for key, candidates in HEADERS.items()
    }
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return tuple(
        _row({key: "" if place is None else _plain(row[place]) for key, place in places.items()}) for row in filled
    )


def _row(cells: Mapping[str, str]) -> Row:
    cost = amount(cells["cost"])
    return Row(
        name=cells["name"],
        ministry=cells["ministry"],
        interministerial={"oui": True, "non": False}.get(cells["interministerial"].casefold()),
        start=day(cells["start"]),
        duration=number(cells["duration"]),
        phase=cells["phase"],
        cost=cost,
        why="" if cost is not None else _why(cells["cost"], cells["phase"]),
        area=cells["area"],
        initial_cost=amount(cells["initial_cost"]),
        initial_duration=number(cells["initial_duration"]),
    )


def _why(cell: str, phase: str) -> str:
    """Say why there is no cost: an empty cell of a project that is being scoped is not estimated yet."""
    scoped = cell.casefold() == IN_SCOPING or (not cell and phase == "Cadrage")
    return IN_SCOPING if scoped else WITHHELD


def number(cell: str) -> Fraction | None:
    """Read a number with either decimal mark; None for words.

    >>> number("7,25"), number("En cadrage")
    (Fraction(29, 4), None)
    """
    text = cell.replace(" ", "").replace(",", ".")
    return Fraction(Decimal(text)) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def amount(cell: str) -> int | None:
    """Read M€ as whole euros.

    >>> amount("36.633"), amount("0,3"), amount("")
    (36633000, 300000, None)
    """
    value = number(cell)
    return None if value is None else round(value * 1_000_000)


def day(cell: str) -> date | None:
    """Read a date, in figures or as a month in words.

    >>> day("2013-07-01"), day("décembre 2015"), day("")
    (datetime.date(2013, 7, 1), datetime.date(2015, 12, 1), None)
    """
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell):
        return date(*map(int, found.groups()))
    month, _, year = cell.casefold().partition(" ")
    return date(int(year), MONTHS.index(month) + 1, 1) if month in MONTHS else None


def _plain(cell: str) -> str:
    """Take out markup, and write spaces and apostrophes in one way."""
    return plain(re.sub(r"<[^>]*>", "", cell))
