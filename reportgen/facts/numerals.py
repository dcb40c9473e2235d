"""Finds the numbers in a text, in digits or in letters, each with its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from reportgen.values.dates import Month, Quarter

if TYPE_CHECKING:
    from collections.abc import Mapping

    Value = Decimal | date | Month | Quarter


class Kind(StrEnum):
    """What a number measures: only numbers of one kind are compared."""

    COUNT = "count"
    ENTRIES = "number of entries"
    EXITS = "number of exits"
    REESTIMATES = "number of re-estimates"
    FOLLOWED = "number of projects"
    MINISTRIES = "number of ministries"
    MONEY = "amount"
    RATE = "rate"
    POINTS = "change of a rate"
    YEARS = "duration"
    DAYS = "delay"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    QUARTER = "quarter"
    RANK = "rank"
    ANY = "number"  # a decimal number without a unit


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it is written, and its value in M€, years or percent where it has such a unit.

    ``step`` is its last decimal's worth, ``scale`` its unit's.
    """

    text: str
    start: int
    kind: Kind
    value: Value
    step: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    signed: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


MONTHS = {
    name: place
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "January February March April May June July August September October November December",
    )
    for place, name in enumerate(names.lower().split(), 1)
}
# Each unit: how it is written, what it measures, how many of ours one of it makes. A noun that says what is counted is
# a unit too: a wrong number of entries is seen although some other count is the same.
_OF_OTHERS = r"(?=\s+d(?:es?\s|[’'](?!euros)))"  # three million people
_UNITS: tuple[tuple[str, Kind, Decimal], ...] = (
    (rf"milliards?{_OF_OTHERS}", Kind.COUNT, Decimal(10) ** 9),
    (rf"millions?{_OF_OTHERS}", Kind.COUNT, Decimal(10) ** 6),
    (r"Md€|milliards?(?:\s+d[’']euros)?|billions?(?:\s+euros)?", Kind.MONEY, Decimal(1000)),
    (r"M€|millions?(?:\s+(?:d[’'])?euros)?", Kind.MONEY, Decimal(1)),
    (r"k€|milliers\s+d[’']euros", Kind.MONEY, Decimal("0.001")),
    (r"€|euros?", Kind.MONEY, Decimal("0.000001")),
    (r"%|pour\s+cent|per\s?cent", Kind.RATE, Decimal(1)),
    (r"(?:percentage\s+)?points?(?!\s+(?:de\s+(?!pourcentage)|d[’']))", Kind.POINTS, Decimal(1)),
    (r"ans?|années?|years?", Kind.YEARS, Decimal(1)),
    (r"mois|months?", Kind.YEARS, Decimal(1) / 12),
    (r"jours?|days?", Kind.DAYS, Decimal(1)),
    (r"entrées?|nouveaux\s+projets|entries|new\s+projects", Kind.ENTRIES, Decimal(1)),
    (r"sorties?|exits", Kind.EXITS, Decimal(1)),
    (
        r"réestimations?|re-estimates|(?:projets|coûts)\s+(?:ont\s+été\s+|sont\s+)?réestimés",
        Kind.REESTIMATES,
        Decimal(1),
    ),
    (r"(?:grands\s+)?projets\s+(?:sont\s+)?suivis", Kind.FOLLOWED, Decimal(1)),
    (r"ministères|ministries", Kind.MINISTRIES, Decimal(1)),
)
_UNIT = "|".join(f"(?P<u{place}>{pattern})" for place, (pattern, *_) in enumerate(_UNITS))
_AFTER = rf"(?:\s*(?:{_UNIT})(?!\w))?"
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_MARKS = str.maketrans({",": " ", ".": ","})
_MONTH = "|".join(MONTHS)
_RANK = r"(?:ers?|res?|ères?|es?|ème|ᵉʳ|ʳᵉ|ᵉ|nde?|st|rd|th)"
_NOT_BEFORE = r"(?<![\w.,/])(?<![^\W\d_]-)"
_JOINED = re.compile(r"\s*(?:,|et|ou|à|contre|puis|–|-)\s+(?:de\s+)?", re.IGNORECASE)


def _spell_numbers() -> Mapping[str, int]:
    """Spell the whole numbers from two to ninety-nine, spaces between the words."""
    small = [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
    ]
    small += ["dix sept", "dix huit", "dix neuf"]
    spelled = {word: number for number, word in enumerate(small) if number > 1}
    for tens, word in zip((20, 30, 40, 50), ("vingt", "trente", "quarante", "cinquante"), strict=True):
        spelled |= {word: tens, **{f"{word} {small[unit]}": tens + unit for unit in range(2, 10)}}
        spelled |= {f"{word} et un": tens + 1, f"{word} et une": tens + 1}
    spelled |= {"soixante": 60, **{f"soixante {small[unit]}": 60 + unit for unit in range(2, 20)}}
    spelled |= {"soixante et un": 61, "soixante et une": 61, "soixante et onze": 71}
    return spelled | {"quatre vingts": 80, **{f"quatre vingt {small[unit]}": 80 + unit for unit in range(1, 20)}}


