"""The gate as the officer meets it: what blocks is not published, a draft is made all the same, a waiver lets it out."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from support.running import ROWS, run, small_workspace, tree, write_edition

BEFORE = [ROWS[0].replace("12,5", "1,25"), *ROWS[1:]]
ID = "cost-times-ten:alize:12-5"
WAIVER = f"""[[waiver]]
id = "{ID}"
reason = "le périmètre couvre désormais tous les tribunaux"
name = "Camille Durand"
date = 2020-04-20
"""


@pytest.fixture
def slipped(tmp_path):
    """Write two editions: between them, the cost of Alizé goes from 1.25 to 12.5 M€."""
    write_edition(tmp_path, "2019-T4", 9, "2019-12-31", rows=BEFORE)
    return small_workspace(tmp_path)


def findings(root, *options, expect=0):
    told = json.loads(run(root, "check", "2020-T1", "--format", "json", *options, expect=expect).stdout)
    return {problem["id"]: problem for problem in told["problems"]}


def waive(root, text=WAIVER, quarter="2020-T1"):
    (root / "assets/editions" / quarter / "waivers.toml").write_text(text, encoding="utf-8")


def test_what_blocks_is_not_published_and_nothing_is_written(slipped):
    refused = run(slipped, "publish", expect=3)
    assert "blocking" in refused.stderr
    assert ID in refused.stderr
    assert "refused: 1 finding. Nothing was written" in refused.stderr
    assert not (slipped / "output/2020-T1").exists()


def test_a_draft_is_made_and_shows_what_blocks(slipped, tmp_path):
    made = run(slipped, "build", "--out", str(tmp_path / "draft"))
    assert ID in made.stderr
    assert (tmp_path / "draft/panorama-2020-T1.pdf").is_file()


def test_a_waiver_lets_it_out_and_is_kept_in_the_manifest(slipped):
    waive(slipped)
    published = run(slipped, "publish")
    assert "Waived by Camille Durand on 2020-04-20" in published.stderr
    manifest = json.loads((slipped / "output/2020-T1/manifest.json").read_text(encoding="utf-8"))
    assert [(each["id"], each["name"], each["date"]) for each in manifest["waivers"]] == [
        (ID, "Camille Durand", "2020-04-20")
    ]
    assert "waivers.toml" in manifest["inputs"]
    assert (slipped / "output/2020-T1/inputs/waivers.toml").read_text(encoding="utf-8") == WAIVER
    run(slipped, "archive", "verify")
    assert "byte for byte" in run(slipped, "archive", "rebuild", "2020-T1").stderr


def test_a_waiver_carried_over_does_not_count(slipped):
    """The next edition's cost slips again, and somebody copies the folder with its waiver."""
    waive(slipped)
    write_edition(slipped, "2020-T2", 11, "2020-06-30", rows=[ROWS[0].replace("12,5", "125"), *ROWS[1:]])
    waive(slipped, quarter="2020-T2")
    refused = run(slipped, "publish", "2020-T2", expect=3)
    assert "waiver-expired" in refused.stderr


def test_a_broken_waiver_is_refused_with_its_place(slipped):
    waive(slipped, WAIVER.replace("reason", "raison"))
    assert "waivers.toml" in run(slipped, "publish", expect=3).stderr


def test_check_tells_programs_all_that_it_knows(slipped):
    problem = findings(slipped, expect=3)[ID]
    assert problem["rule"] == "cost-times-ten"
    assert problem["level"] == "blocking"
    assert (problem["file"], problem["row"], problem["column"]) == ("projects.csv", 2, "Coût complet estimé")
    assert problem["project"] == "Alizé"
    assert problem["ministries"] == ["Ministère de la Justice"]
    assert problem["evidence"] == {"before": 1.25, "now": 12.5, "ratio": 10}
    assert problem["waived"] is None
    waive(slipped)
    assert findings(slipped)[ID]["waived"]["name"] == "Camille Durand"


def test_an_id_does_not_hang_on_the_row(slipped):
    write_edition(slipped, "2020-T1", 10, "2020-03-31", rows=[*ROWS[1:], ROWS[0]])
    assert findings(slipped, expect=3)[ID]["row"] == 4


