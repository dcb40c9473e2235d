"""editorial.md → the office's own words: title, lead, headed passages, as text and safe markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import nh3
from markdown_it import MarkdownIt

from reportgen.disk.reading import keep_visible
from reportgen.formatting import NBSP, typeset
from reportgen.readers.markup import remove_between
from reportgen.values.edition import Editorial, EditorialSection
from reportgen.words.marks import remove_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

FILE = "editorial.md"
_LESSER_HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>")
_COMMENT = re.compile("<!--"), re.compile("-->")
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br"}


def read_editorial(data: bytes) -> Editorial:
    """Read title (``# ``), lead (what stands before the first ``## ``) and passages (each under its ``## ``).

    A comment, ``<!-- … -->``, is for the office: it is not published.
    """
    markdown = MarkdownIt("commonmark", {"html": False})
    source = keep_visible("\n".join(data.decode("utf-8-sig", errors="replace").splitlines()))
    text = remove_marks(remove_between(source, *_COMMENT))
    tokens = [_typeset(token) for token in markdown.parse(text)]
    (_, opening), *passages = _split(tokens, "h2")
    before, *titled = _split(opening, "h1")
    title = titled[0][0] if titled else ""
    lead = [token for _, body in (before, *titled) for token in body]
    sections = tuple(
        EditorialSection(heading, _html(markdown, body), written)
        for (heading, body), written in zip(passages, _written(tokens, text), strict=True)
    )
    return Editorial(title, "\n\n".join(_paragraphs(lead)), sections, source)


def _written(tokens: Sequence[Token], text: str) -> Iterator[str]:
    """Take what stands under each ``## `` as it was written."""
    lines = text.splitlines()
    headings = [token.map for token in tokens if token.tag == "h2" and token.type == "heading_open" and token.map]
    ends = [*(start for start, _ in headings[1:]), len(lines)]
    return ("\n".join(lines[start:end]).strip() for (_, start), end in zip(headings, ends, strict=False))


def _typeset(token: Token) -> Token:
    """Give the words their French typography; addresses and code stay as they are."""
    if token.type == "text":
        return replace(token, content=typeset(token.content))
    return replace(token, children=[_typeset(child) for child in token.children]) if token.children else token


def _split(tokens: Sequence[Token], tag: str) -> list[tuple[str, list[Token]]]:
    """Cut at headings of one level: what stands before the first has no heading."""
    parts: list[tuple[str, list[Token]]] = [("", [])]
    for index, token in enumerate(tokens):
        if token.tag == tag and token.type == "heading_open":
            parts.append((_words(tokens[index + 1]), []))
        elif not (token.tag == tag or (index and tokens[index - 1].tag == tag and token.type == "inline")):
            parts[-1][1].append(token)
    return parts


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    return (_words(token) for token in tokens if token.type == "inline")


def _words(token: Token) -> str:
    """Say an inline passage without its markup."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(breaks.get(child.type, child.content) for child in token.children or ()).strip()


def _html(markdown: MarkdownIt, tokens: Sequence[Token]) -> str:
    html = _LESSER_HEADING.sub(r"<p><strong>\1</strong></p>", markdown.renderer.render(tokens, markdown.options, {}))
    clean = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
    return clean.replace("&nbsp;", NBSP).strip()
