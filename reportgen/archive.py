"""What was published, for good: one folder an edition, vouched for by its manifest, replaced only by a revision.

A publication is written aside, whole, and counts from the instant at which that place is renamed to `PENDING`. What
follows is renaming, which whoever comes next goes on with: an interruption leaves the old archive or the new one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from reportgen.durable import flush, put, write, write_all
from reportgen.errors import DamagedArchiveError, ReportgenError
from reportgen.findings import Erratum, KeptFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MANIFEST, SEAL = "manifest.json", "manifest.sha256"
INPUTS, REVISIONS = "inputs", "revisions"
LOCK, STAGE, PENDING, AROUND, OLD, GONE = ".lock", ".stage", ".pending", "around", "old", "gone"
WAIT_SECONDS = 300
_FOLDER = re.compile(r"\d{4}-T[1-4]")
_BELOW = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One published edition: its folder, and what its manifest says."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def revision(self) -> int:
        """How often it was published: 1, and one more for each revision."""
        return int(self.manifest["revision"])

    @property
    def inputs(self) -> Path:
        """Where the files lie that the edition was made from."""
        return self.folder / INPUTS


def entry_at(folder: Path) -> Entry | None:
    """Find the entry of an edition's folder; None when nothing was published there."""
    coming = folder.parent / PENDING / folder.name
    return _entry_in(coming if _comes(coming) else folder)


