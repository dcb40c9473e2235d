"""HTML → one PDF file that is PDF/A-3a and PDF/UA-1 at once, the same bytes for the same input.

The recipe's reasons: `pdf_variant="pdf/a-3a"` gives tags, output intent and identifiers; the PDF/UA identifier is
added to the metadata with its extension schema; a finisher repairs at object level what the engine leaves out.
Whatever the engine would only log (missing alternative text, glyph, anchor, resource, unknown style) fails the build.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from types import MethodType
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import DocumentMetadata
from weasyprint.pdf import tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from reportgen.disk.workspace import built_in
from reportgen.outputs.pdf.fetcher import BundledFetcher
from reportgen.outputs.pdf.soundness import faults_of
from reportgen.values.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

VARIANT = "pdf/a-3a"
FONTCONFIG = "FONTCONFIG_FILE"
POINTS_PER_PX = 0.75

_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside the PDF; ``relationship`` is one of PDF/A-3's: Source, Data, Supplement."""

    name: str
    content: bytes
    description: str
    relationship: str
    modified: date


def pdf_of(html: str, css: str, read_asset: Callable[[str], bytes], enclosures: Sequence[Enclosure] = ()) -> bytes:
    """Lay the pages out and write the file; `BuildError` names every element at fault."""
    if faults := faults_of(html):
        raise BuildError(_listed("the page is not sound", faults))
    fetcher = BundledFetcher(read_asset)
    with _bundled_fonts_only():
        fonts = FontConfiguration()
    with _complaints() as complaints:
        try:
            style = CSS(string=css, font_config=fonts, url_fetcher=fetcher)
            source = HTML(string=html, url_fetcher=fetcher)
            document = source.render(font_config=fonts, stylesheets=[style], pdf_variant=VARIANT)
            document.metadata.generate_rdf_metadata = MethodType(_with_pdfua, document.metadata)
            with _languages_told():
                written: bytes = document.write_pdf(
                    pdf_variant=VARIANT, finisher=_repair, attachments=[_attachment(each) for each in enclosures]
                )
        except FatalURLFetchingError as error:
            message = f"the page asks for a resource that is not bundled: {error}"
            raise BuildError(message) from error
    if complaints:
        raise BuildError(_listed("the page builder complained", complaints))
    return written


def _listed(what: str, lines: Sequence[str]) -> str:
    return f"{what}:\n" + "\n".join(f"- {line}" for line in dict.fromkeys(lines))


def _attachment(enclosure: Enclosure) -> Attachment:
    """Enclose a file; its dates are the edition's, because the engine's own would be now."""
    day = datetime.combine(enclosure.modified, time(), UTC)
    return Attachment(
        string=enclosure.content,
        name=enclosure.name,
        description=enclosure.description,
        created=day,
        modified=day,
        relationship=enclosure.relationship,
    )


def _with_pdfua(metadata: Any, variant: str, version: int, conformance: str) -> bytes:  # noqa: ANN401 - WeasyPrint's own
    rdf: bytes = DocumentMetadata.generate_rdf_metadata(metadata, variant, version, conformance)
    return rdf.replace(b"</rdf:RDF>", _PDFUA + b"</rdf:RDF>")


@contextmanager
def _bundled_fonts_only() -> Iterator[None]:
    """Hide the machine's fonts while the fonts are set up: a stand-in would make other bytes on other machines."""
    before = os.environ.get(FONTCONFIG)
    os.environ[FONTCONFIG] = str(built_in() / "assets" / "fonts" / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ[FONTCONFIG]
        else:
            os.environ[FONTCONFIG] = before


@contextmanager
def _languages_told() -> Iterator[None]:
    """Let each tag say the language that its element names (WCAG 3.1.2): the engine tells the document's alone."""
    build = tags._build_box_tree  # noqa: SLF001 - the only place that knows both the element and its tag

    def told(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint's own
        element = box.element
        language = None if element is None or element.tag in {"html", "body"} else element.get("lang")
        for tag in build(box, *rest):
            if language:
                tag.setdefault("Lang", pydyf.String(language))
            yield tag

    tags._build_box_tree = told  # noqa: SLF001 - as above
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001 - as above


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Gather what the engine logs at the level of a warning or above."""
    lines: list[str] = []
    handler = _Gatherer(lines)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)


class _Gatherer(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(level=logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())


def _repair(document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint's and pydyf's own
    """Give links the words they stand under, header cells their scope, and figures their box in points."""
    for page in document.pages:
        _name_links(page)
    height = document.pages[0].height * POINTS_PER_PX
    for item in pdf.objects:
        kind = item.get("S") if isinstance(item, pydyf.Dictionary) else None
        if kind == "/TH":
            item["A"]["Scope"] = "/Column" if _stands_in_head(item, pdf) else "/Row"
        elif kind == "/Figure" and "A" in item:
            item["A"]["BBox"] = _in_points(item["A"]["BBox"], height)


def _name_links(page: Any) -> None:  # noqa: ANN401 - WeasyPrint's own
    for box in page._page_box.descendants():  # noqa: SLF001 - the only way from a link to its words
        annotation = getattr(box, "link_annotation", None)
        words = " ".join("".join(box.element.itertext()).split()) if annotation and box.element is not None else ""
        if annotation is not None and words:
            annotation["Contents"] = pydyf.String(words)


def _stands_in_head(cell: Any, pdf: Any) -> bool:  # noqa: ANN401 - pydyf's own
    row = _referenced(cell["P"], pdf)
    return bool(_referenced(row["P"], pdf).get("S") == "/THead")


def _referenced(reference: bytes, pdf: Any) -> Any:  # noqa: ANN401 - pydyf's own
    return pdf.objects[int(reference.split()[0])]


def _in_points(box: Any, height: float) -> Any:  # noqa: ANN401 - pydyf's own
    """Turn a box in px from the top left into points from the bottom left."""
    left, top, right, bottom = (float(value) * POINTS_PER_PX for value in box)
    return pydyf.Array([left, height - bottom, right, height - top])
