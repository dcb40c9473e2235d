"""What readers can work out is always found, and nothing is claimed that they cannot."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.builders import make_project
from support.gating import found

from reportgen.gate.deduction import Statement, find_deductions, find_interval
from reportgen.values.project import Undisclosed

COSTS = st.decimals(Decimal("0.5"), Decimal(900), places=2)
SECRET = Undisclosed("marché en cours")


def project(number, cost):
    return make_project(name=f"Projet {number}", cost=SECRET if cost is None else str(cost), description="")


@settings(deadline=None)
@given(st.lists(COSTS, min_size=1, max_size=12), COSTS)
def test_one_cost_missing_from_an_exact_total_is_always_found(published, secret):
    told = {"total_cost_bn_eur": (sum(published, secret) / 1000).quantize(Decimal("0.00001"))}
    projects = [project(number, cost) for number, cost in enumerate([*published, None])]
    evidence = dict(found(projects, declared=told)[f"disclosure:projet-{len(published)}"].evidence)
    assert evidence["least"] - Decimal("0.01") <= secret <= evidence["most"] + Decimal("0.01")


@settings(deadline=None)
@given(st.lists(COSTS, min_size=1, max_size=8), st.lists(COSTS, min_size=2, max_size=5))
def test_costs_that_share_their_only_total_are_never_claimed(published, secrets):
    told = {"total_cost_bn_eur": (sum(published) + sum(secrets)) / 1000}
    projects = [project(number, cost) for number, cost in enumerate([*published, *[None] * len(secrets)])]
    assert not [each for each in found(projects, declared=told) if each.startswith("disclosure")]


NAMES = "abcd"
TRUTH = st.fixed_dictionaries({name: st.integers(1, 50) for name in NAMES})
GROUPS = st.lists(st.sets(st.sampled_from(NAMES), min_size=1), min_size=1, max_size=3)


def statement(group, truth, margin=0):
    return Statement(
        dict.fromkeys(sorted(group), Fraction(1)), Fraction(sum(truth[each] for each in group)), Fraction(margin), ""
    )


@given(TRUTH, GROUPS, st.integers(0, 3))
def test_the_truth_is_never_outside_of_what_is_worked_out(truth, groups, margin):
    statements = [statement(group, truth, margin) for group in groups]
    for name in NAMES:
        least, most = find_interval(name, statements, {})
        assert least <= truth[name]
        assert most is None or truth[name] <= most


@given(TRUTH, st.sets(st.sampled_from(NAMES[1:])))
def test_a_sum_and_the_sum_without_one_always_give_that_one_away(truth, others):
    assume(others)
    statements = [statement({"a", *others}, truth), statement(others, truth)]
    told = {each.name: each for each in find_deductions(statements, {})}
    assert told["a"].least == told["a"].most == truth["a"]
    assert set(told) == ({"a", *others} if len(others) == 1 else {"a"})
