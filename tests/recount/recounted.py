"""Counts again, from the raw tables alone, what the report says: totals, rates, changes, movements, lists.

Who is who across editions is a person's matter: ``ids`` come from what was published. All else is counted here, exactly.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from recount.raw import Row

MEUR = 1_000_000
INITIAL, FIRST_PUBLISHED = "initial", "first_published"
SCHEDULE, BUDGET = "schedule", "budget"
BRACKETS = (
    ("moins de 5 M€", 0, 5),
    ("entre 5 et 9 M€", 5, 9),
    ("entre 9 et 20 M€", 9, 20),
    ("entre 20 et 100 M€", 20, 100),
    ("plus de 100 M€", 100, None),
)
A_FIFTH, A_THIRD = Fraction(1, 5), Fraction(1, 3)
MOST_OF_FEW = 3  # of so few projects one carries a third in any case


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition as it was received, with who its projects are, and which means its headline rates are."""

    quarter: str
    number: int
    as_of: date
    rows: tuple[Row, ...]
    ids: Mapping[str, str] = field(default_factory=dict)
    undecided: frozenset[str] = frozenset()  # names, new and old, of projects of which nobody knows who they are
    means: Mapping[str, str] = field(default_factory=lambda: {SCHEDULE: "weighted", BUDGET: "mean"})
    declared: Mapping[str, str] = field(default_factory=dict)

    def id_of(self, row: Row) -> str:
        return self.ids.get(row.name, row.name)

    @property
    def by_id(self) -> dict[str, Row]:
        return {self.id_of(row): row for row in self.rows}

    @property
    def place(self) -> int:
        """The quarter, counted from the year zero."""
        year, quarter = self.quarter.split("-T")
        return int(year) * 4 + int(quarter)


@dataclass(frozen=True, slots=True)
class Total:
    """Whole euros over the known costs: n of N."""

    euros: int
    n: int
    of: int

    @property
    def is_whole(self) -> bool:
        return self.n == self.of


@dataclass(frozen=True, slots=True)
class Rate:
    """A portfolio's deviation, in percent, each way of averaging it, over the projects ``who``."""

    baseline: str
    pairs: Mapping[str, tuple[Fraction, Fraction]]  # by id: now, then

    @property
    def n(self) -> int:
        return len(self.pairs)

    @property
    def each(self) -> dict[str, Fraction]:
        return {key: 100 * (now - then) / then for key, (now, then) in self.pairs.items()}

    def value(self, mean: str) -> Fraction | None:
        if not self.pairs:
            return None
        if mean == "weighted":
            then = sum(then for _, then in self.pairs.values())
            return 100 * (sum(now for now, _ in self.pairs.values()) - then) / then
        rates = list(self.each.values())
        return Fraction(median(rates)) if mean == "median" else sum(rates, Fraction(0)) / len(rates)

    def over(self, ids: set[str]) -> Rate:
        return Rate(self.baseline, {key: pair for key, pair in self.pairs.items() if key in ids})

    def carriers(self, mean: str) -> list[str]:
        """Who carries more than a third of a mean alone, of the sum itself as of all that moves it one way or the other."""
        parts = self.each if mean != "weighted" else {key: now - then for key, (now, then) in self.pairs.items()}
        whole = sum(parts.values())
        moved = sum(abs(part) for part in parts.values())
        return [
            key
            for key, part in parts.items()
            if whole and len(parts) > MOST_OF_FEW and part / whole > A_THIRD and abs(part) / moved > A_THIRD
        ]


@dataclass(frozen=True, slots=True)
class Series:
    """Editions, the oldest first, of which ``at`` is spoken."""

    editions: tuple[Edition, ...]
    at: int = -1

    @property
    def place(self) -> int:
        return self.at % len(self.editions)

    @property
    def now(self) -> Edition:
        return self.editions[self.place]

    @property
    def past(self) -> tuple[Edition, ...]:
        return self.editions[: self.place]

    @property
    def before(self) -> Edition | None:
        return self.past[-1] if self.past else None

    def until(self, place: int) -> Series:
        return Series(self.editions[: place + 1])

    @property
    def earlier(self) -> Series:
        """The same series, one edition ago."""
        return Series(self.past)


