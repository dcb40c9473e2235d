"""The change of a total by cause: small series to follow by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from support import greek
from support.past import findings_over
from support.series import WITHHELD, project

from reportgen.values.causes import Cause, Change, LastKnown, Term, largest_of
from reportgen.values.comparison import largest_term


def compared(*editions):
    """Compare the last of the editions with the one before; each gives the costs of the same projects in turn."""
    portfolios = [
        [
            project(place, each if each in {None, WITHHELD} else Decimal(each))
            for place, each in enumerate(costs)
            if each
        ]
        for costs in editions
    ]
    return findings_over(portfolios).comparison


def told(comparison):
    return {str(term.cause): term.total for term in comparison.terms}


def test_a_cost_that_was_published_before_it_was_withheld_is_known_again():
    """46.7 M€ in September 2019, withheld in December, 87.3 in March 2020: known again, and not for the first time."""
    comparison = compared(["46.7"], [WITHHELD], ["87.3"])
    (term,) = comparison.terms
    assert term == Term(
        Cause.KNOWN_AGAIN,
        (
            Change(
                project(0, None).name,
                Decimal("87.3"),
                None,
                Decimal("87.3"),
                LastKnown(Decimal("46.7"), date(2019, 9, 30)),
            ),
        ),
    )
    assert comparison.bridge.newly_costed == Decimal("87.3")


def test_a_cost_that_no_edition_published_before_is_newly_known():
    assert told(compared([WITHHELD], [WITHHELD], ["87.3"])) == {"newly_known": Decimal("87.3")}


def test_each_cause_has_its_term():
    """10 → 15 up, 10 → 7 down, 20 no longer known, 30 left, 40 entered: 70 M€ become 62."""
    comparison = compared(["10", "10", "20", "30", None], ["15", "7", WITHHELD, None, "40"])
    assert told(comparison) == {
        "entered": 40,
        "left": -30,
        "no_longer_known": -20,
        "reestimated_up": 5,
        "reestimated_down": -3,
    }
    assert comparison.change == -8
    assert (comparison.known_before, comparison.known_after) == (4, 3)
    assert largest_term(comparison).cause is Cause.ENTERED
    assert not comparison.same_costs_known


def test_reestimates_alone_leave_both_totals_on_the_same_projects():
    assert compared(["10", "20", WITHHELD], ["12", "18", WITHHELD]).same_costs_known


def test_an_edition_without_any_cost_has_no_total():
    comparison = compared([WITHHELD], ["5"])
    assert (comparison.total_before, comparison.total_after) == (None, 5)


def test_nothing_changed_has_no_term():
    comparison = compared(["10"], ["10"])
    assert (comparison.terms, comparison.change, largest_term(comparison)) == ((), 0, None)


def test_of_two_causes_that_weigh_the_same_the_order_of_causes_decides():
    assert largest_term(compared(["10", None], [None, "10"])).cause is Cause.ENTERED
    gone, risen = (
        Term(cause, (Change("A", Decimal(amount), None, None),)) for cause, amount in ((Cause.LEFT, -5), (Cause.UP, 5))
    )
    assert largest_of((risen, gone)) == gone


def test_what_is_undecided_neither_entered_nor_left():
    """One project of 5 M€ has become two of 5 M€ that both look like it."""
    before, *after = greek.project(36, cost=5), greek.project("36 1", cost=5), greek.project("36 2", cost=5)
    comparison = findings_over([[before], after]).comparison
    assert told(comparison) == {"undecided_entering": 10, "undecided_leaving": -5}
    assert (comparison.bridge.entered, comparison.bridge.left) == (10, -5)
