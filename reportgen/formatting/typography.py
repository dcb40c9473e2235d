"""How running text is set in each language: quotation marks, apostrophes, spaces that do not break, the minus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.words.language import current_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

THIN = "\u202f"
NBSP = "\u00a0"
MINUS = "\u2212"

_FRENCH_UNITS = r"(M€|Md€|%|€|milliards?|millions?|ans?|mois|points?|projets?|ministères?)"
_ENGLISH_UNITS = r"(million|billion|years?|months?|(?:percentage )?points?|projects?|ministry|ministries)"


def typeset(text: str) -> str:
    """Give running text the typography of the language spoken.

    >>> typeset('Un "beau" projet : 3 M€ !').replace(THIN, "_").replace(NBSP, "~")
    'Un «_beau_» projet_: 3~M€_!'
    """
    return _MANNERS.get(current_language().code, _french)(text)


def as_published(text: str) -> str:
    """Set a text of the project table: it is French, whatever language the report speaks."""
    return _french(text)


def _french(text: str) -> str:
    """Set U+202F before ``; : ! ?``, inside « » and between thousands; U+00A0 before units."""
    text = text.replace("'", "’").replace("...", "…")
    text = _quoted(text, r"« \1 »")
    text = re.sub(r"«[ \u00a0\u202f]*", f"«{THIN}", text)
    text = re.sub(r"(?<![ \u00a0\u202f])[ \u00a0\u202f]*»", f"{THIN}»", text)
    text = re.sub(r"(?<![ \u00a0])[ \u00a0]+([;:!?])(?=\s|$)", rf"{THIN}\1", text)
    text = re.sub(r"(?<=\w)([;!?])(?=\s|$)", rf"{THIN}\1", text)
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", THIN, text)
    return re.sub(rf"(?<=\d) {_FRENCH_UNITS}(?!\w)", rf"{NBSP}\1", text)


def _english(text: str) -> str:
    """Set curly quotation marks and apostrophes, and U+00A0 between a number and what it counts."""
    text = text.replace("'", "’").replace("...", "…")
    text = _quoted(text, r"“\1”")
    return re.sub(rf"(?<=\d) {_ENGLISH_UNITS}(?!\w)", rf"{NBSP}\1", text)


def _quoted(text: str, marks: str) -> str:
    """Set straight quotation marks as pairs, those inside others first."""
    while (quoted := re.sub(r'"([^"]+)"', marks, text)) != text:
        text = quoted
    return text


_MANNERS: Mapping[str, Callable[[str], str]] = {"fr": _french, "en": _english}


def capitalize_first(text: str) -> str:
    """Begin a sentence with a text: its first letter is a capital."""
    return text[:1].upper() + text[1:]
