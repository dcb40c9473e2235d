"""Lists published editions: one folder each, with a manifest that holds the checksum of every file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportgen.values.errors import DamagedArchiveError
from reportgen.values.published import Erratum, KeptFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


MANIFEST, SEAL = "manifest.json", "manifest.sha256"

INPUTS, REVISIONS = "inputs", "revisions"

LOCK, STAGE, PENDING, SITE, OLD, GONE = ".lock", ".stage", ".pending", "around", "old", "gone"

_FOLDER = re.compile(r"\d{4}-T[1-4]")


@dataclass(frozen=True, slots=True)
class ArchivedEdition:
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


def archived_edition_at(folder: Path) -> ArchivedEdition | None:
    """Read the published edition of a folder; None when nothing was published there."""
    coming = folder.parent / PENDING / folder.name
    return _archived_edition_in(coming if is_still_to_come(coming) else folder)


def _archived_edition_in(folder: Path) -> ArchivedEdition | None:
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        return ArchivedEdition(folder, json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        message = (
            f"{folder.name}/{MANIFEST} cannot be read: {error}. Restore it from a copy (reportgen archive verify)."
        )
        raise DamagedArchiveError(message) from error


def archived_editions(output: Path, stage: str = PENDING) -> tuple[ArchivedEdition, ...]:
    """List the published editions, the oldest quarter first; one that is staged counts in place of the old one."""
    return tuple(
        entry for folder in edition_folders(output, stage) if (entry := _archived_edition_in(folder)) is not None
    )


def edition_folders(output: Path, stage: str = PENDING) -> tuple[Path, ...]:
    """List the folders of editions, the oldest quarter first, whatever state they are in."""
    found = {path.name: path for path in list_folder(output) if _FOLDER.fullmatch(path.name)}
    coming = {
        path.name: path
        for path in list_folder(output / stage)
        if _FOLDER.fullmatch(path.name) and is_still_to_come(path)
    }
    return tuple(path for _, path in sorted({**found, **coming}.items()))


def site_file(output: Path, name: str) -> Path:
    """Find a file of the site beside the editions' folders; a publication that was interrupted after it counted comes first."""
    coming = output / PENDING / SITE / name
    return coming if coming.is_file() else output / name


def is_pending(output: Path) -> bool:
    """Tell whether a publication was interrupted after it counted and before its files were renamed into place."""
    return (output / PENDING).is_dir()


def errata_of(entry: ArchivedEdition) -> tuple[Erratum, ...]:
    """Read the errata that an edition carries."""
    return tuple(Erratum(each["revision"], each["reason"], tuple(each["changes"])) for each in entry.manifest["errata"])


def files_of(entry: ArchivedEdition) -> tuple[KeptFile, ...]:
    """List an edition's files, each with its size and the checksum that its manifest gives."""
    digests: Mapping[str, str] = entry.manifest["files"]
    return tuple(KeptFile(name, (entry.folder / name).stat().st_size, digests[name]) for name in sorted(digests))


def seal_of(entry: ArchivedEdition) -> str:
    """Compute the checksum of an edition's manifest, which itself holds the checksum of every file."""
    return sha256((entry.folder / MANIFEST).read_bytes()).hexdigest()


def changed_files(entry: ArchivedEdition, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Name the files whose content differs from what was published; none when it is the same."""
    new = {name: sha256(content).hexdigest() for name, content in files.items() if name not in {MANIFEST, SEAL}}
    old = entry.manifest["files"]
    return tuple(name for name in sorted(new.keys() | old.keys()) if new.get(name) != old.get(name))


def is_still_to_come(staged: Path) -> bool:
    """Tell whether a staged edition is not in place yet: once exchanged, its folder holds the older revision."""
    new, standing = _archived_edition_in(staged), _archived_edition_in(staged.parent.parent / staged.name)
    return new is not None and (standing is None or standing.revision < new.revision)


def list_folder(folder: Path) -> tuple[Path, ...]:
    """List what lies in a folder; nothing where there is none."""
    return tuple(folder.iterdir()) if folder.is_dir() else ()
