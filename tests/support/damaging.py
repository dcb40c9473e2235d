"""Damages real files: the same number always makes the same file, out of a table, settings or words that are sound.

Sound files are the demonstration's and, where they are beside the project, the five real editions; each table in every
format. Workbooks that are archives are damaged inside, so that what is damaged gets past the checksums of the archive.
"""

from __future__ import annotations

import functools
import io
import random
import re
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlwt
from support.opendocument import ods
from support.real import EDITIONS, FILES

from reportgen.readers.delimited import read_delimited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

DEMONSTRATION = Path(__file__).resolve().parents[2] / "assets" / "editions"
TABLES = {
    **{quarter: DEMONSTRATION / quarter / "projects.csv" for quarter in ("2019-T2", "2020-T1")},
    **{quarter: EDITIONS / file for quarter, file in FILES.items()},
}
WAIVERS = b'[[waiver]]\nid = "cost-times-ten:alize:120"\nreason = "vu"\nname = "Camille Durand"\ndate = 2020-04-20\n'
WORDS = {
    "edition.toml": (DEMONSTRATION / "2020-T1" / "edition.toml").read_bytes(),
    "editorial.md": (DEMONSTRATION / "2020-T1" / "editorial.md").read_bytes(),
    "waivers.toml": WAIVERS,
}
SAVED = re.compile(
    rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ"
)  # when a workbook was saved: now, which no number may depend on
ROWS = 12  # a workbook of so many rows is damaged as thoroughly as a long one, and sooner

Rows = list[list[str]]


def damaged(number: int) -> tuple[str, bytes] | None:
    """Make a file of a number: its name and its bytes; None where its sound original is not at hand."""
    lot = random.Random(number)  # noqa: S311 - examples, not secrets
    name = lot.choice((*FORMATS, *FORMATS, *WORDS))
    data = WORDS[name] if name in WORDS else sound(lot.choice(tuple(TABLES)), name)
    return None if data is None else (name, _damaged(lot, data))


def originals() -> Iterator[tuple[str, bytes]]:
    """Take every sound file that is at hand."""
    yield from WORDS.items()
    for source in TABLES:
        for name in FORMATS:
            if (data := sound(source, name)) is not None:
                yield name, data


def another(data: bytes, seed: int) -> bytes:
    """Damage a file once more whose name stands in its first line."""
    name, _, content = data.partition(b"\n")
    return name + b"\n" + _damaged(random.Random(seed), content)  # noqa: S311 - as above


def _damaged(lot: random.Random, data: bytes) -> bytes:
    try:
        return _struck_inside(lot, data)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        return _struck(lot, data)


@functools.cache
def sound(source: str, name: str) -> bytes | None:
    """Write a table in a format; None where it is not at hand."""
    path = TABLES[source]
    return FORMATS[name](path.read_bytes()) if path.exists() else None


def _rows(data: bytes) -> Rows:
    return read_delimited(data)[:ROWS]


def _xlsx(data: bytes) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in _rows(data):
        book.active.append([float(cell) if cell.isdigit() else cell for cell in row])
    book.save(out)
    return out.getvalue()


def _xls(data: bytes) -> bytes:
    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Projets")
    for place, row in enumerate(_rows(data)):
        for column, cell in enumerate(row):
            sheet.write(place, column, float(cell) if cell.isdigit() else cell[:200])
    book.save(out)
    return out.getvalue()


FORMATS: Mapping[str, Callable[[bytes], bytes]] = {
    "projects.csv": lambda data: data,
    "projects.xlsx": _xlsx,
    "projects.xls": _xls,
    "projects.ods": lambda data: ods(_rows(data), numbers=True),
}


