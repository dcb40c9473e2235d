"""A ministry's workbook for the next edition: its projects as last published, to be corrected and sent back.

The header is locked and carries what each column holds; lists and limits help, and nothing that `import` would accept
is refused. A text is always a text: nothing in a cell is run.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.column import Kind
from reportgen.portfolio.table import csv_text, project_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column
    from reportgen.portfolio.table import Cell
    from reportgen.values.project import Project

PROJECTS, GUIDE, LISTS = "Projets", "Mode d’emploi", "Listes"
SPARE = 50  # rows for projects that are new
_A3 = 8
_LINE, _HIGHEST = 13, 400  # points: a line of text, and a row that is high enough for any cell
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NARROWEST = 15  # letters in a line of a cell
_GUIDE_WIDTHS = (34, 84, 48)
_ALLOWED = ("format_columns", "format_rows", "insert_rows", "delete_rows", "sort")


Choices = Mapping[str, tuple[str, ...]]


def choices_of(projects: Sequence[Project], portfolio: Portfolio = PANORAMA) -> Choices:
    """Gather what the lists of a form offer, by column key: the values of the last edition."""
    offered = (column for column in portfolio.table_columns if column.offered)
    return {
        column.key: tuple(sorted({column.stored_value(project) for project in projects} - {"", None}))
        for column in offered
    }


def form(
    title: str, as_of: date, projects: Sequence[Project], choices: Choices, portfolio: Portfolio = PANORAMA
) -> bytes:
    """Write the workbook; the same content gives the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only a new edition needs it

    target = io.BytesIO()
    columns = portfolio.table_columns
    with Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": title, "created": datetime(as_of.year, as_of.month, as_of.day)})  # noqa: DTZ001 - a day
        sheets = [_sheet(book, name) for name in (PROJECTS, GUIDE, LISTS)]
        _write_projects(sheets[0], book, columns, project_table(projects, portfolio=portfolio).rows)
        _write_guide(sheets[1], book, title, columns)
        ranges = _write_lists(sheets[2], portfolio, choices)
        for place, column in enumerate(columns):
            rule = _rule(column, ranges, portfolio)
            if rule:
                sheets[0].data_validation(1, place, len(projects) + SPARE, place, rule)
    return target.getvalue()


def _sheet(book: Workbook, name: str) -> Worksheet:
    """Add a sheet that prints on A3 across, as wide as one page."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _write_projects(
    sheet: Worksheet, book: Workbook, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E3EFF0"})
    looks = _looks(book)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column), looks[column.type])
        sheet.write_string(0, place, column.header, head)
        sheet.write_comment(0, place, _note(column), {"x_scale": 2, "y_scale": 1.5})
    for row, cells in enumerate(rows, 1):
        known = cells[: len(columns)]
        sheet.set_row(row, _height([*map(csv_text, known)], [*map(_width, columns)]))
        for place, (column, cell) in enumerate(zip(columns, known, strict=True)):
            _write(sheet, (row, place), cell, looks[column.type])
    sheet.set_row(0, 44)
    sheet.freeze_panes(1, 1)
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def _width(column: Column) -> int:
    return max(column.width, _NARROWEST)


def _height(cells: Sequence[str], widths: Sequence[int]) -> int:
    """Estimate how high a row must be, in points, for its longest cell to be read whole."""
    lines = (
        sum(1 + len(line) // width for line in cell.split("\n")) for cell, width in zip(cells, widths, strict=True)
    )
    return min(_LINE * max(lines) + 3, _HIGHEST)


def _looks(book: Workbook) -> Mapping[str, Format]:
    """Make the look of unlocked cells, by the type of their column."""
    cell = {"locked": False, "valign": "top"}
    text = book.add_format({**cell, "text_wrap": True})
    day = book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "left"})
    number = book.add_format({**cell, "align": "right", "indent": 1})
    return {"string": text, "boolean": text, "number": number, "date": day}


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, look: Format) -> None:
    """Write a cell as a number or a day where it is one, so that a spreadsheet can count with it."""
    if isinstance(cell, Decimal):
        sheet.write_number(*place, float(cell), look)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, look)
    elif cell:
        sheet.write_string(*place, cell, look)
    else:
        sheet.write_blank(*place, None, look)


def _note(column: Column) -> str:
    return f"{column.description}\nExemple : {column.example}" if column.example else column.description


def _write_guide(sheet: Worksheet, book: Workbook, title: str, columns: Sequence[Column]) -> None:
    """Say once more what each column holds: a note at a cell is not for everybody."""
    strong = book.add_format({"bold": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, title, strong)
    sheet.write_string(1, 0, GUIDANCE)
    for place, heading in enumerate(("Colonne", "Ce qu’elle contient", "Exemple")):
        sheet.write_string(3, place, heading, strong)
    for row, column in enumerate(columns, 4):
        cells = (column.header, column.description, column.example)
        sheet.set_row(row, _height(cells, _GUIDE_WIDTHS))
        for place, words in enumerate(cells):
            sheet.write_string(row, place, words, text)
    sheet.protect()


GUIDANCE = (
    "Corriger la feuille « Projets », ajouter une ligne par nouveau projet, supprimer celle d’un projet qui sort, "
    "puis renvoyer le classeur."
)


def _write_lists(sheet: Worksheet, portfolio: Portfolio, choices: Choices) -> Mapping[str, str]:
    """Write the values that a cell may be chosen from; where they stand, by column."""
    sheet.hide()
    names = tuple(phase.label for phase in portfolio.all_phases)
    phases = {column.key: names for column in portfolio.table_columns if column.kind is Kind.PHASE}
    lists = {key: values for key, values in {**phases, **choices}.items() if values}
    for place, values in enumerate(lists.values()):
        for row, value in enumerate(values):
            sheet.write_string(row, place, value)
    letters = dict(zip(lists, ascii_uppercase, strict=False))
    return {key: f"={LISTS}!${letters[key]}$1:${letters[key]}${len(values)}" for key, values in lists.items()}


def _rule(column: Column, ranges: Mapping[str, str], portfolio: Portfolio) -> dict[str, Any] | None:
    """Say what a cell may hold: a list to choose from, or a limit; only a phase and a yes or no are held to theirs."""
    told = {"error_title": column.header[:32], "error_message": column.description[:255]}
    if column.kind is Kind.PHASE:
        return {"validate": "list", "source": ranges[column.key], **told}
    if column.kind is Kind.YES_NO:
        return {"validate": "list", "source": ["Oui", "Non"], **told}
    words = [each.label for each in portfolio.unpriced]
    offered = {**ranges, **({column.key: words} if column.kind is Kind.COST else {})}
    if column.key in offered:
        return {"validate": "list", "source": offered[column.key], "show_error": False}
    return {**_LIMITS[column.type], "error_type": "warning", **told} if column.type in _LIMITS else None


_LIMITS: dict[str, dict[str, Any]] = {
    "number": {"validate": "decimal", "criteria": ">", "value": 0},
    "date": {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1)},
}
