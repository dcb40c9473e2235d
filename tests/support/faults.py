"""Faults on purpose: a process killed at any step on the disk or any instant, a disk that is full at any write."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from reportgen import outputs, pipeline, publishing
from reportgen.cli import app
from reportgen.disk import writing
from reportgen.outputs import Publication
from reportgen.outputs.data.files import data_files
from reportgen.outputs.manifest import manifest_of, site_manifest
from reportgen.past import read_library
from reportgen.words.language import FRENCH, use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What Python tells its auditors of when the disk is about to be changed; a library's loading comes before an exchange.
CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "ctypes.dlopen", "fcntl.flock"})


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: its exit code, and everything that it said."""

    code: int
    said: str


def command(root: Path, *arguments: str) -> Done:
    """Run ``reportgen --root root …`` in this process, whose imports are made."""
    done = CliRunner().invoke(app, ["--root", str(root), *arguments], env={"NO_COLOR": "1", "COLUMNS": "400"})
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return Done(done.exit_code, done.output)


def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let editions be made without laying anything out: their inputs, data and manifest are real, the PDF is not."""

    def publication(source: Any, understood: Any, imprint: Any, _progress: Any) -> Publication:
        house, findings, edition = source.house, understood.findings, understood.findings.edition
        inputs = {f"inputs/{name}": content for name, content in house.files.items()}
        inputs |= {f"inputs/{each.name}": each.content for each in edition.inputs}
        data = _data(edition.inputs, lambda: data_files(edition, findings.figures, house.theme, 1))
        files = {**inputs, **data, "panorama.pdf": b"%PDF " + bytes(200_000)}
        return Publication({**files, "manifest.json": manifest_of(edition, files, {}, imprint.errata)}, "panorama.pdf")

    def site(workspace: Any, _house: Any, stage: str) -> dict[str, bytes]:
        library = read_library(workspace, _house, stage)
        with use_language(FRENCH):
            files = dict(outputs._database(library, {}))
            files |= outputs._catalogue(library, files)
        pages = {f"projets/{each}/index.html": each.encode() for each in library.volumes[-1].ids.values()}
        files |= pages
        return {**files, "manifest.json": site_manifest(library.volumes, files, {})}

    made: dict[Any, dict[str, bytes]] = {}

    def _data(key: Any, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
        return made[key] if key in made else made.setdefault(key, make())

    monkeypatch.setattr(publishing, "make", publication)
    monkeypatch.setattr(pipeline, "make_site", site)


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Make a folder that is gone afterwards; in memory where there is such a disk, for hundreds of flushes."""
    memory = Path("/dev/shm")  # noqa: S108 - the place is made anew below it
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@contextmanager
def small_disk(place: Path, size: str, *, inodes: int = 0) -> Iterator[Path]:
    """Mount a small disk in memory; skips where that is not allowed."""
    place.mkdir(parents=True, exist_ok=True)
    options = f"size={size}" + (f",nr_inodes={inodes}" if inodes else "")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def forked(work: Callable[[], Any], *, kill_after: float | None = None) -> int:
    """Do something in a process of its own; its exit code, or minus the signal that ended it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the test runner's own threads hold nothing that matters
        child = os.fork()
    if child == 0:
        code = 70
        try:
            work()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            os._exit(code)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step: int, work: Callable[..., Any], *arguments: Any) -> int:
    """Kill a process of its own when it is about to change the disk for the nth time."""

    def begin() -> None:
        sys.addaudithook(_Countdown(step))
        work(*arguments)

    return forked(begin)


def counted(work: Callable[..., Any], *arguments: Any) -> int:
    """Count how often some work, in a process of its own, changes the disk."""
    told, tell = os.pipe()

    def begin() -> None:
        countdown = _Countdown(-1)
        sys.addaudithook(countdown)
        work(*arguments)
        os.write(tell, str(-1 - countdown.left).encode())

    assert forked(begin) == 0
    steps = int(os.read(told, 20))
    os.close(told)
    os.close(tell)
    return steps


class _Countdown:
    """Ends the process by SIGKILL when nothing is left to count down."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and _writes(arguments)):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def _writes(arguments: tuple[Any, ...]) -> bool:
    _path, mode, flags = arguments
    return "w" in (mode or "") or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


_WRITE = writing.write


class FullDisk:
    """Stands in the place of `writing.write`: the nth write leaves half of its file and fails, and all after it."""

    def __init__(self, writes: int) -> None:
        self.left = writes
        self.struck = False

    def __call__(self, path: Path, content: bytes) -> None:
        self.left -= 1
        if self.left < 0:
            self.struck = True
            path.write_bytes(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        _WRITE(path, content)


@cache
def seconds_of(work: Callable[[], Any]) -> float:
    """Time some work in a process of its own."""
    begun = time.perf_counter()
    assert forked(work) == 0
    return time.perf_counter() - begun


def copied(root: Path, to: Path) -> Path:
    """Copy a workspace as it stands."""
    return Path(shutil.copytree(root, to))
