"""The next edition: its folder is prepared, the ministries' workbooks go out, come back and are merged."""

from __future__ import annotations

import json
import tomllib
from datetime import date

import openpyxl
import pytest
from support.running import run, small_workspace, tree

SETTINGS_OF_LAST = """
[article]
page = "https://exemple.invalid/panorama/"
angle = "un angle d’hier"

[titles]
brief = "Un titre d’hier"
"""


@pytest.fixture
def begun(tmp_path):
    """Prepare the edition after one of three projects: Alizé and Brise of the Justice, Cyclone of the Culture."""
    root = small_workspace(tmp_path / "workspace")
    with (root / "assets/editions/2020-T1/edition.toml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS_OF_LAST)
    done = run(root, "new", "2020-T2")
    folder = root / "assets/editions/2020-T2"
    assert done.stdout == f"{folder}\n"
    assert "2 workbooks stand in sent/" in done.stderr
    return root, folder


def filled(folder, ministry, target, change):
    """Open a ministry's workbook, change its sheet, save it elsewhere."""
    book = openpyxl.load_workbook(folder / f"sent/2020-T2-{ministry}.xlsx")
    change(book["Projets"])
    book.save(target)
    return str(target)


def cell(sheet, project, column):
    """Find a cell by its row's project and its column's header."""
    columns = [each.value for each in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == project)
    return row[columns.index(column)]


def test_the_folder_holds_what_goes_on_and_nothing_of_the_last_editions_numbers(begun):
    _, folder = begun
    assert set(tree(folder)) == {
        "edition.toml",
        "editorial.md",
        "sent/2020-T2-culture.xlsx",
        "sent/2020-T2-justice.xlsx",
    }
    settings = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    assert settings == {
        "number": 11,
        "quarter": "2020-T2",
        "as_of": date(2020, 6, 30),
        "publisher": {"name": "Office des essais"},
        "licence": {"name": "Licence Ouverte 2.0"},
        "article": {"page": "https://exemple.invalid/panorama/"},
    }
    assert "# published = 2020-07-21" in (folder / "edition.toml").read_text(encoding="utf-8")


def test_a_ministrys_workbook_holds_its_projects_with_lists_notes_and_a_locked_header(begun):
    _, folder = begun
    book = openpyxl.load_workbook(folder / "sent/2020-T2-justice.xlsx")
    assert book.sheetnames == ["Projets", "Mode d’emploi", "Listes"]
    sheet = book["Projets"]
    assert [row[0].value for row in sheet.iter_rows()] == ["Projet", "Alizé", "Brise"]
    assert cell(sheet, "Alizé", "Coût complet estimé").value == 12.5
    assert cell(sheet, "Brise", "Coût complet estimé").value == "en cadrage"
    assert cell(sheet, "Alizé", "Début").value.date() == date(2018, 1, 1)
    assert sheet.protection.sheet
    assert all(head.protection.locked and head.comment.text for head in sheet[1])
    assert not cell(sheet, "Alizé", "Projet").protection.locked
    assert not sheet["A30"].protection.locked or not sheet.column_dimensions["A"].protection.locked
    rules = {str(rule.sqref).partition("2:")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules["C"].formula1 == '"Oui,Non"'
    assert {rules[column].type for column in "BHK"} == {"list"}
    phases = [row[0].value for row in book["Listes"].iter_rows(max_col=1) if row[0].value]
    assert phases == [
        *("Cadrage", "Conception / Réalisation", "Expérimentation", "Déploiement", "Terminé", "non communiqué"),
    ]
    assert book["Listes"].sheet_state == "hidden"


def test_an_edition_is_begun_once_and_after_another(begun, tmp_path):
    root, _ = begun
    before = tree(root)
    run(root, "new", "2020-T2", expect=2)
    run(root, "new", "2020-T1", expect=2)
    run(root, "new", "avril", expect=2)
    assert "there is no edition before 2019-T4" in run(root, "new", "2019-T4", expect=2).stderr
    assert tree(root) == before
    assert "no edition before 2020-T2" in run(tmp_path / "vide", "new", "2020-T2", expect=2).stderr


def test_workbooks_that_come_back_as_they_went_give_the_last_editions_projects(begun):
    root, folder = begun
    before = tree(folder)
    done = run(root, "import", *map(str, sorted((folder / "sent").iterdir())), "--edition", "2020-T2")
    assert "no cell changed" in done.stderr
    assert "returned without any change by:\n    Ministère de la Justice\n    Ministère de la Culture" in done.stderr
    assert "no answer" not in done.stderr
    after = tree(folder)
    assert after == {**before, "projects.csv": after["projects.csv"]}
    told = json.loads(run(root, "compare", "10", "11", "--format", "json").stdout)
    assert sorted(each["new_name"] for each in told["continued"]) == ["Alizé", "Brise", "Cyclone"]
    assert told["entered"] == told["left"] == told["undecided"] == []


def test_what_a_ministry_changed_added_left_out_and_left_empty_is_told_and_who_is_silent(begun, tmp_path):
    root, folder = begun

    def change(sheet):
        cell(sheet, "Alizé", "Coût complet estimé").value = 14
        cell(sheet, "Alizé", "Phase du projet en cours").value = None
        sheet.append(
            ["Dune", "Ministère de la Justice", "Non", "Suit les sables.", None, "2020-01-01", 3, "Cadrage", 20]
        )
        sheet.delete_rows(3)  # Brise

    back = filled(folder, "justice", tmp_path / "retour justice.xlsx", change)
    done = run(root, "import", back, "--edition", "2020-T2")
    assert done.stdout == f"{folder}\n"
    assert (
        "beside 2020-T1:\n"
        "  changed in retour justice.xlsx:\n"
        "    Alizé, Phase du projet en cours: Déploiement → non communiqué\n"
        "    Alizé, Coût complet estimé: 12,5 → 14\n"
        "  new:\n"
        "    Dune (retour justice.xlsx)\n"
        "  missing, in no file:\n"
        "    Brise (Ministère de la Justice)\n"
        "    Cyclone (Ministère de la Culture)\n"
        "  required and empty:\n"
        "    Alizé, Phase du projet en cours (retour justice.xlsx)\n"
        "  no answer from:\n"
        "    Ministère de la Culture\n"
    ) in done.stderr
    assert "without any change" not in done.stderr


def test_a_project_that_two_ministries_send_is_refused_and_nothing_is_written(begun, tmp_path):
    root, folder = begun
    twice = filled(
        folder, "culture", tmp_path / "culture.xlsx", lambda sheet: sheet.append(["Alizé", "Ministère de la Culture"])
    )
    before = tree(folder)
    sent = str(folder / "sent/2020-T2-justice.xlsx")
    refused = run(root, "import", sent, twice, "--edition", "2020-T2", expect=3)
    assert "duplicate-project" in refused.stderr
    assert "2020-T2-justice.xlsx, row 2" in refused.stderr
    assert tree(folder) == before


def test_a_table_that_was_imported_is_replaced_only_when_asked_and_the_rest_stays(begun):
    root, folder = begun
    (folder / "editorial.md").write_text("# Bilan\n\nTrois projets.\n", encoding="utf-8")
    files = [str(path) for path in sorted((folder / "sent").iterdir())]
    run(root, "import", *files, "--edition", "2020-T2")
    before = tree(folder)
    run(root, "import", files[0], "--edition", "2020-T2", expect=2)
    assert tree(folder) == before
    run(root, "import", files[0], "--edition", "2020-T2", "--replace")
    after = tree(folder)
    assert {name for name in after if after[name] != before[name]} == {"projects.csv"}
    assert after.keys() == before.keys()


def test_an_earlier_edition_that_cannot_be_read_does_not_stop_the_import(begun):
    root, folder = begun
    files = [str(path) for path in sorted((folder / "sent").iterdir())]
    (root / "assets/editions/2020-T1/edition.toml").write_text("number = ", encoding="utf-8")
    assert "not-compared" in run(root, "import", *files, "--edition", "2020-T2").stderr
    assert (folder / "projects.csv").exists()
