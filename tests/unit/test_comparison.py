"""An edition beside its past: deviations, series, each project's track."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from support import greek
from support.builders import make_project
from support.past import findings_over

from reportgen.measures.ratios import deviation
from reportgen.sections.kit.movement_titles import movements
from reportgen.values.dates import Quarter
from reportgen.values.figures import Deviation
from reportgen.values.findings import WatchRules
from reportgen.values.project import NotEstimated


def alize(**values):
    return make_project(**({"name": "Alizé", "cost": 10} | values))


def brise(**values):
    return make_project(
        **(
            {
                "name": "Brise",
                "cost": 20,
                "ministry": "Ministère de la Culture",
                "start": date(2015, 5, 1),
                "functional_area": "Archives",
                "description": "Numérise les fonds anciens.",
                "programme": "Patrimoines (P175)",
            }
            | values
        )
    )


def test_the_three_means_of_a_deviation():
    """10 → 11 is +10 %, 20 → 30 is +50 %, 70 → 70 is none: mean 20, median 10, and 11 of 100 in all."""
    pairs = [(Decimal(11), Decimal(10)), (Decimal(30), Decimal(20)), (Decimal(70), Decimal(70))]
    assert deviation(pairs, "first_published") == Deviation(
        Decimal(11), Decimal(20), Decimal(10), 3, "first_published", of=3
    )


def test_a_pair_of_which_one_is_unknown_does_not_count():
    assert deviation([(Decimal(3), None), (None, Decimal(3))], "first_published") == Deviation()
    assert deviation([(Decimal(3), None), (Decimal(3), Decimal(2))], "first_published").projects == 1


def test_without_initial_estimates_deviations_start_at_the_first_published_ones():
    findings = findings_over([[alize(cost=10)], [alize(cost=12)], [alize(cost=15)]])
    assert findings.figures.budget == Deviation(Decimal(50), Decimal(50), Decimal(50), 1, "first_published", of=1)
    assert findings.figures.schedule.mean_pct == 0


def test_initial_estimates_come_first_where_the_table_has_any():
    findings = findings_over([[alize(cost=10)], [alize(cost=12, initial_cost_meur=Decimal(8))]])
    assert (findings.figures.budget.mean_pct, findings.figures.budget.baseline) == (Decimal(50), "initial")


def test_since_the_last_edition_only_projects_of_both_count():
    findings = findings_over([[alize(cost=10), brise(cost=20)], [alize(cost=11)]])
    schedule, budget = findings.since_last
    assert budget == Deviation(Decimal(10), Decimal(10), Decimal(10), 1, "previous_edition", of=1)
    assert (schedule.mean_pct, schedule.projects) == (0, 1)


def test_a_first_edition_has_no_last_one():
    assert findings_over([[alize()]]).since_last is None


def test_the_series_counts_entries_and_exits_and_leaves_unknown_costs_out_of_the_means():
    findings = findings_over([[alize(cost=10)], [alize(cost=30), brise(cost=NotEstimated())]])
    first, last = findings.series
    assert (first.entered, first.left, first.total_cost_meur) == (None, None, Decimal(10))
    assert (last.entered, last.left, last.total_cost_meur, last.mean_cost_meur) == (1, 0, Decimal(30), Decimal(30))


@pytest.mark.parametrize(("published", "lag"), [(date(2020, 4, 21), 21), (None, None), (date(2020, 3, 3), None)])
def test_the_lag_is_counted_in_days_unless_the_dates_contradict_each_other(published, lag):
    findings = findings_over([[alize()], [alize()]], infos={1: {"published": published}})
    assert findings.series[-1].lag_days == lag  # data of 31 March


def test_a_track_holds_every_sight_of_a_project_the_oldest_first():
    findings = findings_over([[alize(cost=10)], [brise()], [alize(cost=12), brise()]])
    assert [(each.number, each.project.cost_meur) for each in findings.tracks["Alizé"]] == [(8, 10), (10, 12)]
    assert [match.new.name for match in findings.returned] == ["Alizé"]


def young(**values):
    return brise(**({"start": date(2019, 1, 1)} | values))


def test_a_first_edition_stands_alone_with_one_point_and_its_late_projects():
    """3, 5 and 100 M€: mean 36, median 5. Begun in 2010 for two years, Alizé should be over."""
    late = alize(cost=3, start=date(2010, 1, 1), duration_years=Decimal(2))
    findings = findings_over([[late, young(cost=5), young(name="Cyclone", cost=100)]])
    (point,) = findings.series
    assert (point.quarter, point.number) == (Quarter(2020, 1), 10)
    assert (point.mean_cost_meur, point.median_cost_meur) == (36, 5)
    assert point.mean_duration_years == (2 + 4 + 4) / Decimal(3)
    assert [each.project.name for each in findings.watched] == ["Alizé"]


def test_a_later_edition_is_watched_and_says_which_editions_it_compares():
    """40 → 60 M€ is half as much again: watched since the last edition."""
    findings = findings_over([[alize(cost=40), young()], [alize(cost=60), young()]])
    assert {each.project.name for each in findings.watched} == {"Alizé"}
    assert (findings.comparison.old, findings.comparison.new) == (Quarter(2019, 4), Quarter(2020, 1))
    first, last = findings.tracks["Alizé"]
    assert (first.quarter, first.as_of) == (Quarter(2019, 4), date(2019, 12, 31))
    assert (last.quarter, last.as_of) == (Quarter(2020, 1), date(2020, 3, 31))
    assert [each.baseline for each in findings.since_last] == ["previous_edition", "previous_edition"]


def test_the_first_published_estimate_may_be_of_any_earlier_edition():
    """Alizé was not estimated at first, then 20 M€, now 30: + 50 %. Brise came one edition ago: 20 → 25: + 25 %."""
    findings = findings_over(
        [[alize(cost=NotEstimated())], [alize(cost=20), brise(cost=20)], [alize(cost=30), brise(cost=25)]]
    )
    assert (findings.figures.budget.mean_pct, findings.figures.budget.projects) == (Decimal("37.5"), 2)


def test_until_a_person_decides_two_came_and_one_left_in_the_bridge_and_none_in_words_and_series():
    """One project of 5 M€ has become two of 5 M€ that both look like it."""
    before, *after = greek.project(36, cost=5), greek.project("36 1", cost=5), greek.project("36 2", cost=5)
    findings = findings_over([[before], after])
    comparison, (_, last) = findings.comparison, findings.series
    assert (comparison.entered, comparison.left, len(comparison.undecided)) == ((), (), 2)
    assert comparison.came == tuple(after)
    assert comparison.gone == (before,)
    assert (last.entered, last.left) == (0, 0)
    assert (comparison.bridge.entered, comparison.bridge.left) == (10, -5)
    assert movements(findings).text == "Depuis décembre 2019,\naucune entrée, aucune sortie ; deux restent à identifier"


def test_an_edition_published_on_the_day_of_its_data_is_no_day_late():
    findings = findings_over([[alize()]], infos={0: {"published": date(2020, 3, 31)}})
    assert findings.series[-1].lag_days == 0


def test_a_project_that_left_an_edition_ago_does_not_leave_again():
    """Brise leaves in the second edition; between the second and the third nobody does."""
    findings = findings_over([[alize(), brise()], [alize()], [alize()]])
    assert findings.comparison is not None
    assert findings.comparison.left == ()


@pytest.mark.parametrize("editions", [1, 2])
def test_the_rules_of_the_watch_list_go_with_the_findings(editions):
    rules = WatchRules(support={"overdue": "revue"})
    assert findings_over([[alize()]] * editions, rules=rules).rules == rules
