"""Whatever goes wrong, nothing is lost: after each fault the archive verifies and the next command works."""

from __future__ import annotations

import io
import os
import random
import re
import signal
import subprocess
import time
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.faults import (
    FullDisk,
    command,
    copied,
    counted,
    forked,
    killed_at,
    quick_folder,
    quick_press,
    seconds_of,
    small_disk,
)
from support.running import COMMAND, HEADER, ROWS, small_workspace, tree, write_edition

from reportgen.archive.staging import settle
from reportgen.disk import writing
from reportgen.disk.workspace import Workspace
from reportgen.outputs.web.projects import address_of
from reportgen.publishing import publish

EDITION = "2020-T1"
REASON = "Un projet est retiré."
NOBODY = 65534


@pytest.fixture
def room():
    with quick_folder() as folder:
        folder.chmod(0o755)
        yield folder


@pytest.fixture(autouse=True)
def press(monkeypatch):
    quick_press(monkeypatch)


@pytest.fixture
def published(room):
    """Publish an edition."""
    root = small_workspace(room / "workspace")
    (root / "assets/registry.toml").write_text("# Qui est qui\n", encoding="utf-8")
    assert command(root, "publish").code == 0
    return root


def edited(root: Path) -> Path:
    """Take a project out of the published edition."""
    write_edition(root, EDITION, 10, "2020-03-31", rows=ROWS[:2])
    return root


def check(root: Path, kept: dict[str, bytes], *command_after: str) -> None:
    """Hold that the archive verifies, that the next command works, and that nothing that was published is lost."""
    verified = command(root, "archive", "verify")
    assert verified.code == 0, verified.said
    done = command(root, *(command_after or ("publish", EDITION)))
    assert done.code == 0, done.said
    verified = command(root, "archive", "verify")
    assert verified.code == 0, verified.said
    output = root / "output"
    assert [path.name for path in output.glob(".*")] == [".lock"]
    standing = tree(output / EDITION)
    earlier = {name.removeprefix("revisions/1/"): content for name, content in standing.items()}
    assert all(kept[name] in (standing.get(name), earlier.get(name)) for name in kept)


# ── killed ──────────────────────────────────────────────────────────────────────────────────────────

WORKS = {
    "publish": ("publish",),
    "revise": ("publish", "--revise", REASON),
    "rebuild": ("archive", "rebuild", EDITION),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "how", "kills"),  # 200 in all; a rebuild changes nothing on the disk, so that there are no steps to name
    [
        ("publish", "step", 40),
        ("publish", "instant", 40),
        ("revise", "step", 40),
        ("revise", "instant", 40),
        ("rebuild", "instant", 40),
    ],
)
def test_killed_at_any_instant_nothing_is_lost_and_the_next_command_works(room, work, how, kills):
    base = small_workspace(room / "base")
    if work != "publish":
        assert command(base, "publish").code == 0
    if work == "revise":
        edited(base)
    arguments = WORKS[work]
    complete = copied(base, room / "complete")
    assert command(complete, *arguments).code == 0
    steps = counted(command, copied(base, room / "counted"), *arguments)
    old, new = tree(base / "output"), tree(complete / "output")
    seconds = seconds_of(partial(command, copied(base, room / "timed"), *arguments))
    chance = random.Random(f"{work} {how}")  # noqa: S311 - the same kills each time
    ended, states = set(), set()
    for number in range(kills):
        root = copied(base, room / str(number))
        if how == "step":
            ended.add(killed_at(chance.randint(1, steps), command, root, *arguments))
        else:
            ended.add(forked(partial(command, root, *arguments), kill_after=chance.uniform(0, seconds)))
        verified = command(root, "archive", "verify")
        assert verified.code == 0, verified.said
        with suppress(FileNotFoundError):
            settle(root / "output")
        standing = {name: content for name, content in tree(root / "output").items() if not name.startswith(".stage/")}
        standing.setdefault(".lock", b"")
        assert standing in (old | {".lock": b""}, new)
        states.add(standing == new)
        check(root, tree(base / "output" / EDITION), *(("publish",) if standing == new else arguments))
        assert tree(root / "output") == new
    assert -9 in ended
    assert work == "rebuild" or states == {True, False}


