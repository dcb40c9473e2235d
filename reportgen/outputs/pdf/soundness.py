"""What the page builder cannot see: faults of the HTML that would make a PDF hard to read by ear, or not valid.

Rules and reasons are those of PDF/UA-1 (ISO 14289-1) and WCAG 2.2: a language, a title, headings in order, bare words
inside links, alternative texts, tables whose rows agree and whose header cells say what they head, anchors that exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tinyhtml5 import parse

from reportgen.values.errors import Location
from reportgen.words.problem_texts import say
from reportgen.words.rules.prose import PAGE_FAULT
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from reportgen.values.errors import Problem
    from reportgen.words.problem_texts import ProblemText

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
EXCERPT = 60  # characters of an element's words that a complaint quotes


def faults_of(html: str) -> tuple[ProblemText, ...]:
    """Name each faulty element and what is wrong with it; nothing when the page is sound."""
    page = parse(html, namespace_html_elements=False)
    return tuple(fault for rule in RULES for fault in rule(page))


def problems_of_page(html: str) -> tuple[Problem, ...]:
    """Tell each fault as a problem: no report can be made of such a page, so none can be waived."""
    return tuple(
        PAGE_FAULT.problem_at(
            Location("report.html"),
            fault,
            say("a page that a screen reader can follow"),
            id=f"page-fault:{fold(fault).replace(' ', '-')}",
        )
        for fault in dict.fromkeys(faults_of(html))
    )


def _language(page: Element) -> Iterator[ProblemText]:
    if not page.get("lang"):
        yield say("<html>: no lang attribute")


def _title(page: Element) -> Iterator[ProblemText]:
    title = page.find("head/title")
    if title is None or not _words(title):
        yield say("<head>: no title")


def _headings(page: Element) -> Iterator[ProblemText]:
    level = 0
    for heading in (each for each in page.iter() if each.tag in HEADINGS):
        next_level = HEADINGS.index(heading.tag) + 1
        if next_level > level + 1:
            yield say("{element}: follows a heading of level {level}", element=_named(heading), level=level)
        if not _words(heading):
            yield say("{element}: an empty heading", element=_named(heading))
        level = next_level


def _links(page: Element) -> Iterator[ProblemText]:
    anchors = {each.get("id") for each in page.iter()}
    for link in page.iter("a"):
        if len(link):
            yield say("{element}: a tag inside a link", element=_named(link))
        if not _words(link):
            yield say("{element}: a link without words", element=_named(link))
        address = link.get("href", "")
        if address.startswith("#") and address[1:] not in anchors:
            yield say("{element}: leads to {address}, which is nowhere", element=_named(link), address=address)


def _pictures(page: Element) -> Iterator[ProblemText]:
    for picture in page.iter("img"):
        if not picture.get("alt", "").strip():
            yield say("{element}: no alternative text", element=_named(picture))


def _tables(page: Element) -> Iterator[ProblemText]:
    for table in page.iter("table"):
        if table.find("caption") is None:
            yield say("{element}: no caption", element=_named(table))
        widths = {_width(row) for row in table.iter("tr")}
        if len(widths) > 1:
            yield say("{element}: rows of {widths} columns", element=_named(table), widths=tuple(sorted(widths)))
        for cell in table.iter("th"):
            if cell.get("scope") not in {"col", "row"}:
                yield say("{element}: a header cell without scope", element=_named(cell))
            if not _words(cell):
                yield say("{element}: an empty header cell", element=_named(cell))


def _identifiers(page: Element) -> Iterator[ProblemText]:
    seen: set[str] = set()
    for element in page.iter():
        name = element.get("id")
        if name in seen:
            yield say("{element}: a second element of that id", element=_named(element))
        if name:
            seen.add(name)


def _opacity(page: Element) -> Iterator[ProblemText]:
    for element in page.iter():
        if "opacity" in element.get("style", ""):
            yield say("{element}: opacity, which no archival PDF may use", element=_named(element))


RULES: tuple[Callable[[Element], Iterator[ProblemText]], ...] = (
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
