"""What speaks for two projects being one: name, start, cost, duration, ministry, area, programme, description.

Each piece of evidence is a likeness from 0 to 1, or nothing where one of the two does not give the value: what is
missing neither helps nor harms. The score is their weighted mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reportgen.formatting import plain
from reportgen.values.dates import Month

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from reportgen.values.project import Project

    Kin = Callable[[str, str], bool]

WEIGHTS = {
    "name": 3.0,
    "description": 3.0,
    "start": 2.0,
    "cost": 2.0,
    "ministry": 1.5,
    "area": 1.0,
    "programme": 0.5,
    "duration": 0.5,
}
STRONG = 0.8  # from here on, a likeness speaks by itself
_EMPTY = {
    "a",
    "au",
    "aux",
    "d",
    "de",
    "des",
    "du",
    "en",
    "et",
    "l",
    "la",
    "le",
    "les",
    "par",
    "pour",
    "projet",
    "si",
    "sur",
}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SAID = {
    "name": "names alike",
    "description": "descriptions alike",
    "start": "same start",
    "cost": "same cost",
    "ministry": "same ministry",
    "area": "same functional area",
    "programme": "same programme",
    "duration": "same duration",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a pair, by kind, and whether anything contradicts it."""

    likeness: dict[str, float]
    contradicted: bool

    @property
    def score(self) -> float:
        """The weighted mean of what is known, from 0 to 1."""
        weight = sum(WEIGHTS[kind] for kind in self.likeness)
        return sum(WEIGHTS[kind] * value for kind, value in self.likeness.items()) / weight

    @property
    def strong(self) -> int:
        """How many independent pieces of evidence speak by themselves: words, money, time."""
        words = max(self.likeness["name"], self.likeness.get("description", 0.0))
        both = self.likeness["name"] >= STRONG and self.likeness.get("description", 0.0) >= STRONG
        others = (self.likeness.get("cost", 0.0), self.likeness.get("start", 0.0))
        return (words >= STRONG) + both + sum(value >= STRONG for value in others)

    @property
    def said(self) -> tuple[str, ...]:
        """The evidence in a few words, the weightiest first."""
        return tuple(_SAID[kind] for kind in WEIGHTS if self.likeness.get(kind, 0.0) >= STRONG)


def weigh(old: Project, new: Project, kin: Kin) -> Evidence:
    """Gather what speaks for two projects being one; ``kin`` tells whether two ministries are one."""
    found: dict[str, float | None] = {
        "name": name_likeness(old.name, new.name),
        "description": _description_likeness(old.description, new.description),
        "start": _start_likeness(old.start, new.start),
        "cost": _ratio_likeness(old.cost_meur, new.cost_meur),
        "ministry": 1.0 if kin(old.ministry, new.ministry) else 0.0,
        "area": _words_likeness(old.functional_area, new.functional_area),
        "programme": _programme_likeness(old.programme, new.programme),
        "duration": _ratio_likeness(old.duration_years, new.duration_years),
    }
    likeness = {kind: value for kind, value in found.items() if value is not None}
    return Evidence(likeness, _contradicted(old, new, likeness))


def compact(name: str) -> str:
    """Fold a name to what cannot be spelt otherwise: ``MISTR@L`` and ``Mistral`` are one.

    >>> compact("FRANCE CONNECT Phase II"), compact("MISTR@L")
    ('franceconnectphase2', 'mistral')
    """
    return "".join(words_of(name))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Split a text into folded words, Roman numbers as digits.

    >>> words_of("Enrichissement du SI (Étape II)")
    ('enrichissement', 'du', 'si', 'etape', '2')
    """
    words = re.findall(r"[a-z0-9]+", plain(text).replace("@", "a"))
    return tuple(_ROMAN.get(word, word) for word in words)


def name_likeness(old: str, new: str) -> float:
    """Compare two names: as spelt, word by word, as an acronym, one inside the other."""
    if compact(old) == compact(new):
        return 1.0
    shorter, longer = sorted((_telling(old), _telling(new)), key=lambda words: (len(words), words))
    letters = fuzz.ratio(" ".join(shorter), " ".join(longer)) / 100
    return max(letters, 0.9 * _inside(shorter, longer), 0.9 * _is_acronym(shorter, longer))


def _telling(name: str) -> tuple[str, ...]:
    """Keep the words that tell projects apart; all of them when none does."""
    words = words_of(name)
    return tuple(word for word in words if word not in _EMPTY and not _version((word,))) or words


def _inside(shorter: tuple[str, ...], longer: tuple[str, ...]) -> float:
    """Measure how many of the shorter name's words stand in the longer one."""
    found = sum(any(fuzz.ratio(word, other) >= 85 for other in longer) for word in shorter)  # noqa: PLR2004 - one letter in seven
    return found / len(shorter) if shorter else 0.0  # a name of signs alone has no words


def _is_acronym(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Tell whether a word is made of the initials of the other name's words."""
    initials = "".join(word[0] for word in longer)
    return any(len(word) > 2 and word in initials for word in shorter)  # noqa: PLR2004 - two letters are no proof


def _version(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take what numbers a name: a version, a phase, a cycle, a lot."""
    return tuple(word for word in words if re.fullmatch(r"v?\d+|p\d|phase|cycle|lots?|etape", word))


def _numbers(name: str) -> set[str]:
    return {word.lstrip("vp") for word in words_of(name) if re.fullmatch(r"[vp]?\d{1,2}", word)}


def _contradicted(old: Project, new: Project, likeness: dict[str, float]) -> bool:
    """Tell whether something makes them two: another start, or another number in the name without the same start."""
    if likeness.get("start") == 0.0:
        return True
    renumbered = (_numbers(old.name) or {"1"}) != (_numbers(new.name) or {"1"})
    return renumbered and likeness.get("start", 0.0) < 1.0


def _description_likeness(old: str, new: str) -> float | None:
    if not old or not new:
        return None
    return max(fuzz.token_sort_ratio(plain(old), plain(new)), 0.9 * fuzz.token_set_ratio(plain(old), plain(new))) / 100


def _start_likeness(old: date | None, new: date | None) -> float | None:
    """Compare two starts: the same month, within a quarter, within a year, or another."""
    if old is None or new is None:
        return None
    one, other = Month.of(old), Month.of(new)
    apart = abs((one.year - other.year) * 12 + one.number - other.number)
    return 1.0 if apart == 0 else 0.8 if apart <= 3 else 0.3 if apart <= 12 else 0.0  # noqa: PLR2004 - months


def _ratio_likeness(old: Decimal | None, new: Decimal | None) -> float | None:
    """Compare two amounts: 1 when equal, 0 when one is twice the other or more."""
    if not old or not new:
        return None
    return max(0.0, 2 - float(max(old, new) / min(old, new)))


def _words_likeness(old: str, new: str) -> float | None:
    return fuzz.token_sort_ratio(plain(old), plain(new)) / 100 if old and new else None


def _programme_likeness(old: str, new: str) -> float | None:
    """Compare programmes by their numbers where both give any."""
    one, other = (set(re.findall(r"\d{3}", text)) for text in (old, new))
    if one and other:
        return 1.0 if one & other else 0.0
    return _words_likeness(old, new)
