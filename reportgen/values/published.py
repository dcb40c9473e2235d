"""Published editions as they lie in the archive: files, errata, all of them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.values.comparison import Identification, Match
    from reportgen.values.findings import Findings, Past


@dataclass(frozen=True, slots=True)
class Erratum:
    """Why an edition was published again, and what changed in it: sentences for readers, made by the program."""

    revision: int
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a published edition: its path below the edition's folder, its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One published edition among all: as it was published, who is who since the one before, what it left on disk.

    ``findings`` are those beside the editions before it; ``ids`` gives each project's stable id by the name it has in this edition; ``seal`` is its manifest's SHA-256.
    """

    past: Past
    findings: Findings
    ids: Mapping[str, str]
    since: Identification | None
    returned: tuple[Match, ...]
    revision: int
    errata: tuple[Erratum, ...]
    files: tuple[KeptFile, ...]
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """Every published edition, the oldest first, and the newest one's findings: what is said over all of them."""

    volumes: tuple[Volume, ...]
    newest: Findings
