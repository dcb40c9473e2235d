"""A zip archive whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can tell


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts in the order given; the first is stored as it is, as OpenDocument asks of its ``mimetype``."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for place, (name, content) in enumerate(parts.items()):
            entry = ZipInfo(name, _LONG_AGO)
            entry.create_system = 3  # Unix, also where the program runs elsewhere
            archive.writestr(entry, content, ZIP_DEFLATED if place else ZIP_STORED, 9)
    return target.getvalue()
