"""A deviation printed in large: declared or computed, by which mean, from which baseline, over which projects."""

from decimal import Decimal

import pytest
from support.builders import make_figures, make_project
from support.drawings import plain
from support.past import findings_over, past_and_findings

from reportgen.outputs.data.figures import figures_json, figures_of
from reportgen.statements import rates
from reportgen.values.edition import DeviationMethod
from reportgen.values.project import NotEstimated

WEIGHTED = DeviationMethod("weighted", "weighted")
DECLARED = {"budget_deviation_pct": Decimal(32), "schedule_deviation_pct": Decimal(38)}


def alize(cost, **values):
    return make_project(name="Alizé", cost=cost, **values)


def brise(cost, **values):
    return make_project(name="Brise", cost=cost, ministry="Ministère de la Culture", **values)


def cyclone(cost, **values):
    return make_project(name="Cyclone", cost=cost, ministry="Ministère des Armées", **values)


def headline(findings, kind="budget"):
    found = findings.headline(kind)
    return found.source, found.value, found.mean, found.baseline, found.n, found.of


def test_a_declared_rate_is_the_headline_where_the_table_gives_no_initial_estimate():
    """10 → 12 and 20 → 20 M€ since the first publication: 10 % in the plain mean, beside the declared 32 %."""
    findings = findings_over([[alize(10), brise(20)], [alize(12), brise(20)]], infos={1: {"declared": DECLARED}})
    assert headline(findings) == ("declared", 32, "mean", "initial", None, 2)
    beside = findings.headline("budget").computed
    assert (beside.value, beside.mean, beside.baseline, beside.n, beside.of) == (10, "mean", "first_published", 2, 2)
    assert findings.figures.discrepancies == ()  # another baseline: nothing to compare


def test_a_declared_rate_that_the_table_can_give_is_held_against_the_edition_s_own_mean():
    """10 → 15 and 30 → 30 M€ from initial estimates: 12.5 % weighted, 25 % in the plain mean."""
    projects = [alize(15, initial_cost_meur=Decimal(10)), brise(30, initial_cost_meur=Decimal(30))]
    told = {"declared": {"budget_deviation_pct": Decimal("12.5")}}
    assert make_figures(projects, method=WEIGHTED, **told).discrepancies == ()
    figures = make_figures(projects, **told)  # the plain mean
    (found,) = figures.discrepancies
    assert (found.declared, found.computed, found.nearest, found.nearest_value) == (
        *(Decimal("12.5"), Decimal("25.0")),
        *("weighted", Decimal("12.5")),
    )
    assert (figures.headlines["budget"].source, figures.headlines["budget"].value) == ("computed", 25)


def test_where_nothing_is_declared_nor_measured_there_is_no_headline():
    findings = findings_over([[alize(10)]])
    assert headline(findings) == (None, None, "mean", None, None, 1)


def test_a_rate_s_change_is_told_over_the_projects_that_both_editions_measure():
    """Budget from initial estimates: Alizé 10 % then 20 %, Brise left (100 %), Cyclone came (0 %).

    The published rate falls from 55 % to 10 %; over Alizé, the one project of both, it gains 10 points.
    """
    then = [alize(11, initial_cost_meur=Decimal(10)), brise(20, initial_cost_meur=Decimal(10))]
    now = [alize(12, initial_cost_meur=Decimal(10)), cyclone(5, initial_cost_meur=Decimal(5))]
    same = findings_over([then, now]).headline("budget").same
    assert (same.change, same.n, same.is_telling) == (10, 1, False)  # one of three in both
    assert str(same.since.quarter) == "2019-T4"


def test_sets_that_differ_by_a_fifth_are_still_telling():
    """Five projects, then the same and no other but one: 4 of 5."""
    many = [make_project(name=f"Projet {n}", cost=11, initial_cost_meur=Decimal(10)) for n in range(5)]
    same = findings_over([many, many[:4]]).headline("budget").same
    assert (same.change, same.n, same.is_telling) == (0, 4, True)


def test_a_change_is_not_told_between_two_kinds_of_baseline():
    """First estimates are the published ones in the second edition, initial ones in the third."""
    findings = findings_over([[alize(10)], [alize(11)], [alize(12, initial_cost_meur=Decimal(8))]])
    assert headline(findings) == ("computed", 50, "mean", "initial", 1, 1)
    assert findings.headline("budget").same is None


def test_the_rate_since_the_first_publication_moves_over_the_same_projects_too():
    """Alizé 10, 11, 12: 10 % then 20 %. Brise is first known in the second edition: it is measured in the third only."""
    findings = findings_over([[alize(10), brise(NotEstimated())], [alize(11), brise(5)], [alize(12), brise(10)]])
    assert headline(findings) == ("computed", 60, "mean", "first_published", 2, 2)  # (20 + 100) / 2
    same = findings.headline("budget").same
    assert (same.change, same.n) == (10, 1)


