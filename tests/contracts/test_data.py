"""The data of every demonstration edition and of every real one: valid, complete, and the same in each format."""

from __future__ import annotations

import csv
import itertools
import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import frictionless
import openpyxl
import pytest
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from odf.teletype import extractText
from support.real import EDITIONS, FILES, needs_real_editions
from support.shelves import around, shelve

from reportgen.disk.workspace import Workspace, write_demonstration
from reportgen.editions.assembling import assemble_edition
from reportgen.editions.first_files import NewEdition
from reportgen.readers import read_submission
from reportgen.values.dates import Quarter

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
DEMONSTRATION = ("2019-T2", "2019-T3", "2019-T4", "2020-T1")
EVERY = [*DEMONSTRATION, *(pytest.param(quarter, marks=needs_real_editions) for quarter in FILES)]


def published(workspace: Workspace) -> Path:
    """Shelve every edition of a workspace, and write what is said over all of them."""
    for quarter in workspace.quarters():
        shelve(workspace, quarter)
    around(workspace)
    return workspace.output


@pytest.fixture(scope="module")
def invented(tmp_path_factory) -> Path:
    return published(write_demonstration(tmp_path_factory.mktemp("invented")))


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory) -> Path:
    workspace = Workspace(tmp_path_factory.mktemp("real"))
    for number, (quarter, file) in enumerate(FILES.items(), 1):
        folder = workspace.edition_folder(Quarter.parse(quarter))
        folder.mkdir(parents=True)
        imported = assemble_edition([EDITIONS / file], NewEdition(Quarter.parse(quarter), number))
        for name, content in imported.files.items():
            (folder / name).write_bytes(content)
    return published(workspace)


@pytest.fixture
def folder(request) -> Path:
    """Find the folder of the edition that a test is about."""
    quarter = request.node.callspec.params["quarter"]
    return request.getfixturevalue("invented" if quarter in DEMONSTRATION else "handed_in") / quarter


@pytest.mark.parametrize("quarter", EVERY)
def test_the_reference_validator_accepts_the_data_package(folder, quarter):
    report = frictionless.validate(str(folder / "data/datapackage.json"))
    assert report.flatten(["title", "note", "rowNumber", "fieldName"]) == [], quarter
    assert report.valid
    rows = next(task.stats["rows"] for task in report.tasks if task.name == "projects")
    assert rows == json.loads((folder / "data/figures.json").read_text(encoding="utf-8"))["projects"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize("quarter", EVERY)
def test_what_is_read_back_from_our_own_files_is_what_was_published(folder, quarter, suffix, tmp_path):
    published = read_submission(folder / "inputs", quarter)
    for name in ("edition.toml", "editorial.md"):
        shutil.copy(folder / "inputs" / name, tmp_path)
    shutil.copy(folder / f"data/projects.{suffix}", tmp_path)
    again = read_submission(tmp_path, quarter)
    assert again.problems == ()
    assert [entry.project for entry in again.entries] == [entry.project for entry in published.entries]


def test_import_takes_our_own_workbooks_as_they_are(invented, tmp_path):
    for suffix in ("csv", "xlsx", "ods"):
        source = invented / f"2020-T1/data/projects.{suffix}"
        imported = assemble_edition([source], NewEdition(Quarter(2020, 1), 10))
        (tmp_path / f"{suffix}.csv").write_bytes(imported.files["projects.csv"])
        assert set(imported.files) == {"edition.toml", "projects.csv", "editorial.md"}
    assert (tmp_path / "csv.csv").read_bytes() == (tmp_path / "xlsx.csv").read_bytes()
    assert (tmp_path / "csv.csv").read_bytes() == (tmp_path / "ods.csv").read_bytes()


# ── each project's name and cost, or why it has none, read with other programs than ours ────────────


def in_csv(folder):
    with (folder / "data/projects.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield row["Projet"], worth(row["Coût complet estimé"].replace(",", "."))


def in_xlsx(folder):
    rows = openpyxl.load_workbook(folder / "data/projects.xlsx")["Projets"].iter_rows(values_only=True)
    header = next(rows)
    for row in rows:
        yield row[header.index("Projet")], worth(row[header.index("Coût complet estimé")])


def in_ods(folder):
    sheets = load(folder / "data/projects.ods").spreadsheet.getElementsByType(Table)
    sheet = next(each for each in sheets if each.getAttribute("name") == "Projets")
    header, *rows = ([*row.getElementsByType(TableCell)] for row in sheet.getElementsByType(TableRow))
    names = [extractText(cell) for cell in header]
    for row in rows:
        cost = row[names.index("Coût complet estimé")]
        yield extractText(row[names.index("Projet")]), worth(cost.getAttribute("value") or extractText(cost))


def in_json(folder):
    for project in json.loads((folder / "data/projects.json").read_text(encoding="utf-8"))["projects"]:
        cost = project["cost_meur"]
        yield project["name"], project["cost_bracket"] if cost is None else float(cost)


def in_sqlite(folder):
    with closing(sqlite3.connect(folder.parent / "panorama.sqlite")) as base:
        sql = "SELECT name, coalesce(cost_meur, cost_bracket) FROM observations WHERE edition = ? ORDER BY position"
        yield from base.execute(sql, [folder.name])


def worth(cell):
    try:
        return float(cell)
    except ValueError:
        return cell


@pytest.mark.parametrize("quarter", EVERY)
def test_every_project_and_its_cost_or_why_it_has_none_stand_in_every_format_alike(folder, quarter):
    expected = list(in_csv(folder))
    assert len(expected) > 40, quarter
    assert {cost for _, cost in expected if isinstance(cost, str)} <= {"en cadrage", "non communiqué"}
    for read in (in_xlsx, in_ods, in_json, in_sqlite):
        assert list(read(folder)) == expected, read.__name__


# ── the database over all editions ──────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module", params=["invented", pytest.param("handed_in", marks=needs_real_editions)])
def base(request):
    folder = request.getfixturevalue(request.param)
    with closing(sqlite3.connect(folder / "panorama.sqlite")) as connection:
        yield connection


def test_keys_hold_over_the_whole_history(base):
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_project_of_two_editions_in_a_row_has_one_movement(base):
    sides = "SELECT count(previous_name), count(name) FROM movements WHERE edition = ?"
    counts = base.execute("SELECT edition, projects FROM editions ORDER BY edition").fetchall()
    for (_, before), (edition, now) in itertools.pairwise(counts):
        assert base.execute(sides, [edition]).fetchone() == (before, now)


def test_the_costs_of_the_movements_add_up_to_the_totals_of_the_editions(base):
    sums = """SELECT m.edition, sum(previous_cost_meur) - (SELECT total_cost_meur FROM editions WHERE edition = m.previous_edition),
                     sum(cost_meur) - (SELECT total_cost_meur FROM editions WHERE edition = m.edition)
              FROM movements AS m GROUP BY m.edition, m.previous_edition"""
    differences = base.execute(sums).fetchall()
    assert differences
    for edition, before, now in differences:
        assert (round(before, 6), round(now, 6)) == (0, 0), edition


QUERIES = re.findall(r"^```sql\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_readme_has_queries():
    assert len(QUERIES) >= 3


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_of_the_readme_runs_and_finds_something(base, query):
    assert base.execute(query).fetchall()
