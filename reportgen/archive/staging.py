"""Puts a publication in place: written whole into a temporary folder, it counts once that folder is renamed.

What follows is renaming, which whoever comes next goes on with: an interruption leaves the old archive or the new one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from reportgen.disk.writing import flush, put_in_place, write, write_all
from reportgen.values.errors import ReportgenError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
from reportgen.archive.entries import (
    _FOLDER,
    GONE,
    LOCK,
    MANIFEST,
    OLD,
    PENDING,
    REVISIONS,
    SEAL,
    SITE,
    STAGE,
    ArchivedEdition,
    is_still_to_come,
    list_folder,
)

WAIT_SECONDS = 300

_BELOW = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)*")


def add_seal(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Add the manifest's own checksum as a file, so that a manifest edited by hand is recognised."""
    digest = sha256(files[MANIFEST]).hexdigest()
    return {**files, SEAL: f"{digest}  {MANIFEST}\n".encode("ascii")}


@contextmanager
def open_stage(output: Path) -> Iterator[Path]:
    """Make a temporary folder for a publication; it is removed unless it is committed."""
    stage = output / STAGE
    stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def stage_edition(files: Mapping[str, bytes], stage: Path, quarter: str, entry: ArchivedEdition | None) -> None:
    """Write an edition into the temporary folder; what it replaces is copied below its ``revisions/``."""
    earlier = {} if entry is None else _earlier(entry)
    write_all({**files, **earlier}, stage / quarter)


def _earlier(entry: ArchivedEdition) -> Mapping[str, bytes]:
    """Read the files of the revision that is replaced, and of all revisions before it."""
    paths = [path for path in sorted(entry.folder.rglob("*")) if path.is_file()]
    found = {path.relative_to(entry.folder).as_posix(): path.read_bytes() for path in paths}
    below = f"{REVISIONS}/{entry.revision}/"
    return {name if name.startswith(f"{REVISIONS}/") else below + name: content for name, content in found.items()}


def stage_site(files: Mapping[str, bytes], stage: Path) -> None:
    """Write the site's files that changed into the temporary folder, and list those that are to be removed."""
    output = stage.parent
    gone = sorted(_recorded_site_files(output) - files.keys())
    write(stage / GONE, "\n".join(gone).encode())
    new = {name: content for name, content in files.items() if not _has_content(output / name, content)}
    if new:
        write_all(new, stage / SITE)


def commit(stage: Path) -> None:
    """Make the publication count by one rename, then put its files in place."""
    flush(stage)
    stage.rename(stage.with_name(PENDING))
    flush(stage.parent)
    settle(stage.parent)


def settle(output: Path) -> None:
    """Finish putting a publication in place; can be interrupted and run again any number of times."""
    pending = output / PENDING
    if not pending.is_dir():
        return
    for new in (path for path in list_folder(pending) if _FOLDER.fullmatch(path.name) and is_still_to_come(path)):
        put_in_place(new, output / new.name, pending / OLD)
    for new in sorted(path for path in (pending / SITE).rglob("*") if path.is_file()):
        place = output / new.relative_to(pending / SITE)
        place.parent.mkdir(parents=True, exist_ok=True)
        new.replace(place)
        flush(place.parent)
    gone = pending / GONE
    for name in gone.read_text(encoding="utf-8").splitlines() if gone.is_file() else ():
        _remove(output / name)
    pending.rename(output / STAGE)
    shutil.rmtree(output / STAGE, ignore_errors=True)


@contextmanager
def lock_archive(output: Path) -> Iterator[None]:
    """Lock the archive for one publisher; a second one waits, and fails with a message after `WAIT_SECONDS`."""
    output.mkdir(parents=True, exist_ok=True)
    with _lock(output):
        shutil.rmtree(output / STAGE, ignore_errors=True)
        settle(output)
        yield


@contextmanager
def wait_for_publishers(output: Path) -> Iterator[None]:
    """Wait until no publisher holds the lock; on a read-only disk nobody can, so there is nothing to wait for."""
    with ExitStack() as stack:
        if os.access(output / LOCK, os.W_OK):
            stack.enter_context(_lock(output))
        yield


@contextmanager
def _lock(output: Path) -> Iterator[None]:
    try:
        with FileLock(output / LOCK, timeout=WAIT_SECONDS):
            yield
    except Timeout as error:
        message = f"another publication has been at work in {output} for {WAIT_SECONDS} s; try again when it has ended"
        raise ReportgenError(message) from error


def _recorded_site_files(output: Path) -> set[str]:
    """List the site's files that the last publication recorded: below the archive, and in no edition's folder."""
    try:
        recorded = json.loads((output / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    paths = {name: PurePosixPath(name) for name in recorded}
    return {name for name, path in paths.items() if _BELOW.fullmatch(name) and not _FOLDER.fullmatch(path.parts[0])}


def _remove(path: Path) -> None:
    """Remove a file, and its folder when that is empty then."""
    path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()


def _has_content(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
