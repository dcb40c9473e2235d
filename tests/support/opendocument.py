"""Writes ODS, as a person's spreadsheet would, with a library that the program itself does not use."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def ods(grid: Iterable[Sequence[str]], *, numbers: bool = False) -> bytes:
    """Write a workbook of one sheet; whole numbers are numbers if wished, else every cell is text."""
    book, out, sheet = OpenDocumentSpreadsheet(), io.BytesIO(), Table(name="Projets")
    for row in grid:
        line = TableRow()
        for text in row:
            number = {"valuetype": "float", "value": text} if numbers and text.isdigit() else {"valuetype": "string"}
            cell = TableCell(**number)
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.write(out)
    return out.getvalue()