def _entry_in(folder: Path) -> Entry | None:
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        return Entry(folder, json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        message = (
            f"{folder.name}/{MANIFEST} cannot be read: {error}. Restore it from a copy (reportgen archive verify)."
        )
        raise DamagedArchiveError(message) from error


def entries(output: Path, stage: str = PENDING) -> tuple[Entry, ...]:
    """List what was published, the oldest quarter first; what is staged for an edition counts for it."""
    return tuple(entry for folder in folders(output, stage) if (entry := _entry_in(folder)) is not None)


def folders(output: Path, stage: str = PENDING) -> tuple[Path, ...]:
    """List the folders of editions, the oldest quarter first, whatever state they are in."""
    found = {path.name: path for path in _listed(output) if _FOLDER.fullmatch(path.name)}
    coming = {path.name: path for path in _listed(output / stage) if _FOLDER.fullmatch(path.name) and _comes(path)}
    return tuple(path for _, path in sorted({**found, **coming}.items()))


def around(output: Path, name: str) -> Path:
    """Find a file of those around the editions, as it stands once an interrupted publication is put in place."""
    coming = output / PENDING / AROUND / name
    return coming if coming.is_file() else output / name


def is_pending(output: Path) -> bool:
    """Tell whether a publication was interrupted once it counted: the next one puts it in place."""
    return (output / PENDING).is_dir()


def errata_of(entry: Entry) -> tuple[Erratum, ...]:
    """Read the errata that an edition carries."""
    return tuple(Erratum(each["revision"], each["reason"], tuple(each["changes"])) for each in entry.manifest["errata"])


def files_of(entry: Entry) -> tuple[KeptFile, ...]:
    """List an edition's files, each with its size and the checksum that its manifest gives."""
    digests: Mapping[str, str] = entry.manifest["files"]
    return tuple(KeptFile(name, (entry.folder / name).stat().st_size, digests[name]) for name in sorted(digests))


def seal_of(entry: Entry) -> str:
    """Sum up an edition as it stands: the checksum of its manifest, which vouches for all else."""
    return sha256((entry.folder / MANIFEST).read_bytes()).hexdigest()


def sealed(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Add the manifest's own checksum, so that a manifest edited by hand is told from the one published."""
    digest = sha256(files[MANIFEST]).hexdigest()
    return {**files, SEAL: f"{digest}  {MANIFEST}\n".encode("ascii")}


def differing(entry: Entry, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Name the files that are not what was published; none when the content is the same."""
    new = {name: sha256(content).hexdigest() for name, content in files.items() if name not in {MANIFEST, SEAL}}
    old = entry.manifest["files"]
    return tuple(name for name in sorted(new.keys() | old.keys()) if new.get(name) != old.get(name))


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """Make a place aside for a publication; it comes to nothing unless it is committed."""
    stage = output / STAGE
    stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def stage_edition(files: Mapping[str, bytes], stage: Path, quarter: str, entry: Entry | None) -> None:
    """Write an edition aside; what it replaces stays readable below its ``revisions/``."""
    earlier = {} if entry is None else _earlier(entry)
    write_all({**files, **earlier}, stage / quarter)


def _earlier(entry: Entry) -> Mapping[str, bytes]:
    """Read what a revision replaces, and what that one replaced itself."""
    paths = [path for path in sorted(entry.folder.rglob("*")) if path.is_file()]
    found = {path.relative_to(entry.folder).as_posix(): path.read_bytes() for path in paths}
    below = f"{REVISIONS}/{entry.revision}/"
    return {name if name.startswith(f"{REVISIONS}/") else below + name: content for name, content in found.items()}


def stage_around(files: Mapping[str, bytes], stage: Path) -> None:
    """Write aside what is said over all editions; what is the same stays as it is, what is said no more goes."""
    output = stage.parent
    gone = sorted(_told_around(output) - files.keys())
    write(stage / GONE, "\n".join(gone).encode())
    new = {name: content for name, content in files.items() if not _holds(output / name, content)}
    if new:
        write_all(new, stage / AROUND)


def commit(stage: Path) -> None:
    """Let what is staged count, in one step, and put it in place."""
    flush(stage)
    stage.rename(stage.with_name(PENDING))
    flush(stage.parent)
    settle(stage.parent)


def settle(output: Path) -> None:
    """Put in place what counts already; whoever was interrupted at it is gone on with, any number of times."""
    pending = output / PENDING
    if not pending.is_dir():
        return
    for new in (path for path in _listed(pending) if _FOLDER.fullmatch(path.name) and _comes(path)):
        put(new, output / new.name, pending / OLD)
    for new in sorted(path for path in (pending / AROUND).rglob("*") if path.is_file()):
        place = output / new.relative_to(pending / AROUND)
        place.parent.mkdir(parents=True, exist_ok=True)
        new.replace(place)
        flush(place.parent)
    gone = pending / GONE
    for name in gone.read_text(encoding="utf-8").splitlines() if gone.is_file() else ():
        _remove(output / name)
    pending.rename(output / STAGE)
    shutil.rmtree(output / STAGE, ignore_errors=True)


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Let one publisher at a time work; whoever comes second waits, and is told after a while."""
    output.mkdir(parents=True, exist_ok=True)
    with _lock(output):
        shutil.rmtree(output / STAGE, ignore_errors=True)
        settle(output)
        yield


@contextmanager
def at_rest(output: Path) -> Iterator[None]:
    """Wait until nobody publishes, and change nothing; where nothing can be written, nobody publishes."""
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


def _comes(staged: Path) -> bool:
    """Tell whether a staged edition is still to come: once exchanged, the older revision lies there."""
    new, standing = _entry_in(staged), _entry_in(staged.parent.parent / staged.name)
    return new is not None and (standing is None or standing.revision < new.revision)


def _told_around(output: Path) -> set[str]:
    """List the files that a publication left around the editions: below the archive, and in no edition's folder."""
    try:
        told = json.loads((output / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    paths = {name: PurePosixPath(name) for name in told}
    return {name for name, path in paths.items() if _BELOW.fullmatch(name) and not _FOLDER.fullmatch(path.parts[0])}


def _remove(path: Path) -> None:
    """Remove a file, and its folder when that is empty then."""
    path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _listed(folder: Path) -> tuple[Path, ...]:
    return tuple(folder.iterdir()) if folder.is_dir() else ()
