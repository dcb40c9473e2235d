from __future__ import annotations

import tomllib
from datetime import date

import pytest
from support.handing_in import HEADER, SOUND, one

from reportgen.checks import check
from reportgen.editions.assembling import assemble_edition
from reportgen.editions.first_files import NewEdition
from reportgen.readers import read_submission
from reportgen.values.dates import Quarter
from reportgen.values.errors import Refused

QUARTER = Quarter(2017, 2)


def table(tmp_path, name, *rows, header=HEADER):
    path = tmp_path / name
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return path


def test_an_imported_edition_can_be_published_as_it_is(tmp_path):
    imported = assemble_edition([table(tmp_path, "t.csv", SOUND)], NewEdition(QUARTER, 3))
    assert set(imported.files) == {"edition.toml", "projects.csv", "editorial.md"}
    home = tmp_path / "2017-T2"
    home.mkdir()
    for name, data in imported.files.items():
        (home / name).write_bytes(data)
    edition = check(read_submission(home))
    assert [project.name for project in edition.projects] == ["PORTAIL"]
    assert edition.info.number == 3
    assert edition.editorial.lead


def test_dates_that_nobody_gave_are_assumed_or_left_open_with_a_warning(tmp_path):
    imported = assemble_edition([table(tmp_path, "t.csv", SOUND)], NewEdition(QUARTER, 3))
    settings = tomllib.loads(imported.files["edition.toml"].decode())
    assert settings["as_of"] == date(2017, 6, 30)
    assert "published" not in settings
    assert {problem.rule for problem in imported.warnings} == {
        "as-of-assumed",
        "no-publication-date",
        "unnamed-publisher",
    }


def test_a_publication_date_is_taken_from_the_table_when_all_rows_agree(tmp_path):
    header = f"{HEADER};Date de publication"
    agreed = table(tmp_path, "t.csv", f"{SOUND};2017-06-01", header=header)
    imported = assemble_edition([agreed], NewEdition(QUARTER, 3, as_of=date(2017, 5, 31)))
    settings = tomllib.loads(imported.files["edition.toml"].decode())
    assert (settings["as_of"], settings["published"]) == (date(2017, 5, 31), date(2017, 6, 1))
    assert [problem.rule for problem in imported.warnings] == ["unnamed-publisher"]


def test_publication_dates_that_differ_are_left_to_the_officer(tmp_path):
    rows = (f"{SOUND};2017-06-01", "B;Justice;Cadrage;;2019-01-01;4;2017-06-02")
    differing = table(tmp_path, "t.csv", *rows, header=f"{HEADER};Date de publication")
    imported = assemble_edition([differing], NewEdition(QUARTER, 3))
    assert one(imported.warnings, "several-publication-dates").location.row == 3
    assert "published" not in tomllib.loads(imported.files["edition.toml"].decode())
    given = assemble_edition([differing], NewEdition(QUARTER, 3, published=date(2017, 6, 3)))
    assert tomllib.loads(given.files["edition.toml"].decode())["published"] == date(2017, 6, 3)


def test_several_files_are_parts_of_one_table(tmp_path):
    second = table(tmp_path, "b.csv", "Cadrage;B;Justice;", header="Phase;Projet;Ministère porteur;Coût estimé")
    imported = assemble_edition([table(tmp_path, "a.csv", SOUND), second], NewEdition(QUARTER, 3))
    lines = imported.files["projects.csv"].decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Projet", "PORTAIL", "B"]


def test_a_project_that_two_files_name_is_refused(tmp_path):
    with pytest.raises(Refused) as refusal:
        assemble_edition([table(tmp_path, "a.csv", SOUND), table(tmp_path, "b.csv", SOUND)], NewEdition(QUARTER, 3))
    problem = one(refusal.value.problems, "duplicate-project")
    assert problem.location.file == "b.csv"
    assert "a.csv, row 2" in problem.expected


def test_every_file_is_judged_before_any_is_refused(tmp_path):
    wrong = table(tmp_path, "a.csv", "A;Justice;Cadrage;cher;;")
    with pytest.raises(Refused) as refusal:
        assemble_edition([wrong, tmp_path / "none.xlsx"], NewEdition(QUARTER, 3))
    assert [problem.location.file for problem in refusal.value.problems if problem.level == "error"] == [
        "a.csv",
        "none.xlsx",
    ]


def test_unknown_columns_are_kept_in_a_file_of_their_own(tmp_path):
    imported = assemble_edition(
        [table(tmp_path, "t.csv", f"{SOUND};=1+1", header=f"{HEADER};Météo")], NewEdition(QUARTER, 3)
    )
    assert imported.files["set-aside.csv"].decode("utf-8-sig").splitlines() == [
        "Fichier;Ligne;Colonne;Valeur",
        "t.csv;2;Météo;'=1+1",
    ]
