"""A workbook → its sheets as text, in a process of its own whose memory and time are bounded (see `workbook`).

A few kilobytes of workbook can stand for billions of cells, and a reader that runs out of memory takes its process
down with it. So this file is run by itself: it imports nothing of the program, so that it starts at once. It takes the
workbook from standard input and its limits from the command line; it answers in JSON.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import sys
import zipfile
from typing import Any

from python_calamine import CalamineWorkbook

READ = (".xml", ".rels", "mimetype")  # the files of a workbook that hold its sheets; pictures and macros are left out
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O|E\0N)|\0<\0!\0(?:D\0O|E\0N)", re.IGNORECASE)
_CHUNK = 1 << 20


class TooMuchError(Exception):
    """A limit that the workbook goes beyond, by its name."""


def main() -> None:
    """Read the workbook, or say which limit it breaks, or why it does not open."""
    limits: dict[str, int] = json.loads(sys.argv[1])
    _bound(limits["memory"], limits["seconds"])
    try:
        answer: dict[str, Any] = {"sheets": sheets(sys.stdin.buffer.read(), limits)}
    except TooMuchError as error:
        answer = {"limit": str(error)}
    except MemoryError:
        answer = {"limit": "memory"}
    except BaseException as error:  # noqa: BLE001 - whatever the reader says is passed on, its panics too
        answer = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())


def _bound(memory: int, seconds: int) -> None:
    """Let the system end this process rather than the machine's memory; where it cannot bound memory, time alone is."""
    import resource  # noqa: PLC0415 - not there on every system

    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS takes no bound of the address space
            continue


def sheets(data: bytes, limits: dict[str, int]) -> list[tuple[str, list[list[str]]]]:
    """Read every sheet, in the order of the workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(repack(data, limits)))
    left = dict(limits)
    return [(name, _rows(book.get_sheet_by_name(name), left)) for name in book.sheet_names]


def repack(data: bytes, limits: dict[str, int]) -> bytes:
    """Unpack a workbook's own files, counting what really comes out, and pack them anew: the reader sees nothing else."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(fresh, "w") as new:
        _hold(len(old.infolist()), limits, "files")
        left = limits["bytes"]
        for entry in dict.fromkeys(each.filename for each in old.infolist() if each.filename.lower().endswith(READ)):
            content = _unpack(old, old.getinfo(entry), left, limits)
            left -= len(content)
            new.writestr(entry, content)
    return fresh.getvalue()


def _unpack(old: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, limits: dict[str, int]) -> bytes:
    """Unpack one file piece by piece; what its header says of its size is not believed."""
    most = min(left, max(_CHUNK, limits["ratio"] * entry.compress_size))
    content = bytearray()
    with old.open(entry) as file:
        while piece := file.read(_CHUNK):
            content += piece
            if len(content) > most:
                raise TooMuchError("bytes" if len(content) > left else "ratio")
    if _DECLARATION.search(content):
        name = "entities"
        raise TooMuchError(name)
    return bytes(content)


def _rows(sheet: Any, left: dict[str, int]) -> list[list[str]]:  # noqa: ANN401 - calamine's own
    """Spell a sheet's cells, as long as there is room for them."""
    end = sheet.end
    left["cells"] -= (end[0] + 1) * (end[1] + 1) if end else 0
    _hold(-left["cells"], {"cells": 0}, "cells")
    rows = [[text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    left["characters"] -= sum(len(cell) for row in rows for cell in row)
    _hold(-left["characters"], {"characters": 0}, "characters")
    return rows


def _hold(number: int, limits: dict[str, int], name: str) -> None:
    if number > limits[name]:
        raise TooMuchError(name)


def text(cell: object) -> str:
    """Spell a cell as its column would be typed: whole numbers without a point, dates as ISO, Oui and Non."""
    if isinstance(cell, bool):
        return "Oui" if cell else "Non"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float):
        return repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


if __name__ == "__main__":
    main()
