"""Sentences about problems: in English, with their parts remembered, so that they can be translated.

A sentence stands once in the code, in English, with named places; a catalogue (gettext, ``assets/locales/``) holds
it in French. Whoever sends findings to a ministry sends them in the ministry's language.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Self

from reportgen.values.dates import Month
from reportgen.values.errors import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class ProblemText(str):
    """A sentence in English that knows how it was put together: its message, and what stands in its places."""

    __slots__ = ("message", "values")
    message: str
    values: Mapping[str, object]

    def __new__(cls, message: str, values: Mapping[str, object]) -> Self:
        """Put the sentence together."""
        sentence = super().__new__(cls, message.format_map({key: _text_of(value) for key, value in values.items()}))
        sentence.message = message
        sentence.values = values
        return sentence

    def __getnewargs__(self) -> tuple[str, Mapping[str, object]]:  # type: ignore[override]  # str's own gives the text
        """Copy and pickle it with its message and values."""
        return self.message, self.values


def say(message: str, /, **values: object) -> ProblemText:
    """Put a sentence together: a message and what fills its named places; numbers and dates are spelled then.

    >>> say("{cost} M€ in {when}", cost=Decimal("12.50"), when=Month(2020, 3))
    '12.5 M€ in 2020-03'
    """
    return ProblemText(message, values)


def translate(text: str, french: Callable[[str], str]) -> str:
    """Translate a sentence into French; ``french`` looks a message up in the catalogue. What was read stays as it is.

    >>> translate(say("{cost} M€ in all", cost=Decimal("12.50")), {"{cost} M€ in all": "{cost} M€ en tout"}.__getitem__)
    '12,5 M€ en tout'
    """
    if not isinstance(text, ProblemText):
        return text
    return french(text.message).format_map({key: _in_french(value, french) for key, value in text.values.items()})


def place_in_words(location: Location, translator: Callable[[str], str]) -> str:
    """Say where a problem lies: the file, the row, the column or, in settings, the key.

    >>> place_in_words(Location("projects.csv", 12, "Phase"), str)
    'projects.csv, row 12, column “Phase”'
    """
    row = say("row {row}", row=location.row) if location.row is not None else ""
    is_key = location.file.endswith(".toml")
    column = say("key “{key}”", key=location.column) if is_key else say("column “{column}”", column=location.column)
    return ", ".join(filter(None, (location.file, translator(row), translator(column) if location.column else "")))


def plain_number(value: Decimal) -> str:
    """Write a number without idle zeros.

    >>> plain_number(Decimal("1200.50"))
    '1200.5'
    """
    return f"{value.normalize() + 0:f}"


def _text_of(value: object) -> str:
    if isinstance(value, Decimal | Fraction):
        return plain_number(_decimal(value))
    if isinstance(value, tuple):
        return ", ".join(map(_text_of, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_french(value: object, french: Callable[[str], str]) -> str:
    if isinstance(value, Decimal | Fraction):
        return plain_number(_decimal(value)).replace(".", ",")
    if isinstance(value, Month):
        return f"{value.number:02}/{value.year}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, tuple):
        return ", ".join(_in_french(each, french) for each in value)
    if isinstance(value, Location):
        return place_in_words(value, lambda text: translate(text, french))
    return translate(value, french) if isinstance(value, str) else str(value)


def _decimal(value: Decimal | Fraction) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
