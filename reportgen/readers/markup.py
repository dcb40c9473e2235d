"""Text as people paste it (HTML links, entities, invisible characters) turned into plain lines and links."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from reportgen.model import Link
from reportgen.spelling import fold
from reportgen.tabular import LINK_TEXT, restore

_ANCHOR = re.compile(
    r"<a\b[^>]*?\bhref\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))[^>]*>(?P<text>.*?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LINK = re.compile(rf"{_ANCHOR.pattern}|(?P<bare_address>{_ADDRESS.pattern})", re.IGNORECASE | re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
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
_CALLS = re.compile(rf"\s*\(\s*(?:{_CALL}[\s,;/]*)+\)|{_CALL}")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a cell says: its text, line by line, its links, and the link targets that are no web address."""

    text: str
    links: tuple[Link, ...] = ()
    broken: tuple[str, ...] = ()


def passage(raw: str) -> Passage:
    """Read a cell that may hold HTML.

    >>> passage('Un portail. (<a href="https://a.fr https://b.fr">en savoir plus</a>)').text
    'Un portail.'
    """
    raw = _HIDDEN.sub("", restore(raw))
    anchors = list(_ANCHOR.finditer(raw))
    links = (link for match in anchors for link in _links(match))
    broken = tuple(_target(match) for match in anchors if not addresses(_target(match)))
    return Passage(_clean(_untag(_ANCHOR.sub(_without_call, raw))), tuple(dict.fromkeys(links)), broken)


def line(raw: str) -> str:
    """Read a cell that holds a name or a phrase: one line of plain text."""
    return passage(raw).text.replace("\n", " ")


def addresses(text: str) -> tuple[str, ...]:
    """Find the web addresses in a text, in order; only http and https ones count."""
    return tuple(dict.fromkeys(found.rstrip("'.,;") for found in _ADDRESS.findall(text)))


def linked(raw: str) -> Passage:
    """Read a cell of addresses: HTML links, and bare addresses however they are set apart."""
    found = passage(raw)
    links = tuple(dict.fromkeys(link for match in _LINK.finditer(restore(raw)) for link in _links(match)))
    broken = found.broken or (() if links or not found.text else (found.text,))
    return Passage("", links, broken)


def _links(match: re.Match[str]) -> tuple[Link, ...]:
    """Make links of one HTML link, or of one bare address."""
    bare = match.groupdict().get("bare_address")
    target = _unescape(bare) if bare else _target(match)
    return tuple(Link(_inline(match["text"] or "") or LINK_TEXT, url) for url in addresses(target))


def _target(match: re.Match[str]) -> str:
    return _unescape(match["double"] or match["single"] or match["bare"] or "").strip()


def _without_call(match: re.Match[str]) -> str:
    """Keep the words of a link in the sentence, except those that mean nothing without it."""
    return _CALL if fold(_inline(match["text"])) in {"", fold(LINK_TEXT)} else match["text"]


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
    text = _LINE_END.sub("\n", text)
    visible = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cf"})
    lines = (" ".join(each.split()) for each in unicodedata.normalize("NFC", visible).split("\n"))
    return "\n".join(each for each in lines if each)


def ministries(raw: str) -> tuple[str, ...]:
    """Split a cell that names several ministries; the first leads.

    >>> ministries("Ministère de la Justice / Ministère de l'Intérieur")
    ('Ministère de la Justice', "Ministère de l'Intérieur")
    """
    return tuple(filter(None, (name.strip() for name in _NEXT_MINISTRY.split(passage(raw).text))))


_NEXT_MINISTRY = re.compile(r"\s+/\s+|\s*/\s*(?=Minist|Premier|Services)|\n", re.IGNORECASE)
