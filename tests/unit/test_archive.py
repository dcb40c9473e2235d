"""The archive: replaced whole or not at all, vouched for, gone on with after an interruption."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import time

import pytest
from support.faults import FullDisk, counted, killed_at
from support.running import tree

from reportgen.archive import staging
from reportgen.archive.entries import (
    archived_edition_at,
    archived_editions,
    changed_files,
    edition_folders,
    is_pending,
    seal_of,
)
from reportgen.archive.staging import add_seal, commit, lock_archive, open_stage, stage_edition, stage_site
from reportgen.archive.verification import find_damage, verify_edition, verify_site
from reportgen.disk import writing
from reportgen.disk.writing import replace_folder
from reportgen.values.errors import DamagedArchiveError


def edition(words: str, revision: int = 1, files: int = 2):
    """Make an edition's files: texts, and the manifest that vouches for them."""
    content = {f"data/{place}.txt": f"{words} {place}".encode() for place in range(files)}
    digests = {name: hashlib.sha256(text).hexdigest() for name, text in content.items()}
    manifest = {"revision": revision, "errata": [], "files": digests}
    return add_seal({**content, "manifest.json": json.dumps(manifest).encode()})


def over_all(output, stage):
    """Say over all editions how often each was published, with the manifest that vouches for it."""
    told = archived_editions(output, stage.name)
    files = {
        "index.html": b" ".join(f"{entry.folder.name} {entry.revision}".encode() for entry in told),
        **{f"projets/{entry.revision}/index.html": b"projet" for entry in told},
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    seals = {entry.folder.name: seal_of(entry) for entry in told}
    return {**files, "manifest.json": json.dumps({"editions": seals, "files": digests}).encode()}


def publish(output, words: str, quarter: str = "2020-T1"):
    """Publish an edition as the pipeline does: everything aside, then everything at once."""
    with lock_archive(output), open_stage(output) as stage:
        entry = archived_edition_at(output / quarter)
        revision = 1 if entry is None else entry.revision + 1
        stage_edition(edition(words, revision), stage, quarter, entry)
        stage_site(over_all(output, stage), stage)
        commit(stage)


def whole(output) -> bool:
    return find_damage(output) == () == verify_site(output)


def test_a_published_edition_is_whole(tmp_path):
    publish(tmp_path, "un")
    assert whole(tmp_path)
    assert archived_edition_at(tmp_path / "2020-T1").revision == 1
    assert edition_folders(tmp_path) == (tmp_path / "2020-T1",)
    assert archived_edition_at(tmp_path / "2020-T2") is None


def test_what_differs_is_named_file_by_file(tmp_path):
    publish(tmp_path, "un")
    entry = archived_edition_at(tmp_path / "2020-T1")
    assert changed_files(entry, edition("un")) == ()
    assert changed_files(entry, edition("deux")) == ("data/0.txt", "data/1.txt")
    assert changed_files(entry, edition("un", files=3)) == ("data/2.txt",)


def test_every_revision_stays_readable(tmp_path):
    folder = tmp_path / "2020-T1"
    publish(tmp_path, "un")
    first = tree(folder)
    publish(tmp_path, "deux")
    second = {name: content for name, content in tree(folder).items() if not name.startswith("revisions/")}
    publish(tmp_path, "trois")
    assert tree(folder / "revisions" / "1") == first
    assert tree(folder / "revisions" / "2") == second
    assert (folder / "data/0.txt").read_text() == "trois 0"
    assert whole(tmp_path)


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda folder: (folder / "data/0.txt").write_text("autre"), "2020-T1/data/0.txt"),
        (lambda folder: (folder / "data/0.txt").unlink(), "2020-T1/data/0.txt"),
        (lambda folder: (folder / "data/plus.txt").write_text("en trop"), "2020-T1/data/plus.txt"),
        (lambda folder: (folder / "manifest.sha256").unlink(), "2020-T1/manifest.sha256"),
        (lambda folder: (folder / "manifest.json").unlink(), "2020-T1/manifest.json"),
        (lambda folder: (folder / "manifest.json").write_text("{}"), "2020-T1/manifest.json"),
    ],
)
def test_any_damage_is_named(tmp_path, spoil, named):
    publish(tmp_path, "un")
    spoil(tmp_path / "2020-T1")
    assert [damage.file for damage in verify_edition(tmp_path / "2020-T1")] == [named]


