"""A workbook as XLSX: real numbers and dates, frozen headers, filters, ready to print; text is never run as a formula."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Book
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from reportgen.outputs.data.sheets import Cover, Sheet, Value, Workbook
    from reportgen.theme import Theme

COVER = "Présentation"
_A4 = 9
_LINE, _HIGHEST = 13, 409  # points: a line of text, and the highest row that the format knows
_LETTERS = 1.1  # letters of running text to one unit of width
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CELL = {"font_name": "Arial", "font_size": 10, "valign": "top"}


@dataclass(frozen=True, slots=True)
class Formats:
    """How cells look, by what they hold."""

    title: Format
    subtitle: Format
    notice: Format
    label: Format
    header: Format
    header_of_numbers: Format
    text: Format
    words: Format
    whole: Format
    amount: Format
    day: Format
    link: Format

    def of(self, value: Value, *, among_numbers: bool) -> Format:
        """Choose the look of a value; a word in a column of numbers stands where they do."""
        if isinstance(value, str):
            return self.words if among_numbers else self.text
        return {int: self.whole, Decimal: self.amount}.get(type(value), self.day)


def xlsx(workbook: Workbook, theme: Theme) -> bytes:
    """Write a workbook; the same content gives the same bytes."""
    from xlsxwriter import Workbook as Book  # noqa: PLC0415 - only a publication needs it

    target = io.BytesIO()
    with Book(target, _OPTIONS) as book:
        book.set_properties(_properties(workbook))
        formats = _formats(book, theme)
        _write_cover(_page(book, COVER, workbook.cover.notice), workbook, formats)
        for place, sheet in enumerate(workbook.sheets):
            _write_sheet(_page(book, sheet.name, workbook.cover.notice, sheet.pages_across), sheet, place, formats)
    return target.getvalue()


def _properties(workbook: Workbook) -> dict[str, object]:
    cover = workbook.cover
    return {
        "title": f"{cover.title}, {cover.subtitle}",
        "author": workbook.author,
        "comments": cover.notice,
        "created": datetime(workbook.as_of.year, workbook.as_of.month, workbook.as_of.day),  # noqa: DTZ001 - a day
    }


def _formats(book: Book, theme: Theme) -> Formats:
    def look(**values: object) -> Format:
        return book.add_format({**_CELL, **values})

    rule = {"bottom": 1, "bottom_color": theme.hairline}
    right = {"align": "right", "indent": 1}
    head = {"bold": True, "font_color": theme.paper, "bg_color": theme.accent, "text_wrap": True, "valign": "vcenter"}
    return Formats(
        title=look(font_size=18, bold=True, font_color=theme.accent),
        subtitle=look(font_size=13),
        notice=look(bold=True, bg_color=theme.a10),
        label=look(font_color=theme.grey),
        header=look(**head),
        header_of_numbers=look(**head, **right),
        text=look(text_wrap=True, **rule),
        words=look(text_wrap=True, **right, **rule),
        whole=look(num_format="#,##0", **right, **rule),
        amount=look(num_format="#,##0.00", **right, **rule),
        day=look(num_format="dd/mm/yyyy", align="left", **rule),
        link=look(font_color=theme.accent, underline=1),
    )


def _page(book: Book, name: str, notice: str, across: int = 1) -> Worksheet:
    """Add a sheet that prints on A4 across, as wide as so many pages, numbered."""
    page = book.add_worksheet(name)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(across, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L&8{notice.replace('&', '&&')}&C&8&A&R&8&P / &N")
    page.hide_gridlines(2)
    return page


def _write_cover(page: Worksheet, workbook: Workbook, formats: Formats) -> None:
    cover = workbook.cover
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 100)
    page.set_row(0, 28)
    page.set_row(1, 20)
    page.write_string(0, 0, cover.title, formats.title)
    page.write_string(1, 0, cover.subtitle, formats.subtitle)
    if cover.notice:
        page.write_string(2, 0, cover.notice, formats.notice)
        page.write_blank(2, 1, None, formats.notice)
    row = _write_facts(page, cover, formats)
    page.write_string(row + 1, 0, "Feuilles", formats.label)
    for place, sheet in enumerate(workbook.sheets, row + 1):
        page.write_url(place, 1, f"internal:'{sheet.name}'!A1", formats.link, f"{sheet.name} : {sheet.purpose}")


def _write_facts(page: Worksheet, cover: Cover, formats: Formats) -> int:
    """Write the facts below the title; the row after them."""
    for row, (label, value) in enumerate(cover.facts, 4):
        page.write_string(row, 0, label, formats.label)
        _write(page, (row, 1), value, formats.of(value, among_numbers=False))
    return 4 + len(cover.facts)


def _write_sheet(page: Worksheet, sheet: Sheet, place: int, formats: Formats) -> None:
    for x, column in enumerate(sheet.columns):
        page.set_column(x, x, column.width)
    page.set_row(0, _height(sheet, tuple(f"{column.header} ▾" for column in sheet.columns)) + 4)
    for y, row in enumerate(sheet.rows, 1):
        page.set_row(y, _height(sheet, row))
        for x, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write(page, (y, x), value, formats.of(value, among_numbers=column.numeric))
    page.add_table(0, 0, len(sheet.rows), len(sheet.columns) - 1, _table(sheet, place, formats))
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.repeat_columns(0)


def _height(sheet: Sheet, row: tuple[Value, ...]) -> float:
    """Estimate how high a row must be, in points, so that every text in it can be read whole."""
    lines = max(
        sum(1 + int(len(line) / column.width / _LETTERS) for line in str(value).split("\n"))
        for column, value in zip(sheet.columns, row, strict=True)
    )
    return min(lines * _LINE + 3, _HIGHEST)


def _table(sheet: Sheet, place: int, formats: Formats) -> dict[str, object]:
    """Make the sheet a table of the spreadsheet: it has filters, and a name to refer to."""
    looks = {False: formats.header, True: formats.header_of_numbers}
    headers = [{"header": column.header, "header_format": looks[column.numeric]} for column in sheet.columns]
    return {"name": f"Tableau_{place + 1}", "style": "Table Style Light 1", "columns": headers}


def _write(page: Worksheet, place: tuple[int, int], value: Value, look: Format) -> None:
    """Write a value as what it is: a text stays a text, whatever it begins with."""
    if isinstance(value, str):
        page.write_string(*place, value, look)
    elif isinstance(value, date):
        page.write_datetime(*place, value, look)
    else:
        page.write_number(*place, value, look)
