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

    from reportgen.outputs.sheets import Cover, Sheet, Value, Workbook
    from reportgen.theme import Theme

COVER = "Présentation"
_A4 = 9
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
    text: Format
    whole: Format
    amount: Format
    day: Format
    link: Format

    def of(self, value: Value) -> Format:
        """Choose the look of a value."""
        kinds: dict[type, Format] = {str: self.text, int: self.whole, Decimal: self.amount}
        return kinds.get(type(value), self.day)


def xlsx(workbook: Workbook, theme: Theme) -> bytes:
    """Write a workbook; the same content gives the same bytes."""
    from xlsxwriter import Workbook as Book  # noqa: PLC0415 - only a publication needs it

    target = io.BytesIO()
    with Book(target, _OPTIONS) as book:
        book.set_properties(_properties(workbook))
        formats = _formats(book, theme)
        _write_cover(_page(book, COVER, workbook.cover.notice), workbook, formats)
        for place, sheet in enumerate(workbook.sheets):
            _write_sheet(_page(book, sheet.name, workbook.cover.notice), sheet, place, formats)
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

    return Formats(
        title=look(font_size=18, bold=True, font_color=theme.accent),
        subtitle=look(font_size=13),
        notice=look(bold=True, bg_color=theme.a10),
        label=look(font_color=theme.grey),
        header=look(bold=True, font_color=theme.paper, bg_color=theme.accent, text_wrap=True, valign="vcenter"),
        text=look(text_wrap=True),
        whole=look(num_format="#,##0"),
        amount=look(num_format="#,##0.00"),
        day=look(num_format="dd/mm/yyyy", align="left"),
        link=look(font_color=theme.accent, underline=1),
    )


def _page(book: Book, name: str, notice: str) -> Worksheet:
    """Add a sheet that prints on A4 across, as wide as the page, numbered."""
    page = book.add_worksheet(name)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L&8{notice.replace('&', '&&')}&C&8&A&R&8&P / &N")
    page.hide_gridlines(2)
    return page


def _write_cover(page: Worksheet, workbook: Workbook, formats: Formats) -> None:
    cover = workbook.cover
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 100)
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
        _write(page, row, 1, value, formats)
    return 4 + len(cover.facts)


def _write_sheet(page: Worksheet, sheet: Sheet, place: int, formats: Formats) -> None:
    for x, column in enumerate(sheet.columns):
        page.set_column(x, x, column.width)
    page.set_row(0, 32)
    for y, row in enumerate(sheet.rows, 1):
        for x, value in enumerate(row):
            _write(page, y, x, value, formats)
    page.add_table(0, 0, len(sheet.rows), len(sheet.columns) - 1, _table(sheet, place, formats))
    page.freeze_panes(1, 1)
    page.repeat_rows(0)


def _table(sheet: Sheet, place: int, formats: Formats) -> dict[str, object]:
    """Make the sheet a table of the spreadsheet: it has filters, and a name to refer to."""
    headers = [{"header": column.header, "header_format": formats.header} for column in sheet.columns]
    return {"name": f"Tableau_{place + 1}", "style": "Table Style Light 1", "columns": headers}


def _write(page: Worksheet, row: int, column: int, value: Value, formats: Formats) -> None:
    """Write a value as what it is: a text stays a text, whatever it begins with."""
    look = formats.of(value)
    if isinstance(value, str):
        page.write_string(row, column, value, look)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, look)
    else:
        page.write_number(row, column, value, look)