@pytest.mark.parametrize("work", ["import", "new", "match"])
def test_killed_while_it_writes_a_folder_of_inputs_the_old_one_is_there_or_the_new_one(published, room, work):
    table = room / "table.csv"
    arguments = {
        "import": ("import", str(table), "--edition", EDITION, "--replace"),
        "new": ("new", "2020-T2"),
        "match": ("match", "2020-T2", "--accept-proposed"),
    }[work]
    table.write_text("\n".join((HEADER, *ROWS[:2])) + "\n", encoding="utf-8")
    if work == "match":
        doubtful = ROWS[0].replace("Alizé", "Alizé V2").replace("2018-01-01", "2018-02-01")
        write_edition(published, "2020-T2", 11, "2020-06-30", rows=(doubtful, *ROWS[1:]))
    complete = copied(published, room / "complete")
    steps = counted(command, complete, *arguments)
    old, new = tree(published / "assets"), tree(complete / "assets")
    assert old != new
    for step in range(1, steps + 1):
        root = copied(published, room / str(step))
        assert killed_at(step, command, root, *arguments) == -9
        standing = {name: content for name, content in tree(root / "assets").items() if "/." not in f"/{name}"}
        assert standing in (old, new), step
        if standing == old:
            assert command(root, *arguments).code == 0
            assert tree(root / "assets") == new, step  # and nothing aside
        check(root, tree(published / "output" / EDITION), "archive", "rebuild", EDITION)


# ── a disk that is full, or cannot be written, or may not be ────────────────────────────────────────


@pytest.mark.parametrize("work", ["publish", "revise", "import", "new", "demo"])
def test_a_disk_that_is_full_at_any_write_is_told_and_leaves_what_was_there(room, monkeypatch, work):
    root = small_workspace(room / "workspace")
    if work != "publish":
        assert command(root, "publish").code == 0
    (room / "table.csv").write_bytes((root / "assets/editions" / EDITION / "projects.csv").read_bytes())
    arguments = {
        **WORKS,
        "import": ("import", str(room / "table.csv"), "--edition", "2020-T2"),
        "new": ("new", "2020-T2"),
        "demo": ("demo", str(room / "demo")),
    }[work]
    if work == "revise":
        edited(root)
    before = {".lock": b""} if work == "publish" else tree(root / "output")
    inputs, write = tree(root / "assets"), writing.write
    for writes in range(100):
        full = FullDisk(writes)
        monkeypatch.setattr(writing, "write", full)
        done = command(root, *arguments)
        monkeypatch.setattr(writing, "write", write)
        if not full.struck:
            break
        assert done.code == 1
        assert "No space left on device" in done.said
        assert "make room on the disk, then run the command again" in done.said
        assert "Traceback" not in done.said
        assert tree(root / "output") == before
        assert tree(root / "assets") == inputs
    assert done.code == 0, done.said
    assert writes > 2
    check(root, {})


@pytest.mark.parametrize("filled", range(8))
def test_a_small_disk_that_is_full_at_the_start_or_soon_is_told_and_leaves_what_was_there(room, filled):
    root = small_workspace(room / "workspace")
    with small_disk(root / "output", "1500k"):
        assert command(root, "publish").code == 0
        edited(root)
        old = tree(root / "output")
        ballast = root / "output" / "ballast"
        free = os.statvfs(root / "output")
        ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - filled * 40_000)))
        done = command(root, *WORKS["revise"])
        assert done.code == 1, done.said
        assert "No space left on device" in done.said
        ballast.unlink()
        assert tree(root / "output") == old
        assert command(root, "archive", "verify").code == 0
        check(root, tree(root / "output" / EDITION), *WORKS["revise"])


def test_a_disk_that_can_only_be_read_is_told_and_still_verifies_and_rebuilds(room):
    root = small_workspace(room / "workspace")
    with small_disk(root / "output", "4m"):
        assert command(root, "publish").code == 0
        edited(root)
        old = tree(root / "output")
        assert os.system(f"mount -o remount,ro '{root}/output'") == 0  # noqa: S605 - a path of our own
        done = command(root, *WORKS["revise"])
        assert done.code == 1
        assert f"Read-only file system: {root}/output" in done.said
        assert "make the disk writable" in done.said
        assert command(root, "archive", "verify").code == 0
        assert command(root, "archive", "rebuild", EDITION).code == 0
        assert tree(root / "output") == old
        assert os.system(f"mount -o remount,rw '{root}/output'") == 0  # noqa: S605
        check(root, tree(root / "output" / EDITION), *WORKS["revise"])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can work as somebody else")
