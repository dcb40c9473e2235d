"""A passage of the announcement, and how the announcement names an edition."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen import formatting as fmt
from reportgen.words.language import _

_RAISED = str.maketrans("ᵉʳ", "er")


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """A headed passage that the program says: sentences, and perhaps a list of lines, each behind its label."""

    heading: str
    sentences: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


def edition_words(number: int) -> str:
    """Name an edition as the site does, in letters of one size: ``10e édition``."""
    return _("{rank} édition", rank=fmt.ordinal(number).translate(_RAISED))
