"""How a card is laid out: the description beside the cost, or over both columns, whichever makes the shorter card.

Heights are estimates in mm, from the mean width of letters; the layout engine measures the real ones.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG_NAME = 34  # characters of a name from which it is set smaller
LETTER, WIDE_LETTER, COLUMN = 0.5, 0.7, 7.4  # mean widths of letters and the column's, in ems of the name's size
TALLEST = 225.0  # mm: a taller card may run over two pages
NARROW_LINE, WIDE_LINE, FACT_LINE, LINK_LINE = 36, 76, 26, 42  # characters that fit a line
TEXT, LINK, FACT = 4.5, 4.5, 4.1  # mm of a line of each
NAME, SMALL_NAME, NAME_LINE, SMALL_NAME_LINE = 9.0, 6.75, 15, 22  # a name's line in mm, and its characters
EVENT_LINE, EVENT, PAST = 42, 3.375, 2.25  # a line of the history: its characters, mm of it and above it
STEPS, COST, MINISTRY = 15.0, 36.0, 12.0  # mm of the parts that do not grow


def layout_of(
    name: str, facts: Sequence[str], paragraphs: Sequence[str], links: Sequence[str], history: Sequence[str] = ()
) -> str:
    """Name the style classes that suit a card's texts."""
    identity = _identity(name, facts)
    past = [PAST + EVENT * _lines(history, room) if history else 0.0 for room in (EVENT_LINE, 2 * EVENT_LINE)]
    narrow = max(identity, STEPS + _text(paragraphs, links, NARROW_LINE) + past[0], STEPS + COST)
    wide = max(identity + COST, STEPS + _text(paragraphs, links, WIDE_LINE) + past[1])
    classes = ["narrow" if narrow <= wide else "wide"]
    if min(narrow, wide) > TALLEST:
        classes.append("long")
    if _is_long(name):
        classes.append("named-long")
    return " ".join(classes)


def _identity(name: str, facts: Sequence[str]) -> float:
    """Estimate the height of the left column: name, ministry, facts."""
    line, room = (SMALL_NAME, SMALL_NAME_LINE) if _is_long(name) else (NAME, NAME_LINE)
    return line * _lines([name], room) + MINISTRY + FACT * _lines(facts, FACT_LINE)


def _text(paragraphs: Sequence[str], links: Sequence[str], room: int) -> float:
    return TEXT * _lines(paragraphs, room) + LINK * _lines(links, min(room, LINK_LINE))


def _lines(texts: Iterable[str], room: int) -> int:
    return sum(max(1, ceil(len(text) / room)) for text in texts)


def _is_long(name: str) -> bool:
    """Tell whether a name needs the smaller size: too many lines, or a word wider than the column."""
    widest = max(sum(WIDE_LETTER if letter.isupper() else LETTER for letter in word) for word in name.split())
    return len(name) > LONG_NAME or widest > COLUMN