def test_means_that_tell_opposite_stories_are_shown_and_who_carries_one_is_named():
    """1 → 3 M€ (+200 %) and 100 → 90 M€ (−10 %): +95 % in the plain mean, −7.9 % weighted (93 / 101)."""
    findings = findings_over([[alize(1), brise(100)], [alize(3), brise(90)]])
    told = findings.headline("budget")
    assert told.value == 95
    assert [each.mean for each in told.opposed] == ["weighted"]
    assert told.carried_by == "Alizé"
    calm = findings_over([[alize(10), brise(10)], [alize(11), brise(11)]]).headline("budget")
    assert calm.opposed == ()


def test_schedule_and_budget_have_each_its_own_baseline():
    """Initial durations are given, initial costs are not."""
    now = alize(12, duration_years=Decimal(5), initial_duration_years=Decimal(4))
    findings = findings_over([[alize(10)], [now]])
    assert headline(findings, "schedule") == ("computed", 25, "weighted", "initial", 1, 1)
    assert headline(findings, "budget") == ("computed", 20, "mean", "first_published", 1, 1)


def test_an_edition_never_published_is_measured_as_a_publication_would():
    """The second of three is read from its folder: its rate since the first publication is there all the same."""
    _, findings = past_and_findings([[alize(10)], [alize(11)], [alize(12)]], {})
    assert [point.budget.value for point in findings.series] == [None, 10, 20]


def test_a_line_joins_editions_that_follow_one_another_and_measure_alike():
    alike = [[alize(10)], [alize(11)], [alize(12)]]
    assert "budget" in findings_over(alike).series[-1].linked
    renumbered = {0: {"number": 6}, 1: {"number": 7}}  # then 10: two are missing
    assert findings_over(alike, infos=renumbered).series[-1].linked == frozenset()
    declared = {place: {"declared": DECLARED} for place in range(3)}
    assert "budget" not in findings_over(alike, infos=declared).series[-1].linked


@pytest.mark.parametrize(("known", "is_linked"), [(20, True), (19, True), (18, False)])
def test_totals_are_joined_where_they_know_as_large_a_part_of_the_costs(known, is_linked):
    """All of twenty costs, then so many: a twentieth less may be compared."""
    twenty = [make_project(name=f"Projet {n}") for n in range(20)]
    fewer = [make_project(name=f"Projet {n}", **({} if n < known else {"cost": NotEstimated()})) for n in range(20)]
    assert ("total" in findings_over([twenty, fewer]).series[-1].linked) is is_linked


def test_figures_are_kept_unrounded_and_say_the_same_when_read_back():
    """A mean of 10.05 % is a half at one decimal: written down rounded to two and read again it would stay; a third would not."""
    projects = [alize(11, initial_cost_meur=Decimal(10)), brise("11.01", initial_cost_meur=Decimal(10))]
    figures = make_figures(projects)
    content = figures_json(figures)
    assert content["deviations"]["budget"]["mean_pct"] == 10.05
    assert figures_of(content).budget == figures.budget
    third = figures_json(make_figures([alize(4, initial_cost_meur=Decimal(3))]))
    assert third["headline"]["budget"]["value"] == pytest.approx(100 / 3, abs=1e-12)


def test_the_headline_says_in_json_what_it_stands_on():
    findings = findings_over([[alize(10), brise(20)], [alize(12), brise(20)], [alize(12), brise(25)]])
    told = figures_json(findings.figures)["headline"]["budget"]
    assert {key: told[key] for key in ("value", "kind", "mean", "baseline", "n", "of", "change_same_projects")} == {
        "value": 22.5,  # (20 + 25) / 2
        "kind": "computed",
        "mean": "mean",
        "baseline": "first_published",
        "n": 2,
        "of": 2,
        "change_same_projects": 12.5,  # from (20 + 0) / 2
    }
    assert figures_json(findings_over([[alize(10)]]).figures)["headline"]["schedule"]["value"] is None


def test_where_the_two_sets_differ_by_more_than_a_fifth_no_direction_is_told():
    then = [alize(11, initial_cost_meur=Decimal(10)), brise(20, initial_cost_meur=Decimal(10))]
    now = [alize(12, initial_cost_meur=Decimal(10)), cyclone(5, initial_cost_meur=Decimal(5))]
    apart = findings_over([then, now]).headline("budget").same
    assert plain(rates.change_over_the_same(apart)) == (
        "Sur le seul projet mesuré dans les deux éditions : +10,0 points depuis décembre 2019."
    )
    alike = findings_over([then[:1], now[:1]]).headline("budget").same
    assert plain(rates.change_over_the_same(alike)) == (
        "Sur le seul projet mesuré dans les deux éditions, l’écart gagne 10,0 points depuis décembre 2019."
    )


def test_who_carries_a_mean_is_named_in_a_first_edition_too():
    """From initial costs: Alizé +200 %, Brise and Cyclone +10 % each: Alizé carries 200 of 220."""
    initial = {"initial_cost_meur": Decimal(10)}
    projects = [alize(30, **initial), brise(11, **initial), cyclone(11, **initial)]
    assert make_figures(projects).headlines["budget"].carried_by == "Alizé"
    assert findings_over([projects]).headline("budget").carried_by == "Alizé"
