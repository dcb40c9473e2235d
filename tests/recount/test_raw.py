"""The raw tables are read right: counts and totals that the publisher announced, or that can be added up by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from recount import raw, recounted, series
from support.real import EDITIONS, FILES, needs_real_editions

ANNOUNCED = {  # published.json: projects, interministerial, total in Md€
    "2016-T4": (57, 18, "2.29"),
    "2017-T1": (61, 19, "2.51"),
    "2017-T2": (61, 20, "2.56"),
    "2018-T3": (56, 20, "2.55"),
    "2018-T4": (54, 17, "1.78"),
}


@needs_real_editions
@pytest.mark.parametrize("quarter", FILES)
def test_projects_and_totals_are_those_that_the_publisher_announced(quarter):
    rows = raw.read(EDITIONS / FILES[quarter])
    projects, interministerial, total = ANNOUNCED[quarter]
    assert len(rows) == projects
    assert sum(row.interministerial is True for row in rows) == interministerial
    assert f"{recounted.total(rows).euros / 10**9:.2f}" == total
    assert all(row.name and row.ministry and row.phase for row in rows)


@needs_real_editions
def test_a_dirty_cell_is_read_as_a_person_reads_it():
    by_name = {row.name: row for row in raw.read(EDITIONS / FILES["2018-T4"])}
    assert by_name["EXPADON 2"].start.isoformat() == "2013-01-01"
    assert by_name["EXPADON 2"].cost == 17_180_000
    assert abs(by_name["EXPADON 2"].duration - Fraction(2645, 365)) < Fraction(1, 10**9)
    assert (by_name["ROC"].cost, by_name["ROC"].why) == (None, "non communiqué")  # its phase is no longer scoping
    assert {row.why for row in by_name.values()} == {"", "en cadrage", "non communiqué"}


def test_an_invented_series_is_read_back_from_its_files(tmp_path):
    series.write(tmp_path, series.WITHHELD_SERIES)
    rows = {row.name: row for row in raw.read(tmp_path / "assets/editions/2021-T2/projects.csv")}
    assert rows["Boussole"].why == "non communiqué"
    assert rows["Havre"].why == "en cadrage"
    assert rows["Alizé"].initial_cost == 10_000_000
    assert rows["Estran"].cost == 4_950_000
    assert rows["Galerie"].duration == Fraction(7, 2)


def test_the_recount_imports_nothing_of_the_program():
    from pathlib import Path  # noqa: PLC0415

    modules = [path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_")]
    assert len(modules) > 8
    assert [
        path.name for path in modules if "import reportgen" in (text := path.read_text()) or "from reportgen" in text
    ] == []
