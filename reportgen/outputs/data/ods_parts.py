"""The parts of an ODS beside its cells: how cells and pages look, which rows stay in view, what the document is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.outputs.data.sheets import Workbook
    from reportgen.theme import Theme

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
VERSION = "1.3"  # what the office suites of 2022 still open
_MASTER = "Page{}"
_WRAPPED = 'fo:wrap-option="wrap"'
_CENTIMETRES = 0.19  # one character of the text
_ROOT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    f'office:version="{VERSION}"'
)


def beside(workbook: Workbook, names: tuple[str, ...], pages: set[int]) -> Mapping[str, bytes]:
    """Write every part but the cells, by its name in the archive; ``names`` are the sheets', the cover first."""
    return {
        "styles.xml": _part("document-styles", _pages(workbook.cover.notice, tuple(sorted(pages)))),
        "meta.xml": _part("document-meta", _facts(workbook)),
        "settings.xml": _part("document-settings", _views(names)),
        "META-INF/manifest.xml": _MANIFEST.encode(),
    }


def cell_styles(theme: Theme, widths: set[int], pages: set[int]) -> Iterator[str]:
    """Write the looks that cells, rows and columns refer to by name."""
    yield _DAY
    yield _number("whole-number", 0)
    yield _number("amount-number", 2)
    yield _style("title", text=f'fo:font-size="18pt" fo:font-weight="bold" fo:color="{theme.accent}"')
    yield _style("subtitle", text='fo:font-size="13pt"')
    yield _style("notice", cell=f'fo:background-color="{theme.a10}"', text='fo:font-weight="bold"')
    yield _style("label", text=f'fo:color="{theme.grey}"')
    rule = f'fo:border-bottom="0.5pt solid {theme.hairline}"'
    ground, bold = f'fo:background-color="{theme.accent}"', f'fo:font-weight="bold" fo:color="{theme.paper}"'
    yield _style("header", cell=f"{ground} {_WRAPPED}", text=bold)
    yield _style("header-of-numbers", cell=f"{ground} {_WRAPPED}", text=bold, side="end")
    yield _style("text", cell=f"{rule} {_WRAPPED}")
    yield _style("words", cell=f"{rule} {_WRAPPED}", side="end")
    yield _style("whole", data="whole-number", cell=rule, side="end")
    yield _style("amount", data="amount-number", cell=rule, side="end")
    yield _style("day", data="day-date", cell=rule, side="start")
    yield (
        '<style:style style:name="row" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
    )
    for across in sorted(pages):
        yield (
            f'<style:style style:name="{sheet_style(across)}" style:family="table" '
            f'style:master-page-name="{_MASTER.format(across)}">'
            '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
        )
    for width in sorted(widths):
        yield (
            f'<style:style style:name="{column_style(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width * _CENTIMETRES:.2f}cm"/></style:style>'
        )


def sheet_style(across: int) -> str:
    """Name the style of a sheet that is printed so many pages wide."""
    return f"sheet-{across}"


def column_style(width: int) -> str:
    """Name the style of a column that is so many characters wide."""
    return f"width-{width}"


_DAY = (
    '<number:date-style style:name="day-date"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'
    "</number:date-style>"
)


def _number(name: str, decimals: int) -> str:
    return (
        f'<number:number-style style:name="{name}" number:language="fr" number:country="FR"><number:number number:decimal-places="{decimals}" '
        f'number:min-decimal-places="{decimals}" number:min-integer-digits="1" number:grouping="true"/>'
        "</number:number-style>"
    )


def _style(name: str, *, cell: str = "", text: str = "", data: str = "", side: str = "") -> str:
    look = f' style:data-style-name="{data}"' if data else ""
    aligned = f'<style:paragraph-properties fo:text-align="{side}"/>' if side else ""
    held = 'style:text-align-source="fix"' if side else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{look}>'
        f'<style:table-cell-properties style:vertical-align="top" fo:padding="0.08cm" {held} {cell}/>{aligned}'
        f'<style:text-properties style:font-name="Arial" fo:font-family="Arial" fo:language="fr" fo:country="FR" '
        f"{text}/></style:style>"
    )


def _part(root: str, content: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{root} {_ROOT}>{content}</office:{root}>\n'.encode()


def _pages(notice: str, pages: tuple[int, ...]) -> str:
    """Lay the sheets out on A4 across, as wide as so many pages, with the notice and the page's number below."""
    return (
        '<office:styles><style:default-style style:family="table-cell"><style:text-properties '
        'fo:font-family="Arial" fo:font-size="10pt" fo:language="fr" fo:country="FR"/></style:default-style>'
        f"</office:styles><office:automatic-styles>{''.join(map(_page_layout, pages))}</office:automatic-styles>"
        f"<office:master-styles>{''.join(_master(across, notice) for across in pages)}</office:master-styles>"
    )


def _page_layout(across: int) -> str:
    return (
        f'<style:page-layout style:name="across-{across}"><style:page-layout-properties fo:page-width="29.7cm" '
        'fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1cm" '
        f'style:scale-to-X="{across}" style:scale-to-Y="0"/><style:footer-style><style:header-footer-properties '
        'fo:min-height="0.6cm" fo:margin-top="0.2cm"/></style:footer-style></style:page-layout>'
    )


def _master(across: int, notice: str) -> str:
    return (
        f'<style:master-page style:name="{_MASTER.format(across)}" style:page-layout-name="across-{across}">'
        f"<style:footer><style:region-left><text:p>{escape(notice)}</text:p></style:region-left>"
        "<style:region-right><text:p><text:page-number>1</text:page-number> / <text:page-count>1</text:page-count>"
        "</text:p></style:region-right></style:footer></style:master-page>"
    )


def _facts(workbook: Workbook) -> str:
    cover, day = workbook.cover, f"{workbook.as_of.isoformat()}T00:00:00"
    return (
        f"<office:meta><dc:title>{escape(f'{cover.title}, {cover.subtitle}')}</dc:title>"
        f"<dc:description>{escape(cover.notice)}</dc:description><dc:language>fr-FR</dc:language>"
        f"<meta:initial-creator>{escape(workbook.author)}</meta:initial-creator>"
        f"<dc:creator>{escape(workbook.author)}</dc:creator>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date></office:meta>"
    )


def _views(names: tuple[str, ...]) -> str:
    """Keep header and first column of every table in view, and no grid; the cover comes first."""
    cover, *tables = names
    shown = _view(cover, {"ShowGrid": ("boolean", "false")}) + "".join(_view(name, _FROZEN) for name in tables)
    return (
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{shown}</config:config-item-map-named>'
        f'<config:config-item config:name="ActiveTable" config:type="string">{escape(cover)}</config:config-item>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
    )


_FROZEN = {
    "HorizontalSplitMode": ("short", "2"),
    "VerticalSplitMode": ("short", "2"),
    "HorizontalSplitPosition": ("int", "1"),
    "VerticalSplitPosition": ("int", "1"),
    "ActiveSplitRange": ("short", "3"),
    "PositionRight": ("int", "1"),
    "PositionBottom": ("int", "1"),
    "ShowGrid": ("boolean", "false"),
}


def _view(name: str, items: Mapping[str, tuple[str, str]]) -> str:
    told = "".join(
        f'<config:config-item config:name="{key}" config:type="{kind}">{value}</config:config-item>'
        for key, (kind, value) in items.items()
    )
    return f'<config:config-item-map-entry config:name="{escape(name)}">{told}</config:config-item-map-entry>'


_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="{VERSION}">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{MIMETYPE.decode()}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    )
    + "</manifest:manifest>\n"
)
