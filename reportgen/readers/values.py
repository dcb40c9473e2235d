"""Numbers, dates and yes or no as French tables write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from reportgen.readers.failures import CellError
from reportgen.readers.wordings import is_missing, is_not_estimated, withheld_reason
from reportgen.values.dates import Month
from reportgen.values.project import Amount, Cost, NotEstimated, Undisclosed
from reportgen.words.problem_texts import say
from reportgen.words.rules.cells import (
    COST_NO_NUMBER,
    DURATION_NO_NUMBER,
    IMPOSSIBLE_DATE,
    INTERMINISTERIAL_NEITHER,
    UNREADABLE_DATE,
)
from reportgen.words.spelling import fold, plain_letters

if TYPE_CHECKING:
    from reportgen.values.phase import Phase

_TO_THE_EURO = Decimal("0.000001")
_AS_PUBLISHED = Context(prec=15, rounding=ROUND_HALF_UP)
_MOST_DIGITS = 15

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_GROUP_GAP = re.compile(r"(?<=[0-9])[\s'’](?=[0-9]{3}(?![0-9]))")
_MEUR = re.compile(r"\s*(?:M\s?€|M\.?EUR(?:OS)?|M euros|millions? d['’]euros|millions?)\.?$", re.IGNORECASE)
_YEARS = re.compile(r"\s*(?:ans?|années?|annees?)\.?$", re.IGNORECASE)

_MONTHS = (  # as they are once accents are off
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_SHORTEST_MONTH = 3
_FIRST_YEAR, _LAST_YEAR = 1970, 2100
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?(?:[T ][\d:.]+Z?)?")
_FRENCH = re.compile(r"(?:(?P<d>\d{1,2})[/.-])?(?P<m>\d{1,2})[/.-](?P<y>\d{4})(?:[T ][\d:.]+)?")
_SHORT_YEAR = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{2})")
_WORDS = re.compile(r"(?:(?P<d>\d{1,2})(?:er)?[ -])?(?P<m>[a-z]+)\.?[ -]*(?:de )?(?P<y>\d{4}|\d{2})")

_A_DATE = say("a date that exists, such as 2017-01-31, 31/01/2017 or janvier 2017")

_YES = frozenset({"oui", "o", "vrai", "true", "x", "yes", "1"})
_NO = frozenset({"non", "n", "faux", "false", "no", "0"})


def number(raw: str) -> Decimal:
    """Read a number with a decimal comma or point; `ValueError` when it is none.

    >>> number("1 234,5"), number("12.5")
    (Decimal('1234.5'), Decimal('12.5'))
    """
    text = _GROUP_GAP.sub("", raw.strip()).replace("\u2212", "-")
    if not _NUMBER.fullmatch(text):
        raise ValueError(raw)
    return Decimal(text.replace(",", "."))


def amount(raw: str) -> Decimal:
    """Read an amount in M€, exact to the euro; the unit may stand behind it."""
    try:
        value = number(_MEUR.sub("", raw.strip()))
    except ValueError:
        raise CellError(
            rule=COST_NO_NUMBER,
            expected=say("an amount in millions of euros, such as 12,5, or “en cadrage”, or “non communiqué”"),
        ) from None
    return value.quantize(_TO_THE_EURO, ROUND_HALF_UP) if value.adjusted() < _MOST_DIGITS else value


def years(raw: str) -> Decimal | None:
    """Read a duration in years; None when there is none yet."""
    if is_missing(raw) or is_not_estimated(raw):
        return None
    try:
        return _AS_PUBLISHED.plus(number(_YEARS.sub("", raw.strip())))
    except ValueError:
        raise CellError(rule=DURATION_NO_NUMBER, expected=say("a number of years, such as 4,5, or nothing")) from None


def optional_amount(raw: str) -> Decimal | None:
    """Read an amount in M€; None when there is none."""
    return None if is_missing(raw) or is_not_estimated(raw) else amount(raw)


def cost(raw: str, phase: Phase | Undisclosed | None, reason: str) -> Cost:
    """Read a cost: an amount, none yet, or one withheld for the reason given.

    A cell left empty means that there is none yet while the project is in an early phase.
    """
    if not fold(raw) and phase is not None and not isinstance(phase, Undisclosed) and phase.early:
        return NotEstimated()
    if is_not_estimated(raw):
        return NotEstimated()
    if is_missing(raw):
        return Undisclosed(reason)
    return Undisclosed(reason or withheld_reason(raw)) if withheld_reason(raw) else Amount(amount(raw))


def yes_or_no(raw: str) -> bool | None:
    """Read Oui or Non in any case; None when the cell says neither that nor anything else."""
    word = fold(raw)
    if word in _YES or word in _NO:
        return word in _YES
    if is_missing(raw):
        return None
    raise CellError(rule=INTERMINISTERIAL_NEITHER, expected=say("Oui or Non"))


def day(raw: str) -> date | None:
    """Read a date in any usual writing; a month means its first day.

    >>> day("avril 15"), day("1er févr. 2017")
    (datetime.date(2015, 4, 1), datetime.date(2017, 2, 1))
    """
    if is_missing(raw) or is_not_estimated(raw):
        return None
    parts = _date_parts(" ".join(plain_letters(raw).split()))
    if parts is None:
        raise CellError(rule=UNREADABLE_DATE, expected=_A_DATE)
    try:
        return _plausible(date(*parts))
    except ValueError:
        raise CellError(rule=IMPOSSIBLE_DATE, expected=_A_DATE) from None


def month(raw: str) -> Month | None:
    """Read the month of a date."""
    found = day(raw)
    return Month.of(found) if found else None


def _date_parts(text: str) -> tuple[int, int, int] | None:
    for pattern in (_ISO, _FRENCH, _SHORT_YEAR, _WORDS):
        match = pattern.fullmatch(text)
        if match:
            number_of_month = int(match["m"]) if match["m"].isdigit() else _month_number(match["m"])
            return (_full_year(match["y"]), number_of_month, int(match["d"] or 1)) if number_of_month else None
    return None


def _month_number(word: str) -> int | None:
    found = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(word) and len(word) >= _SHORTEST_MONTH]
    return found[0] if len(found) == 1 else None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - a year of two digits
        return year
    return year + (1900 if year >= _FIRST_YEAR % 100 else 2000)


def _plausible(when: date) -> date:
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        raise ValueError(when)
    return when
