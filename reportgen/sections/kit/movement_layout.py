"""How many lines of each list the page of movements holds, so that its last words do not stand alone overleaf.

Heights are estimates in mm, from the mean width of letters; the layout engine measures the real ones.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST, FEWEST, OVERLEAF = 5, 3, 10  # lines of a list: on the chart's own page at most and at least, on a page without it
PAGE = 247.5
HEAD, CHART = 28.125, 17.0  # the label and a title of two lines; what stands above and below the chart's picture
LIST, LINE, DETAIL, MORE = 17.0, 5.8, 3.4, 5.8  # a list's head, a line's name, each line of its detail, "and others"
SENTENCES, SENTENCE, APART, NOTE = 6.75, 4.5, 1.125, 5.7
DETAIL_LETTERS, SENTENCE_LETTERS, TITLE_LETTERS = 36, 100, 85  # that fit a line


def height_with_title(picture: float, title: str) -> float:
    """Add to a picture's height in mm what a title of more than one line takes above it; no picture has no title."""
    return picture + SENTENCE * (ceil(len(title) / TITLE_LETTERS) - 1) if picture else 0.0


def lines_that_fit(picture: float, details: Sequence[Sequence[str]], sentences: Sequence[str]) -> int:
    """Choose how many lines each list shows; ``picture`` is the chart's height in mm, ``details`` each list's lines."""
    rest = PAGE - HEAD - (picture + CHART if picture else 0) - _sentences(sentences) - NOTE
    fitting = (most for most in range(MOST, FEWEST - 1, -1) if max(_list(each, most) for each in details) <= rest)
    return next(fitting, OVERLEAF)


def _list(details: Sequence[str], most: int) -> float:
    shown = sum(LINE + DETAIL * ceil(len(each) / DETAIL_LETTERS) for each in details[:most])
    return LIST + shown + (MORE if len(details) > most else 0)


def _sentences(sentences: Sequence[str]) -> float:
    lines = sum(ceil(len(each) / SENTENCE_LETTERS) for each in sentences)
    return SENTENCES + SENTENCE * lines + APART * len(sentences) if sentences else 0.0
