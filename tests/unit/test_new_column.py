"""To add a column is one entry: it is read, and stands in every file that an edition leaves, and in those around it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from odfdo import Document
from support.builders import make_edition, make_findings

from reportgen.archive.erratum import erratum_for
from reportgen.checks.columns import missing_columns
from reportgen.editions.returns import returns_of
from reportgen.measures import measure
from reportgen.outputs.data.database import database
from reportgen.outputs.data.files import data_files
from reportgen.outputs.data.form import choices_of, form
from reportgen.portfolio import PANORAMA, Portfolio
from reportgen.portfolio.column import MEUR, Column, Kind
from reportgen.readers import assemble, read_table
from reportgen.theme import EXAMPLE, load_theme
from reportgen.values.comparison import Identification, Match, Method
from reportgen.values.dates import Quarter
from reportgen.values.edition import Editorial
from reportgen.values.findings import Past
from reportgen.values.published import Library, Volume

CONTACT = Column("contact", "Contact", "À qui écrire.", "bureau@exemple.invalid", aliases=("Adresse du bureau",))
SPENT = Column("spent", "Déjà dépensé", "Dépenses à ce jour.", "2,5", Kind.MONEY, unit=MEUR)
WIDER = Portfolio((*PANORAMA.columns, CONTACT, SPENT))
TABLE = """Projet;Ministère porteur;Phase;Coût;Adresse du bureau;Déjà dépensé
Alizé;Ministère de la Justice;Déploiement;12,5;alize@exemple.invalid;3,5 M€
Brise;Ministère de la Culture;Cadrage;en cadrage;;
"""


@pytest.fixture(scope="module")
def submission(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "projects.csv"
    path.write_text(TABLE, encoding="utf-8")
    return assemble("2020-T1", [read_table(path, WIDER)], settings=None, editorial=Editorial(), portfolio=WIDER)


@pytest.fixture(scope="module")
def projects(submission):
    return tuple(entry.project for entry in submission.entries)


@pytest.fixture(scope="module")
def data(projects):
    edition = make_edition(projects)
    return data_files(edition, measure(edition), load_theme(EXAMPLE), 1, WIDER)


def rows(data, name):
    return list(csv.DictReader(io.StringIO(data[name].decode("utf-8-sig"), newline=""), delimiter=";"))


def cells(rows):
    """Find what the two rows say in the new columns, wherever these stand."""
    header, *lines = ([None if cell in {None, ""} else str(cell) for cell in row] for row in rows)
    places = [header.index("Contact"), header.index("Déjà dépensé")]
    return [[line[place] if place < len(line) else None for place in places] for line in lines[:2]]


def test_it_is_read_under_any_of_its_headers(submission, projects):
    assert submission.set_aside == ()
    assert projects[0].more == {"contact": "alize@exemple.invalid", "spent": Decimal("3.5")}
    assert projects[1].more == {}


def test_without_the_entry_it_is_set_aside(tmp_path):
    (tmp_path / "projects.csv").write_text(TABLE, encoding="utf-8")
    found = assemble("2020-T1", [read_table(tmp_path / "projects.csv")], settings=None, editorial=Editorial())
    assert [column.header for column in found.set_aside] == ["Adresse du bureau", "Déjà dépensé"]


def test_a_cell_of_it_that_cannot_be_read_is_reported_like_any_other(tmp_path):
    (tmp_path / "projects.csv").write_text(TABLE.replace("3,5 M€", "beaucoup"), encoding="utf-8")
    table = read_table(tmp_path / "projects.csv", WIDER)
    found = assemble("2020-T1", [table], settings=None, editorial=Editorial(), portfolio=WIDER)
    assert [(each.rule, each.location.column) for each in found.problems] == [("cost-no-number", "Déjà dépensé")]


def test_a_table_that_must_have_it_and_has_not_is_refused(submission):
    required = Portfolio(
        (*PANORAMA.columns, replace(CONTACT, key="phone", header="Téléphone", aliases=(), required=True))
    )
    found = [each for each in missing_columns(submission, required) if each.rule == "missing-column"]
    assert [each.location.column for each in found] == ["Téléphone"]


def test_it_is_in_the_csv_and_in_both_workbooks(data):
    table = rows(data, "data/projects.csv")
    assert [(row["Contact"], row["Déjà dépensé"]) for row in table] == [("alize@exemple.invalid", "3,5"), ("", "")]
    book = openpyxl.load_workbook(io.BytesIO(data["data/projects.xlsx"]))
    assert cells(book["Projets"].iter_rows(values_only=True)) == [["alize@exemple.invalid", "3.5"], [None, None]]
    calc = Document(io.BytesIO(data["data/projects.ods"])).body.get_table(name="Projets")
    assert cells(calc.iter_values()) == [["alize@exemple.invalid", "3.5"], [None, None]]


def test_it_is_in_the_json_the_schema_and_the_dictionary(data):
    told = json.loads(data["data/projects.json"])["projects"]
    assert [(each["contact"], each["spent"]) for each in told] == [("alize@exemple.invalid", 3.5), (None, None)]
    fields = {field["name"]: field for field in json.loads(data["data/projects.schema.json"])["fields"]}
    assert (fields["Contact"]["type"], fields["Contact"]["description"]) == ("string", "À qui écrire.")
    assert (fields["Déjà dépensé"]["type"], fields["Déjà dépensé"]["example"]) == ("number", 2.5)
    terms = {row["Nom"]: row for row in rows(data, "data/dictionary.csv")}
    assert terms["Contact"]["Nom informatique"] == "contact"
    assert terms["Déjà dépensé"]["Unité"] == "millions d’euros"


def test_it_is_in_the_database_with_its_meaning(projects):
    edition = make_edition(projects)
    ids = {project.name: project.name.lower() for project in projects}
    past = Past(edition, measure(edition))
    alone = make_findings(projects)
    volume = Volume(past=past, findings=alone, ids=ids, since=None, returned=(), revision=1, errata=(), files=())
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(database(Library((volume,), alone), WIDER))
        found = base.execute("SELECT contact, spent FROM observations ORDER BY position").fetchall()
        (meaning,) = base.execute("SELECT meaning, unit FROM documentation WHERE field = 'spent'")
    assert found == [("alize@exemple.invalid", 3.5), (None, None)]
    assert meaning == ("Dépenses à ce jour.", "millions d’euros")


def test_it_is_in_the_form_that_the_ministries_get(projects):
    content = form("Titre", date(2020, 6, 30), projects, choices_of(projects, WIDER), WIDER)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert cells(book["Projets"].iter_rows(values_only=True)) == [["alize@exemple.invalid", "3.5"], [None, None]]
    assert ("Contact", "À qui écrire.", "bureau@exemple.invalid") in list(book["Mode d’emploi"].values)


def test_an_erratum_says_what_changed_in_it(projects):
    after = (replace(projects[0], more={"contact": "justice@exemple.invalid", "spent": Decimal(4)}), projects[1])
    changes = erratum_for(make_edition(projects), make_edition(after), 2, "Adresse périmée", WIDER).changes
    assert [change.replace("\u00a0", " ").replace("\u202f", " ") for change in changes] == [
        "Alizé : contact, justice@exemple.invalid au lieu de alize@exemple.invalid.",
        "Alizé : déjà dépensé, 4,0 M€ au lieu de 3,5 M€.",
    ]


def test_what_a_ministry_changed_in_it_is_told_when_it_comes_back(submission, projects):
    before = replace(projects[0], more={"contact": "ancien@exemple.invalid", "spent": Decimal("3.5")})
    match = Match(old=before, new=projects[0], id="alize", method=Method.EXACT, score=1.0)
    who = Identification((match,), (), (projects[1],), ())
    changes = returns_of(Quarter(2019, 4), (before,), submission.entries, who, WIDER).changes
    assert [(each.column, each.before, each.after) for each in changes] == [
        ("Contact", "ancien@exemple.invalid", "alize@exemple.invalid")
    ]