def total(rows: Sequence[Row]) -> Total:
    known = [row.cost for row in rows if row.cost is not None]
    return Total(sum(known), len(known), len(rows))


def mean_duration(rows: Sequence[Row]) -> tuple[Fraction | None, int]:
    known = [row.duration for row in rows if row.duration is not None]
    return (sum(known, Fraction(0)) / len(known) if known else None), len(known)


def value_of(row: Row, what: str) -> Fraction | None:
    found = row.duration if what == SCHEDULE else row.cost
    return None if found is None else Fraction(found)


def initial_of(row: Row, what: str) -> Fraction | None:
    found = row.initial_duration if what == SCHEDULE else row.initial_cost
    return None if found is None else Fraction(found)


def rate(series: Series, what: str) -> Rate:
    """Measure from the initial values as soon as the table gives any, else from the first that was ever published."""
    pairs = {}
    for row in series.now.rows:
        now, then = value_of(row, what), initial_of(row, what)
        if now is not None and then:
            pairs[series.now.id_of(row)] = (now, then)
    if pairs:
        return Rate(INITIAL, pairs)
    firsts = first_published(series, what)
    values = {series.now.id_of(row): value_of(row, what) for row in series.now.rows}
    return Rate(FIRST_PUBLISHED, {key: (now, firsts[key]) for key, now in values.items() if now and firsts.get(key)})


def first_published(series: Series, what: str) -> dict[str, Fraction]:
    """Find the first known value of each project in the editions before."""
    found: dict[str, Fraction] = {}
    for edition in series.past:
        for row in edition.rows:
            if (value := value_of(row, what)) is not None:
                found.setdefault(edition.id_of(row), value)
    return found


def overdue(edition: Edition, slack: int) -> list[Row]:
    """List running projects whose planned end has passed: one month of ``slack`` more, or less, as the end is good to one."""
    now = edition.as_of.year * 12 + edition.as_of.month - 1
    return [row for row in edition.rows if not row.is_over and row.end is not None and row.end + slack < now]


def brackets(rows: Sequence[Row]) -> dict[str, int]:
    """Count the projects of each cost bracket, and those that have none by the reason why."""
    found = Counter({name: 0 for name, *_ in BRACKETS} | {"en cadrage": 0, "non communiqué": 0})
    for row in rows:
        found[row.why if row.cost is None else bracket(row.cost)] += 1
    return dict(found)


def bracket(euros: int) -> str:
    return next(name for name, _, upper in BRACKETS if upper is None or euros < upper * MEUR)


def bracket_named(words: str) -> str:
    """Find the bracket of which these are the words, with the lower bound included or as the data name it.

    >>> bracket_named("de 20 à moins de 100 M€"), bracket_named("entre 5 et 9 M€"), bracket_named("à partir de 100 M€")
    ('entre 20 et 100 M€', 'entre 5 et 9 M€', 'plus de 100 M€')
    """
    if both := re.search(r"(\d+) (?:à moins de|et) (\d+) M€", words):
        return f"entre {both[1]} et {both[2]} M€"
    if re.search(r"100 M€ (?:et|ou) plus|plus de 100 M€|à partir de 100 M€", words):
        return "plus de 100 M€"
    return "moins de 5 M€" if re.search(r"(?:moins de|sous) 5 M€", words) else ""


def bracket_costs(rows: Sequence[Row]) -> dict[str, int]:
    found = {name: 0 for name, *_ in BRACKETS}
    for row in rows:
        if row.cost is not None:
            found[bracket(row.cost)] += row.cost
    return found
