"""Small files that stand for enormous ones, made here and never kept."""

from __future__ import annotations

import io
import struct
import zipfile

import xlwt

_SHEET = '<?xml version="1.0"?>{doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" ContentType="application/'
    'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{_SPREADSHEET}.sheet.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="r" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="S" sheetId="1" r:id="r"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="r" '
    f'Type="{_OFFICE}/worksheet" Target="sheet.xml"/></Relationships>',
}
_TABLE = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
)


def packed(parts: dict[str, str]) -> bytes:
    """Pack files as a ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


def xlsx(rows: str, doctype: str = "", **more: str) -> bytes:
    """Make an XLSX of one sheet."""
    return packed({**_PARTS, "xl/sheet.xml": _SHEET.format(rows=rows, doctype=doctype), **more})


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def ods(rows: str) -> bytes:
    """Make an ODS of one table."""
    return packed({"mimetype": _ODS, "META-INF/manifest.xml": _MANIFEST, "content.xml": _TABLE.format(rows=rows)})


def ods_row(columns: int, rows: int, text: str = "x") -> str:
    inside = f"<text:p>{text}</text:p>" if text else ""
    kind = ' office:value-type="string"' if text else ""
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell{kind} '
        f'table:number-columns-repeated="{columns}">{inside}</table:table-cell></table:table-row>'
    )


def xls(sheets: int = 1, *, corner: bool = False, claims: int = 0) -> bytes:
    """Make an XLS, with something in its last cell, or one whose header claims that many rows."""
    book = xlwt.Workbook()
    for number in range(sheets):
        sheet = book.add_sheet(f"S{number}")
        sheet.write(0, 0, "x")
        if corner:
            sheet.write(65535, 255, "x")
    saved = io.BytesIO()
    book.save(saved)
    data = saved.getvalue()
    if claims:
        place = data.index(struct.pack("<HH", 0x200, 14)) + 4
        data = data[:place] + struct.pack("<IIHH", 0, claims, 0, 255) + data[place + 12 :]
    return data


def lying_zip() -> bytes:
    """Make a workbook that unpacks to 200 MiB and says, in its directory, that it is empty."""
    data = bytearray(xlsx(f"<row>{cell('A1', ' ' * (200 << 20))}</row>"))
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/sheet.xml"))
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    return bytes(data)


BOMBS = {
    "far-cell.xlsx": lambda: xlsx(f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'),
    "ten-million.xlsx": lambda: xlsx(f'<row r="1">{cell("A1")}</row><row r="100000">{cell("CV100000")}</row>'),
    "entities.xlsx": lambda: xlsx(
        f"<row>{cell('A1', '&b;')}</row>", '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    ),
    "outside.xlsx": lambda: xlsx(
        f"<row>{cell('A1', '&e;')}</row>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "unpacks.xlsx": lambda: xlsx(f"<row>{cell('A1', ' ' * (200 << 20))}</row>"),
    "lies.xlsx": lying_zip,
    "many-files.xlsx": lambda: xlsx("", **{f"xl/{number}.xml": "" for number in range(3000)}),
    "long-cell.xlsx": lambda: xlsx(f"<row>{cell('A1', 'x' * 1_000_000)}</row>"),
    "nested.xlsx": lambda: xlsx("<row>" + "<c>" * 1_000_000),
    "repeated.ods": lambda: ods(ods_row(1024, 1048576)),
    "wide.ods": lambda: ods(ods_row(4_000_000_000, 60_000)),
    "corner.xls": lambda: xls(corner=True),
    "four-corners.xls": lambda: xls(4, corner=True),
    "claims.xls": lambda: xls(claims=0xFFFFFFFF),
    "cells.csv": lambda: b";" * 10_000_000,
    "long-cell.csv": lambda: b"Projet;Phase\n" + b"x" * 1_000_000 + b";y\n",
    "large.csv": lambda: b"Projet;Phase\n" + b"x;y\n" * 5_000_000,
    "rows.csv": lambda: b"Projet;Phase\n" + b"x;y\n" * 5_000,
    "nul.csv": lambda: b"Projet;Phase\nx\0;y\n",
}
