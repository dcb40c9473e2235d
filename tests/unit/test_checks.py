from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from support.handing_in import HEADER, SETTINGS, SOUND, folder, one

from reportgen.checks import check, problems_of
from reportgen.readers import read_submission
from reportgen.values.dates import Quarter
from reportgen.values.errors import Level, Refused

COST = "Coût complet estimé"


def problems(tmp_path, *rows, header=HEADER, settings=SETTINGS):
    return problems_of(read_submission(folder(tmp_path, *rows, header=header, settings=settings)))


def test_a_sound_folder_gives_an_edition_without_a_warning(tmp_path):
    edition = check(read_submission(folder(tmp_path, SOUND)))
    assert edition.warnings == ()
    assert [project.name for project in edition.projects] == ["PORTAIL"]
    assert edition.info.quarter == Quarter(2020, 1)
    assert edition.info.as_of == date(2020, 3, 31)
    assert edition.info.publisher.name == "Direction du numérique"
    assert edition.editorial.title == "Titre"


@pytest.mark.parametrize(
    ("row", "rule", "column", "found"),
    [
        ("A;Justice;Déploiement;beaucoup;;", "cost-no-number", COST, "beaucoup"),
        ("A;Justice;Déploiement;-3;;", "cost-not-positive", COST, "-3"),
        ("A;Justice;Déploiement;0;;", "cost-not-positive", COST, "0"),
        ("A;Justice;Déploiement;12 500 000;;", "cost-too-high", COST, "12 500 000"),
        ("A;Justice;Déploiment;12;;", "unknown-phase", "Phase du projet en cours", "Déploiment"),
        ("A;Justice;Déploiement;12;31/02/2017;", "impossible-date", "Début", "31/02/2017"),
        ("A;Justice;Déploiement;12;bientôt;", "unreadable-date", "Début", "bientôt"),
        ("A;Justice;Déploiement;12;;longue", "duration-no-number", "Durée prévisionnelle en années", "longue"),
        ("A;Justice;Déploiement;12;;-1", "duration-not-positive", "Durée prévisionnelle en années", "-1"),
        ("A;Justice;Déploiement;12;;0", "duration-not-positive", "Durée prévisionnelle en années", "0"),
        ("A;Justice;Déploiement;12;;1460", "duration-too-long", "Durée prévisionnelle en années", "1460"),
        (";Justice;Déploiement;12;;", "missing-name", "Projet", ""),
        ("A;;Déploiement;12;;", "missing-ministry", "Ministère porteur", ""),
        ("portail;Justice;Déploiement;12;;", "duplicate-project", "Projet", "portail"),
    ],
)
def test_a_wrong_cell_is_refused_where_it_stands(tmp_path, row, rule, column, found):
    problem = one(problems(tmp_path, SOUND, row), rule)
    assert problem.level is Level.ERROR
    assert (problem.location.file, problem.location.row, problem.location.column) == ("projects.csv", 3, column)
    assert problem.found == found


def test_a_text_that_no_spreadsheet_cell_holds_is_refused_rather_than_lost(tmp_path):
    header = f"{HEADER};Description et objectifs"
    assert problems(tmp_path, f"{SOUND};{'é' * 32_767}", header=header) == ()
    found = one(problems(tmp_path, f"{SOUND};{'é' * 32_768}", header=header), "text-too-long")
    assert (found.location.row, found.location.column) == (2, "Description et objectifs")
    assert found.level is Level.ERROR


def test_the_column_is_named_as_the_table_names_it(tmp_path):
    header = "Nom du projet;Ministère porteur;Phase;Coût estimé "
    problem = one(problems(tmp_path, "A;Justice;Cadrage;cher", header=header), "cost-no-number")
    assert problem.location.column == "Coût estimé"


def test_the_nearest_known_phase_is_suggested(tmp_path):
    assert "Déploiement" in one(problems(tmp_path, "A;Justice;Déploiment;12;;"), "unknown-phase").advice


def test_a_duplicate_names_both_rows(tmp_path):
    problem = one(
        problems(tmp_path, "Réseau de l’État;J;Cadrage;;;", "RESEAU  DE L'ETAT;J;Cadrage;;;"), "duplicate-project"
    )
    assert problem.location.row == 3
    assert "row 2" in problem.expected


def test_signs_tell_projects_apart(tmp_path):
    assert problems(tmp_path, "C++;J;Cadrage;;;", "C#;J;Cadrage;;;") == ()


def test_a_missing_required_column_names_its_variants_and_the_nearest_header(tmp_path):
    found = problems(tmp_path, "A;Justice;Cadrage;3;;", header=HEADER.replace(COST, "Cout etimé total"))
    problem = one(found, "missing-column")
    assert (problem.location.row, problem.location.column) == (1, COST)
    assert "Coût estimé" in problem.expected
    assert "Cout etimé total" in problem.advice


