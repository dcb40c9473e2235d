"""Computes what a reader can work out from published sums: the interval in which a withheld number lies.

Each statement says that a sum of withheld costs, each so many times, is a value up to rounding. Every small group of
statements is taken as a system of inequalities and solved exactly (Fourier–Motzkin elimination over fractions): what
is left for one unknown is the interval in which a reader knows it to lie.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.portfolio import PANORAMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Ends = tuple[Fraction, Fraction | None]  # at least, at most; None is open
    Bounds = Mapping[str, Ends]
    Unknown = tuple[tuple[Fraction, ...], Fraction, Fraction | None]  # its factor in each statement, and its ends
    Row = tuple[tuple[Fraction, ...], Fraction]  # Σ coefficient × unknown ≤ bound

# An interval tells too much if its ends are nearer to each other than those of the narrowest published cost bracket.
NARROWEST_RATIO = min(Fraction(each.upper, each.lower) for each in PANORAMA.brackets if each.lower and each.upper)
MOST_COMBINED = 3  # statements that a reader may combine
MANY_STATEMENTS = 12  # statements from which on only pairs are tried
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Statement:
    """A published sum: how often each unknown is in it, its value, and its rounding error.

    ``equation`` writes it out.
    """

    terms: Mapping[str, Fraction]
    value: Fraction
    margin: Fraction
    equation: str


@dataclass(frozen=True, slots=True)
class Deduction:
    """The interval in which one unknown must lie, and the statements that say so."""

    name: str
    least: Fraction
    most: Fraction
    statements: tuple[Statement, ...]


def find_deductions(statements: Sequence[Statement], bounds: Bounds) -> Iterator[Deduction]:
    """Find each unknown that the statements narrow down too much, by the fewest statements that do."""
    together = MOST_COMBINED if len(statements) <= MANY_STATEMENTS else 2
    for name in _distinct_names(statements, bounds):
        groups = (group for size in range(1, together + 1) for group in combinations(statements, size))
        found = (_deduce(name, group, bounds) for group in groups)
        yield from [deduction for deduction in found if deduction is not None][:1]


def _distinct_names(statements: Sequence[Statement], bounds: Bounds) -> Iterator[str]:
    """List the unknowns that can be told apart: of two that are in the same sums, readers see only what they add up to."""
    names = dict.fromkeys(name for statement in statements for name in statement.terms)
    columns = {name: tuple(statement.terms.get(name, ZERO) for statement in statements) for name in names}
    alike = Counter(column for name, column in columns.items() if name not in bounds)
    return (name for name in names if name in bounds or alike[columns[name]] == 1)


def _deduce(name: str, group: tuple[Statement, ...], bounds: Bounds) -> Deduction | None:
    least, most = find_interval(name, group, bounds) or (ZERO, None)
    return Deduction(name, least, most, group) if most is not None and most < NARROWEST_RATIO * least else None


def find_interval(name: str, group: Iterable[Statement], bounds: Bounds) -> Ends | None:
    """Find the least and the most that an unknown can be (None: no limit); None when the statements contradict."""
    group = tuple(group)
    unknowns = _merge_alike(name, group, bounds)
    rows = [row for place, statement in enumerate(group) for row in _as_inequalities(statement, place, unknowns)]
    for place, (_, least, most) in enumerate(unknowns):
        unit = tuple(Fraction(other == place) for other in range(len(unknowns)))
        rows.append((tuple(-each for each in unit), -least))
        rows.extend([(unit, most)] if most is not None else [])
    for place in range(1, len(unknowns)):
        rows = _eliminate(place, rows)
    return _read_ends(rows)


def _merge_alike(name: str, group: Sequence[Statement], bounds: Bounds) -> list[Unknown]:
    """Put the unknown first, and merge the others that are in the same statements: only their sum shows."""

    def coefficients(each: str) -> tuple[Fraction, ...]:
        return tuple(statement.terms.get(each, ZERO) for statement in group)

    others: dict[tuple[Fraction, ...], Ends] = {}
    for each in dict.fromkeys(key for statement in group for key in statement.terms if key != name):
        least, most = others.get(coefficients(each), (ZERO, ZERO))
        low, high = bounds.get(each, (ZERO, None))
        others[coefficients(each)] = (least + low, None if most is None or high is None else most + high)
    return [(coefficients(name), *bounds.get(name, (ZERO, None))), *((key, *ends) for key, ends in others.items())]


def _as_inequalities(statement: Statement, place: int, unknowns: Sequence[Unknown]) -> tuple[Row, Row]:
    row = tuple(coefficients[place] for coefficients, _, _ in unknowns)
    return (row, statement.value + statement.margin), (tuple(-each for each in row), statement.margin - statement.value)


def _eliminate(place: int, rows: Iterable[Row]) -> list[Row]:
    """Eliminate one unknown: each inequality that bounds it above with each that bounds it below."""
    rows = tuple(rows)
    above = [row for row in rows if row[0][place] > 0]
    below = [row for row in rows if row[0][place] < 0]
    kept = [row for row in rows if row[0][place] == 0]
    joined = [_add_rows(one, other, place) for one in above for other in below]
    tightest: dict[tuple[Fraction, ...], Fraction] = {}
    for row, bound in (*kept, *joined):
        tightest[row] = min(bound, tightest.get(row, bound))
    return list(tightest.items())


def _add_rows(above: Row, below: Row, place: int) -> Row:
    one, other = 1 / above[0][place], -1 / below[0][place]
    row = tuple(one * a + other * b for a, b in zip(above[0], below[0], strict=True))
    return row, one * above[1] + other * below[1]


def _read_ends(rows: Iterable[Row]) -> Ends | None:
    """Read the interval of the first unknown, the only one that is left."""
    least, most = ZERO, None
    for (factor, *_), bound in rows:
        if factor > 0:
            most = bound / factor if most is None else min(most, bound / factor)
        elif factor < 0:
            least = max(least, bound / factor)
        elif bound < 0:
            return None
    return None if most is not None and least > most else (least, most)
