"""Deadlines are announced only where the number does not hang on the month of doubt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from support.builders import AS_OF, make_project

from reportgen.measures.deadlines import deadlines_before
from reportgen.portfolio.phases import COMPLETED
from reportgen.values.dates import Month


def ending(year: int, month: int, **values):
    """Make a project that lasts eighteen months and ends in that month."""
    begin = Month(year, month).plus(-18)
    project = make_project(start=begin.first_day, duration_years=Decimal("1.5"), **values)
    assert project.planned_end == Month(year, month)
    return project


def test_projects_that_end_well_before_the_year_are_counted():
    assert deadlines_before([ending(2020, 6), ending(2020, 11), ending(2023, 5)], AS_OF) == (2021, 2)


@pytest.mark.parametrize("month", [(2020, 12), (2021, 1)])
def test_an_end_in_the_month_on_either_side_of_new_year_moves_the_horizon_on(month):
    assert deadlines_before([ending(*month)], AS_OF) == (2022, 1)


def test_november_and_february_are_far_enough_from_new_year():
    assert deadlines_before([ending(2020, 11), ending(2021, 2)], AS_OF) == (2021, 1)


def test_when_both_horizons_hang_on_a_month_nothing_is_announced():
    assert deadlines_before([ending(2020, 12), ending(2022, 1)], AS_OF) is None


def test_doubts_that_happen_to_cancel_out_are_still_doubts():
    # One may slip out of 2020, the other in: the number is 1 as computed, but 2 or 0 when both are moved.
    assert deadlines_before([ending(2020, 12), ending(2021, 1)], AS_OF) == (2022, 2)


def test_what_is_over_or_late_is_no_deadline_to_come():
    over = ending(2020, 6, phase=COMPLETED)
    late = ending(2020, 1)
    assert deadlines_before([over, late], AS_OF) == (2021, 0)


def test_a_project_without_planned_end_is_not_counted():
    undated = [make_project(start=None), make_project(duration_years=None)]
    assert deadlines_before([*undated, ending(2020, 6)], AS_OF) == (2021, 1)


@pytest.mark.parametrize(
    ("as_of", "year"),
    [
        (date(2019, 12, 31), 2021),  # the next day is no horizon
        (date(2020, 3, 31), 2021),  # 276 days ahead
        (date(2020, 6, 30), 2022),
        (date(2020, 9, 30), 2022),
    ],
)
def test_the_horizon_lies_at_least_nine_months_ahead(as_of, year):
    assert deadlines_before([], as_of) == (year, 0)


def test_no_project_no_deadline():
    assert deadlines_before([], AS_OF) == (2021, 0)
