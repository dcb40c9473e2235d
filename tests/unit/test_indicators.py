from decimal import Decimal

import pytest
from support.builders import make_figures, make_project

from reportgen.portfolio.phases import DESIGN, ROLLOUT, SCOPING
from reportgen.values.project import NotEstimated, Undisclosed

THREE = (
    make_project(name="A", cost=5, phase=DESIGN, interministerial=True, ministry="Justice", duration_years=Decimal(2)),
    make_project(name="B", cost="20.5", phase=ROLLOUT, ministry="Culture", duration_years=Decimal("4.5")),
    make_project(name="C", cost=NotEstimated(), phase=SCOPING, ministry="Justice", duration_years=None),
)


def test_an_edition_of_three_projects_can_be_checked_by_hand():
    figures = make_figures(THREE)
    assert figures.projects == 3
    assert figures.interministerial == 1
    assert figures.total_cost_meur == Decimal("25.5")
    assert figures.projects_with_cost == 2
    assert figures.mean_duration_years == Decimal("3.25")
    assert figures.projects_with_duration == 2


def test_phases_and_brackets_list_every_name_and_add_up():
    figures = make_figures(THREE)
    assert figures.by_phase == {
        "scoping": 1,
        "design": 1,
        "pilot": 0,
        "rollout": 1,
        "completed": 0,
        "undisclosed": 0,
    }
    assert figures.by_cost_bracket == {
        "under_5": 0,
        "from_5_to_9": 1,
        "from_9_to_20": 0,
        "from_20_to_100": 1,
        "over_100": 0,
        "not_estimated": 1,
        "undisclosed": 0,
    }


@pytest.mark.parametrize(
    ("cost", "bracket"),
    [
        ("4.99", "under_5"),
        ("5", "from_5_to_9"),
        ("9", "from_9_to_20"),
        ("19.999", "from_9_to_20"),
        ("20", "from_20_to_100"),
        ("100", "over_100"),
    ],
)
def test_a_bracket_includes_its_lower_bound_and_excludes_its_upper_one(cost, bracket):
    assert make_figures([make_project(cost=cost)]).by_cost_bracket[bracket] == 1


def test_ministries_are_measured_each():
    justice, culture = make_figures(THREE).ministries
    assert (justice.name, justice.projects, justice.total_cost_meur) == ("Justice", 2, Decimal(5))
    assert justice.by_phase["scoping"] == 1
    assert (culture.name, culture.projects, culture.total_cost_meur) == ("Culture", 1, Decimal("20.5"))


def test_a_total_that_nobody_publishes_is_unknown_and_not_zero():
    figures = make_figures(
        [make_project(cost=Undisclosed("consultation")), make_project(name="B", cost=NotEstimated())]
    )
    assert figures.total_cost_meur is None
    assert figures.ministries[0].total_cost_meur is None
    assert figures.by_cost_bracket["undisclosed"] == 1


def test_a_missing_phase_and_a_missing_area_are_counted_as_such():
    figures = make_figures([make_project(phase=Undisclosed(), functional_area="")])
    assert figures.by_phase["undisclosed"] == 1
    assert [(area.name, area.projects) for area in figures.areas] == [("non communiqué", 1)]


def test_deviations_are_given_as_weighted_and_as_plain_means():
    # 10 → 15 M€ is +50 %, 30 → 30 M€ is 0 %: plain mean 25 %, weighted 5 / 40 = 12.5 %.
    figures = make_figures(
        [
            make_project(name="A", cost=15, initial_cost_meur=Decimal(10)),
            make_project(name="B", cost=30, initial_cost_meur=Decimal(30)),
            make_project(name="C", cost=7),
        ]
    )
    assert figures.budget.mean_pct == Decimal(25)
    assert figures.budget.weighted_pct == Decimal("12.5")
    assert figures.budget.projects == 2
    assert figures.budget.baseline == "initial"
    assert figures.schedule.weighted_pct is None
    assert figures.schedule.projects == 0


def test_a_declared_figure_differs_only_beyond_its_own_rounding():
    projects = [make_project(cost="1554.9"), make_project(name="B", cost=9)]
    agreeing = make_figures(projects, declared={"total_cost_bn_eur": Decimal("1.56"), "projects": Decimal(2)})
    assert agreeing.discrepancies == ()
    differing = make_figures(projects, declared={"total_cost_bn_eur": Decimal("1.58")})
    (found,) = differing.discrepancies
    assert (found.figure, found.declared, found.computed) == ("total_cost_bn_eur", Decimal("1.58"), Decimal("1.56"))


def test_the_figures_say_whose_they_are():
    figures = make_figures(THREE)
    assert (str(figures.quarter), figures.number) == ("2020-T1", 10)


def test_a_ministry_counts_its_own_phases_and_brackets():
    """Justice carries A (5 M€: the lower bound is included) and C (en cadrage)."""
    justice = next(each for each in make_figures(THREE).ministries if each.name == "Justice")
    assert {key: count for key, count in justice.by_phase.items() if count} == {
        "scoping": 1,
        "design": 1,
    }
    assert {key: count for key, count in justice.by_cost_bracket.items() if count} == {
        "not_estimated": 1,
        "from_5_to_9": 1,
    }


def test_where_no_project_says_whether_it_is_interministerial_the_count_is_unknown():
    assert make_figures([make_project(interministerial=None)]).interministerial is None


def test_schedules_are_measured_against_the_initial_durations():
    """4 → 4 and 4 → 5 years: together 1 more on 8; rates of 0 % and 25 %."""
    stayed = make_project(name="A", duration_years=Decimal(4), initial_duration_years=Decimal(4))
    slipped = make_project(name="B", duration_years=Decimal(5), initial_duration_years=Decimal(4))
    schedule = make_figures([stayed, slipped]).schedule
    found = (schedule.weighted_pct, schedule.mean_pct, schedule.median_pct, schedule.projects, schedule.baseline)
    assert found == (Decimal("12.5"), Decimal("12.5"), Decimal("12.5"), 2, "initial")


@pytest.mark.parametrize(
    ("declared", "computed"),
    [
        ("0.03", None),  # 25.5 M€ are 0.0255 Md€: 0.0045 apart, within half of a hundredth
        ("0.025", None),  # 0.0005 apart: exactly half of a thousandth
        ("0.027", "0.026"),  # 0.0015 apart; half up
        ("0.01", "0.03"),
    ],
)
def test_a_declared_total_may_differ_by_half_of_its_last_digit(declared, computed):
    found = make_figures(THREE, declared={"total_cost_bn_eur": Decimal(declared)}).discrepancies
    assert [str(each.computed) for each in found] == ([] if computed is None else [computed])


def test_a_declared_count_may_not_differ_by_one():
    (found,) = make_figures(THREE, declared={"projects": Decimal(4)}).discrepancies
    assert (found.declared, found.computed) == (4, 3)


def test_a_computed_value_is_rounded_half_up_to_what_was_declared():
    """12.5 M€ are 0.0125 Md€: 0.013 to three decimals, where rounding to even would say 0.012."""
    (found,) = make_figures([make_project(cost="12.5")], declared={"total_cost_bn_eur": Decimal("0.020")}).discrepancies
    assert found.computed == Decimal("0.013")
