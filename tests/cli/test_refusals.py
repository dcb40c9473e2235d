"""What is wrong is refused, all of it at once, with the exit codes of the contract, and nothing is written."""

from __future__ import annotations

import shutil

import pytest
from support.running import HEADER, ROWS, run, small_workspace, tree, write_edition


def test_every_problem_is_named_with_row_column_value_and_advice(tmp_path):
    root = small_workspace(tmp_path)
    rows = (
        ROWS[0].replace("12,5", "douze"),
        ROWS[1].replace("Cadrage", "Deploiment"),
        ROWS[2].replace("2017-06-01", "31/02/2017"),
        ROWS[0],
        ROWS[0].replace("Alizé", "Écume").replace("12,5", "-3"),
    )
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=rows)
    refused = run(root, "publish", expect=3)
    for words in (
        'projects.csv, row 2, column "Coût complet estimé"',
        "douze",
        'projects.csv, row 3, column "Phase du projet en cours"',
        "Déploiement",  # the nearest known phase
        'projects.csv, row 4, column "Début"',
        'projects.csv, row 5, column "Projet"',
        'projects.csv, row 6, column "Coût complet estimé"',
        "Nothing was written",
    ):
        assert words in refused.stderr, words
    assert refused.stdout == ""
    assert not (root / "output/2020-T1").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("projects.csv", HEADER.replace("Coût complet estimé;", "") + "\n", "Coût complet estimé"),
        ("projects.csv", HEADER + "\n", "projects.csv"),
        ("edition.toml", 'quarter = "2020-T1"\n', "number"),
        ("edition.toml", "number = \n", "edition.toml, row 1"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, name, content, words):
    root = small_workspace(tmp_path)
    (root / "assets/editions/2020-T1" / name).write_text(content, encoding="utf-8")
    assert words in run(root, "publish", expect=3).stderr


def test_a_folder_that_is_no_workspace_is_refused(tmp_path):
    assert "a workspace" in run(tmp_path, "publish", expect=3).stderr


def test_an_edition_that_is_not_there_is_wrong_usage(tmp_path):
    root = small_workspace(tmp_path)
    assert "2020-T1" in run(root, "check", "2031-T1", expect=2).stderr
    run(root, "figures", "demain", expect=2)
    run(root, "figures", "77", expect=2)
    run(root, "figures", "--unknown", expect=2)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ content.nothing }}", "sections/method.html"),
        ("{% if %}", "sections/method.html, line 1"),
        ("<h4>Sans ordre</h4>", "follows a heading of level"),
        ("<p>\U0001f600</p>", "glyph"),
    ],
)
def test_a_page_that_cannot_be_made_well_is_refused_with_the_element_named(tmp_path, template, words):
    root = small_workspace(tmp_path)
    (root / "templates/sections").mkdir(parents=True)
    (root / "templates/sections/method.html").write_text(template, encoding="utf-8")
    refused = run(root, "publish", expect=3)
    assert words in refused.stderr
    assert not (root / "output/2020-T1").exists()


def test_a_failed_run_leaves_what_was_published_untouched(small_archive, tmp_path):
    root = shutil.copytree(small_archive, tmp_path / "workspace")
    before = tree(root / "output")
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=(ROWS[0].replace("12,5", "douze"),))
    run(root, "publish", "--revise", "essai", expect=3)
    assert tree(root / "output") == before


def test_quiet_says_nothing_of_warnings_and_debug_shows_the_trace(tmp_path):
    root = small_workspace(tmp_path)
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=("X" + ROWS[0].replace("2018-01-01", "2010-01-01"),))
    assert "warning" in run(root, "build", "--out", str(tmp_path / "1")).stderr
    assert run(root, "build", "--out", str(tmp_path / "2"), "--quiet").stderr == ""
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=(ROWS[0].replace("12,5", "douze"),))
    assert "Traceback" in run(root, "publish", "--debug", expect=1).stderr


def test_errors_in_the_theme_the_watch_list_and_the_registry_are_named(tmp_path):
    root = small_workspace(tmp_path)
    for name in ("theme.toml", "watch.toml", "registry.toml"):
        path = root / "assets" / name
        path.write_text("[zzz]\n", encoding="utf-8")
        assert f"{name}" in run(root, "publish", expect=3).stderr
        path.unlink()