def test_check_of_one_ministry_shows_its_projects_only(slipped):
    rows = [*ROWS[:2], ROWS[2].replace("2017-06-01;5", "2010-06-01;5")]
    write_edition(slipped, "2020-T1", 10, "2020-03-31", rows=rows)
    assert set(findings(slipped, "--ministry", "Culture")) >= {"planned-end-passed:cyclone"}
    assert ID not in findings(slipped, "--ministry", "Culture")
    assert set(findings(slipped, "--ministry", "ministère de la justice", expect=3)) == {ID}
    assert "Ministère de la Culture" in run(slipped, "check", "2020-T1", "--ministry", "Mer", expect=2).stderr


def test_the_page_for_a_ministry_is_french_whole_and_alone(slipped):
    page = run(slipped, "check", "2020-T1", "--format", "html", expect=3).stdout
    assert '<html lang="fr">' in page
    assert "Bloquant" in page
    assert "12,5, soit 10 fois ce qui était publié" in page
    assert "Un coût environ dix fois supérieur au précédent" in page
    assert "ce qui change vraiment change bien moins." in page
    assert "ligne 2, colonne" in page
    assert not re.search(r"<script|<link|src=|href=|@import|url\(", page)
    assert not re.search(
        r"\b(the|row|column|found|expected|published before)\b",
        re.sub(r"<style.*?</style>|<[^>]*>|<code>.*?</code>", "", page, flags=re.DOTALL),
    )


def test_the_page_of_an_english_edition_is_english(slipped):
    path = slipped / "assets/editions/2020-T1/edition.toml"
    path.write_text('language = "en"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    page = run(slipped, "check", "2020-T1", "--format", "html", expect=3).stdout
    assert '<html lang="en">' in page
    assert "12.5, 10 times what it was" in page


def test_a_hostile_name_stays_text_on_the_page(slipped):
    rows = [ROWS[0].replace("Alizé", "<script>alert(1)</script>{{ 7*7 }}"), *ROWS[1:]]
    write_edition(slipped, "2020-T1", 10, "2020-03-31", rows=rows)
    assert "<script" not in run(slipped, "check", "2020-T1", "--format", "html").stdout


def test_the_table_shows_level_id_and_waiver(slipped):
    shown = run(slipped, "check", "2020-T1", expect=3).stdout
    assert "blocking" in shown
    assert ID in shown
    waive(slipped)
    assert "waived" in run(slipped, "check", "2020-T1").stdout


def test_an_earlier_edition_that_cannot_be_read_is_named(slipped):
    write_edition(slipped, "2019-T4", 9, "2019-12-31", rows=[ROWS[0].replace("12,5", "douze")])
    assert "2019-T4/projects.csv, row 2" in run(slipped, "check", "2020-T1", expect=3).stderr


def test_pages_that_cannot_be_read_by_ear_are_told_before_they_are_laid_out(slipped):
    waive(slipped)
    assert not findings(slipped, "--pages").keys() & {"page-fault"}
    (slipped / "templates/sections").mkdir(parents=True)
    (slipped / "templates/sections/method.html").write_text("<h4>Sans ordre</h4>", encoding="utf-8")
    told = findings(slipped, "--pages", expect=3)
    assert any(problem["rule"] == "page-fault" and "Sans ordre" in problem["value"] for problem in told.values())


def test_a_revision_that_withholds_a_published_cost_is_stopped(small_archive, tmp_path):
    root = shutil.copytree(small_archive, tmp_path / "workspace")
    before = tree(root / "output")
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=[*ROWS[:2], ROWS[2].replace("107,5", "non communiqué")])
    refused = run(root, "publish", "--revise", "coût retiré", expect=3)
    assert "disclosure-by-revision:cyclone:107-5" in refused.stderr
    assert tree(root / "output") == before


def test_a_declared_total_that_gives_a_withheld_cost_away_is_stopped(tmp_path):
    """12.5 M€ are published and 0.1200 Md€ declared: Cyclone costs 107.5."""
    root = small_workspace(tmp_path)
    folder = write_edition(
        root, "2020-T1", 10, "2020-03-31", rows=[*ROWS[:2], ROWS[2].replace("107,5", "non communiqué")]
    )
    settings = (folder / "edition.toml").read_text(encoding="utf-8")
    (folder / "edition.toml").write_text(settings + "[declared]\ntotal_cost_bn_eur = 0.1200\n", encoding="utf-8")
    refused = run(root, "publish", expect=3)
    assert "120 (the declared total) − 12.5 (published costs) = 107.5 ± 0.05 M€" in refused.stderr
    assert not (root / "output/2020-T1").exists()
