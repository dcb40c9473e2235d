"""Whatever people write in their tables: an edition is refused with reasons, or all of it is in every output."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Stage
from support.composing import context_of
from support.drawings import FONTS
from support.handwritten import SCOPING, WITHHELD, courses, one_of_each
from support.reading_back import lost, pdf_text, printed, squeezed
from support.shelves import shelve

from reportgen import sections
from reportgen.charts import Charts
from reportgen.disk.workspace import Workspace
from reportgen.editions.first_files import NewEdition
from reportgen.editions.importing import import_edition
from reportgen.gate import judge
from reportgen.house import read_house
from reportgen.outputs import Material
from reportgen.outputs.data.database import database
from reportgen.outputs.data.files import data_files
from reportgen.outputs.page import html_of
from reportgen.outputs.press.announcement import announce
from reportgen.outputs.press.article import markdown_of
from reportgen.outputs.web.edition import web_edition
from reportgen.past import read_library
from reportgen.pipeline import Source, case_of, understand
from reportgen.portfolio import PANORAMA
from reportgen.publishing import publish
from reportgen.values.dates import Quarter
from reportgen.values.errors import Level, Refused

FIRST = Quarter(2019, 4)
BRACKETS = ((5, "moins de 5 M€"), (9, "entre 5 et 9 M€"), (20, "entre 9 et 20 M€"), (100, "entre 20 et 100 M€"))
UNCOSTED = {SCOPING: "pasencorechiffré", WITHHELD: "noncommuniqué"}  # on a card
MOVES = ("previous", "entered", "left", "reestimated", "newly_costed", "no_longer_costed")
# Making a whole edition is slow: an example that fails is shown as it was found, not made smaller. The suite always
# takes the same few; EXAMPLES=300 takes as many others.
EXAMPLES = os.environ.get("EXAMPLES")
slow = {
    "max_examples": int(EXAMPLES or 12),
    "deadline": None,
    "phases": [Stage.explicit, Stage.generate],
    "suppress_health_check": list(HealthCheck),
    "derandomize": not EXAMPLES,
}


# What phases and brackets that the table names are counted under.
KEYS = {each.label: each.key for each in (*PANORAMA.all_phases, *PANORAMA.all_brackets)}


def bracket(cost):
    """Find the bracket of a cost by the words of the report: lower bound included, upper excluded."""
    if isinstance(cost, str):
        return cost
    return next((name for bound, name in BRACKETS if cost < bound), "plus de 100 M€")


def total(rows):
    """Add up what is known."""
    return sum((row.meur for row in rows if row.meur is not None), Decimal(0))


def same(found, expected):
    """See to it that nothing is missing and nothing was invented, and name what is."""
    found, expected = Counter(found), Counter(expected)
    assert {"missing": expected - found, "invented": found - expected} == {"missing": Counter(), "invented": Counter()}


def brought_in(workspace, written, quarter, number):
    """Import a table from a file, as an officer does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / written.file
        path.write_bytes(written.content)
        day = quarter.last_day
        new = NewEdition(quarter, number, as_of=day, published=day + timedelta(days=20))
        import_edition(workspace, [path], new, replace=False)


