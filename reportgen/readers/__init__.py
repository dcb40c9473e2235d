"""Files → Submission. To read another format, add a module that turns bytes into rows, and a line in `READERS`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.disk import limits
from reportgen.disk.reading import read_bounded
from reportgen.portfolio import PANORAMA
from reportgen.readers import editorial as words
from reportgen.readers.columns import header_index
from reportgen.readers.delimited import read_delimited
from reportgen.readers.entries import read_entries
from reportgen.readers.failures import UnreadableFileError
from reportgen.readers.oversize import refuse_oversize
from reportgen.readers.waivers import read_waivers
from reportgen.readers.workbook import read_workbook
from reportgen.settings import reader
from reportgen.settings.edition import EDITION
from reportgen.settings.waivers import WAIVERS
from reportgen.values.edition import Editorial, InputFile
from reportgen.values.errors import Level, Location, Problem, Refused
from reportgen.values.submission import Submission, Table, TableRow
from reportgen.words.problem_texts import say
from reportgen.words.rules.files import MISSING_FILE, SEVERAL_TABLES, UNREADABLE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from reportgen.portfolio import Portfolio
    from reportgen.words.problem_texts import ProblemText

READERS: dict[str, Callable[[bytes, Portfolio], list[list[str]]]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".xlsx": read_workbook,
    ".xls": read_workbook,
    ".ods": read_workbook,
}
TABLE_NAME = "projects"
_Place = TypeVar("_Place", str, "Path")
_Read = TypeVar("_Read")


def read_table(path: Path, portfolio: Portfolio = PANORAMA) -> Table:
    """Read a table of any known format, whole, as text; `Refused` when that is impossible."""
    try:
        return _table_of(path.name, read_bounded(path, limits.TABLE_BYTES), portfolio)
    except OSError as error:
        advice = say("Check the name, and that you may read it.")
        raise Refused([_unreadable(path.name, error.strerror or say("no file"), advice)]) from error


def _table_of(name: str, data: bytes, portfolio: Portfolio = PANORAMA) -> Table:
    try:
        grid = _grid(name, data, portfolio)
        refuse_oversize(grid)
        return _table(name, grid, portfolio)
    except UnreadableFileError as error:
        raise Refused([_unreadable(name, error.found, error.advice)]) from error


def _grid(name: str, data: bytes, portfolio: Portfolio) -> list[list[str]]:
    suffix = _suffix(name)
    reader = READERS.get(suffix)
    if reader is None:
        found = say("a file of the kind “{kind}”", kind=suffix) if suffix else say("a file name without an ending")
        raise UnreadableFileError(found, say("Save the table as one of {kinds}.", kinds=tuple(READERS)))
    return reader(data, portfolio)


def _suffix(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def read_submission(folder: Path, name: str | None = None, portfolio: Portfolio = PANORAMA) -> Submission:
    """Read an edition's folder: edition.toml, projects.(csv, xlsx, xls, ods), editorial.md, waivers.toml; each file once.

    ``name`` is the edition's quarter where the folder is not called so. Never refuses: whatever is wrong is listed
    in the submission's problems.
    """
    inputs, untaken = _read_all(_files(folder), _input)
    contents = {each.name: each.content for each in inputs}
    settings, settings_problems = _settings(contents.get(EDITION.file))
    editorial, editorial_problems = _editorial(contents.get(words.FILE))
    found, missing = _find_tables(contents)
    tables, unreadable = _read_all(found, lambda file: _table_of(file, contents[file], portfolio))
    waivers, unfit = read_waivers(contents.get(WAIVERS.file, b""))
    submission = assemble(
        name or folder.name,
        tables,
        settings=settings,
        editorial=editorial,
        inputs=inputs,
        problems=_told_once(untaken, (*settings_problems, *missing, *unreadable, *editorial_problems, *unfit)),
        portfolio=portfolio,
    )
    return replace(submission, waivers=waivers)


def read_tables(
    paths: Sequence[Path], portfolio: Portfolio = PANORAMA
) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """Read several tables, and list what is wrong with those that cannot be read."""
    return _read_all(paths, lambda path: read_table(path, portfolio))


def _told_once(untaken: Sequence[Problem], others: Sequence[Problem]) -> tuple[Problem, ...]:
    """Say of a file that was not taken why, and not that it is missing too."""
    names = tuple(each.location.file for each in untaken)
    missing = {each for each in others if each.rule == "missing-file"}
    return (*untaken, *(each for each in others if not (each in missing and _starts(names, each.location.file))))


def _starts(names: Sequence[str], start: str) -> bool:
    return any(name.startswith(start) for name in names)


def _input(path: Path) -> InputFile:
    """Take a file of an edition's folder as it is."""
    return InputFile(path.name, read_bounded(path, limits.TABLE_BYTES if _is_table(path.name) else limits.WORDS_BYTES))


