"""Rows of text → entries: each cell read as what its column holds, and every cell that cannot be read reported."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.column import MORE, Kind
from reportgen.readers import values, wordings
from reportgen.readers.columns import Layout, layout
from reportgen.readers.failures import CellError
from reportgen.readers.markup import line, linked, ministries, read_markup
from reportgen.values.project import PROGRAMME_LINK_TEXT, Link, Project, Undisclosed
from reportgen.values.submission import ProjectRow, SetAside, Sheet, Table, TableRow
from reportgen.words.problem_texts import say
from reportgen.words.rules.cells import NO_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column
    from reportgen.values.errors import Problem
    from reportgen.values.phase import Phase
    from reportgen.values.project import Cost
    from reportgen.words.problem_texts import ProblemText
    from reportgen.words.rules import Rule

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of one table."""

    sheet: Sheet
    entries: tuple[ProjectRow, ...]
    set_aside: tuple[SetAside, ...]
    problems: tuple[Problem, ...]


def read_entries(table: Table, portfolio: Portfolio = PANORAMA) -> Reading:
    """Read every row of a table that has something in it."""
    rows = tuple(row for row in table.rows if any(map(str.strip, row.cells)))
    found = layout(
        table.header, {index for row in rows for index, text in enumerate(row.cells) if text.strip()}, portfolio
    )
    columns = {key: line(table.header[index]) for key, index in found.known.items()}
    sheet = Sheet(table.file, table.header_row, table.header, columns)
    cells = [_Cells(sheet, row.number, _texts(row, found)) for row in rows]
    entries = tuple(_entry(each, portfolio) for each in cells if any(each.texts.values()))
    problems = tuple(problem for each in cells for problem in each.problems)
    return Reading(sheet, entries, _set_aside(table, rows, found), problems)


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row, and a list in which to note those that cannot be read."""

    sheet: Sheet
    row: int
    texts: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def read(self, key: str, parse: Callable[[str], Value], otherwise: Value) -> Value:
        """Read one cell; note why when it cannot be read."""
        try:
            return parse(line(self.text(key)))
        except CellError as error:
            self.note(key, error.rule, error.expected, error.advice)
            self.unread.add(key)
            return otherwise

    def text(self, key: str) -> str:
        return self.texts.get(key, "")

    def note(self, key: str, rule: Rule, expected: ProblemText, advice: ProblemText | None = None) -> None:
        where = replace(self.sheet.place(key), row=self.row)
        self.problems.append(rule.problem_at(where, self.text(key), expected, advice))


def _texts(row: TableRow, found: Layout) -> Mapping[str, str]:
    return {key: row.cells[index].strip() for key, index in found.known.items()}


def _entry(cells: _Cells, portfolio: Portfolio) -> ProjectRow:
    """Read one row."""
    return ProjectRow(
        project=_project(cells, portfolio),
        bracket=cells.read("bracket", lambda raw: wordings.bracket(raw, portfolio), None),
        stated_end=cells.read("planned_end", values.month, None),
        published=cells.read("published", values.day, None),
        file=cells.sheet.file,
        row=cells.row,
        columns=cells.sheet.columns,
        texts=cells.texts,
        unread=frozenset(cells.unread),
    )


def _project(cells: _Cells, portfolio: Portfolio) -> Project:
    reason = _reason(cells)
    phase = _phase(cells, reason, portfolio)
    lead, *others = ministries(cells.text("ministry")) or ("",)
    columns = [column for column in portfolio.columns if column.kind in _READ]
    own = {column.attribute: _read(cells, column) for column in columns if column.attribute not in {"", MORE}}
    more = [column for column in columns if column.attribute == MORE and cells.text(column.key)]
    return Project(
        ministry=lead,
        co_leads=tuple(others),
        links=_links(cells),
        phase=phase,
        cost=_cost(cells, phase, reason),
        more={column.key: _read(cells, column) for column in more},
        **own,
    )


def _read(cells: _Cells, column: Column) -> Any:  # noqa: ANN401 - what it is follows from the kind
    return _READ[column.kind](cells, column.key)


def _text(cells: _Cells, key: str) -> str:
    return line(cells.text(key))


def _prose(cells: _Cells, key: str) -> str:
    return read_markup(cells.text(key)).text


def _programmes(cells: _Cells, key: str) -> str:
    return _prose(cells, key).replace("\n", " / ")


def _value(parse: Callable[[str], Value | None]) -> Callable[[_Cells, str], Value | None]:
    return lambda cells, key: cells.read(key, parse, None)


# How a cell that says one thing of a project is read.
_READ: Mapping[Kind, Callable[[_Cells, str], Any]] = {
    Kind.TEXT: _text,
    Kind.PROSE: _prose,
    Kind.PROGRAMMES: _programmes,
    Kind.YES_NO: _value(values.yes_or_no),
    Kind.DAY: _value(values.day),
    Kind.YEARS: _value(values.years),
    Kind.MONEY: _value(values.optional_amount),
}


def _reason(cells: _Cells) -> str:
    """Gather why figures are withheld: the column made for it, and a sentence where the phase or cost should be."""
    said = (line(cells.text("reason")), *(wordings.withheld_reason(cells.text(key)) for key in ("phase", "cost")))
    return " ; ".join(dict.fromkeys(filter(None, said)))


def _phase(cells: _Cells, reason: str, portfolio: Portfolio) -> Phase | Undisclosed:
    otherwise: Phase | Undisclosed = Undisclosed(reason)
    return cells.read("phase", lambda raw: wordings.phase(raw, reason, portfolio), otherwise)


def _cost(cells: _Cells, phase: Phase | Undisclosed, reason: str) -> Cost:
    otherwise: Cost = Undisclosed(reason)
    return cells.read("cost", lambda raw: values.cost(raw, phase, reason), otherwise)


def _links(cells: _Cells) -> tuple[Link, ...]:
    """Gather the web addresses of a row: from its description, its links, its programmes. Each counts once."""
    found: dict[str, Link] = {}
    for key, (read, text) in _LINK_CELLS.items():
        cell = read(cells.text(key))
        for link in cell.links:
            found.setdefault(link.url, Link(text or link.text, link.url))
        if cell.broken:
            _note_broken(cells, key, cell.broken)
    return tuple(found.values())


_LINK_CELLS = {
    "description": (read_markup, ""),
    "links": (linked, ""),
    "programme": (read_markup, PROGRAMME_LINK_TEXT),
    "programme_links": (linked, PROGRAMME_LINK_TEXT),
}


def _note_broken(cells: _Cells, key: str, broken: Iterable[str]) -> None:
    expected = say("a web address (http or https) rather than “{broken}”", broken=tuple(broken))
    cells.note(key, NO_ADDRESS, expected)


def _set_aside(table: Table, rows: tuple[TableRow, ...], found: Layout) -> tuple[SetAside, ...]:
    twins = {index: line(table.header[used]) for index, used in found.repeated}
    return tuple(_column(table, rows, index, twins.get(index, "")) for index in (*found.unknown, *twins))


def _column(table: Table, rows: tuple[TableRow, ...], index: int, twin: str) -> SetAside:
    header = line(table.header[index]) or say("(column {number}, without a header)", number=index + 1)
    cells = tuple(TableRow(row.number, (row.cells[index],)) for row in rows if row.cells[index].strip())
    return SetAside(table.file, header, table.header_row, cells, twin)
