"""Finds numbers in French sentences: amounts with their unit and precision, rates, points, counts in letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = r"\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?"
SIGN = r"[+−–-]"
UNITS = {"Md€": 10**9, "M€": 10**6, "milliard": 10**9, "million": 10**6}
AMOUNT = re.compile(rf"(?<![\d,])({SIGN} ?)?({NUMBER}) ?(Md€|M€|milliards?|millions?)")
PERCENT = re.compile(rf"(?<![\d,])({SIGN} ?)?({NUMBER}) ?%")
LETTERS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)
COUNT = "(" + "|".join((r"\d+", "une", "aucune?", *LETTERS[1:])) + ")"
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_UNSEEN = re.compile(r"[\u00ad\u2060\u200b\ufffe]")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in euros as it is printed: its value, the step of its last decimal, its sign, and where it stands."""

    value: Fraction
    step: Fraction
    sign: str
    start: int
    end: int


def plain(text: str) -> str:
    """Make every space one plain space, every apostrophe straight, and take out what no reader sees.

    >>> plain("1\u202f775,6 M€ d’euros")
    "1 775,6 M€ d'euros"
    """
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).replace("’", "'").replace("\ufb01", "fi").strip()


def value(text: str) -> Fraction:
    """Read a French number.

    >>> value("1 775,6")
    Fraction(8878, 5)
    """
    return Fraction(text.replace(" ", "").replace(",", "."))


def decimals(text: str) -> int:
    """Count the decimals of a number.

    >>> decimals("2,51"), decimals("57")
    (2, 0)
    """
    return len(text.partition(",")[2])


def signed(sign: str | None, number: str) -> Fraction:
    return value(number) * (-1 if (sign or "").strip() in {"−", "–", "-"} else 1)


def amounts(text: str) -> Iterator[Amount]:
    """Find every amount of euros.

    >>> [(float(each.value), float(each.step)) for each in amounts("2,51 milliards d'euros, dont −778,0 M€")]
    [(2510000000.0, 10000000.0), (-778000000.0, 100000.0)]
    """
    for found in AMOUNT.finditer(text):
        sign, number, unit = found.groups()
        whole = UNITS[unit.rstrip("s")]
        yield Amount(
            signed(sign, number) * whole,
            Fraction(whole, 10 ** decimals(number)),
            (sign or "").strip(),
            found.start(),
            found.end(),
        )


def percents(text: str) -> Iterator[tuple[Fraction, int, re.Match[str]]]:
    """Find every percentage, with its number of decimals."""
    for found in PERCENT.finditer(text):
        yield signed(found[1], found[2]), decimals(found[2]), found


def count(text: str) -> int:
    """Read a count in figures or letters.

    >>> count("Quatorze"), count("35"), count("aucun")
    (14, 35, 0)
    """
    word = text.casefold()
    if word.isdigit():
        return int(word)
    if word in {"aucun", "aucune"}:
        return 0
    return 1 if word == "une" else LETTERS.index(word)


def rounded(exact: Fraction, places: int) -> Fraction:
    """Round half up, away from zero, as the report is to do everywhere.

    >>> rounded(Fraction("2.25"), 1), rounded(Fraction("-2.25"), 1)
    (Fraction(23, 10), Fraction(-23, 10))
    """
    scale = 10**places
    size = int(abs(exact) * scale + Fraction(1, 2))
    return Fraction(size if exact >= 0 else -size, scale)


def reads_as(printed: Fraction, places: int, exact: Fraction | None) -> bool:
    """Tell whether a printed number is what an exact one rounds to."""
    return exact is not None and rounded(exact, places) == printed