LETTERS = _spell_numbers()
_WORDS = "|".join(word.replace(" ", r"[\s-]") for word in sorted(LETTERS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"{_NOT_BEFORE}(?:"
    r"(?P<quarter>\d{4}-[TQ][1-4])(?!\w)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\w)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/\d{4})(?!\w)"
    r"|(?P<short>\d{2}/\d{4})(?!\w)"
    rf"|(?P<day>\d{{1,2}}|1er|1ᵉʳ|1st)\s+(?P<day_month>{_MONTH})(?:\s+(?P<day_year>\d{{4}}))?(?!\w)"
    rf"|(?P<month>{_MONTH})\s+(?P<month_year>\d{{4}})(?!\w)"
    rf"|(?P<of_quarter>[1-4]){_RANK}\s+trimestre\s+(?:de\s+)?(?P<quarter_year>\d{{4}})(?!\w)"
    rf"|(?P<rank>\d+){_RANK}(?!\w)"
    rf"|(?P<sign>[+−]\s?|-)?(?P<figure>(?>(?:\d{{1,3}}(?:\s\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)?)){_AFTER}(?!\w|/\d)"
    rf"|(?P<words>{_WORDS})(?![\w-]){_AFTER.replace('(?P<u', '(?P<w')}"
    r")",
    re.IGNORECASE,
)


def find_numbers(text: str, language: str = "fr") -> tuple[WrittenNumber, ...]:
    """Find the numbers of a text; one without a unit takes that of the number it is joined to (“de 3,1 à 4,0 M€”).

    In English the marks between digits are the other way about, and numbers in letters are not looked for.
    """
    text = text if language == "fr" else _ENGLISH.sub(lambda it: it[0].translate(_MARKS), text)
    found = [written for match in _NUMBER.finditer(text) if (written := _read_number(match)) is not None]
    for place in reversed(range(len(found) - 1)):
        one, after = found[place], found[place + 1]
        if one.kind in {Kind.COUNT, Kind.ANY} and _JOINED.fullmatch(text, one.end, after.start):
            found[place] = _with_unit_of(one, after)
    return tuple(found)


def _with_unit_of(one: WrittenNumber, after: WrittenNumber) -> WrittenNumber:
    """Give a number the unit of another."""
    if not isinstance(one.value, Decimal):
        return one
    scale = after.scale
    return replace(one, kind=after.kind, value=one.value * scale, step=one.step * scale, scale=scale)


def _read_number(match: re.Match[str]) -> WrittenNumber | None:
    """Read one number; None for what only looks like one (a 31 February)."""
    if match["figure"] or match["words"]:
        return _read_quantity(match)
    try:
        kind, value = _read_date(match)
    except ValueError:
        return None
    return WrittenNumber(match[0], match.start(), kind, value)


def _read_date(match: re.Match[str]) -> tuple[Kind, Value]:
    """Read a rank, a quarter, a month or a day."""
    if match["rank"]:
        return Kind.RANK, Decimal(match["rank"])
    if match["quarter"]:
        return Kind.QUARTER, Quarter.parse(match["quarter"])
    if match["of_quarter"]:
        return Kind.QUARTER, Quarter(int(match["quarter_year"]), int(match["of_quarter"]))
    if match["short"] or match["month"]:
        return Kind.MONTH, _read_month(match)
    return Kind.DAY, _read_day(match)


def _read_month(match: re.Match[str]) -> Month:
    if match["short"]:
        number, year = match["short"].split("/")
        return Month(int(year), int(number))
    return Month(int(match["month_year"]), MONTHS[match["month"].lower()])


def _read_day(match: re.Match[str]) -> date:
    """Read a day; one without a year is of the year 1, and is compared by day and month."""
    if match["iso"]:
        return date.fromisoformat(match["iso"])
    if match["slashed"]:
        day, month, year = map(int, match["slashed"].split("/"))
        return date(year, month, day)
    month = MONTHS[match["day_month"].lower()]
    return date(int(match["day_year"] or 1), month, int(re.sub(r"\D", "", match["day"])))


def _read_quantity(match: re.Match[str]) -> WrittenNumber:
    number, decimals = _read_digits(match)
    unit = _find_unit(match)
    sign = (match["sign"] or "").strip()
    kind, scale = unit or (_kind_without_unit(match, decimals), Decimal(1))
    value = -number * scale if sign in {"−", "-"} else number * scale
    step = Decimal(1).scaleb(-decimals) * scale
    return WrittenNumber(match[0], match.start(), kind, value, step, scale, bool(sign))


def _find_unit(match: re.Match[str]) -> tuple[Kind, Decimal] | None:
    prefix = "w" if match["words"] else "u"
    return next(((kind, scale) for place, (_, kind, scale) in enumerate(_UNITS) if match[f"{prefix}{place}"]), None)


def _kind_without_unit(match: re.Match[str], decimals: int) -> Kind:
    if decimals:
        return Kind.ANY
    return Kind.YEAR if re.fullmatch(r"(?:19|20)\d\d", match["figure"] or "") else Kind.COUNT


def _read_digits(match: re.Match[str]) -> tuple[Decimal, int]:
    """Read the number itself, and how many decimals it is written with."""
    if match["words"]:
        return Decimal(LETTERS[" ".join(re.split(r"[\s-]+", match["words"].lower()))]), 0
    whole, _, decimals = re.sub(r"\s", "", match["figure"]).replace(".", ",").partition(",")
    return Decimal(f"{whole}.{decimals or 0}"), len(decimals)
