"""Workbooks: XLSX, XLS and ODS, cell by cell as text."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import chain
from typing import TYPE_CHECKING, Any

from reportgen.disk import limits
from reportgen.portfolio import PANORAMA
from reportgen.readers import apart
from reportgen.readers.columns import header_index, recognise_headers
from reportgen.readers.failures import UnreadableFileError
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from reportgen.portfolio import Portfolio

    Grid = list[list[str]]


def read_workbook(data: bytes, portfolio: Portfolio = PANORAMA) -> Grid:
    """Read the rows of the sheet that holds the projects; failing a recognisable one, of the first that has any.

    Where several sheets are whole tables of projects, taking one would lose the others: that is for a person to settle.
    """
    sheets = _sheets(data)
    whole = [f"“{name}”" for name, rows in sheets.items() if _is_whole(rows, portfolio)]
    if len(whole) > 1:
        found = say("several sheets that are tables of projects: {names}", names=tuple(whole))
        advice = say("Keep one in the workbook, or export each as CSV and import them together.")
        raise UnreadableFileError(found, advice)
    return max(
        sheets.values(),
        key=lambda rows: (_is_whole(rows, portfolio), len(_keys(rows, portfolio)), bool(rows)),
        default=[],
    )


def _sheets(data: bytes) -> dict[str, Grid]:
    """Read every sheet, by its name, in the order of the workbook."""
    answer = _read_apart(data)
    if "limit" in answer:
        found = say("a workbook that is no plain table: {limit}", limit=_BEYOND[answer["limit"]])
        raise UnreadableFileError(found, say("Copy the table alone into a new workbook, or export it as CSV."))
    if "error" in answer:
        found = say("a workbook that does not open ({error})", error=answer["error"])
        advice = say("Open it in a spreadsheet and save it once more, without a password, or export the table as CSV.")
        raise UnreadableFileError(found, advice)
    return dict(answer["sheets"])


def _read_apart(data: bytes) -> dict[str, Any]:
    """Let another process read the workbook: if memory or time run out, only that one ends."""
    done = subprocess.run(  # noqa: S603 - our own file, without a shell
        [sys.executable, "-P", apart.__file__, json.dumps(_LIMITS)],
        input=data,
        capture_output=True,
        check=False,
    )
    if done.returncode < 0 or b"MemoryError" in done.stderr:  # ended by the system, at one of the limits
        return {"limit": "memory"}
    if done.returncode:
        return {"error": done.stderr.decode(errors="replace").strip().rpartition("\n")[2]}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


_LIMITS = {
    "memory": limits.WORKBOOK_MEMORY,
    "seconds": limits.WORKBOOK_SECONDS,
    "files": limits.WORKBOOK_FILES,
    "bytes": limits.WORKBOOK_BYTES,
    "ratio": limits.WORKBOOK_RATIO,
    "cells": limits.CELLS,
    "characters": limits.TEXT_CHARACTERS,
}
_BEYOND = {
    "memory": say(
        "it cannot be read with {memory} MiB of memory in {seconds} seconds",
        memory=limits.WORKBOOK_MEMORY // limits.MIB,
        seconds=limits.WORKBOOK_SECONDS,
    ),
    "files": say("more than {most} files in it", most=limits.WORKBOOK_FILES),
    "bytes": say("it unpacks to more than {most} MiB", most=limits.WORKBOOK_BYTES // limits.MIB),
    "ratio": say("a file in it unpacks to more than {most} times its size", most=limits.WORKBOOK_RATIO),
    "entities": say("it declares entities or a document type"),
    "cells": say("more than {most} cells up to the last that is filled", most=limits.CELLS),
    "characters": say("more than {most} characters in its cells", most=limits.TEXT_CHARACTERS),
}


def _is_whole(rows: Grid, portfolio: Portfolio) -> bool:
    """Tell whether a sheet has every column that a project needs, and something below them."""
    place = header_index(rows, portfolio)
    required = {column.key for column in portfolio.columns if column.required}
    return place is not None and _keys(rows, portfolio) >= required and any(map(str.strip, chain(*rows[place + 1 :])))


def _keys(rows: Grid, portfolio: Portfolio) -> frozenset[str]:
    """Name the columns of projects that a sheet's header has; none where nothing looks like a header."""
    place = header_index(rows, portfolio)
    return frozenset() if place is None else recognise_headers(rows[place], portfolio)
