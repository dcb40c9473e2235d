"""A workbook as ODS: real numbers and dates, frozen headers, filters, ready to print; it holds no formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.outputs.data.ods_parts import MIMETYPE, VERSION, beside, cell_styles, column_style, sheet_style
from reportgen.outputs.data.packing import pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from odfdo import Cell, Element, Row, Table

    from reportgen.outputs.data.sheets import Sheet, Value, Workbook
    from reportgen.theme import Theme

COVER = "Présentation"
_LABEL, _FACT = 26, 100  # the widths of the cover's columns


def ods(workbook: Workbook, theme: Theme) -> bytes:
    """Write a workbook; the same content gives the same bytes."""
    names = (COVER, *(sheet.name for sheet in workbook.sheets))
    pages = {1, *(sheet.pages_across for sheet in workbook.sheets)}
    content = _content(workbook, theme, pages)
    return pack({"mimetype": MIMETYPE, "content.xml": content, **beside(workbook, names, pages)})


def _content(workbook: Workbook, theme: Theme, pages: set[int]) -> bytes:
    from odfdo import Document  # noqa: PLC0415 - only a publication needs it

    widths = {_LABEL, _FACT, *(column.width for sheet in workbook.sheets for column in sheet.columns)}
    styles = f"<office:automatic-styles>{''.join(cell_styles(theme, widths, pages))}</office:automatic-styles>"
    sheets = _element("office:spreadsheet")
    sheets.extend([_cover(workbook), *map(_table, workbook.sheets), _filters(workbook)])
    body = _element("office:body")
    body.append(sheets)
    content = Document("spreadsheet").content
    content.root.clear()
    content.root.set_attribute("office:version", VERSION)
    content.root.extend([_element(styles), body])
    return content.serialize()


def _element(xml: str) -> Element:
    from odfdo import Element  # noqa: PLC0415

    return Element.from_tag(xml)


def _sheet(name: str, widths: tuple[int, ...], across: int, rows: Iterable[Element]) -> Table:
    """Make a sheet of its rows; the first column is repeated on every page."""
    from odfdo import Column, Table  # noqa: PLC0415

    first, *others = (Column(style=column_style(width)) for width in widths)
    named = _element("table:table-header-columns")
    named.append(first)
    table = Table(name, style=sheet_style(across))
    table.extend([named, *others, *rows])
    return table


def _cover(workbook: Workbook) -> Table:
    cover = workbook.cover
    notice = (_words(cover.notice, "notice"), _words("", "notice")) if cover.notice else ()
    listed = (f"{sheet.name} : {sheet.purpose}" for sheet in workbook.sheets)
    rows = (
        _row(_words(cover.title, "title")),
        _row(_words(cover.subtitle, "subtitle")),
        _row(*notice),
        _row(),
        *(_row(_words(label, "label"), _cell(value, "text")) for label, value in cover.facts),
        _row(),
        *(
            _row(_words("" if place else "Feuilles", "label"), _words(line, "text"))
            for place, line in enumerate(listed)
        ),
    )
    return _sheet(COVER, (_LABEL, _FACT), 1, rows)


def _table(sheet: Sheet) -> Table:
    heads = {False: "header", True: "header-of-numbers"}
    styles = ["words" if column.numeric else "text" for column in sheet.columns]
    header = _element("table:table-header-rows")
    header.append(_row(*(_words(column.header, heads[column.numeric]) for column in sheet.columns)))
    rows = (_row(*map(_cell, row, styles)) for row in sheet.rows)
    return _sheet(sheet.name, tuple(column.width for column in sheet.columns), sheet.pages_across, (header, *rows))


def _row(*cells: Cell) -> Row:
    from odfdo import Row  # noqa: PLC0415

    row = Row(style="row")
    row.extend(cells or [_words("", "text")])
    return row


def _cell(value: Value, words: str) -> Cell:
    """Write a value as what it is; ``words`` is the style of a text."""
    from odfdo import Cell  # noqa: PLC0415

    if isinstance(value, str):
        return _words(value, words)
    style = {int: "whole", Decimal: "amount"}.get(type(value), "day")
    return Cell(value if isinstance(value, date | int) else value.normalize(), style=style)


def _words(text: str, style: str) -> Cell:
    """Write a text, line by line: it stays a text, whatever it begins with."""
    from odfdo import Cell, Paragraph  # noqa: PLC0415

    cell = Cell(style=style)
    if text:
        cell.set_attribute("office:value-type", "string")
    for line in text.split("\n") if text else ():
        cell.append(Paragraph(line))
    return cell


def _filters(workbook: Workbook) -> Element:
    """Give every table its filters."""
    ranges = (
        f'<table:database-range table:name="Tableau_{place}" table:display-filter-buttons="true" '
        f'table:target-range-address="{_range(sheet)}"/>'
        for place, sheet in enumerate(workbook.sheets, 1)
    )
    return _element(f"<table:database-ranges>{''.join(ranges)}</table:database-ranges>")


def _range(sheet: Sheet) -> str:
    last = chr(ord("A") + len(sheet.columns) - 1)
    return f"$'{sheet.name}'.$A$1:$'{sheet.name}'.${last}${len(sheet.rows) + 1}"
