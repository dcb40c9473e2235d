"""What was handed in, as far as it could be read: nothing in it may be trusted before `checks` has seen it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.values.edition import Editorial
from reportgen.values.errors import Location

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reportgen.values.bracket import Bracket
    from reportgen.values.dates import Month
    from reportgen.values.edition import InputFile
    from reportgen.values.errors import Problem, Waiver
    from reportgen.values.project import Project


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table as text, under the number that a spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table as text: the header that was found, on its row, and the rows below it."""

    file: str
    header: tuple[str, ...]
    header_row: int = 1
    rows: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table has in the way of columns: the headers that are recognised, by key, and all of them."""

    file: str
    header_row: int
    header: tuple[str, ...]
    columns: Mapping[str, str]

    def place(self, key: str | None = None) -> Location:
        """Point at the header, or at one column of it."""
        return Location(self.file, self.header_row, self.columns.get(key) if key else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """One row, as far as it could be read; ``texts`` keeps what each cell says, by column key.

    ``unread`` names the cells that could not be read; the project has nothing in their place.
    """

    file: str
    row: int
    columns: Mapping[str, str]
    texts: Mapping[str, str]
    project: Project
    bracket: Bracket | None = None
    stated_end: Month | None = None
    published: date | None = None
    unread: frozenset[str] = frozenset()

    def place(self, key: str | None = None) -> Location:
        """Point at the row, or at one cell of it, under the header that the table itself uses."""
        return Location(self.file, self.row, self.columns.get(key) if key else None)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A column that is not used: its header and what it holds, by row.

    ``twin`` is the header of the column of the same meaning that is used instead; nothing for an unknown column.
    """

    file: str
    header: str
    header_row: int
    cells: tuple[TableRow, ...]
    twin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One edition's folder as read: table rows, settings, words, and the problems met on the way.

    ``settings`` is what edition.toml says, as TOML has it: no unknown key, and None in the place of an unfit value.
    It is None itself when the file could not be read.
    """

    name: str
    sheets: tuple[Sheet, ...] = ()
    entries: tuple[ProjectRow, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    settings: Mapping[str, Any] | None = None
    editorial: Editorial = field(default_factory=Editorial)
    inputs: tuple[InputFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    waivers: tuple[Waiver, ...] = ()
