"""One line a project, from start to planned end, as thick as its cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby

from support.builders import make_findings, make_project
from support.drawings import HAIR, THEME, faults, only, say

from reportgen.values.project import NotEstimated

PAST, FUTURE = THEME.paper.upper(), THEME.a60.upper()
OVER = make_project(name="Passé", start=date(2014, 1, 1), duration_years=Decimal("2.5"), cost=4)  # to July 2016
RUNNING = make_project(name="En cours", start=date(2018, 1, 1), duration_years=Decimal("4.5"), cost=100)  # to July 2022
OPEN = make_project(name="Sans fin", start=date(2019, 1, 1), duration_years=None)
UNDATED = make_project(name="Sans date", start=None)


def level(findings) -> list[list]:
    """Gather the horizontal lines by the height at which they stand, from top to bottom."""
    lines = sorted(
        (line for line in only("cover_lines", findings).lines if line.height < HAIR), key=lambda line: line.top
    )
    return [list(found) for _, found in groupby(lines, key=lambda line: round(line.top, 2))]


def test_there_is_one_line_a_dated_project_the_earliest_on_top():
    rows = level(make_findings([OPEN, RUNNING, OVER, UNDATED]))
    assert [[line.stroke for line in row] for row in rows] == [[PAST], [PAST, FUTURE], [PAST]]
    assert [row[0].dashed for row in rows] == [False, False, True]


def test_a_running_project_changes_tone_at_the_editions_line():
    sheet = only("cover_lines", make_findings([RUNNING]))
    (edition,) = [line for line in sheet.lines if line.height > HAIR]
    ((past, future),) = level(make_findings([RUNNING]))
    assert abs(past.right - edition.left) < HAIR
    assert abs(future.left - edition.left) < HAIR


def test_a_dearer_project_has_a_thicker_line():
    (over,), (running, _), _ = level(make_findings([OPEN, RUNNING, OVER]))
    assert over.weight < running.weight


def test_a_project_without_cost_is_still_seen():
    ((line, _),) = level(make_findings([make_project(cost=NotEstimated())]))
    assert line.weight > 0.4


def test_the_month_of_the_data_stands_above_the_line():
    assert "mars 2020" in only("cover_lines", make_findings([RUNNING])).words


def test_without_any_date_every_project_has_a_line_over_the_whole_width():
    rows = level(make_findings([make_project(name=name, start=None) for name in "ABC"]))
    assert [[round(line.width) for line in row] for row in rows] == [[174], [174], [174]]


def test_a_line_without_end_that_begins_at_the_axis_end_stays_on_the_cover():
    late = make_project(name="Tardif", start=date(2020, 12, 30), duration_years=None)
    assert faults(only("cover_lines", make_findings([OVER, late], as_of=date(2020, 12, 31)))) == []


def test_its_alternative_text_counts_the_lines_and_names_first_and_last_month():
    assert say("cover_lines", make_findings([OVER, RUNNING, OPEN, UNDATED])) == (
        "3 traits, un par projet, du lancement à la fin prévue, de janvier 2014 à juillet 2022. "
        "1 projet sans date de début ne figure pas."
    )
    assert say("cover_lines", make_findings([UNDATED])) == (
        "1 trait, un par projet : aucun ne communique sa date de début."
    )
