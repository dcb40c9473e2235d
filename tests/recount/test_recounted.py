"""The recount counts right: each number here can be worked out in one's head from the table of the example."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from recount import compared, recounted
from recount.example import SERIES, row
from recount.recounted import BUDGET, MEUR, SCHEDULE, Series

SECOND, THIRD = SERIES.until(1), SERIES.until(2)


def test_a_total_says_how_many_costs_it_stands_on():
    assert recounted.total(SECOND.now.rows) == recounted.Total(70 * MEUR, 3, 4)
    assert recounted.total(THIRD.now.rows).is_whole


def test_each_cause_has_its_own_term_and_all_lead_from_one_total_to_the_next():
    bridge = compared.bridge(SECOND)  # 60 + 50 - 30 + 6 - 20 + 4 = 70
    assert {name: euros // MEUR for name, euros in bridge.terms.items()} == {
        "entered": 50, "left": -30, "unanswered": 0, "undecided": 0, "newly_known": 6, "known_again": 0, "no_longer_known": -20, "reestimated": 4,
    }  # fmt: skip
    assert bridge.before + sum(bridge.terms.values()) == bridge.now


def test_a_ministry_of_which_no_row_came_in_has_not_lost_its_projects():
    now = replace(SECOND.now, rows=(row("Alizé", 14, 5), row("Étoile", 50, 3)))
    second = Series((*SECOND.past, now))
    assert [each.name for each in compared.left(second)] == ["Dune"]  # of the Justice, of which two rows came in
    assert [each.name for each in compared.silent(second)] == ["Brise", "Cyclone"]
    assert compared.bridge(second).unanswered == -20 * MEUR


def test_a_cost_that_was_known_before_is_known_again_and_not_for_the_first_time():
    assert compared.bridge(THIRD).known_again == 25 * MEUR
    assert compared.bridge(THIRD).newly_known == 0
    assert compared.published_for_the_first_time(SECOND) == {"Cyclone"}
    assert compared.published_for_the_first_time(THIRD) == set()


def test_a_rate_is_measured_since_the_first_published_value_and_compared_over_the_same_projects():
    assert recounted.rate(SECOND, SCHEDULE).value("weighted") == 10  # (5 + 4 + 2 - 10) / 10
    assert recounted.rate(THIRD, SCHEDULE).value("weighted") == Fraction(200, 13)  # Étoile is measured too
    assert compared.same_projects(THIRD, SCHEDULE, "weighted") == (10, 3)  # Alizé, Brise, Cyclone: from 10 to 20
    assert recounted.rate(THIRD, BUDGET).value("mean") == Fraction(75, 4)  # 50, 25, 0, 0
    assert compared.same_projects(THIRD, BUDGET, "mean") == (10, 1)  # Alizé alone was measured in both


def test_initial_values_come_before_the_first_published_ones_as_soon_as_there_is_one():
    now = replace(SECOND.now, rows=(row("Alizé", 14, 5, initial_cost=7 * MEUR), *SECOND.now.rows[1:]))
    rate = recounted.rate(Series((*SECOND.past, now)), BUDGET)
    assert (rate.baseline, rate.n, rate.value("mean")) == ("initial", 1, 100)


def test_only_who_was_absent_from_an_edition_that_is_held_comes_back():
    assert [each.name for each in compared.returned(SERIES)] == ["Dune"]
    assert compared.returned(THIRD) == []


def test_nobody_is_unchanged_over_editions_of_which_some_are_missing():
    cyclone = THIRD.now.rows[2]
    assert compared.unchanged(THIRD, cyclone, 2)
    assert not compared.unchanged(SERIES, cyclone, 2)


def test_coverage_is_not_comparable_where_costs_came_into_sight():
    first, second, third, _ = SERIES.editions
    assert not compared.coverage_is_comparable(first, second)  # Cyclone came into sight, Brise went out of it
    assert not compared.coverage_is_comparable(second, third)


def test_overdue_is_certain_only_a_month_after_the_planned_end():
    late = replace(SECOND.now, rows=(row("Alizé", 14, Fraction(29, 12)),))  # ends in June 2020, of which it speaks
    assert recounted.overdue(late, 1) == []
    assert len(recounted.overdue(late, -1)) == 1
    assert len(recounted.overdue(replace(late, rows=(row("Alizé", 14, 2),)), 1)) == 1


def test_who_carries_a_mean_alone_is_found():
    rate = recounted.rate(THIRD, SCHEDULE)
    assert rate.carriers("weighted") == ["Alizé"]


def test_brackets_hold_every_project_once():
    found = recounted.brackets(SECOND.now.rows)
    assert sum(found.values()) == 4
    assert (found["entre 5 et 9 M€"], found["entre 20 et 100 M€"], found["non communiqué"]) == (1, 1, 1)