def _struck_inside(lot: random.Random, data: bytes) -> bytes:
    """Damage some parts of a workbook and pack it again; now and then the archive itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        contents = {name: SAVED.sub(b"2020-03-31T12:00:00Z", parts.read(name)) for name in sorted(parts.namelist())}
    for name in lot.sample(sorted(contents), min(len(contents), lot.randint(1, 3))):
        contents[name] = lot.choice((_struck_markup, _struck_markup, _struck))(lot, contents[name])
    if not lot.randrange(12):
        contents.pop(lot.choice(sorted(contents)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in contents.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return _struck(lot, out.getvalue()) if not lot.randrange(8) else out.getvalue()


ATTRIBUTE = re.compile(rb'="([^"<>]*)"')
ELEMENT = re.compile(rb"<[^<>]+>[^<>]*")
# What a value in a file may turn into; none makes a sheet huge by itself: how large one may be is tested elsewhere.
VALUES = (
    *(b"", b"0", b"-1", b"1e308", b"NaN", b"2958466", b"1899-12-30", b"9999-12-31T23:59:59", b"PT25H", b"A1:C3"),
    *(b"A0", b"ZZZ9", b"65536", b"4294967296", b"18446744073709551616", b"b", b"d", b"e", b"str", b"inlineStr", b"s"),
    *(b"date", b"time", b"boolean", b"percentage", b"float", b"true", b"&#0;", b"&x;", b"\xff", b"\xc3\xa9", b"x" * 99),
)


def _struck_markup(lot: random.Random, data: bytes) -> bytes:
    """Change values and elements of a markup, which mostly stays well-formed."""
    for _ in range(lot.randint(1, 4)):
        found = list((ATTRIBUTE if lot.random() < 2 / 3 else ELEMENT).finditer(data))
        if not found:
            return _struck(lot, data)
        match = lot.choice(found)
        if match.re is ATTRIBUTE:
            data = data[: match.start(1)] + lot.choice(VALUES) + data[match.end(1) :]
        else:
            again = lot.choice((b"", match[0] * 2, lot.choice(found)[0]))
            data = data[: match.start()] + again + data[match.end() :]
    return data


TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n",
        b";",
        b'"',
        b"'",
        b"[",
        b"]",
        b"{{",
        b"}}",
        b"= ",
        b"# ",
        b"<!--",
    ),
    *(
        b"<a href=",
        b"&#0;",
        b"&#xD800;",
        b"\xed\xa0\x80",
        b"1e999",
        b"-0",
        b"nan",
        b"inf",
        b"31/02/2020",
        b"en cadrage",
    ),
    *(
        b"\xe2\x80\xae",
        b"\xc2\xb2",
        b"9" * 40,
        b"0,0000001",
        b"2020-T9",
        b"1979-05-27T07:32:00Z",
        b"true",
        b"{a={}}",
        b"\x85",
    ),
)


def _struck(lot: random.Random, data: bytes) -> bytes:
    """Change some bytes: flip, cut, repeat, put in what means something."""
    strokes: Sequence[Callable[[random.Random, bytes], bytes]] = (_flipped, _cut, _repeated, _filled, _filled, _ended)
    for _ in range(lot.choice((1, 1, 2, 4, 16))):
        data = lot.choice(strokes)(lot, data)
    return data


def _span(lot: random.Random, data: bytes) -> tuple[int, int]:
    start = lot.randint(0, len(data))
    return start, min(len(data), start + lot.choice((1, 2, 8, 64, 512)))


def _flipped(lot: random.Random, data: bytes) -> bytes:
    place = lot.randrange(len(data)) if data else 0
    return data[:place] + bytes([lot.randrange(256)]) + data[place + 1 :]


def _cut(lot: random.Random, data: bytes) -> bytes:
    start, end = _span(lot, data)
    return data[:start] + data[end:]


def _repeated(lot: random.Random, data: bytes) -> bytes:
    start, end = _span(lot, data)
    place = lot.randint(0, len(data))
    return data[:place] + data[start:end] + data[place:]


def _filled(lot: random.Random, data: bytes) -> bytes:
    start, end = _span(lot, data)
    return data[:start] + lot.choice(TOKENS) + data[lot.choice((start, end)) :]


def _ended(lot: random.Random, data: bytes) -> bytes:
    return data[: lot.randint(0, len(data))] if not lot.randrange(6) else data
