"""Whatever the series: the causes add up, and each says what the projects' own history says."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from support.series import WITHHELD, all_series

from reportgen.values.causes import Cause
from reportgen.values.comparison import largest_term


def cost(said):
    return said if isinstance(said, Decimal) else Decimal(0)


def cause_of(said):
    """Say why a project changes the total, from its costs in all editions alone."""
    *earlier, before, now = said
    if before is None or now is None:
        return Cause.ENTERED if before is None else Cause.LEFT
    if now == WITHHELD:
        return Cause.NO_LONGER_KNOWN
    if before == WITHHELD:
        return Cause.KNOWN_AGAIN if any(isinstance(each, Decimal) for each in earlier) else Cause.NEWLY_KNOWN
    return Cause.UP if now > before else Cause.DOWN


@given(series=all_series())
def test_the_causes_add_up_from_one_total_to_the_other(series):
    comparison = series.comparison()
    before, now = (sum((cost(said[place]) for said in series.projects), Decimal(0)) for place in (-2, -1))
    assert comparison.change == sum((term.total for term in comparison.terms), Decimal(0)) == now - before
    assert all(term.total == sum(each.meur for each in term.changes) for term in comparison.terms)
    for place, known, total in (
        (-2, comparison.known_before, comparison.total_before),
        (-1, comparison.known_after, comparison.total_after),
    ):
        costs = [said[place] for said in series.projects if isinstance(said[place], Decimal)]
        assert (known, total) == (len(costs), sum(costs) if costs else None)


@given(series=all_series())
def test_every_project_that_changes_the_total_stands_under_its_own_cause(series):
    comparison = series.comparison()
    assert comparison.undecided == ()
    found = {(term.cause, each.name, each.meur) for term in comparison.terms for each in term.changes}
    assert found == {
        (cause_of(said), series.name(place), change)
        for place, said in enumerate(series.projects)
        if (change := cost(said[-1]) - cost(said[-2]))
    }


@given(series=all_series())
def test_what_is_known_again_carries_what_was_known_last(series):
    terms = {term.cause: term.changes for term in series.comparison().terms}
    for change in terms.get(Cause.KNOWN_AGAIN, ()):
        (said,) = (each for place, each in enumerate(series.projects) if series.name(place) == change.name)
        assert change.last_known.meur == next(each for each in reversed(said[:-2]) if isinstance(each, Decimal))
    assert all(change.last_known is None for change in terms.get(Cause.NEWLY_KNOWN, ()))


@given(series=all_series())
def test_no_cause_weighs_more_than_the_largest(series):
    comparison = series.comparison()
    largest = largest_term(comparison)
    up, down = (sum(term.total for term in comparison.terms if term.cause is cause) for cause in (Cause.UP, Cause.DOWN))
    weights = [abs(term.total) for term in comparison.terms if not term.cause.is_reestimate]
    assert (abs(largest.total) if largest else 0) == max([*weights, abs(up + down)])


@given(series=all_series())
def test_the_bridge_gathers_the_causes(series):
    comparison = series.comparison()
    bridge = comparison.bridge
    terms = (bridge.entered, bridge.left, bridge.reestimated, bridge.newly_costed, bridge.no_longer_costed)
    assert bridge.previous + sum(terms) == bridge.current
    assert bridge.left <= 0
    assert bridge.no_longer_costed <= 0
