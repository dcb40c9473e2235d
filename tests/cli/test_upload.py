"""reportgen upload, run for real against a portal on this machine: what it sends, what it shows, how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from hashlib import sha256

import pytest
from support.portal import DATASET, GUESTS_KEY, KEY, running_portal
from support.running import COMMAND, run, run_apart, tree, write_edition

SETTINGS = f"""[demo]
dataset = "{DATASET}"
organization = "office-des-essais"
[production]
dataset = "{DATASET}"
[dataset]
title = "Panorama des grands projets numériques de l’État"
description = "Chaque trimestre, les grands projets numériques de l’État."
"""
UPLOAD = ("upload", "2020-T1", "--to", "datagouv")
CSV = "data/projects.csv"


@pytest.fixture(scope="module")
def published(small_archive, tmp_path_factory):
    root = shutil.copytree(small_archive, tmp_path_factory.mktemp("téléversement") / "espace")
    (root / "assets/datagouv.toml").write_text(SETTINGS, encoding="utf-8")
    return root


@pytest.fixture
def workspace(published, tmp_path):
    """Copy the published workspace, to spoil it."""
    return shutil.copytree(published, tmp_path / "espace")


@pytest.fixture
def portal():
    with running_portal() as running:
        yield running


def outside(portal, key: str = KEY) -> dict[str, str]:
    return {"REPORTGEN_DATAGOUV_URL": portal.url, "DATAGOUV_API_KEY": key}


def sums(portal) -> dict[str, str]:
    return {
        each["extras"]["reportgen:format"]: sha256(portal.stored[each["url"]]).hexdigest() for each in portal.resources
    }


def test_what_was_published_is_on_the_portal_byte_for_byte(published, portal):
    done = run(published, *UPLOAD, **outside(portal))
    assert done.stdout == f"{portal.url}/datasets/{DATASET}/\n"
    files = tree(published / "output/2020-T1")
    expected = {"csv": CSV, "json": "data/projects.json", "pdf": "panorama-2020-T1.pdf"}
    assert sums(portal).items() >= {part: sha256(files[name]).hexdigest() for part, name in expected.items()}.items()
    assert "uploaded: panorama-2020-t1.pdf" in done.stderr
    # 12,5 and 107,5 M€; Brise is not estimated yet
    assert "120,0\u00a0millions d’euros (2\u00a0projets chiffrés)" in portal.dataset["description"]
    assert "3\u00a0projets, dont 1\u00a0interministériel." in portal.dataset["description"]


def test_run_again_by_number_it_sends_nothing(published, portal):
    run(published, *UPLOAD, **outside(portal))
    portal.asked.clear()
    done = run(published, "upload", "10", "--to", "datagouv", **outside(portal))
    assert {asked.method for asked in portal.asked} == {"GET"}
    assert "there already: panorama-2020-t1.pdf" in done.stderr
    assert run(published, *UPLOAD, "--quiet", **outside(portal)).stderr == ""


def test_killed_in_the_middle_it_goes_on_when_run_again(published, portal):
    environment = {**os.environ, **outside(portal)}
    process = subprocess.Popen([COMMAND, "--root", published, *UPLOAD], env=environment, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while len(portal.asked) < 5 and time.monotonic() < deadline:
        time.sleep(0.001)
    process.kill()
    process.wait()
    run(published, *UPLOAD, **outside(portal))
    assert portal.doubles() == []
    assert sums(portal)["csv"] == sha256((published / "output/2020-T1" / CSV).read_bytes()).hexdigest()
    assert [asked.method for asked in portal.asked][-1] == "GET"


def test_it_waits_as_long_as_the_portal_asks_and_says_so(published, portal):
    portal.trouble("POST", "pdf", 429, headers=(("Retry-After", "0"),))
    done = run(published, *UPLOAD, **outside(portal))
    assert "429 Too Many Requests" in done.stderr
    assert "trying again in 0 s" in done.stderr
    assert portal.doubles() == []


def test_a_revision_takes_the_place_of_what_was_uploaded(workspace, portal):
    run(workspace, *UPLOAD, **outside(portal))
    before = sums(portal)
    row = "Alizé;Ministère de la Justice;Oui;Remplace les dossiers papier.;2018-01-01;4;Déploiement;13;Archives;P901"
    write_edition(workspace, "2020-T1", 10, "2020-03-31", rows=(row,))
    run(workspace, "publish", "--revise", "coût d’Alizé corrigé")
    run(workspace, *UPLOAD, **outside(portal))
    assert sums(portal)["csv"] != before["csv"]
    assert sums(portal).keys() == before.keys()
    assert portal.resource("csv")["extras"]["reportgen:revision"] == "2"
    assert "13,0\u00a0millions d’euros" in portal.dataset["description"]


# ── a dry run ─────────────────────────────────────────────────────────────────────────────────────


def test_a_dry_run_prints_every_call_and_needs_neither_key_nor_portal(published, portal):
    done = run(published, *UPLOAD, "--dry-run", **outside(portal, key=""))
    assert portal.asked == []
    content = (published / "output/2020-T1" / CSV).read_bytes()
    assert f"panorama-2020-t1-projets.csv (text/csv, {len(content)} bytes)" in done.stdout
    assert sha256(content).hexdigest() in done.stdout
    assert f"GET /api/1/datasets/{DATASET}/" in done.stdout


def test_a_dry_run_says_which_portal_it_would_be(published):
    assert "To https://demo.data.gouv.fr," in run(published, *UPLOAD, "--dry-run").stdout
    assert "To https://www.data.gouv.fr," in run(published, *UPLOAD, "--dry-run", "--production").stdout


def test_what_a_dry_run_prints_is_what_is_sent(published, portal):
    printed = run(published, *UPLOAD, "--dry-run", **outside(portal)).stdout
    run(published, *UPLOAD, **outside(portal))
    lines = [line.partition(". ")[2] for line in printed.splitlines() if line[:3].strip(" .").isdigit()]
    assert [line.split()[0] for line in lines] == [asked.method for asked in portal.asked]
    for asked in portal.asked:
        if asked.file is not None:
            assert f"{asked.file[0]} ({asked.file[1]}, {len(asked.file[2])} bytes)" in printed
            assert sha256(asked.file[2]).hexdigest() in printed


# ── the key shows nowhere ─────────────────────────────────────────────────────────────────────────


REFUSED = ("GET", "", 400, f'{{"message": "{KEY}"}}')


@pytest.mark.parametrize(
    ("breakdown", "option"),
    [
        pytest.param(None, "--debug", id="done"),
        pytest.param(REFUSED, "--quiet", id="refused"),
        pytest.param(REFUSED, "--debug", id="refused, traced"),
        pytest.param(("POST", "", 403, f'{{"errors": {{"key": ["{KEY}"]}}}}'), "--debug", id="forbidden"),
        pytest.param(("PUT", "", 200, "no JSON"), "--debug", id="nonsense"),
        pytest.param(("GET", "", 302, ""), "--debug", id="moved"),
    ],
)
def test_the_key_is_in_no_output_and_in_no_file(workspace, portal, breakdown, option):
    if breakdown:
        portal.trouble(*breakdown[:3], body=breakdown[3].encode())
    done = run(workspace, *UPLOAD, option, expect=1 if breakdown else 0, **outside(portal))
    assert ("Traceback" in done.stderr) is bool(breakdown and option == "--debug")
    assert KEY not in done.stdout + done.stderr
    assert not [name for name, content in tree(workspace).items() if KEY.encode() in content]


@pytest.mark.parametrize("key", ["clé-accentuée", "clef deux-mots"])
def test_an_unfit_key_is_not_shown_either(published, portal, key):
    done = run(published, *UPLOAD, expect=2, **outside(portal, key))
    assert key not in done.stderr
    assert portal.asked == []
    assert key not in run(published, *UPLOAD, "--debug", expect=1, **outside(portal, key)).stderr


def test_the_key_cannot_be_given_on_the_command_line(published):
    said = run(published, "upload", "--help").stdout
    assert "key" not in said.lower()


def test_the_key_goes_to_no_other_machine(published):
    refused = run(
        published,
        *UPLOAD,
        expect=2,
        REPORTGEN_DATAGOUV_URL="http://portail.exemple.invalid",
        DATAGOUV_API_KEY=KEY,
    )
    assert "REPORTGEN_DATAGOUV_URL must be an address of this machine" in refused.stderr


# ── refusals ──────────────────────────────────────────────────────────────────────────────────────


def test_without_a_key_it_says_where_to_put_one(published, portal):
    refused = run(published, *UPLOAD, expect=2, **outside(portal, key=""))
    assert "DATAGOUV_API_KEY" in refused.stderr
    assert "keyring set reportgen-datagouv demo" in refused.stderr
    assert portal.asked == []


def test_a_key_of_the_other_portal_is_refused_there(published, portal):
    assert "401 Unauthorized" in run(published, *UPLOAD, expect=1, **outside(portal, "clef-autre")).stderr
    portal.dataset["private"] = False
    assert "403 Forbidden" in run(published, *UPLOAD, expect=1, **outside(portal, GUESTS_KEY)).stderr
    assert portal.resources == []


def test_an_edition_that_was_not_published_is_wrong_usage(workspace, portal):
    write_edition(workspace, "2020-T2", 11, "2020-06-30")
    refused = run(workspace, "upload", "2020-T2", "--to", "datagouv", expect=2, **outside(portal))
    assert "was not published" in refused.stderr
    run(workspace, "upload", "2020-T2", "--to", "datagouv", "--dry-run", expect=2)
    run(workspace, "upload", "2020-T1", expect=2)
    run(workspace, "upload", "2020-T1", "--to", "ailleurs", expect=2)


def test_without_datagouv_toml_it_says_what_to_write(workspace, portal):
    (workspace / "assets/datagouv.toml").unlink()
    refused = run(workspace, *UPLOAD, expect=3, **outside(portal))
    assert "Write assets/datagouv.toml" in refused.stderr
    (workspace / "assets/datagouv.toml").write_text("[demo]\nnom = 3\n", encoding="utf-8")
    refused = run(workspace, *UPLOAD, expect=3, **outside(portal))
    for words in ("demo.nom", "demo.dataset", "dataset.title", "dataset.description"):
        assert words in refused.stderr
    assert portal.asked == []


@pytest.mark.parametrize("option", [(), ("--dry-run",)])
def test_a_damaged_edition_is_refused_before_anything_is_sent(workspace, portal, option):
    path = workspace / "output/2020-T1" / CSV
    path.write_bytes(path.read_bytes() + b" ")
    refused = run(workspace, *UPLOAD, *option, expect=5, **outside(portal))
    assert f"2020-T1/{CSV}" in refused.stderr
    assert portal.asked == []


def test_a_demonstration_edition_does_not_go_to_the_public(demonstration, tmp_path, portal):
    root = shutil.copytree(demonstration.parent.parent, tmp_path / "démonstration")
    (root / "assets/datagouv.toml").write_text(SETTINGS, encoding="utf-8")
    refused = run(root, *UPLOAD, "--production", expect=3, **outside(portal))
    assert "a demonstration edition" in refused.stderr
    assert "Leave out --production" in refused.stderr
    assert portal.asked == []
    run(root, *UPLOAD, **outside(portal))
    assert all(each["title"].startswith("Démonstration") for each in portal.resources)
    assert "fictifs" in portal.dataset["description"]


def test_where_the_client_is_not_installed_it_says_what_to_install(published, tmp_path, portal):
    (tmp_path / "datagouv").mkdir()
    (tmp_path / "datagouv/__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    refused = run_apart(published, *UPLOAD, expect=2, PYTHONPATH=str(tmp_path), **outside(portal))
    assert "pip install 'reportgen[upload]'" in refused.stderr
