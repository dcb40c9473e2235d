"""Verifies the archive: compares every file with the checksum that was recorded when it was published."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.archive.entries import MANIFEST, REVISIONS, SEAL, archived_editions, edition_folders, seal_of, site_file
from reportgen.values.errors import DamagedArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


RESTORE = (
    "Nothing is published beside it until it is restored from a copy; or, if nothing was published in it, until the "
    "folder is taken away."
)


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of the archive that is not what its manifest says."""

    file: str
    found: str
    expected: str


def refuse_damage(output: Path) -> None:
    """Raise `DamagedArchiveError` if a published edition was changed, since whatever is made next follows from it."""
    damages = find_damage(output)
    if damages:
        raise DamagedArchiveError(describe_damage(damages, RESTORE))


def describe_damage(damages: Iterable[Damage], advice: str) -> str:
    """Name every file that is damaged, and say what to do."""
    lines = (f"{each.file}: found {each.found}; expected {each.expected}" for each in damages)
    return "\n".join(("the archive does not match its checksums:", *lines, advice))


def find_damage(output: Path) -> tuple[Damage, ...]:
    """Compare every edition with its checksums, and its manifest with the one recorded for the whole archive."""
    found = edition_folders(output)
    damages = tuple(damage for folder in found for damage in verify_edition(folder))
    return damages or tuple(_find_foreign_manifests(output))


def _find_foreign_manifests(output: Path) -> Iterator[Damage]:
    """Find manifests that agree with their own checksum file and are still not those that were published."""
    try:
        recorded_seals = dict(json.loads(site_file(output, MANIFEST).read_bytes())["editions"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    for entry in archived_editions(output):
        name, found = entry.folder.name, seal_of(entry)
        if recorded_seals.get(name, found) != found:
            yield Damage(f"{name}/{MANIFEST}", found, f"{recorded_seals[name]}, as {MANIFEST} beside the editions says")


def verify_edition(folder: Path) -> tuple[Damage, ...]:
    """Compare every file of an edition, its earlier revisions included, with the checksums."""
    kept = folder / REVISIONS
    revisions = sorted(path for path in kept.iterdir() if path.is_dir()) if kept.is_dir() else []
    return tuple(damage for each in (folder, *revisions) for damage in _find_damage_in(each, folder.parent))


def verify_site(output: Path) -> tuple[Damage, ...]:
    """Compare the site's files with their manifest, and that manifest with the editions as they stand."""
    if not edition_folders(output):
        return ()
    manifest = site_file(output, MANIFEST)
    if not manifest.is_file():
        return (Damage(MANIFEST, "nothing", "the manifest of what is said over all editions"),)
    try:
        recorded = json.loads(manifest.read_bytes())
        return (
            *_find_stale_editions(output, recorded["editions"]),
            *_find_changed_files(lambda name: site_file(output, name), recorded["files"], Path()),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return (Damage(MANIFEST, f"a text that is no manifest ({error})", "the manifest that was written"),)


def _find_stale_editions(output: Path, made_from: dict[str, str]) -> Iterator[Damage]:
    """Find the editions that were changed, added or removed since the site was made."""
    present = {entry.folder.name: seal_of(entry) for entry in archived_editions(output)}
    for quarter in sorted(present.keys() | made_from.keys()):
        if present.get(quarter) != made_from.get(quarter):
            expected = f"edition {quarter} as it stands: {present.get(quarter, 'not there')}"
            yield Damage(MANIFEST, f"made from {quarter}: {made_from.get(quarter, 'not there')}", expected)


def _find_damage_in(folder: Path, output: Path) -> Iterator[Damage]:
    where = folder.relative_to(output)
    missing = [name for name in (MANIFEST, SEAL) if not (folder / name).is_file()]
    if missing:
        yield from (Damage(str(where / name), "nothing", "a manifest and its seal") for name in missing)
        return
    text = (folder / MANIFEST).read_bytes()
    seal = (folder / SEAL).read_text(encoding="ascii", errors="replace").split()
    if seal[:1] != [sha256(text).hexdigest()]:
        says = f"{''.join(seal[:1])}, as {where / SEAL} says"
        yield Damage(str(where / MANIFEST), sha256(text).hexdigest(), says)
        return
    try:
        expected = dict(json.loads(text)["files"])
    except (ValueError, KeyError, TypeError) as error:
        yield Damage(str(where / MANIFEST), f"a text that is no manifest ({error})", "the manifest that was written")
        return
    present = {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != REVISIONS
    }
    unknown = dict.fromkeys(present - expected.keys() - {MANIFEST, SEAL}, "no such file")
    yield from _find_changed_files(folder.joinpath, {**expected, **unknown}, where)


def _find_changed_files(find: Callable[[str], Path], expected: dict[str, str], where: Path) -> Iterator[Damage]:
    """Find the files whose checksum is not the recorded one."""
    for name in sorted(expected):
        path = find(name)
        found = sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
        if found != expected[name]:
            yield Damage(str(where / name), found, expected[name])
