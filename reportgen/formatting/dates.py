"""Days, months and quarters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.dates import format_date

from reportgen.formatting.numbers import MISSING
from reportgen.formatting.typography import NBSP
from reportgen.values.dates import Month
from reportgen.words.language import OF_THE_DATA, _, current_language, within

if TYPE_CHECKING:
    from datetime import date

    from reportgen.values.dates import Quarter


def full_date(day: date) -> str:
    """Write a day in full: ``31 mars 2020``; the first of a month is ``1ᵉʳ``."""
    date_ = within("first day of a month", "1ᵉʳ") if day.day == 1 else str(day.day)
    return f"{date_}{NBSP}{month_and_year(day)}"


def month_and_year(when: date | Month) -> str:
    """Write a month in full.

    >>> from datetime import date
    >>> month_and_year(date(2018, 11, 30))
    'novembre 2018'
    """
    return format_date(_as_date(when), "MMMM y", locale=current_language().locale)


def month_short(when: date | Month | None) -> str:
    """Write a month as tables do, ``11/2018``; a dash when unknown."""
    return MISSING if when is None else format_date(_as_date(when), "MM/y", locale=current_language().locale)


def of_month(when: date | Month) -> str:
    """Write a month as what something is of: ``de mars 2018``, ``d’août 2017``.

    >>> of_month(Month(2018, 3)), of_month(Month(2017, 8))
    ('de mars 2018', 'd’août 2017')
    """
    return _elided(within("a month", "de {month}", month=month_and_year(when)))


def month_span(first: date | Month, last: date | Month) -> str:
    """Write from which month to which, with the year once where it is the same.

    >>> month_span(Month(2018, 1), Month(2018, 8)), month_span(Month(2017, 8), Month(2018, 11))
    ('de janvier à août 2018', 'd’août 2017 à novembre 2018')
    >>> month_span(Month(2018, 4), Month(2018, 4))
    'en avril 2018'
    """
    start, end = _as_date(first), _as_date(last)
    if (start.year, start.month) == (end.year, end.month):
        return _("en {month}", month=month_and_year(end))
    from_ = _month_alone(start) if start.year == end.year else month_and_year(start)
    return _elided(within("months", "de {first} à {last}", first=from_, last=month_and_year(end)))


def _elided(text: str) -> str:
    """Let French elide ``de`` before a month that begins with a vowel: avril, août, octobre."""
    return re.sub(r"^de (?=[ao])", "d’", text) if current_language().code == OF_THE_DATA else text


def _month_alone(when: date | Month) -> str:
    """Write a month without its year."""
    return format_date(_as_date(when), "MMMM", locale=current_language().locale)


def quarter_in_words(quarter: Quarter) -> str:
    """Name a quarter.

    >>> from reportgen.values.dates import Quarter
    >>> quarter_in_words(Quarter(2020, 1))
    '1ᵉʳ trimestre 2020'
    """
    if quarter.number == 1:
        return _("1ᵉʳ trimestre {year}", year=quarter.year)
    return _("{number}ᵉ trimestre {year}", number=quarter.number, year=quarter.year)


def _as_date(when: date | Month) -> date:
    return when.first_day if isinstance(when, Month) else when
