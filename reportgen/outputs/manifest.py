"""The manifest: what was published, from what, with which versions; SHA-256 of every file."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportgen.outputs.opendata import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.model import Edition

FORMAT = 1


def manifest_of(edition: Edition, files: Mapping[str, bytes], versions: Mapping[str, str]) -> bytes:
    """Write manifest.json for the files given."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "edition": str(edition.info.quarter),
        "number": edition.info.number,
        "revision": 1,
        "as_of": edition.info.as_of.isoformat(),
        "inputs": {each.name: each.sha256 for each in edition.inputs},
        "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
        "versions": dict(versions),
    }
    return as_json(content)
