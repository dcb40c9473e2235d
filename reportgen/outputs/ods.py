"""A workbook as ODS: real numbers and dates, frozen headers, filters, ready to print; it holds no formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.outputs.ods_parts import MIMETYPE, VERSION, beside, cell_styles, column_style
from reportgen.outputs.packing import packed

if TYPE_CHECKING:
    from odfdo import Cell, Element, Row, Table

    from reportgen.outputs.sheets import Sheet, Value, Workbook
    from reportgen.theme import Theme

COVER = "Présentation"
_LABEL, _FACT = 26, 100  # the widths of the cover's columns


def ods(workbook: Workbook, theme: Theme) -> bytes:
    """Write a workbook; the same content gives the same bytes."""
    names = (COVER, *(sheet.name for sheet in workbook.sheets))
    return packed({"mimetype": MIMETYPE, "content.xml": _content(workbook, theme), **beside(workbook, names)})


def _content(workbook: Workbook, theme: Theme) -> bytes:
    from odfdo import Content, Document  # noqa: PLC0415 - only a publication needs it

    content = Document("spreadsheet").get_part("content.xml")
    assert isinstance(content, Content)  # noqa: S101 - the type checker's, not the data's
    widths = {_LABEL, _FACT, *(column.width for sheet in workbook.sheets for column in sheet.columns)}
    styles = content.get_element("//office:automatic-styles")
    styles.clear()
    for style in cell_styles(theme, widths):
        styles.append(_element(style))
    content.root.set_attribute("office:version", VERSION)
    body = content.body
    body.clear()
    body.append(_cover(workbook))
    for sheet in workbook.sheets:
        body.append(_table(sheet))
    body.append(_filters(workbook))
    return content.serialize()


def _element(xml: str) -> Element:
    from odfdo import Element  # noqa: PLC0415

    return Element.from_tag(xml)


def _sheet(name: str, widths: tuple[int, ...]) -> Table:
    from odfdo import Column, Table  # noqa: PLC0415

    table = Table(name, style="sheet")
    for width in widths:
        table.append(Column(style=column_style(width)))
    return table


def _cover(workbook: Workbook) -> Table:
    cover = workbook.cover
    table = _sheet(COVER, (_LABEL, _FACT))
    table.append(_row(_words(cover.title, "title")))
    table.append(_row(_words(cover.subtitle, "subtitle")))
    table.append(_row(_words(cover.notice, "notice"), _words("", "notice")) if cover.notice else _row())
    table.append(_row())
    for label, value in cover.facts:
        table.append(_row(_words(label, "label"), _cell(value)))
    table.append(_row())
    for place, sheet in enumerate(workbook.sheets):
        label = _words("" if place else "Feuilles", "label")
        table.append(_row(label, _words(f"{sheet.name} : {sheet.purpose}", "words")))
    return table


def _table(sheet: Sheet) -> Table:
    table = _sheet(sheet.name, tuple(column.width for column in sheet.columns))
    header = _element("table:table-header-rows")
    header.append(_row(*(_words(column.header, "header") for column in sheet.columns)))
    table.append(header)
    for row in sheet.rows:
        table.append(_row(*map(_cell, row)))
    return table


def _row(*cells: Cell) -> Row:
    from odfdo import Row  # noqa: PLC0415

    row = Row(style="row")
    for cell in cells:
        row.append(cell)
    return row


def _cell(value: Value) -> Cell:
    """Write a value as what it is."""
    from odfdo import Cell  # noqa: PLC0415

    if isinstance(value, str):
        return _words(value, "words")
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
