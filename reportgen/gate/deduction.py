"""What a reader can work out of sums that are published: how near they come to a number that is not.

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Ends = tuple[Fraction, Fraction | None]  # at least, at most; None is open
    Bounds = Mapping[str, Ends]
    Unknown = tuple[tuple[Fraction, ...], Fraction, Fraction | None]  # its factor in each statement, and its ends
    Row = tuple[tuple[Fraction, ...], Fraction]  # Σ coefficient × unknown ≤ bound

# An interval tells too much if its ends are nearer to each other than those of the narrowest published cost bracket.
NARROWEST = Fraction(9, 5)
TOGETHER = 3  # statements that a reader may combine
MANY = 12  # statements from which on only pairs are tried
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sum that readers can see: how often each unknown is in it, its value, how far rounding may have moved it.

    ``said`` writes it as an equation.
    """

    terms: Mapping[str, Fraction]
    value: Fraction
    margin: Fraction
    said: str


@dataclass(frozen=True, slots=True)
class Deduction:
    """What readers can work out of one unknown, and from which statements."""

    name: str
    least: Fraction
    most: Fraction
    statements: tuple[Statement, ...]


def deductions(statements: Sequence[Statement], bounds: Bounds) -> Iterator[Deduction]:
    """Find each unknown that the statements give away, by the fewest statements that do."""
    together = TOGETHER if len(statements) <= MANY else 2
    for name in _exposed(statements, bounds):
        groups = (group for size in range(1, together + 1) for group in combinations(statements, size))
        found = (_deduced(name, group, bounds) for group in groups)
        yield from [deduction for deduction in found if deduction is not None][:1]


def _exposed(statements: Sequence[Statement], bounds: Bounds) -> Iterator[str]:
    """List the unknowns that can be told from others: two that stand alike in every sum, unbounded, hide each other."""
    names = dict.fromkeys(name for statement in statements for name in statement.terms)
    columns = {name: tuple(statement.terms.get(name, ZERO) for statement in statements) for name in names}
    alike = Counter(column for name, column in columns.items() if name not in bounds)
    return (name for name in names if name in bounds or alike[columns[name]] == 1)


def _deduced(name: str, group: tuple[Statement, ...], bounds: Bounds) -> Deduction | None:
    least, most = interval(name, group, bounds) or (ZERO, None)
    return Deduction(name, least, most, group) if most is not None and most < NARROWEST * least else None


def interval(name: str, group: Iterable[Statement], bounds: Bounds) -> Ends | None:
    """Find between which values an unknown must lie, the most being open; None when the statements contradict."""
    group = tuple(group)
    unknowns = _merged(name, group, bounds)
    rows = [row for place, statement in enumerate(group) for row in _two_sides(statement, place, unknowns)]
    for place, (_, least, most) in enumerate(unknowns):
        unit = tuple(Fraction(other == place) for other in range(len(unknowns)))
        rows.append((tuple(-each for each in unit), -least))
        rows.extend([(unit, most)] if most is not None else [])
    for place in range(1, len(unknowns)):
        rows = _without(place, rows)
    return _ends(rows)


def _merged(name: str, group: Sequence[Statement], bounds: Bounds) -> list[Unknown]:
    """Put the unknown first; unknowns that stand alike in every statement count as one: only their sum shows."""

    def coefficients(each: str) -> tuple[Fraction, ...]:
        return tuple(statement.terms.get(each, ZERO) for statement in group)

    others: dict[tuple[Fraction, ...], Ends] = {}
    for each in dict.fromkeys(key for statement in group for key in statement.terms if key != name):
        least, most = others.get(coefficients(each), (ZERO, ZERO))
        low, high = bounds.get(each, (ZERO, None))
        others[coefficients(each)] = (least + low, None if most is None or high is None else most + high)
    return [(coefficients(name), *bounds.get(name, (ZERO, None))), *((key, *ends) for key, ends in others.items())]


def _two_sides(statement: Statement, place: int, unknowns: Sequence[Unknown]) -> tuple[Row, Row]:
    row = tuple(coefficients[place] for coefficients, _, _ in unknowns)
    return (row, statement.value + statement.margin), (tuple(-each for each in row), statement.margin - statement.value)


def _without(place: int, rows: Iterable[Row]) -> list[Row]:
    """Eliminate one unknown: each inequality that bounds it above with each that bounds it below."""
    rows = tuple(rows)
    above = [row for row in rows if row[0][place] > 0]
    below = [row for row in rows if row[0][place] < 0]
    kept = [row for row in rows if row[0][place] == 0]
    joined = [_joined(one, other, place) for one in above for other in below]
    tightest: dict[tuple[Fraction, ...], Fraction] = {}
    for row, bound in (*kept, *joined):
        tightest[row] = min(bound, tightest.get(row, bound))
    return list(tightest.items())


def _joined(above: Row, below: Row, place: int) -> Row:
    one, other = 1 / above[0][place], -1 / below[0][place]
    row = tuple(one * a + other * b for a, b in zip(above[0], below[0], strict=True))
    return row, one * above[1] + other * below[1]


def _ends(rows: Iterable[Row]) -> Ends | None:
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