def bring_in(workspace, course):
    """Import editions one after the other, each refused or taken; those taken, with their quarters."""
    taken, quarter = [], FIRST
    for number, written in enumerate(course, 1):
        if not written.rows or any(row.broken for row in written.rows):
            with pytest.raises(Refused) as refusal:
                brought_in(workspace, written, quarter, number)
            said = {problem.location.file for problem in refusal.value.problems if problem.level is Level.ERROR}
            assert said == {written.file}
            continue
        brought_in(workspace, written, quarter, number)
        taken.append((quarter, written.rows))
        quarter = Quarter(quarter.year + quarter.number // 4, quarter.number % 4 + 1)
    return taken


def hold_figures(figures, rows):
    """Hold the figures against sums worked out from what was written."""
    assert figures.projects == len(rows)
    assert figures.total_cost_meur == (total(rows) if any(row.meur for row in rows) else None)
    assert figures.projects_with_cost == sum(row.meur is not None for row in rows)
    years = [row.years for row in rows if row.years is not None]
    assert figures.mean_duration_years == (sum(years) / len(years) if years else None)
    assert +Counter(figures.by_phase) == Counter(KEYS[row.phase] for row in rows)
    assert +Counter(figures.by_cost_bracket) == Counter(KEYS[bracket(row.cost)] for row in rows)
    for groups, key in (
        (figures.brackets, lambda row: KEYS[bracket(row.cost)]),
        (figures.ministries, lambda row: row.ministry),
    ):
        for group in groups:
            mine = [row for row in rows if key(row) == group.name]
            assert (group.projects, group.total_cost_meur or 0) == (len(mine), total(mine))
        assert sum(group.total_cost_meur or 0 for group in groups) == total(rows)
    assert sum(figures.by_phase.values()) == sum(figures.by_cost_bracket.values()) == len(rows)
    assert {ministry.name for ministry in figures.ministries} == {row.ministry for row in rows}


def hold_bridge(bridge, before, rows):
    """Hold the cost bridge: it leads from one sum of the tables to the other, to the euro."""
    assert bridge.previous == total(before)
    assert bridge.current == total(rows)
    assert sum(getattr(bridge, term) for term in MOVES) == bridge.current


def hold_data(files, rows):
    """Hold the data: the same names and costs in every format, and no others."""
    known = [(row.name, row.cost) for row in rows]
    told = json.loads(files["data/projects.json"], parse_float=Decimal, parse_int=Decimal)["projects"]
    same(((each["name"], _cost(each["cost_meur"], each["cost_bracket"])) for each in told), known)
    lines = csv.DictReader(io.StringIO(files["data/projects.csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    same(((_plain(line["Projet"]), _spelt(line["Coût complet estimé"])) for line in lines), known)
    book = openpyxl.load_workbook(io.BytesIO(files["data/projects.xlsx"]), read_only=True, data_only=True)
    header, *cells = next(grid for sheet in book for grid in [list(sheet.values)] if grid[0][0] == "Projet")
    place = header.index("Coût complet estimé")
    same(((_plain(line[0]), _spelt(str(line[place]))) for line in cells if line[0]), known)


def _plain(text):
    return unescape(text.removeprefix("'")) if re.search(r"<[/!a-zA-Z]|&#?\w+;", text) else text.removeprefix("'")


def _spelt(text):
    return text if text in {SCOPING, WITHHELD} else Decimal(text.replace(",", "."))


def _cost(value, key):
    return key if value is None else value


def hold_page(page, rows):
    """Hold the general table of a page: the names and costs of the table in it, and no others; and every card."""
    table = re.search(r'<table class="general".*?</table>', page, re.DOTALL)[0]
    found = re.findall(r'<tr[^>]*><th scope="row"[^>]*><a href="#projet[^>]*>(.*?)</a>(.*?)</tr>', table)
    lines = [
        (squeezed(unescape(name)), squeezed(re.findall(r'"number"[^>]*>([^<]*)<', rest)[3])) for name, rest in found
    ]
    same(lines, ((squeezed(row.name), printed(row.cost)) for row in rows))
    cards = re.findall(r'<article class="card\b.*?<h[23][^>]*>(.*?)</h[23]>(.*?)</article>', page, re.DOTALL)
    values = [(squeezed(unescape(name)), _value(body)) for name, body in cards]
    same(values, ((squeezed(row.name), _panel(row.cost)) for row in rows))


def _value(card):
    return squeezed(re.sub("<[^>]+>", "", re.search(r'<p class="value[^>]*>(.*?)</p>', card)[1])).casefold()


def _panel(cost):
    return UNCOSTED[cost] if isinstance(cost, str) else printed(cost) + "m€"


def hold_database(workspace, taken):
    """Hold the history: every project of every edition stands in it, under its name and cost then."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(read_library(workspace, read_house(workspace))))
        told = connection.execute("SELECT edition, name, cost_meur, cost_bracket FROM observations").fetchall()
    found = [
        (edition, name, _cost(None if cost is None else Decimal(str(cost)), key)) for edition, name, cost, key in told
    ]
    same(found, ((str(quarter), row.name, row.cost) for quarter, rows in taken for row in rows))


def hold_edition(workspace, quarter, rows, before):
    """Take one edition through every step and hold what comes out."""
    source = Source.of_folder(workspace, quarter)
    case, house = case_of(source, understand(source)), source.house
    findings = case.findings
    hold_figures(findings.figures, rows)
    if before is not None:
        hold_bridge(findings.comparison.bridge, before, rows)
    assert not any(problem.level is Level.ERROR for problem in judge(case))
    context = context_of(findings)
    report = sections.compose(findings, context.pictures, context.imprint)
    folders = workspace.template_folders()
    charts = Charts({}, {}, {}, FONTS)
    hold_page(html_of(report, folders), rows)
    files = data_files(findings.edition, findings.figures, house.theme, 1)
    hold_data(files, rows)
    material = Material(findings, charts, report, house.theme, "", folders, workspace.read_bytes, {})
    hold_page(web_edition(material.web, {**files, f"panorama-{quarter}.pdf": b""}), rows)
    article = markdown_of(announce(findings, report), folders).decode()
    assert f"{len(rows)} projet" in article.replace("\u00a0", " ")


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(**slow)
@given(courses())
def test_an_edition_is_refused_with_reasons_or_all_of_it_is_in_every_output(course):
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        taken, before = bring_in(workspace, course), None
        for quarter, rows in taken:
            hold_edition(workspace, quarter, rows, before)
            shelve(workspace, quarter)
            before = rows
        if taken:
            hold_database(workspace, taken)


@pytest.mark.slow
def test_a_published_edition_loses_nothing_in_its_pdf_nor_around_it(tmp_path):
    """One edition with one of each manner of writing, published by every step: its PDF, its data, the database."""
    written, workspace = one_of_each(), Workspace(tmp_path)
    brought_in(workspace, written, FIRST, 1)
    report = publish(workspace, FIRST, lambda _stage, _noun: None).report
    known = [(row.name, row.cost) for row in written.rows]
    assert lost(pdf_text(report), known) == []
    hold_data({f"data/{path.name}": path.read_bytes() for path in (report.parent / "data").iterdir()}, written.rows)
    hold_page((report.parent / "index.html").read_text(encoding="utf-8"), written.rows)
    hold_database(workspace, [(FIRST, written.rows)])


def test_the_demonstration_loses_nothing_in_its_pdf(demonstration):
    lines = csv.DictReader(
        (demonstration / "data/projects.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"
    )
    known = [(line["Projet"], _spelt(line["Coût complet estimé"])) for line in lines]
    assert len(known) == json.loads((demonstration / "data/figures.json").read_bytes())["projects"]
    assert lost(pdf_text(next(demonstration.glob("*.pdf"))), known) == []
