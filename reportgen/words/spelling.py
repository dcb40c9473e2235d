"""How words are compared when people spell them differently: case, accents, spaces and punctuation set aside."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_SIMILAR = 60


def fold(text: str) -> str:
    """Reduce a text to what identifies it: lower case, no accents, words apart by one space.

    >>> fold("  Conception/RÉALISATION ")
    'conception realisation'
    """
    return " ".join(re.findall(r"[a-z0-9]+", plain_letters(text)))


def same_name(text: str) -> str:
    """Reduce a name to what tells it from others; unlike in `fold`, signs count (``C++`` is not ``C#``).

    >>> same_name("Réseau  de l’État") == same_name("RESEAU DE L'ETAT")
    True
    """
    return " ".join(plain_letters(text).replace("’", "'").split())


def plain_letters(text: str) -> str:
    """Lower the case and take the accents off; ligatures become two letters."""
    folded = unicodedata.normalize("NFKD", _without_accents(text.casefold()))  # a pile of accents takes ages to sort
    return _without_accents(folded).replace("œ", "oe").replace("æ", "ae")


def _without_accents(text: str) -> str:
    return text if text.isascii() else "".join(letter for letter in text if not unicodedata.combining(letter))


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Find the known word that a misspelt one was probably meant to be; None when nothing is near.

    >>> nearest("Deploiment", ["Cadrage", "Déploiement"])
    'Déploiement'
    """
    found = process.extractOne(text, list(known), scorer=fuzz.WRatio, processor=fold, score_cutoff=_NOT_SIMILAR)
    return found[0] if found else None
