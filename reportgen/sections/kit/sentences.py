"""Sentences of the titles that depend on a number: whole ones, for every language to turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.views import LINE_LENGTH
from reportgen.words.language import plural

if TYPE_CHECKING:
    from collections.abc import Sequence


def opening_count(number: int) -> str:
    """Count projects at the head of a sentence: in words up to sixteen, in digits beyond."""
    return fmt.capitalize_first(plural("{n} projet", "{n} projets", number, n=fmt.in_words(number)))


def opening_number(number: int) -> str:
    """Spell a number at the head of a sentence, whose message says what it counts."""
    return fmt.capitalize_first(fmt.in_words(number))


def ministries_carrying(names: Sequence[str], cost: str) -> str:
    """Name the ministries that carry most of ``cost`` where their names fit the title's line; else say how many they are."""
    listed = fmt.capitalize_first(fmt.listing([fmt.ministry_with_article(name) for name in names]))
    named = _carrying(listed, sum(map(fmt.ministry_number, names)), cost)
    if len(named.partition("\n")[0]) <= LINE_LENGTH and not _runs_together(names):
        return named
    number = plural("{n} ministère", "{n} ministères", len(names), n=fmt.in_words(len(names)))
    return _carrying(fmt.capitalize_first(number), len(names), cost)


def _carrying(ministries: str, number: int, cost: str) -> str:
    return plural(
        "{ministries} porte\nplus de la moitié {cost}",
        "{ministries} portent\nplus de la moitié {cost}",
        number,
        ministries=ministries,
        cost=cost,
    )


def _runs_together(names: Sequence[str]) -> bool:
    """Tell whether a reader could not see where one ministry ends and the next begins: one is of two things itself."""
    return len(names) > 1 and any(" et " in fmt.ministry_label(name) for name in names)
