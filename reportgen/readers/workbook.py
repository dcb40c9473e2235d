"""Workbooks: XLSX, XLS and ODS, cell by cell as text."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from reportgen.readers.columns import header_index
from reportgen.readers.failures import UnreadableFileError
from reportgen.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_workbook(data: bytes) -> list[list[str]]:
    """Read the rows of the first sheet that has a recognisable header; failing that, of the first that has any."""
    try:
        sheets = list(_sheets(CalamineWorkbook.from_filelike(io.BytesIO(data))))
    except (CalamineError, OSError, ValueError) as error:
        found = say("a workbook that does not open ({error})", error=str(error))
        advice = say("Open it in a spreadsheet and save it once more, without a password, or export the table as CSV.")
        raise UnreadableFileError(found, advice) from error
    return next((rows for rows in sheets if header_index(rows) is not None), next(filter(None, sheets), []))


def _sheets(book: CalamineWorkbook) -> Iterator[list[list[str]]]:
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        yield [[_text(cell) for cell in row] for row in rows]


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
