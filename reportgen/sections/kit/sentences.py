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


def ministries_carrying(names: Sequence[str]) -> str:
    """Name the ministries that carry most where their names fit the title's line; else say how many they are."""
    sentence = plural(
        "{ministries} porte\nplus de la moitié du coût", "{ministries} portent\nplus de la moitié du coût", len(names)
    )
    named = sentence.format(ministries=fmt.listing([fmt.ministry_label(name) for name in names]))
    if len(named.partition("\n")[0]) <= LINE_LENGTH:
        return named
    number = plural("{n} ministère", "{n} ministères", len(names), n=fmt.in_words(len(names)))
    return sentence.format(ministries=fmt.capitalize_first(number))
