"""The five real editions, as published: each imports without a hand edit and agrees with what its publisher announced."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from support.handing_in import submission_from
from support.real import EDITIONS, FILES, needs_real_editions

from reportgen.editions.assembling import assemble_edition
from reportgen.editions.first_files import NewEdition
from reportgen.portfolio.brackets import bracket_of
from reportgen.portfolio.phases import phase_of
from reportgen.readers import assemble, read_table
from reportgen.readers.editorial import read_editorial
from reportgen.values.dates import Quarter
from reportgen.values.project import NotEstimated, Undisclosed

pytestmark = needs_real_editions
# The publisher's brackets, and where its own charts put a project elsewhere than its table does (see the test).
BRACKETS = {
    ">100 M€": "plus de 100 M€",
    "> 100 M€": "plus de 100 M€",
    "< 5 M€": "moins de 5 M€",
    "En cadrage": "en cadrage",
}
INTERIOR = "Ministère de l'Intérieur"
MISPLACED = {(INTERIOR, "entre 20 et 100 M€"): 1, (INTERIOR, "entre 9 et 20 M€"): -1}
DIFFERENCES = {
    "2018-T3": MISPLACED,
    "2018-T4": MISPLACED | {("Ministère des Armées", "non communiqué"): 1},
}


def projects(quarter):
    return [entry.project for entry in submission_from(EDITIONS / FILES[quarter]).entries]


def published(quarter):
    return json.loads((EDITIONS / "published.json").read_text(encoding="utf-8"))[quarter]


@pytest.fixture(params=FILES)
def quarter(request):
    return request.param


def test_it_imports_without_a_hand_edit(quarter):
    imported = assemble_edition([EDITIONS / FILES[quarter]], NewEdition(Quarter.parse(quarter), 1))
    assert set(imported.files) == {"edition.toml", "projects.csv", "editorial.md"}
    expected = {
        "as-of-assumed",
        "published-before-data",
        "no-publication-date",
        "unnamed-publisher",
        "planned-end-passed",
        "no-address",
    }
    assert {problem.rule for problem in imported.warnings} <= expected | {"cost-without-reason"}


def test_the_imported_table_reads_back_as_the_published_one(quarter, tmp_path):
    imported = assemble_edition([EDITIONS / FILES[quarter]], NewEdition(Quarter.parse(quarter), 1))
    (tmp_path / "projects.csv").write_bytes(imported.files["projects.csv"])
    assert [entry.project for entry in submission_from(tmp_path / "projects.csv").entries] == projects(quarter)


def test_the_headline_figures_agree(quarter):
    found, announced = projects(quarter), published(quarter)["headline"]
    costs = [project.cost_meur for project in found if project.cost_meur is not None]
    durations = [project.duration_years for project in found if project.duration_years is not None]
    assert len(found) == announced["projects"]
    assert sum(project.interministerial is True for project in found) == announced["interministerial"]
    assert round(sum(costs) / 1000, 2) == Decimal(str(announced["total_cost_bn_eur"]))
    assert round(sum(durations) / len(durations), 1) == Decimal(str(announced["mean_duration_years"]))


def test_every_ministry_has_the_phases_that_were_published(quarter):
    found = Counter((project.ministry, phase_of(project.phase).label) for project in projects(quarter))
    assert found == _counts(published(quarter)["by_ministry_phase"])


def test_every_ministry_has_the_brackets_that_were_published(quarter):
    """The charts of 2018 lose ROC (Armées, no cost given) and put one of Intérieur's projects a bracket too low."""
    found = Counter((project.ministry, bracket_of(project.cost).label) for project in projects(quarter))
    chart = _counts(published(quarter)["by_ministry_cost_bracket"])
    differences = {key: found[key] - chart[key] for key in found | chart if found[key] != chart[key]}
    assert differences == DIFFERENCES.get(quarter, {})


def _counts(nested):
    return Counter(
        {(ministry, BRACKETS.get(key, key)): n for ministry, counts in nested.items() for key, n in counts.items()}
    )


def test_dates_links_and_ministries_survive():
    first = {project.name: project for project in projects("2016-T4")}
    assert sum(project.start is not None for project in first.values()) == 56
    assert {project.ministry_acronym for project in first.values()} >= {"MEF", "SPM"}
    assert len(first["FRANCE CONNECT"].links) == 2
    sixth = {project.name: project for project in projects("2018-T3")}
    assert len(sixth["FRANCE CONNECT PHASE II"].links) == 2
    assert sixth["FRANCE CONNECT PHASE II"].start == date(2017, 1, 1)
    assert not any("en savoir plus" in project.description for project in sixth.values())
    assert [len(project.co_leads) for project in sixth.values() if project.co_leads] == [1]
    seventh = {project.name: project for project in projects("2018-T4")}
    assert seventh["ROC"].cost == Undisclosed()
    assert seventh["ARCHIPEL"].cost == NotEstimated()


def _grid(quarter):
    text = (EDITIONS / FILES[quarter]).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def _typed(text):
    try:
        return float(text)
    except ValueError:
        return text


def _xlsx(grid, path):
    book = openpyxl.Workbook()
    for row in grid:
        book.active.append([_typed(cell) for cell in row])
    book.save(path)


def _xls(grid, path):
    sheet = (book := xlwt.Workbook(encoding="utf-8")).add_sheet("Projets")
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            sheet.write(y, x, _typed(cell))
    book.save(str(path))


def _ods(grid, path):
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Projets")
    for row in grid:
        line = TableRow()
        for cell in row:
            line.addElement(_ods_cell(cell))
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(path)


def _ods_cell(text):
    value = _typed(text)
    if isinstance(value, float):
        return TableCell(valuetype="float", value=value)
    cell = TableCell(valuetype="string")
    for line in text.splitlines():
        cell.addElement(P(text=line))
    return cell


def _cp1252(grid, path):
    _csv(grid, path, ";", "cp1252")


def _tabs(grid, path):
    _csv(grid, path, "\t", "utf-8")


def _csv(grid, path, delimiter, encoding):
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(grid)


WRITERS = {"t.xlsx": _xlsx, "t.xls": _xls, "t.ods": _ods, "cp1252.csv": _cp1252, "tabs.csv": _tabs}


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_content_in_another_format_gives_the_same_projects(quarter, name, tmp_path):
    grid = _grid(quarter)
    if name == "cp1252.csv":
        grid = [[cell.encode("cp1252", "replace").decode("cp1252") for cell in row] for row in grid]
    WRITERS[name](grid, tmp_path / name)
    _csv(grid, tmp_path / "same.csv", ",", "utf-8")
    expected = [entry.project for entry in submission_from(tmp_path / "same.csv").entries]
    table = read_table(tmp_path / name)
    read = assemble(quarter, [table], settings=None, editorial=read_editorial(b""))
    assert [entry.project for entry in read.entries] == expected
