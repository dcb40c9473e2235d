"""Workbooks: XLSX, XLS and ODS, cell by cell as text."""

from __future__ import annotations

import datetime as dt
import io
from itertools import chain
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from reportgen.readers.columns import header_index, recognised
from reportgen.readers.failures import UnreadableFileError
from reportgen.schema import CANONICAL
from reportgen.wording import say

if TYPE_CHECKING:
    Grid = list[list[str]]

REQUIRED = frozenset(column.key for column in CANONICAL if column.required)


def read_workbook(data: bytes) -> Grid:
    """Read the rows of the sheet that holds the projects; failing a recognisable one, of the first that has any.

    Where several sheets are whole tables of projects, taking one would lose the others: that is for a person to settle.
    """
    sheets = _sheets(data)
    whole = [f"“{name}”" for name, rows in sheets.items() if _is_whole(rows)]
    if len(whole) > 1:
        found = say("several sheets that are tables of projects: {names}", names=tuple(whole))
        advice = say("Keep one in the workbook, or export each as CSV and import them together.")
        raise UnreadableFileError(found, advice)
    return max(sheets.values(), key=lambda rows: (_is_whole(rows), len(_keys(rows)), bool(rows)), default=[])


def _sheets(data: bytes) -> dict[str, Grid]:
    """Read every sheet, by its name, in the order of the workbook."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as error:
        found = say("a workbook that does not open ({error})", error=str(error))
        advice = say("Open it in a spreadsheet and save it once more, without a password, or export the table as CSV.")
        raise UnreadableFileError(found, advice) from error
    return {name: [[_text(cell) for cell in row] for row in rows] for name, rows in sheets.items()}


def _is_whole(rows: Grid) -> bool:
    """Tell whether a sheet has every column that a project needs, and something below them."""
    place = header_index(rows)
    return place is not None and _keys(rows) >= REQUIRED and any(map(str.strip, chain(*rows[place + 1 :])))


def _keys(rows: Grid) -> frozenset[str]:
    """Name the columns of projects that a sheet's header has; none where nothing looks like a header."""
    place = header_index(rows)
    return frozenset() if place is None else recognised(rows[place])


def _text(cell: object) -> str:
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
