"""Files → Submission. To read another format, add a module that turns bytes into rows, and a line in `READERS`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from reportgen.errors import Level, Location, Problem, Refused
from reportgen.model import Editorial, InputFile
from reportgen.readers import editorial as words
from reportgen.readers import settings as keys
from reportgen.readers.columns import header_index
from reportgen.readers.delimited import read_delimited
from reportgen.readers.entries import read_entries
from reportgen.readers.failures import UnreadableFileError
from reportgen.readers.workbook import read_workbook
from reportgen.submission import Submission, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

READERS: dict[str, Callable[[bytes], list[list[str]]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".xlsx": read_workbook,
    ".xls": read_workbook,
    ".ods": read_workbook,
}
TABLE_NAME = "projects"


def read_table(path: Path) -> Table:
    """Read a table of any known format, whole, as text; `Refused` when that is impossible."""
    try:
        return _table(path.name, _grid(path))
    except UnreadableFileError as error:
        raise Refused([_unreadable(path, error.found, error.advice)]) from error
    except OSError as error:
        advice = "Check the name, and that you may read it."
        raise Refused([_unreadable(path, error.strerror or "no file", advice)]) from error


def _grid(path: Path) -> list[list[str]]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        found = f"a file of the kind “{path.suffix}”" if path.suffix else "a file name without an ending"
        raise UnreadableFileError(found, f"Save the table as one of {', '.join(READERS)}.")
    return reader(path.read_bytes())


def read_submission(folder: Path) -> Submission:
    """Read an edition's folder: edition.toml, projects.(csv, xlsx, xls, ods), editorial.md.

    Never refuses: whatever is wrong is listed in the submission's problems.
    """
    settings, settings_problems = _settings(folder / keys.FILE)
    editorial, editorial_problems = _editorial(folder / words.FILE)
    paths, missing = _find_tables(folder)
    tables, unreadable = read_tables(paths)
    return assemble(
        folder.name,
        tables,
        settings=settings,
        editorial=editorial,
        inputs=tuple(_input(path) for path in (folder / keys.FILE, *paths, folder / words.FILE) if path.is_file()),
        problems=(*settings_problems, *missing, *unreadable, *editorial_problems),
    )


def read_tables(paths: Sequence[Path]) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """Read several tables, and list what is wrong with those that cannot be read."""
    tables: list[Table] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            tables.append(read_table(path))
        except Refused as refusal:
            problems.extend(refusal.problems)
    return tuple(tables), tuple(problems)


def assemble(  # noqa: PLR0913 - a submission has that many parts
    name: str,
    tables: Sequence[Table],
    *,
    settings: Mapping[str, Any] | None,
    editorial: Editorial,
    inputs: Sequence[InputFile] = (),
    problems: Sequence[Problem] = (),
) -> Submission:
    """Put an edition's parts together; several tables are parts of one, row after row."""
    readings = [read_entries(table) for table in tables]
    return Submission(
        name=name,
        sheets=tuple(reading.sheet for reading in readings),
        entries=tuple(entry for reading in readings for entry in reading.entries),
        set_aside=tuple(column for reading in readings for column in reading.set_aside),
        settings=settings,
        editorial=editorial,
        inputs=tuple(inputs),
        problems=(*problems, *(problem for reading in readings for problem in reading.problems)),
    )


def _table(file: str, grid: list[list[str]]) -> Table:
    """Find the header, and make every row as wide as the widest."""
    width = max(map(len, grid), default=0)
    rows = [TableRow(number, (*cells, *[""] * (width - len(cells)))) for number, cells in enumerate(grid, 1)]
    rows = rows[_header_or_first(grid) :]
    return Table(file, rows[0].cells, rows[0].number, tuple(rows[1:])) if rows else Table(file, ())


def _header_or_first(grid: list[list[str]]) -> int:
    first = next((index for index, cells in enumerate(grid) if any(map(str.strip, cells))), 0)
    return header_index(grid) or first


def _find_tables(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Find the edition's one table."""
    found = sorted(path for path in _files(folder) if path.stem == TABLE_NAME and path.suffix.lower() in READERS)
    if len(found) == 1:
        return tuple(found), ()
    names = ", ".join(path.name for path in found)
    expected = f"one table: {TABLE_NAME}{' or '.join(READERS)}"
    rule, advice = ("several-tables", "Keep one.") if found else ("missing-file", "Import one: reportgen import FILE.")
    return (), (Problem(rule, Location(TABLE_NAME), names or "no table", expected, advice),)


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(folder.iterdir()) if folder.is_dir() else ()


def _settings(path: Path) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    if path.is_file():
        return keys.read_settings(path.read_bytes())
    expected = "the edition's number, quarter, dates, publisher and licence"
    advice = "Copy one from another edition."
    return None, (Problem("missing-file", Location(path.name), "no such file", expected, advice),)


def _editorial(path: Path) -> tuple[Editorial, tuple[Problem, ...]]:
    if path.is_file():
        return words.read_editorial(path.read_bytes()), ()
    expected, advice = "a title, a lead paragraph and sections", "Write it, if the report should open with words."
    return Editorial(), (Problem("missing-file", Location(path.name), "no such file", expected, advice, Level.WARNING),)


def _input(path: Path) -> InputFile:
    data = path.read_bytes()
    return InputFile(path.name, hashlib.sha256(data).hexdigest(), len(data))


def _unreadable(path: Path, found: str, advice: str) -> Problem:
    return Problem("unreadable-file", Location(path.name), found, "a table: CSV, XLSX, XLS or ODS", advice)
