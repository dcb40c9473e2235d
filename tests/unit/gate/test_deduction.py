from __future__ import annotations

from fractions import Fraction

import pytest

from reportgen.gate.deduction import Statement, find_deductions, find_interval


def says(value, margin=0, **factors):
    return Statement(
        {name: Fraction(factor) for name, factor in factors.items()}, Fraction(value), Fraction(margin), ""
    )


@pytest.mark.parametrize(
    ("statements", "bounds", "expected"),
    [
        ([says(37, 1, x=1)], {}, (36, 38)),
        ([says(40, 0, x=1, y=1)], {}, (0, 40)),
        ([says(40, 0, x=1, y=1), says(25, 0, y=1)], {}, (15, 15)),
        ([says(40, 1, x=1, y=1, z=1), says(25, 1, y=1, z=1)], {}, (13, 17)),  # neither y nor z is known
        ([says(40, 0, x=1, y=1), says(10, 0, x=1, y=-1)], {}, (25, 25)),
        ([says(40, 0, x=1, y=1)], {"y": (5, 9)}, (31, 35)),
        ([says(40, 0, x=1, y=1, z=1)], {"y": (5, 9), "z": (20, None)}, (0, 15)),
        ([says(8, 0, x=2)], {}, (4, 4)),
        ([says(40, 0, y=1)], {}, (0, None)),
        ([says(40, 0, x=1), says(50, 1, x=1)], {}, None),  # they contradict each other
    ],
)
def test_what_is_left_for_one_unknown(statements, bounds, expected):
    bounds = {
        name: (Fraction(least), None if most is None else Fraction(most)) for name, (least, most) in bounds.items()
    }
    assert find_interval("x", statements, bounds) == expected


def test_the_fewest_statements_that_tell_are_named():
    useless, telling = says(90, 0, x=1, y=1), says(12, 0, x=1)
    (deduction, *_) = find_deductions([useless, telling], {})
    assert (deduction.name, deduction.statements) == ("x", (telling,))


def test_a_false_statement_does_not_hide_what_a_true_one_tells():
    assert [each.least for each in find_deductions([says(40, 0, x=1), says(90, 0, x=1, y=-1), says(1, 0, x=1)], {})][
        :1
    ] == [40]


def test_many_unknowns_are_solved_at_once():
    """Two hundred share one sum, all but one another."""
    everyone = {f"p{number}": 1 for number in range(200)}
    others = {name: factor for name, factor in everyone.items() if name != "p0"}
    (deduction,) = find_deductions([says(1000, 0, **everyone), says(990, 0, **others)], {})
    assert (deduction.name, deduction.least, deduction.most) == ("p0", 10, 10)