def test_missing_start_and_duration_are_only_warned_of(tmp_path):
    header = "Projet;Ministère porteur;Phase;Coût estimé"
    found = problems(tmp_path, "A;Justice;Cadrage;3", header=header)
    assert {(problem.rule, problem.level) for problem in found} == {("missing-optional-column", Level.WARNING)}
    assert {problem.location.column for problem in found} == {"Début", "Durée prévisionnelle en années"}


@pytest.mark.parametrize("rows", [[], [";;;;;"]])
def test_an_empty_table_is_refused(tmp_path, rows):
    assert one(problems(tmp_path, *rows), "empty-table").level is Level.ERROR


def test_an_altogether_empty_file_is_refused(tmp_path):
    found = problems(tmp_path, header="")
    assert {"empty-table", "missing-column"} <= {problem.rule for problem in found}


@pytest.mark.parametrize(
    ("cost", "bracket", "rule"),
    [
        ("4,999", "< 5 M€", None),
        ("5", "< 5 M€", "bracket-contradicts-cost"),
        ("5", "entre 5 et 9 M€", None),
        ("9", "entre 9 et 20 M€", None),
        ("100", "> 100 M€", None),
        ("100", "entre 20 et 100 M€", "bracket-contradicts-cost"),
        ("12", "En cadrage", "bracket-contradicts-cost"),
        ("en cadrage", "> 100 M€", "bracket-contradicts-cost"),
        ("non communiqué", "> 100 M€", "bracket-without-cost"),
        ("12", "", None),
        ("12", "cher", "unknown-bracket"),
    ],
)
def test_a_bracket_agrees_with_the_cost(tmp_path, cost, bracket, rule):
    row = f"A;Justice;Déploiement;{cost};;;{bracket};consultation"
    found = problems(tmp_path, row, header=f"{HEADER};Tranche de coût;Motif")
    about = {problem.rule for problem in found if "bracket" in problem.rule}
    assert about == ({rule} if rule else set())
    if rule:
        assert one(found, rule).location.column == "Tranche de coût"


@pytest.mark.parametrize(
    ("header", "row", "rule", "column"),
    [
        (f"{HEADER};Météo", f"{SOUND};orageux", "unknown-column", "Météo"),
        (f"{HEADER};Coût estimé", f"{SOUND};13", "repeated-column", "Coût estimé"),
        (f"{HEADER};Projet interministériel", f"{SOUND};", "missing-interministerial", "Projet interministériel"),
        (HEADER, "A;Justice;;12;2019-01-01;4", "missing-phase", "Phase du projet en cours"),
        (HEADER, "A;Justice;Déploiement;;2019-01-01;4", "cost-without-reason", COST),
        (f"{HEADER};Motif", f"{SOUND};secret", "idle-reason", "Motif"),
        (f"{HEADER};En savoir plus", f"{SOUND};www.projet.fr", "no-address", "En savoir plus"),
        (f"{HEADER};Fin prévue", f"{SOUND};06/2025", "end-contradicts-duration", "Fin prévue"),
        (HEADER, "A;Justice;Déploiement;12;2015-01-01;4", "planned-end-passed", "Durée prévisionnelle en années"),
    ],
)
def test_what_is_doubtful_is_a_warning_and_no_more(tmp_path, header, row, rule, column):
    home = folder(tmp_path, row, header=header)
    (warning,) = check(read_submission(home)).warnings
    assert warning == one((warning,), rule)
    assert warning.level is Level.WARNING
    assert warning.location.column == column


def test_interministerial_is_yes_or_no(tmp_path):
    found = problems(tmp_path, f"{SOUND};peut-être", header=f"{HEADER};Projet interministériel")
    problem = one(found, "interministerial-neither")
    assert (problem.location.row, problem.found) == (2, "peut-être")
    assert len(found) == 1


def test_a_completed_project_may_have_ended(tmp_path):
    assert problems(tmp_path, "A;Justice;Terminé;12;2010-01-01;4") == ()


def test_every_problem_is_told_at_once_and_nothing_comes_of_it(tmp_path):
    rows = ("A;Justice;Déploiment;beaucoup;31/02/2017;-1", "a;;Cadrage;;;")
    with pytest.raises(Refused) as refusal:
        check(read_submission(folder(tmp_path, *rows, settings="number = 1\nquater = 3\n")))
    rules = {problem.rule for problem in refusal.value.problems}
    assert {"unknown-phase", "cost-no-number", "impossible-date", "duration-not-positive"} <= rules
    assert {"duplicate-project", "missing-ministry", "missing-key", "unknown-key"} <= rules


