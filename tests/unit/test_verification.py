"""What lies around the editions is held against its own manifest, and that one against the editions as they stand."""

from __future__ import annotations

import json

import pytest
from support.running import ROWS, small_workspace, write_edition
from support.shelves import around, shelve

from reportgen.archive.entries import archived_editions
from reportgen.archive.verification import verify_edition, verify_site
from reportgen.disk.workspace import Workspace
from reportgen.values.dates import Quarter


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace(small_workspace(tmp_path))
    shelve(workspace, Quarter(2020, 1))
    around(workspace)
    return workspace


def told(workspace):
    return [(damage.file, damage.found) for damage in verify_site(workspace.output)]


def test_what_was_just_made_is_whole_and_no_edition_needs_none(workspace, tmp_path):
    assert told(workspace) == []
    assert verify_site(tmp_path / "nothing") == ()


def test_files_around_are_no_editions(workspace):
    assert [entry.folder.name for entry in archived_editions(workspace.output)] == ["2020-T1"]
    assert verify_edition(workspace.output / "2020-T1") == ()


@pytest.mark.parametrize("name", ["catalog.json", "panorama.sqlite", "manifest.json"])
def test_a_file_that_is_gone_is_named(workspace, name):
    (workspace.output / name).unlink()
    assert told(workspace) == [(name, "nothing")]


def test_a_file_that_was_changed_is_named(workspace):
    (workspace.output / "catalog.json").write_text("{}", encoding="utf-8")
    assert [file for file, _ in told(workspace)] == ["catalog.json"]


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"editions": 1, "files": {}}'])
def test_a_manifest_that_says_nothing_is_told(workspace, text):
    (workspace.output / "manifest.json").write_text(text, encoding="utf-8")
    assert [file for file, _ in told(workspace)] == ["manifest.json"]


def test_files_that_lag_behind_the_editions_are_told_until_they_are_made_anew(workspace):
    write_edition(workspace.root, "2020-T1", 10, "2020-03-31", rows=ROWS[:2])
    shelve(workspace, Quarter(2020, 1), "Cyclone retiré")
    ((file, found),) = told(workspace)
    assert file == "manifest.json"
    assert found.startswith("made from 2020-T1")
    around(workspace)
    assert told(workspace) == []
    write_edition(workspace.root, "2020-T2", 11, "2020-06-30")
    shelve(workspace, Quarter(2020, 2))
    assert told(workspace) == [("manifest.json", "made from 2020-T2: not there")]


def test_the_manifest_names_the_versions_that_could_change_a_byte(workspace):
    manifest = json.loads((workspace.output / "manifest.json").read_text(encoding="utf-8"))
    assert {"reportgen", "sqlite"} <= manifest["versions"].keys()
    assert set(manifest["files"]) >= {"catalog.json", "panorama.sqlite"}
