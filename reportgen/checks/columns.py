"""Whether the columns that the report needs are there and filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.portfolio import PANORAMA
from reportgen.values.errors import Location, Problem
from reportgen.values.project import Undisclosed
from reportgen.words.problem_texts import say
from reportgen.words.rules.table import (
    EMPTY_TABLE,
    MISSING_COLUMN,
    MISSING_INTERMINISTERIAL,
    MISSING_OPTIONAL_COLUMN,
    MISSING_PHASE,
    REPEATED_COLUMN,
    UNKNOWN_COLUMN,
)
from reportgen.words.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column
    from reportgen.values.submission import SetAside, Sheet, Submission

_SHOWN = 3


def missing_columns(submission: Submission, portfolio: Portfolio = PANORAMA) -> Iterator[Problem]:
    """Every table has the required columns; without some others the report is visibly poorer."""
    for sheet in submission.sheets:
        for column in portfolio.table_columns:
            if column.key not in sheet.columns and (column.required or column.expected):
                yield _missing_column(sheet, column)


def _missing_column(sheet: Sheet, column: Column) -> Problem:
    others = [header for header in sheet.header if header.strip() and header not in sheet.columns.values()]
    near = next(filter(None, (nearest(spelling, others) for spelling in column.spellings)), None)
    rename = (
        say("Rename “{near}” if that is the one; else add the column.", near=near.strip())
        if near
        else say("Add the column.")
    )
    rule = MISSING_COLUMN if column.required else MISSING_OPTIONAL_COLUMN
    return rule.problem_at(
        Location(sheet.file, sheet.header_row, column.header),
        say("no such column"),
        say("a column called one of {names}", names=tuple(f"“{spelling}”" for spelling in column.spellings)),
        say("{loss} {rename}", loss=_LOSS[column.key], rename=rename) if column.key in _LOSS else rename,
    )


_LOSS = {
    "start": say("Without it the report shows no timeline and no planned ends."),
    "duration": say("Without it the report shows no durations and no planned ends."),
}


def empty_tables(submission: Submission) -> Iterator[Problem]:
    """Every table has at least one project."""
    for sheet in submission.sheets:
        readable = "name" in sheet.columns or not any(sheet.header)
        if readable and not any(entry.file == sheet.file for entry in submission.entries):
            yield EMPTY_TABLE.problem_at(sheet.place(), say("no project"), say("one project a row below the header"))


def unused_columns(submission: Submission) -> Iterator[Problem]:
    """Report the columns that are not used, so that none vanishes unnoticed."""
    for column in submission.set_aside:
        rule = REPEATED_COLUMN if column.twin else UNKNOWN_COLUMN
        yield rule.problem_at(
            Location(column.file, column.header_row, column.header),
            _quote_values(column),
            say("one column of this meaning: “{twin}” is used", twin=column.twin)
            if column.twin
            else say("a column that reportgen knows"),
        )


def _quote_values(column: SetAside) -> str:
    texts = list(dict.fromkeys(text for cell in column.cells for text in cell.cells))
    more = ", …" if len(texts) > _SHOWN else ""
    return ", ".join(" ".join(text.split())[:60] for text in texts[:_SHOWN]) + more


def empty_cells(submission: Submission) -> Iterator[Problem]:
    """Cells of published columns are filled in: an empty one says neither yes nor no."""
    for entry in submission.entries:
        project = entry.project
        empty = project.interministerial is None and "interministerial" not in entry.unread
        if empty and "interministerial" in entry.columns:
            yield MISSING_INTERMINISTERIAL.problem_at(
                entry.place("interministerial"), entry.texts["interministerial"], say("Oui or Non")
            )
        if isinstance(project.phase, Undisclosed) and "phase" in entry.columns and not entry.texts["phase"]:
            yield MISSING_PHASE.problem_at(entry.place("phase"), "", say("the phase, or “non communiqué” and why"))
