"""Durable writing: into a temporary folder on the same disk, flushed, then renamed into place.

An interruption at any instant leaves the old content or the new one. What a dead process left aside, the next one
takes away: a place aside is held by whoever works in it, and the hold ends with the process, however that ends.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def replace_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files into the folder, in place of what it held; an interruption leaves the old content."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _open_folder_beside(folder) as aside:
        write_all(files, aside / "new")
        put_in_place(aside / "new", folder, aside / "old")


def replace_file(path: Path, content: bytes) -> None:
    """Put one file in place of what it held; an interruption leaves the old content."""
    aside = path.with_name(f".{path.name}.new")
    try:
        write(aside, content)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise
    flush(path.parent)


def write_all(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a new folder, down to the disk."""
    parents = {parent for name in files for parent in PurePosixPath(name).parents}
    for each in sorted(parents | {PurePosixPath()}):
        (folder / each).mkdir()
    for name, content in files.items():
        write(folder / name, content)
    flush_all(folder)


def write(path: Path, content: bytes) -> None:
    """Write one file, down to the disk; what goes wrong names it."""
    try:
        with path.open("wb", buffering=0) as file:
            rest = memoryview(content)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def flush_all(folder: Path) -> None:
    """Flush every folder below a folder to the disk, before anything is renamed."""
    for path in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        flush(path)


def flush(folder: Path) -> None:
    """Flush a folder's list of names to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Rename a new folder into place, in one step where the system can exchange two folders; the old one goes aside."""
    if not folder.exists():
        new.rename(folder)
    elif _exchange(new, folder):
        new.rename(old)
    else:
        _swap(new, folder, old)
    flush(folder.parent)


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Lock a folder, so that one process at a time changes it; a second one waits."""
    there = next(path for path in (folder, *folder.parents) if path.is_dir())
    descriptor = os.open(there, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks cannot hold a folder
            flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _open_folder_beside(folder: Path) -> Iterator[Path]:
    """Make a temporary folder beside a folder, and remove those that dead processes left."""
    with lock_folder(folder.parent):
        for left in folder.parent.glob(f".{folder.name}-????????"):
            _remove_leftover(left, folder)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        hold = os.open(aside, os.O_RDONLY)
        with suppress(OSError):
            flock(hold, LOCK_EX)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        os.close(hold)


def _remove_leftover(left: Path, folder: Path) -> None:
    """Remove the temporary folder of a dead process; the old content that it may hold is moved back first."""
    descriptor = os.open(left, os.O_RDONLY)
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
        if not folder.exists() and (left / "old").is_dir():
            (left / "old").rename(folder)
        shutil.rmtree(left, ignore_errors=True)
    except OSError:
        return  # somebody is at work in it
    finally:
        os.close(descriptor)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux's renameat2): between two renames a reader would find nothing."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return renameat2 is not None and renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Rename in two steps; if the second fails, the old folder comes back."""
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
