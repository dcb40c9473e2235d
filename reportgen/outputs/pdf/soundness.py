"""What the page builder cannot see: faults of the HTML that would make a PDF hard to read by ear, or not valid.

Rules and reasons are those of PDF/UA-1 (ISO 14289-1) and WCAG 2.2: a language, a title, headings in order, bare words
inside links, alternative texts, tables whose rows agree and whose header cells say what they head, anchors that exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tinyhtml5 import parse

from reportgen.values.errors import Location, Problem
from reportgen.words.problem_texts import say
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
EXCERPT = 60  # characters of an element's words that a complaint quotes


def faults_of(html: str) -> tuple[str, ...]:
    """Name each faulty element and what is wrong with it; nothing when the page is sound."""
    page = parse(html, namespace_html_elements=False)
    return tuple(fault for rule in RULES for fault in rule(page))


def problems_of_page(html: str) -> tuple[Problem, ...]:
    """Tell each fault as a problem: no report can be made of such a page, so none can be waived."""
    return tuple(
        Problem(
            "page-fault",
            Location("report.html"),
            fault,
            say("a page that a screen reader can follow"),
            say("Correct the words or the template: no report is made of such a page."),
            id=f"page-fault:{fold(fault).replace(' ', '-')}",
        )
        for fault in dict.fromkeys(faults_of(html))
    )


def _language(page: Element) -> Iterator[str]:
    if not page.get("lang"):
        yield "<html>: no lang attribute"


def _title(page: Element) -> Iterator[str]:
    title = page.find("head/title")
    if title is None or not _words(title):
        yield "<head>: no title"


def _headings(page: Element) -> Iterator[str]:
    level = 0
    for heading in (each for each in page.iter() if each.tag in HEADINGS):
        next_level = HEADINGS.index(heading.tag) + 1
        if next_level > level + 1:
            yield f"{_named(heading)}: follows a heading of level {level}"
        if not _words(heading):
            yield f"{_named(heading)}: an empty heading"
        level = next_level


def _links(page: Element) -> Iterator[str]:
    anchors = {each.get("id") for each in page.iter()}
    for link in page.iter("a"):
        if len(link):
            yield f"{_named(link)}: a tag inside a link"
        if not _words(link):
            yield f"{_named(link)}: a link without words"
        address = link.get("href", "")
        if address.startswith("#") and address[1:] not in anchors:
            yield f"{_named(link)}: leads to {address}, which is nowhere"


def _pictures(page: Element) -> Iterator[str]:
    for picture in page.iter("img"):
        if not picture.get("alt", "").strip():
            yield f"{_named(picture)}: no alternative text"


def _tables(page: Element) -> Iterator[str]:
    for table in page.iter("table"):
        if table.find("caption") is None:
            yield f"{_named(table)}: no caption"
        widths = {_width(row) for row in table.iter("tr")}
        if len(widths) > 1:
            yield f"{_named(table)}: rows of {', '.join(map(str, sorted(widths)))} columns"
        for cell in table.iter("th"):
            if cell.get("scope") not in {"col", "row"}:
                yield f"{_named(cell)}: a header cell without scope"
            if not _words(cell):
                yield f"{_named(cell)}: an empty header cell"


def _identifiers(page: Element) -> Iterator[str]:
    seen: set[str] = set()
    for element in page.iter():
        name = element.get("id")
        if name in seen:
            yield f"{_named(element)}: a second element of that id"
        if name:
            seen.add(name)


def _opacity(page: Element) -> Iterator[str]:
    for element in page.iter():
        if "opacity" in element.get("style", ""):
            yield f"{_named(element)}: opacity, which no archival PDF may use"


RULES: tuple[Callable[[Element], Iterator[str]], ...] = (
    *(_language, _title, _headings, _links),
    *(_pictures, _tables, _identifiers, _opacity),
)


def _width(row: Element) -> int:
    return sum(int(cell.get("colspan", "1")) for cell in row)


def _words(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _named(element: Element) -> str:
    """Point an element out by its tag, its id or class, and its words."""
    mark = f' id="{element.get("id")}"' if element.get("id") else ""
    kind = f' class="{element.get("class")}"' if element.get("class") and not mark else ""
    words = _words(element)[:EXCERPT]
    return f"<{element.tag}{mark}{kind}>" + (f" “{words}”" if words else "")
