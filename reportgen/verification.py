"""Whether the archive is what it was when it was published: every file held against the checksum that vouches for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.archive import MANIFEST, REVISIONS, SEAL, entries, folders, seal_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of the archive that is not what its manifest says."""

    file: str
    found: str
    expected: str


def verify(folder: Path) -> tuple[Damage, ...]:
    """Hold every file of an edition, its earlier revisions included, against the checksums."""
    kept = folder / REVISIONS
    revisions = sorted(path for path in kept.iterdir() if path.is_dir()) if kept.is_dir() else []
    return tuple(damage for each in (folder, *revisions) for damage in _damages(each, folder.parent))


def verify_around(output: Path) -> tuple[Damage, ...]:
    """Hold what is said over all editions against its manifest, and that one against the editions as they stand."""
    if not folders(output):
        return ()
    if not (output / MANIFEST).is_file():
        return (Damage(MANIFEST, "nothing", "the manifest of what is said over all editions"),)
    try:
        told = json.loads((output / MANIFEST).read_bytes())
        return (*_stale(output, told["editions"]), *_changed(output, told["files"], Path()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return (Damage(MANIFEST, f"a text that is no manifest ({error})", "the manifest that was written"),)


def _stale(output: Path, made_from: dict[str, str]) -> Iterator[Damage]:
    """Find the editions that changed, came or went since."""
    present = {entry.folder.name: seal_of(entry) for entry in entries(output)}
    for quarter in sorted(present.keys() | made_from.keys()):
        if present.get(quarter) != made_from.get(quarter):
            expected = f"edition {quarter} as it stands: {present.get(quarter, 'not there')}"
            yield Damage(MANIFEST, f"made from {quarter}: {made_from.get(quarter, 'not there')}", expected)


def _damages(folder: Path, output: Path) -> Iterator[Damage]:
    where = folder.relative_to(output)
    if not (folder / MANIFEST).is_file() or not (folder / SEAL).is_file():
        yield Damage(str(where / MANIFEST), "nothing", "a manifest and its seal")
        return
    text = (folder / MANIFEST).read_bytes()
    seal = (folder / SEAL).read_text(encoding="ascii", errors="replace").split()
    if seal[:1] != [sha256(text).hexdigest()]:
        yield Damage(str(where / MANIFEST), sha256(text).hexdigest(), f"{''.join(seal[:1])}, as sealed")
        return
    expected: dict[str, str] = json.loads(text)["files"]
    present = {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != REVISIONS
    }
    unknown = dict.fromkeys(present - expected.keys() - {MANIFEST, SEAL}, "no such file")
    yield from _changed(folder, {**expected, **unknown}, where)


def _changed(folder: Path, expected: dict[str, str], where: Path) -> Iterator[Damage]:
    """Find the files below a folder that are not what is expected of them."""
    for name in sorted(expected):
        path = folder / name
        found = sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
        if found != expected[name]:
            yield Damage(str(where / name), found, expected[name])