def test_a_manifest_that_is_no_json_is_told_as_damage(tmp_path):
    publish(tmp_path, "un")
    (tmp_path / "2020-T1/manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(DamagedArchiveError, match=r"2020-T1/manifest\.json"):
        archived_edition_at(tmp_path / "2020-T1")


@pytest.mark.parametrize("manifest", [{"revision": 1, "errata": [], "files": {}}, {"revision": 1}, []])
def test_a_manifest_edited_by_hand_is_named_although_its_seal_was_made_anew(tmp_path, manifest):
    publish(tmp_path, "un")
    folder = tmp_path / "2020-T1"
    for path in (folder / "data").iterdir():
        path.unlink()
    for name, content in add_seal({"manifest.json": json.dumps(manifest).encode()}).items():
        (folder / name).write_bytes(content)
    assert [damage.file for damage in find_damage(tmp_path)] == ["2020-T1/manifest.json"]


def test_where_folders_cannot_be_exchanged_they_are_swapped(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_exchange", lambda _one, _other: False)
    publish(tmp_path, "un")
    publish(tmp_path, "deux")
    replace_folder({"a": b"1"}, tmp_path / "draft")
    replace_folder({"a": b"2"}, tmp_path / "draft")
    assert (tmp_path / "2020-T1/data/0.txt").read_text() == "deux 0"
    assert (tmp_path / "draft/a").read_bytes() == b"2"
    assert whole(tmp_path)
    assert [path.name for path in tmp_path.glob(".*")] == [".lock"]


def test_a_folder_that_a_crash_left_aside_comes_back(tmp_path):
    aside = tmp_path / ".2020-T1-abcdefgh"
    replace_folder({"table.csv": b"1"}, aside / "old")
    replace_folder({}, tmp_path / "2020-T2")
    assert not (tmp_path / "2020-T1").exists()
    replace_folder({"table.csv": b"2"}, tmp_path / "2020-T1")
    assert tree(tmp_path) == {"2020-T1/table.csv": b"2"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2020-T1", "2020-T2"]


def test_a_place_aside_that_somebody_works_in_is_left_to_them(tmp_path):
    with writing._open_folder_beside(tmp_path / "draft") as aside:
        replace_folder({"a": b"1"}, tmp_path / "draft")
        assert aside.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


@pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "swapped"])
@pytest.mark.parametrize("begun", [False, True], ids=["publish", "revise"])
def test_killed_at_each_step_it_leaves_the_old_archive_or_the_new_one(tmp_path, monkeypatch, begun, exchange):
    """Each step that touches the disk is the last one once; the archive is whole before and after the next one."""
    if not exchange:
        monkeypatch.setattr(writing, "_exchange", lambda _one, _other: False)
    new = tmp_path / "new"
    for words in ("un", "deux") if begun else ("un",):
        publish(new, words)
    prepared(tmp_path / "counted", begun)
    steps = counted(publish, tmp_path / "counted", "deux")
    outcomes = set()
    for step in range(1, steps + 1):
        output = tmp_path / str(step)
        old = prepared(output, begun)
        killed_at(step, publish, output, "deux" if begun else "un")
        assert whole(output), step
        with lock_archive(output):
            standing = tree(output)
        assert standing in (old, tree(new)), step
        outcomes.add(standing == old)
        assert [path.name for path in output.glob(".*")] == [".lock"], step
        publish(output, "trois")
        assert whole(output), step
    assert outcomes == {True, False}
    assert steps > 15


@pytest.mark.parametrize("begun", [False, True], ids=["publish", "revise"])
def test_a_disk_that_is_full_at_any_write_leaves_what_was_there(tmp_path, monkeypatch, begun):
    old = prepared(tmp_path / "out", begun)
    for writes in range(100):
        full = FullDisk(writes)
        monkeypatch.setattr(writing, "write", full)
        try:
            publish(tmp_path / "out", "deux")
        except OSError as error:
            assert error.filename  # noqa: PT017 - the last round raises nothing
        if not full.struck:
            break
        assert tree(tmp_path / "out") == old
    assert writes > 6  # four files of the edition, three around
    assert whole(tmp_path / "out")


def test_a_draft_that_finds_the_disk_full_leaves_the_draft_before(tmp_path, monkeypatch):
    replace_folder({"a": b"1", "b/c": b"2"}, tmp_path / "draft")
    for writes in range(2):
        monkeypatch.setattr(writing, "write", FullDisk(writes))
        with pytest.raises(OSError, match="No space left"):
            replace_folder({"a": b"3", "b/c": b"4"}, tmp_path / "draft")
        assert tree(tmp_path) == {"draft/a": b"1", "draft/b/c": b"2"}
        monkeypatch.undo()


def prepared(output, begun):
    """Make an archive as it stands before the publication that is killed."""
    output.mkdir()
    (output / ".lock").touch()
    if begun:
        publish(output, "un")
    return tree(output)


def test_a_publication_that_counts_is_read_as_published_before_it_is_put_in_place(tmp_path, monkeypatch):
    publish(tmp_path, "un")
    monkeypatch.setattr(staging, "settle", lambda _output: None)
    publish(tmp_path, "deux")
    assert is_pending(tmp_path)
    assert archived_edition_at(tmp_path / "2020-T1").revision == 2
    assert whole(tmp_path)
    monkeypatch.undo()
    with lock_archive(tmp_path):
        assert not is_pending(tmp_path)
        assert (tmp_path / "index.html").read_text() == "2020-T1 2"
        assert whole(tmp_path)


def test_a_page_that_is_said_no_more_goes_and_nothing_that_no_publication_left(tmp_path):
    def around(*names):
        digests = json.dumps({"editions": {}, "files": dict.fromkeys(names, "")}).encode()
        with lock_archive(tmp_path), open_stage(tmp_path) as stage:
            stage_site({**dict.fromkeys(names, b"page"), "manifest.json": digests}, stage)
            commit(stage)

    around("index.html", "projets/nef/index.html")
    (tmp_path / "robots.txt").write_bytes(b"")
    publish(tmp_path, "un")
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    foreign = {"2020-T1/manifest.json": "", "../outside.txt": "", "/outside.txt": "", "a/../../outside.txt": ""}
    (tmp_path / "manifest.json").write_text(json.dumps({**manifest, "files": {**manifest["files"], **foreign}}))
    around("index.html")
    assert {name for name in tree(tmp_path) if "2020-T1" not in name} == {
        *(".lock", "index.html", "manifest.json", "robots.txt")
    }
    assert not (tmp_path / "projets").exists() or not list((tmp_path / "projets").rglob("*"))
    assert verify_edition(tmp_path / "2020-T1") == ()


def hold(output, order, held):
    with lock_archive(output):
        held.set()
        time.sleep(0.3)
        order.put("first")


def test_the_second_publisher_waits_for_the_first(tmp_path):
    context = multiprocessing.get_context("fork")
    order, held = context.Queue(), context.Event()
    process = context.Process(target=hold, args=(tmp_path, order, held))
    process.start()
    held.wait(10)
    with lock_archive(tmp_path):
        order.put("second")
    process.join()
    assert [order.get(timeout=5), order.get(timeout=5)] == ["first", "second"]


def test_what_lies_around_the_editions_is_replaced_file_by_file_and_what_is_the_same_stays(tmp_path):
    def around(files):
        with lock_archive(tmp_path), open_stage(tmp_path) as stage:
            stage_site(files, stage)
            commit(stage)

    around({"index.html": b"un", "projets/nef/index.html": b"nef"})
    same = (tmp_path / "projets/nef/index.html").stat().st_mtime_ns
    around({"index.html": b"deux", "projets/nef/index.html": b"nef"})
    assert tree(tmp_path) == {".lock": b"", "index.html": b"deux", "projets/nef/index.html": b"nef"}
    assert (tmp_path / "projets/nef/index.html").stat().st_mtime_ns == same
