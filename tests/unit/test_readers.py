from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal

import openpyxl
import pytest
from support.handing_in import SETTINGS, SOUND, folder, submission_from

from reportgen.portfolio.phases import SCOPING
from reportgen.readers import apart, read_submission, read_table
from reportgen.readers.editorial import read_editorial
from reportgen.readers.failures import UnreadableFileError
from reportgen.readers.workbook import read_workbook
from reportgen.values.errors import Refused
from reportgen.values.project import Amount, Link, NotEstimated, Undisclosed

TABLE = 'Projet,Ministère porteur,Phase,Coût estimé\nÉTOILE,Ministère de l\'Économie,Cadrage,\nŒUVRE,Justice,Déploiement,"12,5"\n'


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.encode("utf-16"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace('"12,5"', "12.5").replace(",", ";").encode(),
        TABLE.replace('"12,5"', "12.5").replace(",", "\t").encode("cp1252"),
        ("Panorama\n\n" + TABLE).encode(),
        (TABLE + ",,,\n" * 236).encode(),
        TABLE.replace("\n", ",,\n").encode(),
    ],
    ids=["utf8", "bom", "cp1252", "utf16", "crlf", "semicolon", "tab", "title-rows", "empty-rows", "empty-columns"],
)
def test_a_csv_is_read_in_every_dialect(tmp_path, data):
    (tmp_path / "t.csv").write_bytes(data)
    first, second = (entry.project for entry in submission_from(tmp_path / "t.csv").entries)
    assert (first.name, first.ministry, first.phase, first.cost) == (
        "ÉTOILE", "Ministère de l'Économie", SCOPING, NotEstimated()
    )  # fmt: skip
    assert (second.name, second.cost) == ("ŒUVRE", Amount(Decimal("12.5")))


def test_rows_are_numbered_as_the_spreadsheet_does(tmp_path):
    (tmp_path / "t.csv").write_text('Projet;Description\nA;"deux\nlignes"\n\nB;une\n', encoding="utf-8")
    assert [row.number for row in read_table(tmp_path / "t.csv").rows] == [2, 3, 4]
    assert [entry.row for entry in submission_from(tmp_path / "t.csv").entries] == [2, 4]


def test_a_workbook_is_read_from_the_first_sheet_with_a_header(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Mode d'emploi"])
    sheet = book.create_sheet("Projets")
    for row in (
        ["Panorama des grands projets"],
        [],
        ["Projet", "Ministère porteur", "Phase", "Coût estimé", "Début", "Durée", "Projet interministériel"],
        ["A", "Justice", "Déploiement", 12.5, dt.datetime(2017, 1, 15), 4, True],  # noqa: DTZ001 - as a sheet has it
        ["B", "Justice", "Déploiement", 0.1 + 0.2, "avril 15", 3.0027397260273974, "non"],
    ):
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    first, second = submission_from(tmp_path / "t.xlsx").entries
    assert (first.row, second.row) == (4, 5)
    assert first.project.cost == Amount(Decimal("12.5"))
    assert first.project.start == dt.date(2017, 1, 15)
    assert first.project.duration_years == 4
    assert first.project.interministerial is True
    assert second.project.cost == Amount(Decimal("0.3"))
    assert second.project.start == dt.date(2015, 4, 1)
    assert second.project.duration_years == Decimal("3.00273972602740")


def test_a_sentence_in_the_phase_column_withholds_phase_and_cost(tmp_path):
    sentence = "Données non communiquées : consultation en cours"
    home = folder(tmp_path, f"A;Justice;{sentence};;;", f"B;Justice;{sentence};7;;")
    first, second = (entry.project for entry in read_submission(home).entries)
    assert first.phase == first.cost == Undisclosed(sentence)
    assert second.phase == Undisclosed(sentence)
    assert second.cost == Amount(Decimal(7))


def test_links_are_gathered_from_every_cell_that_has_some_each_once(tmp_path):
    header = "Projet;Ministère porteur;Description;En savoir plus;Programme;Lien vers le PAP"
    row = (
        (
            'A;Justice;Texte (<a href=""https://a.fr"">en savoir plus</a>);https://a.fr https://b.fr;'
            '"<a href=""https://p.fr"">Justice (P310)</a>";https://p.fr https://q.fr'
        )
        .replace('""', "'")
        .replace('"', "")
    )
    project = read_submission(folder(tmp_path, row, header=header)).entries[0].project
    assert project.description == "Texte"
    assert project.programme == "Justice (P310)"
    assert project.links == (
        Link("en savoir plus", "https://a.fr"),
        Link("en savoir plus", "https://b.fr"),
        Link("projet annuel de performances", "https://p.fr"),
        Link("projet annuel de performances", "https://q.fr"),
    )


def test_unknown_columns_are_kept_aside_with_their_values(tmp_path):
    home = folder(tmp_path, "A;Justice;orageux", header="Projet;Ministère porteur;Météo")
    (column,) = read_submission(home).set_aside
    assert column.header == "Météo"
    assert [(cell.number, cell.cells) for cell in column.cells] == [(2, ("orageux",))]


def test_what_went_into_an_edition_is_listed_with_its_checksum(tmp_path):
    home = folder(tmp_path, SOUND)
    inputs = read_submission(home).inputs
    assert [each.name for each in inputs] == ["edition.toml", "editorial.md", "projects.csv"]
    assert inputs[0].content == SETTINGS.encode()
    assert inputs[0].sha256 == hashlib.sha256(SETTINGS.encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.xlsx", b"no workbook"),
        ("t.xls", b"<html></html>"),
        ("t.csv", b"PK\x03\x04\0\0"),
        ("t.pdf", b"%PDF"),
        ("none.csv", None),
    ],
)
def test_an_unreadable_file_is_refused(tmp_path, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused) as refusal:
        read_table(tmp_path / name)
    (problem,) = refusal.value.problems
    assert problem.rule == "unreadable-file"
    assert problem.location.file == name
    assert problem.found
    assert problem.advice


def test_the_editorial_is_cut_at_its_headings_and_typeset():
    text = """# Bilan du "trimestre"

Quarante projets : tout va bien !

Suite du *chapeau*.

## Les entrées

Deux projets, dont **un** à 3 M€ :

- <script>alert(1)</script>
- [le site](https://a.fr) et [piège](javascript:x)

### Détail

## Les sorties
"""
    editorial = read_editorial(text.encode())
    assert editorial.title == "Bilan du «\u202ftrimestre\u202f»"
    assert editorial.lead == "Quarante projets\u202f: tout va bien\u202f!\n\nSuite du chapeau."
    entries, exits = editorial.sections
    assert (entries.heading, exits.heading, exits.html) == ("Les entrées", "Les sorties", "")
    assert "<strong>un</strong> à 3\u00a0M€" in entries.html
    assert '<a href="https://a.fr">le site</a>' in entries.html
    assert "<p><strong>Détail</strong></p>" in entries.html
    assert "<script" not in entries.html
    assert 'href="javascript' not in entries.html


def test_a_reader_of_workbooks_that_cannot_start_says_why_and_not_that_memory_ran_out(monkeypatch, tmp_path):
    broken = tmp_path / "apart.py"
    broken.write_text("raise ModuleNotFoundError('no library for workbooks')\n", encoding="utf-8")
    monkeypatch.setattr(apart, "__file__", str(broken))
    with pytest.raises(UnreadableFileError, match="no library for workbooks"):
        read_workbook(b"")
