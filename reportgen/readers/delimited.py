"""CSV in the dialects that spreadsheets write: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import codecs
import csv
import io
from functools import partial
from typing import TYPE_CHECKING

from reportgen.disk import limits
from reportgen.portfolio import PANORAMA
from reportgen.readers.columns import header_index, recognise_headers
from reportgen.readers.failures import UnreadableFileError
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from reportgen.portfolio import Portfolio

_DELIMITERS = (";", ",", "\t")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(data: bytes, portfolio: Portfolio = PANORAMA) -> list[list[str]]:
    """Read the rows of a CSV file, with the delimiter under which its header makes most sense."""
    text = _decode(data)
    if max(map(text.count, _DELIMITERS)) + text.count("\n") > limits.CELLS:
        advice = say("Take out the empty columns and rows, or what does not belong to the table.")
        raise UnreadableFileError(say("more than {most} cells", most=limits.CELLS), advice)
    return max((_rows(text, delimiter) for delimiter in _DELIMITERS), key=partial(_sense, portfolio))


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        advice = say("Save the table as CSV (UTF-8), or give a workbook its own extension.")
        raise UnreadableFileError(say("bytes that are no text"), advice)
    return text


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        found = say("a CSV that breaks off ({error})", error=str(error))
        advice = say("Save the table as CSV once more, or hand in the workbook itself.")
        raise UnreadableFileError(found, advice) from error


def _sense(portfolio: Portfolio, rows: list[list[str]]) -> tuple[int, int]:
    """Weigh a delimiter: how many columns it lets one recognise, then how many there are at all."""
    row = rows[header_index(rows, portfolio) or 0] if rows else []
    return len(recognise_headers(row, portfolio)), len(row)