@pytest.mark.parametrize(
    ("old", "new", "rule", "key"),
    [
        ("number = 10", "", "missing-key", "number"),
        ("number = 10", 'number = "dix"', "wrong-value", "number"),
        ("number = 10", "number = true", "wrong-value", "number"),
        ("as_of = 2020-03-31", 'as_of = "31 mars 2020"', "wrong-value", "as_of"),
        ("as_of = 2020-03-31", "as_of = 2020-03-31T10:00:00", "wrong-value", "as_of"),
        ("published", "publishd", "unknown-key", "publishd"),
        ("[licence]", "[license]", "missing-key", "licence.name"),
        ('name = "Direction du numérique"', 'name = ""', "wrong-value", "publisher.name"),
        ("[licence]", 'url = "ici"\n[licence]', "wrong-value", "publisher.url"),
        ("[licence]", "[declared]\nprojets = 3\n[licence]", "unknown-key", "declared.projets"),
        ("[licence]", '[declared]\nprojects = "3"\n[licence]', "wrong-value", "declared.projects"),
        ("[licence]", "[titles]\nbrief = 3\n[licence]", "wrong-value", "titles.brief"),
        ("number = 10", 'number = 10\nlanguage = "de"', "wrong-value", "language"),
        ("number = 10", 'number = 10\nlangue = "en"', "unknown-key", "langue"),
        ('quarter = "2020-T1"', 'quarter = "2020-T5"', "wrong-value", "quarter"),
        ('quarter = "2020-T1"', 'quarter = "2020-T2"', "wrong-folder", "quarter"),
    ],
)
def test_a_wrong_key_of_edition_toml_is_refused(tmp_path, old, new, rule, key):
    problem = one(problems(tmp_path, SOUND, settings=SETTINGS.replace(old, new)), rule)
    assert problem.level is Level.ERROR
    assert (problem.location.file, problem.location.column) == ("edition.toml", key)


@pytest.mark.parametrize(
    ("old", "new", "rule", "advice"),
    [
        ("number = 10", "", "missing-key", "number = 10"),
        ("number = 10", "nomber = 10", "missing-key", "nomber"),
        ("published", "publishd", "unknown-key", "published"),
        ("[licence]", "[declared]\nprojets = 3\n[licence]", "unknown-key", "declared.projects"),
    ],
)
def test_what_to_do_about_a_key_is_said(tmp_path, old, new, rule, advice):
    assert advice in one(problems(tmp_path, SOUND, settings=SETTINGS.replace(old, new)), rule).advice


def test_a_broken_edition_toml_is_refused_with_its_line(tmp_path):
    problem = one(problems(tmp_path, SOUND, settings="number = 10\nquarter = 2020-T1\n"), "settings-syntax")
    assert (problem.location.file, problem.location.row) == ("edition.toml", 2)


def test_declared_figures_keep_their_decimals_and_titles_any_key(tmp_path):
    settings = SETTINGS + '[declared]\nprojects = 44\ntotal_cost_bn_eur = 1.560\n[titles]\ncost_by_ministry = "Tout"\n'
    info = check(read_submission(folder(tmp_path, SOUND, settings=settings))).info
    assert {key: str(value) for key, value in info.declared.items()} == {"projects": "44", "total_cost_bn_eur": "1.560"}
    assert info.declared["projects"] == Decimal(44)
    assert info.titles == {"cost_by_ministry": "Tout"}


def test_a_publication_before_the_date_of_its_data_is_a_warning(tmp_path):
    early = SETTINGS.replace("published = 2020-05-15", "published = 2020-03-03")
    problem = one(problems(tmp_path, SOUND, settings=early), "published-before-data")
    assert problem.level is Level.WARNING
    assert (problem.found, problem.location.column) == ("2020-03-03", "published")
    assert "2020-03-31" in problem.expected


def test_no_publication_date_is_a_warning(tmp_path):
    found = problems(tmp_path, SOUND, settings=SETTINGS.replace("published = 2020-05-15", ""))
    assert one(found, "no-publication-date").level is Level.WARNING


def test_missing_files_are_named(tmp_path):
    home = tmp_path / "2020-T1"
    home.mkdir()
    found = problems_of(read_submission(home))
    assert {problem.location.file for problem in found} == {"edition.toml", "projects", "editorial.md"}
    levels = {problem.location.file: problem.level for problem in found}
    assert levels["editorial.md"] is Level.WARNING
    assert levels["edition.toml"] is levels["projects"] is Level.ERROR


def test_two_tables_in_one_folder_are_refused(tmp_path):
    home = folder(tmp_path, SOUND)
    (home / "projects.tsv").write_text("x", encoding="utf-8")
    assert "projects.tsv" in one(problems_of(read_submission(home)), "several-tables").found


def test_an_edition_of_any_project_is_frozen(tmp_path):
    edition = check(read_submission(folder(tmp_path, SOUND)))
    with pytest.raises(dataclasses.FrozenInstanceError):
        edition.projects = ()
