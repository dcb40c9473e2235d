"""Names put in order, and names told from one another, as readers of the language do."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reportgen.words.spelling import plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_NOT_TELLING = frozenset("PZCM")  # Unicode's punctuation, spaces, controls and marks: they tell no label from another
_ACCENT_ALONE = "Sk"  # ` and ´, typed for an apostrophe


def ordered(text: str) -> tuple[str, str]:
    """Give the key by which names are sorted: Œ stands under O; case, accents, hyphens and apostrophes do not count.

    >>> sorted(["Zèbre", "L’œil", "Œuvre", "Office", "L’Arche", "Étoile"], key=ordered)
    ['Étoile', 'L’Arche', 'L’œil', 'Œuvre', 'Office', 'Zèbre']
    """
    return _BETWEEN_WORDS.sub(" ", plain_letters(text)).strip(), text


def same_label(one: str, other: str) -> bool:
    """Tell whether two labels differ in nothing but case, accents, punctuation and spaces.

    >>> same_label("Ministère de l'Economie", "ministère de l’Économie"), same_label("C++", "C")
    (True, False)
    """
    return label_key(one) == label_key(other)


def first_spellings(labels: Iterable[str]) -> Mapping[str, str]:
    """Give each label the first spelling of it, so that all spellings of one count as one.

    >>> first_spellings(["Ministère de l’Économie", "Armées", "Ministère de l'Economie"])["Ministère de l'Economie"]
    'Ministère de l’Économie'
    """
    known = list(labels)
    first: dict[str, str] = {}
    for label in known:
        first.setdefault(label_key(label), label)
    return {label: first[label_key(label)] for label in known}


def label_key(label: str) -> str:
    """Reduce a label to what tells it: letters, figures and signs; one of punctuation alone stays as it is."""
    kept = "".join(sign for sign in plain_letters(label) if not _tells_nothing(unicodedata.category(sign)))
    return kept or label.strip()


def _tells_nothing(category: str) -> bool:
    return category[0] in _NOT_TELLING or category == _ACCENT_ALONE
