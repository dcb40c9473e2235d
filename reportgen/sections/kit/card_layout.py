"""How a card is laid out: the description beside the cost, or over both columns, whichever makes the shorter card.

Heights are estimates in mm, from the mean width of letters; the layout engine measures the real ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG_NAME = 34  # characters of a name from which it is set smaller
LETTER, WIDE_LETTER, COLUMN = 0.5, 0.7, 7.4  # mean widths of letters and the column's, in ems of the name's size
TALLEST = 225.0  # mm: a taller card may run over two pages
NARROW_LINE, WIDE_LINE, FACT_LINE, LINK_LINE = 37, 78, 28, 42  # characters that fit a line
TEXT, LINK, FACT = 4.5, 6.75, 4.1  # mm of a line of each, the space above a link included
APART = 1.125  # mm between paragraphs
NAME, SMALL_NAME, NAME_LINE, SMALL_NAME_LINE = 9.0, 6.75, 15, 22  # a name's line in mm, and its characters
EVENT_LINE, EVENT, ESTIMATE, GAP = 44, 3.375, 3.6, 2.25  # the history: an event's characters, mm of each line, above
STEPS, COST, MINISTRY = 14.0, 13.5, 12.0  # mm of the parts that do not grow
LEAST, AROUND = 58.5, 6.75  # mm: the shortest card, the space above and below a card's texts
PAGE, HEAD, TITLE_LINE = 238.0, 10.125, 9.0  # mm: what a page surely holds; the title's label and margins, a line of it
AHEAD = 8  # so many places at most may a card go before its turn


@dataclass(frozen=True, slots=True)
class Layout:
    """The style classes that suit a card's texts, and the height that it will have, in mm."""

    classes: str
    height: float


def layout_of(name: str, facts: Sequence[str], paragraphs: Sequence[str], links: Sequence[str], cost: float) -> Layout:
    """Choose the layout that makes the shorter card; ``cost`` is the height of what is said of the cost, in mm."""
    identity = _identity(name, facts)
    narrow = max(identity, STEPS + max(_text(paragraphs, links, NARROW_LINE), cost))
    wide = max(identity + GAP + cost, STEPS + _text(paragraphs, links, WIDE_LINE))
    classes = ["narrow" if narrow <= wide else "wide"]
    if min(narrow, wide) > TALLEST:
        classes.append("long")
    if _is_long(name):
        classes.append("named-long")
    return Layout(" ".join(classes), max(LEAST, min(narrow, wide) + AROUND))


def cost_height(change: str, estimates: int, events: Sequence[str]) -> float:
    """Estimate the height of what is said of a cost: the amount, its change, its estimates one a line, the events."""
    table = ESTIMATE * (estimates + 1) + GAP if estimates else 0.0
    past = EVENT * _lines(events, EVENT_LINE) + GAP if events else 0.0
    return COST + TEXT * _lines([change], NARROW_LINE) + table + past


def fill_pages(heights: Sequence[float], title_lines: int) -> tuple[int, ...]:
    """Order the cards so that few pages end half empty: what does not fit lets one of the next few go before it.

    ``heights`` are in mm, in the order wished; the result names their places in the order in which they are set.
    """
    left, order, room = list(range(len(heights))), [], PAGE - HEAD - TITLE_LINE * title_lines
    while left:
        fitting = next((place for place in left[: AHEAD + 1] if heights[place] <= room), None)
        if fitting is None:
            fitting, room = left[0], PAGE
        room -= heights[fitting]
        left.remove(fitting)
        order.append(fitting)
    return tuple(order)


def _identity(name: str, facts: Sequence[str]) -> float:
    """Estimate the height of the left column: name, ministry, facts."""
    line, room = (SMALL_NAME, SMALL_NAME_LINE) if _is_long(name) else (NAME, NAME_LINE)
    return line * _lines([name], room) + MINISTRY + FACT * _lines(facts, FACT_LINE)


def _text(paragraphs: Sequence[str], links: Sequence[str], room: int) -> float:
    gaps = APART * max(0, len(paragraphs) - 1)
    return TEXT * _lines(paragraphs, room) + gaps + LINK * _lines(links, min(room, LINK_LINE))


def _lines(texts: Iterable[str], room: int) -> int:
    return sum(max(1, len(wrap(text, room))) for text in texts)


def _is_long(name: str) -> bool:
    """Tell whether a name needs the smaller size: too many lines, or a word wider than the column."""
    widest = max(sum(WIDE_LETTER if letter.isupper() else LETTER for letter in word) for word in name.split())
    return len(name) > LONG_NAME or widest > COLUMN
