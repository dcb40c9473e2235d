"""The archive: replaced whole or not at all, vouched for, cleaned up after an interruption."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
import time

import pytest
from running import tree

from reportgen import archive
from reportgen.archive import (
    clean,
    differing,
    entry_at,
    folders,
    keep,
    keep_around,
    keep_revision,
    locked,
    sealed,
)
from reportgen.errors import DamagedArchiveError
from reportgen.verification import verify


def edition(words: str, revision: int = 1, files: int = 2):
    """Make an edition's files: texts, and the manifest that vouches for them."""
    content = {f"data/{place}.txt": f"{words} {place}".encode() for place in range(files)}
    digests = {name: hashlib.sha256(text).hexdigest() for name, text in content.items()}
    manifest = {"revision": revision, "errata": [], "files": digests}
    return sealed({**content, "manifest.json": json.dumps(manifest).encode()})


def test_a_published_edition_is_whole(tmp_path):
    keep(edition("un"), tmp_path / "2020-T1")
    assert verify(tmp_path / "2020-T1") == ()
    assert entry_at(tmp_path / "2020-T1").revision == 1
    assert folders(tmp_path) == (tmp_path / "2020-T1",)
    assert entry_at(tmp_path / "2020-T2") is None


def test_what_differs_is_named_file_by_file(tmp_path):
    keep(edition("un"), tmp_path / "2020-T1")
    entry = entry_at(tmp_path / "2020-T1")
    assert differing(entry, edition("un")) == ()
    assert differing(entry, edition("deux")) == ("data/0.txt", "data/1.txt")
    assert differing(entry, edition("un", files=3)) == ("data/2.txt",)


def test_every_revision_stays_readable(tmp_path):
    folder = tmp_path / "2020-T1"
    keep(edition("un"), folder)
    first = tree(folder)
    keep_revision(edition("deux", 2), entry_at(folder))
    second = {name: content for name, content in tree(folder).items() if not name.startswith("revisions/")}
    keep_revision(edition("trois", 3), entry_at(folder))
    assert tree(folder / "revisions" / "1") == first
    assert tree(folder / "revisions" / "2") == second
    assert (folder / "data/0.txt").read_text() == "trois 0"
    assert verify(folder) == ()


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda folder: (folder / "data/0.txt").write_text("autre"), "2020-T1/data/0.txt"),
        (lambda folder: (folder / "data/0.txt").unlink(), "2020-T1/data/0.txt"),
        (lambda folder: (folder / "data/plus.txt").write_text("en trop"), "2020-T1/data/plus.txt"),
        (lambda folder: (folder / "manifest.sha256").unlink(), "2020-T1/manifest.json"),
        (lambda folder: (folder / "manifest.json").write_text("{}"), "2020-T1/manifest.json"),
    ],
)
def test_any_damage_is_named(tmp_path, spoil, named):
    keep(edition("un"), tmp_path / "2020-T1")
    spoil(tmp_path / "2020-T1")
    assert [damage.file for damage in verify(tmp_path / "2020-T1")] == [named]


def test_a_manifest_that_is_no_json_is_told_as_damage(tmp_path):
    keep(edition("un"), tmp_path / "2020-T1")
    (tmp_path / "2020-T1/manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(DamagedArchiveError, match=r"2020-T1/manifest\.json"):
        entry_at(tmp_path / "2020-T1")


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    folder = tmp_path / "2020-T1"
    keep(edition("un"), folder)
    before = tree(tmp_path)
    written = []

    def fail(path, content):
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    monkeypatch.setattr(archive, "_write", fail)
    with pytest.raises(OSError, match="No space left"):
        keep(edition("deux"), folder)
    assert tree(tmp_path) == before


def test_where_folders_cannot_be_exchanged_they_are_swapped(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_exchanged", lambda _one, _other: False)
    keep(edition("un"), tmp_path / "2020-T1")
    keep(edition("deux"), tmp_path / "2020-T1")
    assert (tmp_path / "2020-T1/data/0.txt").read_text() == "deux 0"
    assert [path.name for path in tmp_path.iterdir()] == ["2020-T1"]


def test_a_folder_that_a_crash_left_aside_comes_back(tmp_path):
    keep(edition("un"), tmp_path / "2020-T1")
    aside = tmp_path / ".2020-T1-abcdefgh"
    aside.mkdir()
    (tmp_path / "2020-T1").rename(aside / "old")
    (aside / "new").mkdir()
    clean(tmp_path)
    assert verify(tmp_path / "2020-T1") == ()
    assert [path.name for path in tmp_path.iterdir()] == ["2020-T1"]


def publish_for_ever(output, started):
    """Revise an edition again and again, until killed."""
    started.set()
    for number in range(2, 10_000):
        with locked(output):
            keep_revision(edition(f"révision {number}", number, files=6), entry_at(output / "2020-T1"))


@pytest.mark.slow
def test_killed_at_any_instant_it_leaves_the_old_state_or_the_new_one(tmp_path):
    context = multiprocessing.get_context("fork")
    for round_ in range(25):
        output = tmp_path / str(round_)
        output.mkdir()
        keep(edition("révision 1", files=6), output / "2020-T1")
        started = context.Event()
        process = context.Process(target=publish_for_ever, args=(output, started))
        process.start()
        started.wait(10)
        time.sleep(0.003 + round_ * 0.0037)  # another instant each time
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert verify(output / "2020-T1") == ()
        with locked(output):
            revision = entry_at(output / "2020-T1").revision
        assert sorted(path.name for path in output.iterdir()) in (["2020-T1"], [".lock", "2020-T1"])
        kept = output / "2020-T1" / "revisions"
        assert sorted(int(path.name) for path in kept.iterdir()) == list(range(1, revision)) if revision > 1 else True
        assert verify(output / "2020-T1") == ()


def hold(output, order, held):
    with locked(output):
        held.set()
        time.sleep(0.3)
        order.put("first")


def test_the_second_publisher_waits_for_the_first(tmp_path):
    context = multiprocessing.get_context("fork")
    order, held = context.Queue(), context.Event()
    process = context.Process(target=hold, args=(tmp_path, order, held))
    process.start()
    held.wait(10)
    with locked(tmp_path):
        order.put("second")
    process.join()
    assert [order.get(timeout=5), order.get(timeout=5)] == ["first", "second"]


def test_what_lies_around_the_editions_is_replaced_file_by_file_and_what_is_the_same_stays(tmp_path):
    keep_around({"index.html": b"un", "projets/nef/index.html": b"nef"}, tmp_path)
    same = (tmp_path / "projets/nef/index.html").stat().st_mtime_ns
    keep_around({"index.html": b"deux", "projets/nef/index.html": b"nef"}, tmp_path)
    assert tree(tmp_path) == {"index.html": b"deux", "projets/nef/index.html": b"nef"}
    assert (tmp_path / "projets/nef/index.html").stat().st_mtime_ns == same
