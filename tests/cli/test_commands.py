"""Every command, run for real: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import io
import json
import shutil
from hashlib import sha256

import pytest
from pypdf import PdfReader
from support.running import ROWS, run, run_apart, small_workspace, tree, write_edition

from reportgen import __version__


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    root = small_workspace(tmp_path_factory.mktemp("éditions d’été"))  # spaces, accents, an apostrophe
    done = run(root, "publish")
    return root, done


def test_publish_prints_where_the_report_lies_and_nothing_else(published):
    root, done = published
    assert done.stdout == f"{root}/output/2020-T1/panorama-2020-T1.pdf\n"


def test_the_article_names_what_the_watch_list_finds_in_whole_sentences(demonstration):
    said = " ".join((demonstration / "article.md").read_text(encoding="utf-8").split()).replace("\u202f", " ")
    assert "**Fin prévue dépassée :** Oriflamme et Wagon. Le projet n’est pas terminé. Appui proposé : " in said
    assert "( :" not in said


def test_progress_is_silent_when_nobody_watches(published):
    _, done = published
    assert "measure" not in done.stderr


def test_publish_leaves_report_data_inputs_and_a_manifest_that_vouches_for_each(published):
    root, _ = published
    files = tree(root / "output" / "2020-T1")
    assert set(files) >= {
        "panorama-2020-T1.pdf",
        "data/projects.csv",
        "data/projects.json",
        "data/figures.json",
        "data/projects.schema.json",
        "data/projects.xlsx",
        "data/projects.ods",
        "data/datapackage.json",
        "data/dictionary.csv",
        "inputs/edition.toml",
        "inputs/projects.csv",
        "inputs/editorial.md",
        "manifest.json",
        "manifest.sha256",
    }
    manifest = json.loads(files["manifest.json"])
    assert {name: sha256(files[name]).hexdigest() for name in manifest["files"]} == manifest["files"]
    assert set(files) == {*manifest["files"], "manifest.json", "manifest.sha256"}
    assert {"pango", "harfbuzz", "fontconfig", "zlib"} <= manifest["system"].keys()


def test_the_report_names_every_project_and_its_cost(published):
    root, _ = published
    pages = PdfReader(root / "output/2020-T1/panorama-2020-T1.pdf").pages
    text = " ".join(page.extract_text() for page in pages)
    for words in ("Alizé", "Brise", "Cyclone", "12,5", "107,5", "120,0"):
        assert words in text


def test_the_same_edition_published_again_changes_nothing_and_says_so(published):
    root, _ = published
    before = tree(root / "output" / "2020-T1")
    done = run(root, "publish", "10")
    assert "nothing changed" in done.stderr
    assert tree(root / "output" / "2020-T1") == before


def test_an_edition_is_named_by_quarter_or_number(published):
    root, _ = published
    told = [json.loads(run(root, "figures", name, "--format", "json").stdout) for name in ("2020-T1", "2020-Q1", "10")]
    assert told[0] == told[1] == told[2]


def test_figures_are_those_of_the_table(published):
    root, _ = published
    told = json.loads(run(root, "figures", "10", "--format", "json").stdout)
    assert told["edition"] == "2020-T1"
    assert (told["projects"], told["interministerial"], told["projects_with_cost"]) == (3, 1, 2)
    assert told["total_cost_meur"] == 120.0
    assert told["mean_duration_years"] == pytest.approx(11.5 / 3, abs=1e-12)  # (4 + 2.5 + 5) / 3, unrounded
    assert told["by_phase"]["Cadrage"] == told["by_phase"]["Déploiement"] == told["by_phase"]["Expérimentation"] == 1
    assert told["by_cost_bracket"]["entre 9 et 20 M€"] == told["by_cost_bracket"]["plus de 100 M€"] == 1
    assert told["by_cost_bracket"]["en cadrage"] == 1
    assert told["by_functional_area"] == {"Archives": 2, "Météo": 1}
    assert told["by_ministry"]["Ministère de la Justice"]["total_cost_meur"] == 12.5
    assert told["deviations"]["budget"]["mean_pct"] is None
    assert told["declared"] == {}
    assert told["discrepancies"] == []


def test_figures_as_csv_and_as_a_table_give_the_same_total(published):
    root, _ = published
    lines = dict(csv.reader(io.StringIO(run(root, "figures", "10", "--format", "csv").stdout)))
    assert lines["total_cost_meur"] == "120.0"
    assert "120.0" in run(root, "figures", "10").stdout


def test_check_tells_of_every_doubt_in_each_format(tmp_path):
    root = small_workspace(tmp_path)
    late = "Drakkar;Ministère de la Culture;Non;Rame.;2010-01-01;2,5;Déploiement;5;Météo;P902"
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=(*ROWS, late))
    (problem,) = json.loads(run(root, "check", "--format", "json").stdout)["problems"]
    assert (problem["file"], problem["row"], problem["rule"]) == ("projects.csv", 5, "planned-end-passed")
    assert problem["level"] == "warning"
    assert "2012-07" in problem["value"]  # January 2010 and thirty months
    assert "2012-07" in run(root, "check").stdout
    page = run(root, "check", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "07/2012" in page  # in French, as it may be sent to a ministry


def test_the_version_is_told_without_a_command(tmp_path):
    assert run(tmp_path, "--version").stdout == f"reportgen {__version__}\n"


def test_references_are_filled_in_everywhere_and_hand_typed_numbers_are_checked(tmp_path):
    root = small_workspace(tmp_path)
    words = root / "assets/editions/2020-T1/editorial.md"
    words.write_text(
        "# Bilan\n\nTotal.\n\n## Un compte\n\n{{ figures.projects | Lettres }} projets.\n", encoding="utf-8"
    )
    run(root, "build", "--out", str(tmp_path / "1"))
    pages = PdfReader(tmp_path / "1/panorama-2020-T1.pdf").pages
    assert "Trois projets." in " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "## Un compte\n\nTrois projets.\n" in (tmp_path / "1/article.md").read_text(encoding="utf-8")
    words.write_text("# Bilan\n\nCinquante projets.\n", encoding="utf-8")
    (problem,) = json.loads(run(root, "check", "--format", "json").stdout)["problems"]
    assert (problem["rule"], problem["file"], problem["row"]) == ("number-without-source", "editorial.md", 3)
    assert "“Cinquante” in “" in run(root, "publish").stderr
    words.write_text("# Bilan\n\n{{ figures.projets }} projets.\n", encoding="utf-8")
    assert "unknown-reference" in run(root, "build", "--out", str(tmp_path / "2"), expect=3).stderr
    assert "{{ figures.projets }}" in run(root, "check", expect=3).stdout
    assert not (tmp_path / "2").exists()


def test_the_feed_says_what_the_words_quote(tmp_path):
    root = small_workspace(tmp_path)
    words = root / "assets/editions/2020-T1/editorial.md"
    words.write_text("# Bilan\n\nUn total de {{ figures.total_cost_meur }}.\n", encoding="utf-8")
    run(root, "publish")
    feed = (root / "output/feed.xml").read_text(encoding="utf-8")
    assert "Un total de 120,0\u00a0M€." in feed
    assert "{{" not in feed


def test_an_article_says_a_first_edition_in_the_sites_format(published):
    root, _ = published
    text = (root / "output/2020-T1/article.md").read_text(encoding="utf-8")
    assert text.startswith(
        '---\ntitle: "10e édition du panorama des grands projets numériques de l’État : à retenir"\ndate: '
    )
    assert (
        "passe en revue 3 projets, dont 1 à portée interministérielle, pour un budget global prévisionnel d’au moins "
        in text
    )
    assert "d’au moins 120,0 millions d’euros" in text


def test_an_earlier_edition_that_is_refused_is_named(tmp_path):
    root = small_workspace(tmp_path)
    write_edition(root, "2019-T4", 9, "2019-12-31", rows=(ROWS[0].replace("Déploiement", "Magie"),))
    assert "2019-T4/projects.csv" in run(root, "check", "2020-T1", expect=3).stderr
    assert "2019-T4/projects.csv" in run(root, "publish", "2020-T1", expect=3).stderr


def test_schema_is_a_table_schema_and_nothing_else(tmp_path):
    schema = json.loads(run(tmp_path, "schema").stdout)
    assert schema["primaryKey"] == ["Projet"]
    assert {field["name"] for field in schema["fields"]} >= {"Projet", "Ministère porteur", "Coût complet estimé"}


def test_build_marks_a_draft_on_every_page_and_leaves_the_archive_alone(tmp_path):
    root = small_workspace(tmp_path)
    run(root, "build", "--out", str(tmp_path / "brouillon"))
    assert not (root / "output").exists()
    for page in PdfReader(tmp_path / "brouillon/panorama-2020-T1.pdf").pages:
        assert "Brouillon, ne pas diffuser" in page.extract_text()


def test_two_builds_in_two_folders_at_other_times_and_places_give_the_same_bytes(tmp_path):
    here, there = small_workspace(tmp_path / "ici"), small_workspace(tmp_path / "là-bas")
    run_apart(here, "build", "--out", str(tmp_path / "1"), TZ="Pacific/Auckland", PYTHONHASHSEED="1", LC_ALL="C")
    run_apart(there, "build", "--out", str(tmp_path / "2"), TZ="America/Lima", PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_demo_writes_a_workspace_that_can_be_published(tmp_path):
    run(tmp_path, "demo", str(tmp_path / "demo"))
    quarters = sorted(path.name for path in (tmp_path / "demo/assets/editions").iterdir())
    assert quarters == ["2019-T2", "2019-T3", "2019-T4", "2020-T1"]
    told = json.loads(run(tmp_path / "demo", "figures", "10", "--format", "json").stdout)
    assert (told["projects"], told["interministerial"], told["total_cost_meur"]) == (44, 8, 1560.0)
    run(tmp_path, "demo", str(tmp_path / "demo"), expect=2)


def test_a_workspaces_own_template_and_theme_replace_the_built_in_ones(tmp_path):
    root = small_workspace(tmp_path)
    (root / "templates/sections").mkdir(parents=True)
    own = '<header class="head"><h1 data-label="x">Notre méthode</h1></header>'
    (root / "templates/sections/method.html").write_text(own, encoding="utf-8")
    run(root, "build", "--out", str(tmp_path / "out"))
    assert "Notre méthode" in PdfReader(tmp_path / "out/panorama-2020-T1.pdf").pages[-1].extract_text()


def test_compare_says_who_entered_who_left_and_how_the_total_moved(tmp_path):
    root = small_workspace(tmp_path)
    rows = (
        ROWS[0].replace("12,5", "14"),
        ROWS[1].replace("en cadrage", "3,5").replace("Cadrage", "Conception / Réalisation"),
        "Dune;Ministère des Armées;Non;Suit les sables.;2020-01-01;3;Cadrage;20;Climat;P903",
    )
    write_edition(root, "2020-T2", 11, "2020-06-30", rows=rows)
    told = json.loads(run(root, "compare", "10", "11", "--format", "json").stdout)
    assert (told["old"], told["new"]) == ("2020-T1", "2020-T2")
    assert (told["entered"], told["left"], told["undecided"]) == (["Dune"], ["Cyclone"], [])
    kept = {each["new_name"]: each for each in told["continued"]}
    assert kept["Alizé"]["cost_change_meur"] == 1.5
    assert kept["Alizé"]["method"] == "exact"
    assert kept["Brise"]["phase"] == ["Cadrage", "Conception / Réalisation"]
    assert kept["Brise"]["cost_change_meur"] is None
    assert told["cost_bridge"] == {
        "previous": 120.0,
        "entered": 20.0,
        "left": -107.5,
        "reestimated": 1.5,
        "newly_costed": 3.5,
        "no_longer_costed": 0.0,
        "current": 37.5,
    }
    assert "Dune" in run(root, "compare", "10", "11").stdout
    run(root, "compare", "11", "10", expect=2)


def test_match_keeps_a_persons_decision_in_the_registry(tmp_path):
    root = tmp_path
    old = "Genèse;Ministère de la Justice;Non;Gère les personnes écrouées, du greffe à la sortie.;2007-01-01;10;Déploiement;47,5;Écrous;P107"
    new = "Genèse V2;Ministère de la Justice;Non;Gère les personnes écrouées, du greffe à la sortie.;;;Cadrage;en cadrage;Écrous;P107"
    write_edition(root, "2020-T1", 1, "2020-03-31", rows=(old,))
    write_edition(root, "2020-T2", 2, "2020-06-30", rows=(new,))
    told = json.loads(run(root, "compare", "1", "2", "--format", "json").stdout)
    assert [each["new_name"] for each in told["undecided"]] == ["Genèse V2"]
    run(root, "match", "2", "--accept-proposed")
    assert "Genèse V2" in (root / "assets/registry.toml").read_text(encoding="utf-8")
    told = json.loads(run(root, "compare", "1", "2", "--format", "json").stdout)
    assert told["undecided"] == []
    assert told["continued"][0]["method"] == "registry"
    assert "nothing to decide" in run(root, "match", "2").stderr


def test_other_content_is_refused_until_a_revision_says_why(published, tmp_path):
    root = tmp_path / "workspace"
    shutil.copytree(published[0], root)
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=(ROWS[0].replace("12,5", "13"), *ROWS[1:]))
    before = tree(root / "output")
    refused = run(root, "publish", expect=4)
    assert "data/projects.csv" in refused.stderr
    assert tree(root / "output") == before
    run(root, "publish", "--revise", "coût d’Alizé corrigé")
    entry = root / "output/2020-T1"
    manifest = json.loads((entry / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["revision"] == 2
    assert [change.replace("\u00a0", " ") for change in manifest["errata"][0]["changes"]] == [
        "Alizé\u202f: coût complet estimé, 13,0 M€ au lieu de 12,5 M€."
    ]
    kept = {name.removeprefix("2020-T1/"): content for name, content in before.items() if name.startswith("2020")}
    assert tree(entry / "revisions/1") == kept
    text = " ".join(page.extract_text() for page in PdfReader(entry / "panorama-2020-T1.pdf").pages)
    assert "coût d’Alizé corrigé" in text.replace("\n", " ")
    run(root, "archive", "verify")
    assert "nothing changed" in run(root, "publish").stderr


def test_the_archive_lists_shows_and_rebuilds_what_was_published(published):
    root, _ = published
    assert "2020-T1" in run(root, "archive", "list").stdout
    assert json.loads(run(root, "archive", "show", "10").stdout)["edition"] == "2020-T1"
    assert "every file as it was published" in run(root, "archive", "verify").stderr
    assert "byte for byte the same" in run(root, "archive", "rebuild", "10").stderr


@pytest.mark.parametrize("name", ["catalog.json", "panorama.sqlite", "manifest.json"])
def test_what_lies_around_the_editions_is_verified_too_and_any_publication_mends_it(published, tmp_path, name):
    root = tmp_path / "workspace"
    shutil.copytree(published[0], root)
    before = tree(root / "output")
    (root / "output" / name).unlink()
    said = run(root, "archive", "verify", expect=5).stderr
    assert f"{name}: found nothing" in said
    assert "reportgen publish" in said
    assert "2020-T1" in run(root, "archive", "list").stdout
    assert "nothing changed" in run(root, "publish").stderr
    assert tree(root / "output") == before


@pytest.mark.parametrize("name", ["data/projects.csv", "inputs/projects.csv", "panorama-2020-T1.pdf", "manifest.json"])
def test_a_flipped_bit_is_found_and_named(published, tmp_path, name):
    root = tmp_path / "workspace"
    shutil.copytree(published[0], root)
    path = root / "output/2020-T1" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert f"2020-T1/{name}" in run(root, "archive", "verify", expect=5).stderr
