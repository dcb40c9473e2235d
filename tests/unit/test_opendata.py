"""The data files of one edition: spreadsheets that look like it, a dictionary, a data package."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import frictionless
import openpyxl
import pytest
from odfdo import Document
from support.builders import make_edition, make_figures, make_project
from support.languages import ENGLISH
from support.past import findings_over

from reportgen.measures import measure
from reportgen.outputs import _data
from reportgen.outputs.data.dictionary import dictionary
from reportgen.outputs.data.figures import figures_json, figures_of
from reportgen.outputs.data.files import data_files, projects_json
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.schema import table_schema
from reportgen.readers import read_table
from reportgen.theme import EXAMPLE, load_theme
from reportgen.values.edition import DeviationMethod
from reportgen.values.errors import Refused, ReportgenError
from reportgen.values.project import Link, NotEstimated, Undisclosed
from reportgen.words.language import use_language

PLAIN = DeviationMethod()
PROJECTS = (
    make_project(cost="12.5", links=(Link("en savoir plus", "https://a.example/"),), description="Un.\nDeux."),
    make_project(name="=cmd|'/C calc'!A0", ministry="@SUM(1)", cost=NotEstimated(), start=None, duration_years=None),
    make_project(name="Cyclone", cost=Undisclosed("-2+3"), ministry_acronym="MJ"),
)
SHEETS = [
    *("Présentation", "Projets", "Chiffres", "Ministères", "Tranches de coût"),
    *("Zones fonctionnelles", "Dictionnaire", "Notes"),
]


def files(projects=PROJECTS, revision=1, **info):
    edition = make_edition(projects, **info)
    return data_files(edition, measure(edition), load_theme(EXAMPLE), revision)


@pytest.fixture(scope="module")
def data():
    return files()


@pytest.fixture(scope="module")
def book(data):
    return openpyxl.load_workbook(io.BytesIO(data["data/projects.xlsx"]))


@pytest.fixture(scope="module")
def calc(data):
    return Document(io.BytesIO(data["data/projects.ods"]))


def part(data, file, name):
    return zipfile.ZipFile(io.BytesIO(data[file])).read(name).decode()


def test_the_same_edition_gives_the_same_bytes(data):
    assert files() == data


def test_both_workbooks_have_a_cover_then_one_table_a_sheet(book, calc):
    assert book.sheetnames == SHEETS
    assert [table.name for table in calc.body.get_tables()] == SHEETS
    assert [table.ref for table in book["Projets"].tables.values()] == ["A1:O4"]
    assert all(len(sheet.tables) == 1 for sheet in book.worksheets[1:])


def test_the_cover_names_source_dates_and_licence(book):
    facts = {row[0].value: row[1].value for row in book["Présentation"].iter_rows(min_row=5, max_row=12)}
    assert book["Présentation"]["A1"].value == "Panorama des grands projets numériques de l’État"
    assert facts["Données au"] == datetime(2020, 3, 31)  # noqa: DTZ001 - as a sheet has it
    assert facts["Dernière mise à jour"] == datetime(2020, 4, 21)  # noqa: DTZ001
    assert facts["Licence"] == "Licence Ouverte 2.0"
    assert facts["Source à citer"].startswith("Source")
    assert "21\u00a0avril 2020" in facts["Source à citer"]


def test_numbers_and_dates_are_real_and_look_french(book, calc):
    columns = {cell.value: cell.column_letter for cell in book["Projets"][1]}
    cost, start = (book["Projets"][f"{columns[name]}2"] for name in ("Coût complet estimé", "Début"))
    assert (cost.value, cost.number_format) == (12.5, "#,##0.00")  # Excel shows 12,50 where the system is French
    assert (start.value.date(), start.number_format) == (date(2018, 1, 1), "dd/mm/yyyy")
    row = calc.body.get_table(name="Projets").get_row(1)
    assert row.get_value(8) == Decimal("12.5")
    assert row.get_value(5) == date(2018, 1, 1)
    assert 'number:language="fr"' in part(files(), "data/projects.ods", "content.xml")


def test_headers_stay_in_view_columns_fit_and_pages_lie_across(book):
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        assert all(sheet.column_dimensions[cell.column_letter].width >= 12 for cell in sheet[1])
    description = next(cell for cell in book["Projets"][1] if cell.value == "Description et objectifs")
    assert book["Projets"].column_dimensions[description.column_letter].width > 60
    assert book["Projets"].cell(2, description.column).alignment.wrap_text


def test_the_ods_keeps_its_headers_in_view_and_its_filters(data):
    settings = part(data, "data/projects.ods", "settings.xml")
    assert settings.count('config:name="VerticalSplitPosition" config:type="int">1<') == len(SHEETS) - 1
    content = part(data, "data/projects.ods", "content.xml")
    assert content.count("table:display-filter-buttons") == len(SHEETS) - 1
    assert "$'Projets'.$A$1:$'Projets'.$O$4" in content
    assert 'style:print-orientation="landscape"' in part(data, "data/projects.ods", "styles.xml")


def test_an_ods_begins_with_its_type_stored_as_it_is_and_tells_no_time(data):
    archive = zipfile.ZipFile(io.BytesIO(data["data/projects.ods"]))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_workbook_holds_a_formula_whatever_the_data_say(data, book):
    sheets = [name for name in zipfile.ZipFile(io.BytesIO(data["data/projects.xlsx"])).namelist() if "sheet" in name]
    assert not any("<f>" in part(data, "data/projects.xlsx", name) for name in sheets)
    assert "table:formula=" not in part(data, "data/projects.ods", "content.xml")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "+", "@"))]
    assert "'=cmd|'/C calc'!A0" in [cell.value for cell in cells]  # typed as text, and defused for whoever exports it


def test_what_is_missing_is_said_in_words(book):
    columns = {cell.value: cell.column for cell in book["Projets"][1]}
    costs = [book["Projets"].cell(row, columns["Coût complet estimé"]).value for row in (2, 3, 4)]
    assert costs == [12.5, "en cadrage", "non communiqué"]
    brackets = {row[0].value: row[2].value for row in book["Tranches de coût"].iter_rows(min_row=2)}
    assert brackets["moins de 5 M€"] == "sans objet"
    assert brackets["entre 9 et 20 M€"] == 12.5
    assert brackets["en cadrage"] == "en cadrage"
    assert brackets["non communiqué"] == "non communiqué"
    headline = {row[0].value: row[1].value for row in book["Chiffres"].iter_rows(min_row=2)}
    assert headline["Projets"] == 3
    assert headline["Coût complet estimé"] == 12.5
    assert headline["Écart de budget, moyenne simple"] == "non calculable"


def test_every_sheet_repeats_the_figures_of_figures_json(data, book):
    told = json.loads(data["data/figures.json"])
    ministries = {row[0].value: row[1].value for row in book["Ministères"].iter_rows(min_row=2)}
    assert ministries == {
        name if name != "@SUM(1)" else "'@SUM(1)": each["projects"] for name, each in told["by_ministry"].items()
    }


def test_every_column_and_every_key_stands_in_the_dictionary(data):
    rows = list(csv.DictReader(io.StringIO(data["data/dictionary.csv"].decode("utf-8-sig")), delimiter=";"))
    table = csv.reader(io.StringIO(data["data/projects.csv"].decode("utf-8-sig")), delimiter=";")
    columns = [row["Nom"] for row in rows if row["Fichier"] == "projects"]
    assert columns == next(table)
    known = {row["Nom informatique"] for row in rows}
    projects = json.loads(data["data/projects.json"])
    assert {*projects, *projects["projects"][0]} <= known
    figures = {row["Nom informatique"].split(".")[0] for row in rows if row["Fichier"] == "figures.json"}
    assert set(json.loads(data["data/figures.json"])) == {*figures, "deviations"}
    assert all(row["Signification"].endswith(".") for row in rows)


def explained(figures, method=PLAIN):
    return dictionary(PANORAMA.table_columns, figures, method)


def meanings(figures, method=PLAIN):
    return {entry.field: entry.meaning for entry in explained(figures, method) if entry.file == "figures.json"}


def test_the_dictionary_says_from_what_the_editions_deviations_start_and_which_mean_it_retains():
    initial = make_figures([make_project(initial_cost_meur=Decimal(10), initial_duration_years=Decimal(4))])
    said = meanings(initial, DeviationMethod("mean", "median"))
    assert said["deviations.schedule.mean_pct"] == (
        "Moyenne des écarts des projets, chacun rapporté à sa valeur initiale. C’est la moyenne que retient cette édition."
    )
    assert "retient" not in said["deviations.schedule.weighted_pct"]
    assert "retient" in said["deviations.budget.median_pct"]
    past = findings_over([[make_project(cost=10)], [make_project(cost=12)]]).figures
    assert meanings(past)["deviations.budget.weighted_pct"].startswith(
        "Σ(valeur actuelle − première valeur publiée) / Σ premières valeurs publiées, sur les projets"
    )
    none = meanings(make_figures([make_project()]))
    assert none["deviations.budget.mean_pct"].startswith("Vide : aucun projet")
    assert none["deviations.budget.projects"] == "Aucun projet n’est mesuré."


def test_the_dictionary_calls_a_total_a_floor_where_it_is_one():
    whole, part = [make_project()], [make_project(), make_project(name="Brise", cost=Undisclosed())]
    assert "plancher" not in meanings(make_figures(whole))["total_cost_meur"]
    assert "(1 sur 2), avant tout arrondi : un plancher." in meanings(make_figures(part))["total_cost_meur"]
    assert "vide : aucun ne l’est" in meanings(make_figures([make_project(cost=Undisclosed())]))["total_cost_meur"]
    assert meanings(make_figures(whole))["declared"] == "Chiffres annoncés par l’éditeur : aucun."


def test_the_dictionary_tells_units_values_and_examples():
    cost = next(entry for entry in explained(make_figures([make_project()])) if entry.name == "Coût complet estimé")
    assert (cost.unit, cost.required, cost.example, cost.field) == ("millions d’euros", "oui", "12,5", "cost_meur")
    assert cost.values == "nombre positif ; en cadrage ; non communiqué"


PUBLISHED = [*PANORAMA.table_columns, *PANORAMA.further_columns]


@pytest.mark.parametrize("column", PUBLISHED, ids=[column.key for column in PUBLISHED])
def test_every_column_that_is_published_has_title_description_type_constraints_and_example(column):
    (field,) = table_schema([column])["fields"]
    assert field["title"] == field["name"] == column.header
    assert field["description"].endswith(".")
    assert field["type"] in {"string", "number", "date", "boolean"}
    assert isinstance(field["constraints"]["required"], bool)
    assert field["example"]


def test_the_examples_of_the_schema_make_a_row_that_it_accepts(tmp_path):
    header, row = ([getattr(column, part) for column in PANORAMA.table_columns] for part in ("header", "example"))
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header, row])
    (tmp_path / "t.csv").write_text(text.getvalue(), encoding="utf-8")
    dialect = frictionless.Dialect.from_descriptor({"delimiter": ";"})
    schema = frictionless.Schema.from_descriptor(table_schema())
    resource = frictionless.Resource(path="t.csv", basepath=str(tmp_path), schema=schema, dialect=dialect)
    assert resource.validate().flatten(["note"]) == []


def test_the_schema_refuses_what_the_program_refuses(tmp_path):
    rows = "A;Justice;Bientôt;-1\nA;;Cadrage;12,5\nB;Justice;Cadrage;0\n"
    (tmp_path / "t.csv").write_text(
        f"Projet;Ministère porteur;Phase du projet en cours;Coût complet estimé\n{rows}", "utf-8"
    )
    columns = [PANORAMA.column(key) for key in ("name", "ministry", "phase", "cost")]
    dialect = frictionless.Dialect.from_descriptor({"delimiter": ";"})
    schema = frictionless.Schema.from_descriptor(table_schema(columns))
    report = frictionless.Resource(path="t.csv", basepath=str(tmp_path), schema=schema, dialect=dialect).validate()
    found = {(row, field) for row, field, _ in report.flatten(["rowNumber", "fieldName", "type"])}
    assert {
        (2, "Phase du projet en cours"),
        (2, "Coût complet estimé"),
        (3, "Ministère porteur"),
        (3, "Projet"),
        (4, "Coût complet estimé"),
    } <= found


def test_the_package_tells_version_licence_source_and_who_answers(data):
    package = json.loads(data["data/datapackage.json"])
    assert package["version"] == "10.1"
    assert json.loads(files(revision=2)["data/datapackage.json"])["version"] == "10.2"
    assert package["created"] == "2020-04-21T00:00:00Z"
    assert package["licenses"] == [{"name": "etalab-2.0", "title": "Licence Ouverte 2.0"}]
    assert package["contributors"] == [{"title": "Office de démonstration", "role": "publisher"}]
    assert package["attribution"].startswith("Source")
    assert {each["name"]: each["bytes"] for each in package["resources"]} == {
        name: len(data[f"data/{file}"])
        for name, file in {
            "projects": "projects.csv",
            "dictionary": "dictionary.csv",
            "projects-json": "projects.json",
            "figures": "figures.json",
        }.items()
    }


def test_a_demonstration_says_so_in_every_file():
    made = files(demonstration=True)
    for name, content in made.items():
        texts = [content]
        if name.endswith(("xlsx", "ods")):
            archive = zipfile.ZipFile(io.BytesIO(content))
            texts = [archive.read(each) for each in archive.namelist()]
        assert any(re.search("fictif", text.decode(errors="ignore")) for text in texts), name
    assert not any(b"fictif" in content for name, content in files().items() if name.endswith(("json", "csv")))


def test_json_gives_the_acronym_the_licence_and_the_source():
    told = projects_json(make_edition(PROJECTS))
    assert [project["ministry_acronym"] for project in told["projects"]] == [None, None, "MJ"]
    assert told["licence"] == "Licence Ouverte 2.0"
    assert told["attribution"].startswith("Source")


def test_the_data_of_an_english_edition_are_the_french_ones(data):
    edition = make_edition(PROJECTS)
    with use_language(ENGLISH):
        assert _data((edition, measure(edition), load_theme(EXAMPLE), 1), {}) == data


def test_figures_stand_under_published_labels_and_are_read_back_under_their_keys():
    figures = measure(make_edition(PROJECTS))
    told = figures_json(figures)
    assert told["by_phase"]["Conception / Réalisation"] == figures.by_phase["design"] == 3
    assert told["by_cost_bracket"]["en cadrage"] == figures.by_cost_bracket["not_estimated"] == 1
    assert told["costs"]["by_cost_bracket"]["entre 9 et 20 M€"]["total_cost_meur"] == 12.5
    again = figures_of(told)
    assert again.by_phase == figures.by_phase
    assert again.brackets == figures.brackets
    assert [each.by_cost_bracket for each in again.ministries] == [each.by_cost_bracket for each in figures.ministries]


def test_figures_of_a_phase_that_nobody_knows_are_not_read_as_something_else():
    told = figures_json(measure(make_edition(PROJECTS)))
    told["by_phase"]["Abandon"] = 1
    with pytest.raises(ReportgenError, match="Abandon"):
        figures_of(told)


# ── reading a workbook of several sheets ────────────────────────────────────────────────────────────


def saved(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


HEADER = ["Projet", "Ministère porteur", "Phase", "Coût estimé"]


def test_our_own_workbook_is_read_from_its_table_of_projects(data, tmp_path):
    for name in ("projects.xlsx", "projects.ods"):
        (tmp_path / name).write_bytes(data[f"data/{name}"])
        assert read_table(tmp_path / name).header[:2] == ("Projet", "Ministère porteur")


def test_a_sheet_that_has_some_of_the_columns_gives_way_to_the_one_that_has_all(tmp_path):
    totals = [["Ministère porteur", "Coût estimé", "Durée", "Phase", "Zone fonctionnelle"], ["Justice", 12, 4, "", ""]]
    path = saved(tmp_path / "t.xlsx", Totaux=totals, Projets=[HEADER, ["A", "Justice", "Cadrage", 3]])
    assert read_table(path).header == tuple(HEADER)


def test_an_empty_form_gives_way_to_the_table_that_is_filled_in(tmp_path):
    path = saved(tmp_path / "t.xlsx", Modèle=[HEADER], Projets=[HEADER, ["A", "Justice", "Cadrage", 3]])
    assert [row.cells[0] for row in read_table(path).rows] == ["A"]


def test_two_tables_of_projects_in_one_workbook_are_refused_rather_than_one_lost(tmp_path):
    row = ["A", "Justice", "Cadrage", 3]
    path = saved(tmp_path / "t.xlsx", Avril=[HEADER, row], Mai=[HEADER, row])
    with pytest.raises(Refused, match="“Avril”, “Mai”") as refused:
        read_table(path)
    assert "Keep one" in refused.value.problems[0].advice
