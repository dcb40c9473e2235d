"""The canonical table of projects, written: what `readers` reads back as the very same projects."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.portfolio.column import Kind
from reportgen.portfolio.phases import phase_of
from reportgen.values.project import Amount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column
    from reportgen.values.phase import Phase
    from reportgen.values.project import Cost, Link, Project, Undisclosed
    from reportgen.values.submission import SetAside

LINK_TEXT = "en savoir plus"
NOTICE = "notice"  # the column of what every line must say of itself

_EXECUTABLE = re.compile(r"'*[=+\-@\t\r]")
_LOOKS_LIKE_MARKUP = re.compile(r"<[/!a-zA-Z]|&#?\w+;")


Cell = str | Decimal | date


@dataclass(frozen=True, slots=True)
class ProjectTable:
    """Projects as a table, one a row: numbers and dates are values, what is missing is empty or said in words."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def project_table(projects: Sequence[Project], notice: str = "", portfolio: Portfolio = PANORAMA) -> ProjectTable:
    """Lay projects out as a table: the same cells in every format.

    Some columns appear only where a project has something to put there; ``notice`` is what
    every line must say of itself.
    """
    candidates = (*portfolio.table_columns, *portfolio.further_columns)
    rows = [{**{column.key: _cell(column, project) for column in candidates}, NOTICE: notice} for project in projects]
    filled = (column for column in portfolio.further_columns if any(row[column.key] for row in rows))
    columns = (*portfolio.table_columns, *filled)
    return ProjectTable(columns, tuple(tuple(row[column.key] for column in columns) for row in rows))


def projects_csv(projects: Sequence[Project], notice: str = "", portfolio: Portfolio = PANORAMA) -> bytes:
    """Write projects as the canonical CSV: UTF-8 with BOM, semicolons, decimal commas, ISO dates."""
    table = project_table(projects, notice, portfolio)
    return csv_bytes([column.header for column in table.columns], (map(csv_text, row) for row in table.rows))


def set_aside_csv(columns: Sequence[SetAside]) -> bytes:
    """Write down what stood in columns that nobody knows, so that nothing is lost."""
    lines = (
        [defuse(column.file), str(cell.number), defuse(column.header), defuse(text)]
        for column in columns
        for cell in column.cells
        for text in cell.cells
    )
    return csv_bytes(["Fichier", "Ligne", "Colonne", "Valeur"], lines)


def csv_bytes(header: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Write a table in the dialect that a French spreadsheet opens by a double click."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


def defuse(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    >>> defuse("=1+1"), defuse("Portail")
    ("'=1+1", 'Portail')
    """
    return f"'{text}" if _EXECUTABLE.match(text) else text


def csv_text(cell: Cell) -> str:
    """Spell a cell as the CSV does.

    >>> csv_text(Decimal("12.50")), csv_text(date(2017, 1, 31)), csv_text("en cadrage")
    ('12,5', '2017-01-31', 'en cadrage')
    """
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}".replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else cell


def undo_defuse(text: str) -> str:
    """Take off the apostrophe that `defuse` put there."""
    return text[1:] if text.startswith("'") and _EXECUTABLE.match(text) else text


def _cell(column: Column, project: Project) -> Cell:
    """Spell what one column says of a project; nothing where it has no value."""
    value = column.value_of(project)
    return "" if value is None else _CELLS.get(column.kind, _text)(value)


def _text(text: str) -> str:
    return defuse(_escape(text) if _LOOKS_LIKE_MARKUP.search(text) else text)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _link(link: Link) -> str:
    url = _address(link)
    return url if link.text == LINK_TEXT else f'<a href="{url}">{_escape(link.text)}</a>'


def _address(link: Link) -> str:
    return _escape(link.url) if _LOOKS_LIKE_MARKUP.search(link.url) else link.url


def _cost(cost: Cost) -> Cell:
    return cost.meur if isinstance(cost, Amount) else bracket_of(cost).label


def phase_text(phase: Phase | Undisclosed) -> str:
    """Spell a phase as the data do."""
    return phase_of(phase).label


def _itself(value: Cell) -> Cell:
    return value


# How a value becomes a cell; what is not named is text.
_CELLS: Mapping[Kind, Callable[[Any], Cell]] = {
    Kind.NAMES: lambda names: _text(" / ".join(names)),
    Kind.LINKS: lambda links: "\n".join(map(_link, links)),
    Kind.ADDRESSES: lambda links: "\n".join(map(_address, links)),
    Kind.YES_NO: lambda yes: "Oui" if yes else "Non",
    Kind.PHASE: phase_text,
    Kind.COST: _cost,
    **dict.fromkeys((Kind.DAY, Kind.YEARS, Kind.MONEY), _itself),
}