@pytest.mark.parametrize(
    ("closed", "arguments"),
    [
        ("output", WORKS["revise"]),
        (f"assets/editions/{EDITION}/projects.csv", ("check",)),
        ("assets/registry.toml", ("figures", EDITION)),
        ("assets", ("new", "2020-T2")),
        (f"output/{EDITION}/manifest.json", ("archive", "verify")),
    ],
)
def test_what_may_not_be_read_or_written_is_named(published, closed, arguments):
    if arguments == WORKS["revise"]:
        edited(published)
    before = tree(published)
    mode = (published / closed).stat().st_mode
    (published / closed).chmod(0o555 if (published / closed).is_dir() else 0)
    told, tell = os.pipe()

    def as_nobody() -> None:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        done = command(published, *arguments)
        os.write(tell, done.said.encode())
        raise SystemExit(done.code)

    assert forked(as_nobody) == 1
    said = os.read(told, 10_000).decode()
    (published / closed).chmod(mode)
    assert f"Permission denied: {published}/{closed}" in said
    assert "get the right to it" in said
    assert "Traceback" not in said
    assert tree(published) == before
    check(published, tree(published / "output" / EDITION), *(arguments if arguments == WORKS["revise"] else ()))


# ── damaged, half-copied, edited by hand ────────────────────────────────────────────────────────────


@pytest.fixture
def revised(published):
    """Revise the edition, so that its earlier state lies in it too."""
    edited(published)
    assert command(published, *WORKS["revise"]).code == 0
    return published


def test_a_flipped_bit_in_any_archived_file_is_named(revised):
    output = revised / "output"
    files = [name for name in tree(output) if name != ".lock"]
    assert {f"{EDITION}/manifest.sha256", f"{EDITION}/revisions/1/inputs/projects.csv", "panorama.sqlite"} < {*files}
    for place, name in enumerate(files):
        content = (output / name).read_bytes()
        spot = place % len(content)
        (output / name).write_bytes(content[:spot] + bytes([content[spot] ^ 1 << place % 8]) + content[spot + 1 :])
        done = command(revised, "archive", "verify")
        assert done.code == 5, name
        assert name in done.said
        (output / name).write_bytes(content)
    check(revised, {})


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), f"{EDITION}/manifest.json"),
        (lambda folder: (folder / "inputs/projects.csv").unlink(), f"{EDITION}/inputs/projects.csv"),
        (lambda folder: (folder / "panorama.pdf").write_bytes(b"%PDF"), f"{EDITION}/panorama.pdf"),
        (lambda folder: [path.unlink() for path in folder.rglob("*") if path.is_file()], f"{EDITION}/manifest.json"),
    ],
    ids=["no manifest", "a file is missing", "a file is cut short", "folders without files"],
)
def test_nothing_is_published_over_or_beside_a_half_copied_edition(revised, room, spoil, named):
    copy = copied(revised / "output" / EDITION, room / "copy")
    write_edition(revised, "2020-T2", 11, "2020-06-30")
    spoil(revised / "output" / EDITION)
    before = tree(revised / "output")
    for arguments in (("archive", "verify"), ("publish", EDITION), ("publish", "2020-T2"), WORKS["revise"]):
        done = command(revised, *arguments)
        assert done.code == 5, done.said
        assert named in done.said
        assert "restored from a copy" in done.said
    assert tree(revised / "output") == before
    for name, content in tree(copy).items():
        (revised / "output" / EDITION / name).write_bytes(content)
    check(revised, tree(copy))


def test_a_manifest_edited_by_hand_and_sealed_anew_is_named_and_nothing_is_published_beside_it(revised):
    manifest = revised / "output" / EDITION / "manifest.json"
    content = manifest.read_bytes()
    seal = manifest.with_suffix(".sha256")
    right = seal.read_bytes()
    text = content.replace(b'"number": 10', b'"number": 11')
    assert text != content
    manifest.write_bytes(text)
    seal.write_text(f"{sha256(text).hexdigest()}  manifest.json\n", encoding="ascii")
    for arguments in (("archive", "verify"), ("publish",)):
        done = command(revised, *arguments)
        assert done.code == 5
        assert f"{EDITION}/manifest.json: found {sha256(text).hexdigest()}" in done.said
    manifest.write_bytes(content)
    seal.write_bytes(right)
    check(revised, {})


# ── at the same time ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("editions", [(EDITION, EDITION), (EDITION, "2020-T2")], ids=["the same", "two"])
def test_two_publishers_at_once_both_end_well(room, editions):
    root = small_workspace(room / "workspace")
    write_edition(root, "2020-T2", 11, "2020-06-30")

    def both() -> None:
        second = os.fork()
        done = command(root, "publish", editions[1 if second == 0 else 0])
        if second == 0:
            os._exit(done.code)
        raise SystemExit(done.code or os.waitstatus_to_exitcode(os.waitpid(second, 0)[1]))

    assert forked(both) == 0
    done = command(root, "archive", "verify")
    assert f"{len(set(editions))} editions" in done.said
    check(root, {})


