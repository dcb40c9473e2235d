"""What was published, for good: one folder an edition, vouched for by its manifest, replaced only by a revision.

Everything is written aside on the same disk, flushed, and renamed into place: an interruption at any instant leaves
the old state or the new one, and whoever comes next cleans up.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from reportgen.errors import DamagedArchiveError, ReportgenError
from reportgen.findings import Erratum, KeptFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANIFEST, SEAL = "manifest.json", "manifest.sha256"
INPUTS, REVISIONS = "inputs", "revisions"
WAIT_SECONDS = 300
_FOLDER = re.compile(r"\d{4}-T[1-4]")


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
    """Find the entry in a folder; None when nothing was published there."""
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


def entries(output: Path) -> tuple[Entry, ...]:
    """List what was published, the oldest quarter first."""
    return tuple(entry for folder in folders(output) if (entry := entry_at(folder)) is not None)


def folders(output: Path) -> tuple[Path, ...]:
    """List the folders of editions, the oldest quarter first, whatever state they are in."""
    return tuple(sorted(path for path in _listed(output) if _FOLDER.fullmatch(path.name)))


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


def keep_revision(files: Mapping[str, bytes], entry: Entry) -> None:
    """Put a revision in an entry's place; what it replaces stays readable below ``revisions/``."""
    with _aside(entry.folder) as aside:
        new = aside / "new"
        _write_all(files, new)
        earlier = new / REVISIONS
        if (entry.folder / REVISIONS).is_dir():
            shutil.copytree(entry.folder / REVISIONS, earlier)
        kept = earlier / str(entry.revision)
        shutil.copytree(entry.folder, kept, ignore=shutil.ignore_patterns(REVISIONS))
        _flush(new)
        _put(new, entry.folder, aside)


def keep(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files into the folder, in place of what it held; an interruption leaves the old content."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _aside(folder) as aside:
        new = aside / "new"
        _write_all(files, new)
        _put(new, folder, aside)


def keep_around(files: Mapping[str, bytes], output: Path) -> None:
    """Write what is said over all editions beside their folders, each file in one step; what is the same stays."""
    for name, content in sorted(files.items()):
        path = output / name
        if path.is_file() and path.read_bytes() == content:
            continue
        aside = path.with_name(f".{path.name}.new")
        _write(aside, content)
        aside.replace(path)


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Let one publisher at a time work; whoever comes second waits, and is told after a while."""
    output.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(output / ".lock", timeout=WAIT_SECONDS):
            clean(output)
            yield
    except Timeout as error:
        message = f"another publication has been at work in {output} for {WAIT_SECONDS} s; try again when it has ended"
        raise ReportgenError(message) from error


def clean(output: Path) -> None:
    """Take away what an interrupted publication left, and bring back a folder that it had moved aside."""
    for aside in sorted(path for path in _listed(output) if re.match(r"\.\d{4}-T[1-4]-", path.name)):
        folder = output / aside.name[1:8]
        if not folder.exists() and (aside / "old").is_dir():
            (aside / "old").rename(folder)
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write_all(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        _write(folder / name, content)
    _flush(folder)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Make sure that names, too, are on the disk before anything is renamed."""
    for path in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _put(new: Path, folder: Path, aside: Path) -> None:
    """Rename the new folder into place, in one step where the system can exchange two folders."""
    new.chmod(0o777 & ~_umask())
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        _swap(new, folder, aside / "old")
    _flush_parent(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush_parent(folder: Path) -> None:
    descriptor = os.open(folder.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux's renameat2): between two renames a reader would find nothing."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return renameat2 is not None and renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0


def _swap(new: Path, folder: Path, old: Path) -> None:
    """Rename in two steps; if the second fails, the old folder comes back, and `clean` brings it back after a crash."""
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def _listed(folder: Path) -> tuple[Path, ...]:
    return tuple(folder.iterdir()) if folder.is_dir() else ()
