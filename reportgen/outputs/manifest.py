"""The manifest: what was published, from what, with which versions; SHA-256 of every file."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportgen.outputs.files import INPUTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.values.edition import Edition
    from reportgen.values.findings import Past
    from reportgen.values.published import Erratum, Volume

FORMAT = 2
_INPUTS = INPUTS.path("")


def manifest_of(
    edition: Edition,
    files: Mapping[str, bytes],
    made_with: Mapping[str, Mapping[str, str]],
    errata: tuple[Erratum, ...] = (),
    past: tuple[Past, ...] = (),
) -> bytes:
    """Write manifest.json for the files given; ``made_with`` names versions, fonts and templates.

    ``past`` are the editions that this one was compared with: each is named with its state, so that a later reader
    knows which past the movements and trends were told against.
    """
    digests = {name: sha256(content).hexdigest() for name, content in sorted(files.items())}
    content: dict[str, Any] = {
        "format": FORMAT,
        "edition": str(edition.info.quarter),
        "number": edition.info.number,
        "revision": len(errata) + 1,
        "errata": [
            {"revision": each.revision, "reason": each.reason, "changes": list(each.changes)} for each in errata
        ],
        "waivers": [
            {"id": each.id, "reason": each.reason, "name": each.name, "date": each.date.isoformat()}
            for each in edition.waivers
        ],
        "as_of": edition.info.as_of.isoformat(),
        "past": list(map(_state_of, past)),
        "inputs": {name.removeprefix(_INPUTS): digest for name, digest in digests.items() if name.startswith(_INPUTS)},
        "files": digests,
        **{kind: dict(sorted(parts.items())) for kind, parts in made_with.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _state_of(past: Past) -> dict[str, Any]:
    """Name an earlier edition with its state: the checksum of its manifest, or of each input that was not published yet."""
    quarter = str(past.edition.info.quarter)
    if past.seal:
        return {"edition": quarter, "state": "published", "manifest": past.seal}
    return {"edition": quarter, "state": "draft", "inputs": {each.name: each.sha256 for each in past.edition.inputs}}


def site_manifest(volumes: Sequence[Volume], files: Mapping[str, bytes], versions: Mapping[str, str]) -> bytes:
    """Write the manifest of what is said over all editions: from which state of each it was made, with which versions."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "editions": {str(volume.past.edition.info.quarter): volume.seal for volume in volumes},
        "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
        "versions": dict(sorted(versions.items())),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
