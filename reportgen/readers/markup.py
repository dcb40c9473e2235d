"""Text as people paste it (HTML links, entities, invisible characters) turned into plain lines and links."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.disk import limits
from reportgen.disk.reading import keep_visible
from reportgen.portfolio.table import LINK_TEXT, undo_defuse
from reportgen.values.project import Link
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = re.compile(r"<a\b([^<>]*)>", re.IGNORECASE)
_CLOSING = re.compile(r"</a\s*>", re.IGNORECASE)
_TARGET = re.compile(r"\bhref\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_HIDDEN = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in ((r"<script\b", r"</script\s*>"), (r"<style\b", r"</style\s*>"), ("<!--", "-->"))
)
_BULLET = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|hr|/p|/li|/div|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|center|cite|code|dd|del|div|dl|dt|em|font|form|h[1-6]|i|iframe|img|input|ins|label"
    r"|li|mark|object|ol|o:p|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead"
    r"|tr|tt|u|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&#?\w+;")
_LINE_END = re.compile(r"\r\n|_x000D_\n?|[\r\v\f\x85\u2028\u2029]")
_CALL = "\x00"  # stands where an "en savoir plus" stood; no cleaned text holds it
_CALLS = re.compile(rf"(?<!\s)\s*\(\s*(?:{_CALL}[\s,;/]*)+\)|{_CALL}")


@dataclass(frozen=True, slots=True)
class MarkupText:
    """What a cell says: its text, line by line, its links, and the link targets that are no web address."""

    text: str
    links: tuple[Link, ...] = ()
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Anchor:
    """An HTML link: where it stands, where it leads, what it says."""

    start: int
    end: int
    target: str
    text: str


def read_markup(raw: str) -> MarkupText:
    """Read a cell that may hold HTML.

    >>> read_markup('Un portail. (<a href="https://a.fr https://b.fr">en savoir plus</a>)').text
    'Un portail.'
    """
    raw = _shown(undo_defuse(raw))
    anchors = list(_anchors(raw))
    links = (link for each in anchors for link in _links(each))
    broken = tuple(each.target for each in anchors if not addresses(each.target))
    return MarkupText(_clean(_untag(_without_anchors(raw, anchors))), tuple(dict.fromkeys(links)), broken)


def _shown(raw: str) -> str:
    """Take out what a browser would not show: scripts, styles, comments."""
    for opening, closing in _HIDDEN:
        raw = remove_between(raw, opening, closing)
    return raw


def remove_between(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Take out each passage from an opening to the next closing.

    Every letter is looked at once: one pattern for both would look to the end from each opening that is never closed.
    """
    kept, place = [], 0
    while (begun := opening.search(text, place)) and (closed := closing.search(text, begun.end())):
        kept.append(text[place : begun.start()])
        place = closed.end()
    return "".join((*kept, text[place:]))


def _anchors(raw: str) -> Iterator[_Anchor]:
    """Find the HTML links that lead somewhere, from ``<a href=…>`` to ``</a>``."""
    end = 0
    while (begun := _OPENING.search(raw, end)) and (closed := _CLOSING.search(raw, begun.end())):
        end = begun.end()
        if target := _TARGET.search(begun[1]):
            end = closed.end()
            yield _Anchor(begun.start(), end, _target(target), raw[begun.end() : closed.start()])


def _without_anchors(raw: str, anchors: Sequence[_Anchor]) -> str:
    """Put the words of each link in its place."""
    place, parts = 0, []
    for each in anchors:
        parts += [raw[place : each.start], _without_call(each.text)]
        place = each.end
    return "".join((*parts, raw[place:]))


def line(raw: str) -> str:
    """Read a cell that holds a name or a phrase: one line of plain text."""
    return read_markup(raw).text.replace("\n", " ")


def addresses(text: str) -> tuple[str, ...]:
    """Find the web addresses in a text, in order; only http and https ones count."""
    return tuple(dict.fromkeys(found.rstrip("'.,;") for found in _ADDRESS.findall(text)))


def linked(raw: str) -> MarkupText:
    """Read a cell of addresses: HTML links, and bare addresses however they are set apart."""
    found = read_markup(raw)
    links = tuple(dict.fromkeys(_all_links(undo_defuse(raw))))
    broken = found.broken or (() if links or not found.text else (found.text,))
    return MarkupText("", links, broken)


def _all_links(raw: str) -> Iterator[Link]:
    """Make links of every HTML link and of every address between them, in their order."""
    place = 0
    for each in _anchors(raw):
        yield from _bare(raw[place : each.start])
        yield from _links(each)
        place = each.end
    yield from _bare(raw[place:])


def _bare(text: str) -> Iterator[Link]:
    return (Link(LINK_TEXT, url) for found in _ADDRESS.findall(text) for url in addresses(_unescape(found)))


def _links(anchor: _Anchor) -> Iterator[Link]:
    """Make links of one HTML link: its target may name several addresses."""
    words = _inline(anchor.text) or LINK_TEXT
    return (Link(words, url) for url in addresses(anchor.target))


def _target(match: re.Match[str]) -> str:
    return _unescape(match["double"] or match["single"] or match["bare"] or "").strip()


def _without_call(words: str) -> str:
    """Keep the words of a link in the sentence, except those that mean nothing without it."""
    return _CALL if fold(_inline(words)) in {"", fold(LINK_TEXT)} else words


def _inline(text: str) -> str:
    return _clean(_untag(text)).replace("\n", " ")


def _untag(text: str) -> str:
    """Take the tags out; what they meant for the layout (a line, a bullet) stays. Other angle brackets stay too."""
    text = _BREAK.sub("\n", _BULLET.sub("\n• ", _CALLS.sub("", text)))
    return _unescape(_TAG.sub("", text))


def _unescape(text: str) -> str:
    """Decode entities, but only complete ones: ``R&D`` and ``&copies`` are no entities."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _clean(text: str) -> str:
    """Keep what a reader can see: no control, zero-width or direction characters, single spaces, no empty lines."""
    composed = unicodedata.normalize("NFC", _few_marks(keep_visible(_LINE_END.sub("\n", text))))
    lines = (" ".join(each.split()) for each in composed.split("\n"))
    return "\n".join(each for each in lines if each)


def _few_marks(text: str) -> str:
    """Keep a few accents on a letter: a pile of thousands covers the lines around it, and takes ages to put in order."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= limits.MARKS:
            kept.append(letter)
    return "".join(kept)


def ministries(raw: str) -> tuple[str, ...]:
    """Split a cell that names several ministries; the first leads.

    >>> ministries("Ministère de la Justice / Ministère de l'Intérieur")
    ('Ministère de la Justice', "Ministère de l'Intérieur")
    """
    return tuple(filter(None, (name.strip() for name in _NEXT_MINISTRY.split(read_markup(raw).text))))


_NEXT_MINISTRY = re.compile(r"\s+/\s+|\s*/\s*(?=Minist|Premier|Services)|\n", re.IGNORECASE)