def _read_all(
    places: Sequence[_Place], read: Callable[[_Place], _Read]
) -> tuple[tuple[_Read, ...], tuple[Problem, ...]]:
    tables: list[_Read] = []
    problems: list[Problem] = []
    for place in places:
        try:
            tables.append(read(place))
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
    portfolio: Portfolio = PANORAMA,
) -> Submission:
    """Put an edition's parts together; several tables are parts of one, row after row."""
    readings = [read_entries(table, portfolio) for table in tables]
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


def _table(file: str, grid: list[list[str]], portfolio: Portfolio) -> Table:
    """Find the header, and make every row as wide as the widest."""
    width = max((place for cells in grid for place, text in enumerate(cells, 1) if text), default=0)
    rows = [TableRow(number, (*cells[:width], *[""] * (width - len(cells)))) for number, cells in enumerate(grid, 1)]
    rows = rows[_header_or_first(grid, portfolio) :]
    return Table(file, rows[0].cells, rows[0].number, tuple(rows[1:])) if rows else Table(file, ())


def _header_or_first(grid: list[list[str]], portfolio: Portfolio) -> int:
    first = next((index for index, cells in enumerate(grid) if any(map(str.strip, cells))), 0)
    return header_index(grid, portfolio) or first


def _find_tables(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Find the edition's one table."""
    found = tuple(sorted(name for name in names if _is_table(name)))
    if len(found) == 1:
        return found, ()
    expected = say("one table, called one of {names}", names=tuple(f"{TABLE_NAME}{suffix}" for suffix in READERS))
    if found:
        return (), (SEVERAL_TABLES.problem_at(Location(TABLE_NAME), ", ".join(found), expected),)
    advice = say("Import one: reportgen import FILE.")
    return (), (MISSING_FILE.problem_at(Location(TABLE_NAME), say("no table"), expected, advice),)


def _is_table(name: str) -> bool:
    return _suffix(name) in READERS and name.rpartition(".")[0] == TABLE_NAME


def _files(folder: Path) -> tuple[Path, ...]:
    """List the files of an edition's folder that make the edition."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else ()
    return tuple(
        path for path in paths if path.name in {EDITION.file, words.FILE, WAIVERS.file} or _is_table(path.name)
    )


def _settings(data: bytes | None) -> tuple[Mapping[str, Any] | None, tuple[Problem, ...]]:
    if data is not None:
        reading = reader.read(EDITION, data)
        return reading.sound, reading.problems
    expected = say("the edition’s number, quarter, dates, publisher and licence")
    advice = say("Copy one from another edition.")
    return None, (MISSING_FILE.problem_at(Location(EDITION.file), say("no such file"), expected, advice),)


def _editorial(data: bytes | None) -> tuple[Editorial, tuple[Problem, ...]]:
    if data is not None:
        return words.read_editorial(data), ()
    expected = say("a title, a lead paragraph and sections")
    advice = say("Write it, if the report should open with words.")
    return Editorial(), (
        MISSING_FILE.problem_at(Location(words.FILE), say("no such file"), expected, advice, level=Level.WARNING),
    )


def _unreadable(name: str, found: str, advice: ProblemText) -> Problem:
    return UNREADABLE_FILE.problem_at(Location(name), found, say("a table: CSV, XLSX, XLS or ODS"), advice)