@pytest.mark.parametrize(
    "name", [f"editions/{EDITION}/projects.csv", f"editions/{EDITION}/edition.toml", "theme.toml", "registry.toml"]
)
def test_a_file_that_changes_while_the_edition_is_made_stops_it(published, monkeypatch, name):
    (published / "assets/theme.toml").write_bytes((Path(__file__).parents[2] / "assets/theme.toml").read_bytes())
    edited(published)
    before = tree(published / "output")
    path = published / "assets" / name
    content, opened, changed = path.read_bytes(), Path.open, []

    def opened_and_changed(self, *arguments, **options):
        if self != path or changed:
            return opened(self, *arguments, **options)
        changed.append(self)
        path.write_bytes(content + b"\n# plus tard\n")
        return io.BytesIO(content)

    monkeypatch.setattr(Path, "open", opened_and_changed)
    done = command(published, *WORKS["revise"])
    monkeypatch.setattr(Path, "open", opened)
    assert done.code == 1
    assert f"changed while the edition was being made: {path}" in done.said
    assert tree(published / "output") == before
    path.write_bytes(content)
    check(published, tree(published / "output" / EDITION), *WORKS["revise"])
    assert (published / "output" / EDITION / "inputs" / path.name).read_bytes() == content


def test_a_clock_that_is_wrong_or_goes_back_changes_no_byte(published, room, monkeypatch):
    kept = tree(published / "output")
    root = small_workspace(room / "elsewhere")
    (root / "assets/registry.toml").write_text("# Qui est qui\n", encoding="utf-8")
    for path, moment in zip(sorted(root.rglob("*.*")), (-86_400, 0, 4_102_444_800), strict=False):
        os.utime(path, (moment, moment))  # before 1970, 1970, 2100: a zip can tell none of them
    moments = iter(range(10**10, 0, -86_400))  # each look at the clock finds an earlier day
    monkeypatch.setattr(time, "time", lambda: float(next(moments)))
    assert command(root, "publish").code == 0
    assert tree(root / "output") == kept
    check(root, kept and tree(root / "output" / EDITION))


# ── elsewhere ───────────────────────────────────────────────────────────────────────────────────────

NAMES = st.text(min_size=1, max_size=12) | st.sampled_from(
    ["Nef", "nef", "NEF", "con", "aux", "été", "e\u0301te\u0301", "a.", "ß", "ss"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(NAMES, min_size=2, max_size=12))
def test_no_two_projects_share_a_folder_where_case_and_accents_are_not_told_apart(ids):
    addresses = [address_of(each) for each in ids]
    assert len({normalize("NFC", each).casefold() for each in addresses}) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]*", each) for each in addresses)
    assert not {"con", "aux", "nul", "prn", "com1"} & set(addresses)


def test_no_two_files_of_a_publication_share_a_name_where_case_is_not_told_apart(demonstration):
    names = tree(demonstration.parent)
    assert len({normalize("NFC", name).casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"[\w.-]+(/[\w.-]+)*", name, re.ASCII) for name in names)


@pytest.mark.slow
def test_the_real_command_is_killed_and_stopped_and_then_makes_the_same_bytes_anywhere(tmp_path, monkeypatch):
    """Elsewhere is a folder with accents and spaces, another place, locale, hour, umask and seed, and no home."""
    here = small_workspace(tmp_path / "ici")
    there = small_workspace(tmp_path / "Mes éditions d’été" / "été 2020")
    monkeypatch.undo()
    for path, moment in zip(sorted(there.rglob("*.*")), (0, 1, 4_102_444_800), strict=False):
        os.utime(path, (moment, moment))
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    bare |= {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1"}
    chance = random.Random(7)  # noqa: S311 - the same kills each time
    for number in (signal.SIGKILL, signal.SIGINT, signal.SIGKILL, signal.SIGTERM):
        call = [COMMAND, "--root", there.relative_to(tmp_path), "publish"]
        with subprocess.Popen(call, cwd=tmp_path, env=bare, umask=0o077, stderr=subprocess.PIPE) as process:
            time.sleep(chance.uniform(2, 5))
            process.send_signal(number)
            _, said = process.communicate()
        if process.returncode == 1:
            assert b"stopped; nothing is half-written" in said
            assert b"Traceback" not in said
        assert process.returncode in {-number, 1, 0}
        assert command(there, "archive", "verify").code == 0
    done = subprocess.run(call, cwd=tmp_path, env=bare, umask=0o077, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    silent: Any = lambda _stage, _noun: None  # noqa: E731
    publish(Workspace(here), Workspace(here).find(None), silent)
    assert tree(there / "output") == tree(here / "output")
    assert (there / "output" / EDITION / "index.html").stat().st_mode & 0o777 == 0o600  # as the umask says
    check(there, {})
