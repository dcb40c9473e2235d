"""What a key of a settings file may hold: each kind of value once, with its bounds and the words for what is expected.

A number is finite and within bounds that make sense; true and false are no numbers, a number with decimals is no
count, and a text is no list of letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import PlainValidator

from reportgen.values.dates import YEARS, Quarter
from reportgen.words.problem_texts import ProblemText, say

if TYPE_CHECKING:
    from collections.abc import Callable


class UnfitError(ValueError):
    """A value that is not of its key's kind, or a key that is none; the kind says what is expected."""

    def __init__(self, kind: Kind) -> None:
        """Keep the kind with its words as they are: they may have to be said in another language."""
        super().__init__(kind.expected)
        self.kind = kind


def _same(value: Any) -> Any:  # noqa: ANN401 - whatever the kind lets through
    return value


@dataclass(frozen=True, slots=True)
class Said:
    """What a key should hold, in words that end in an example of it."""

    expected: ProblemText

    @property
    def example(self) -> str:
        """A value as TOML spells it."""
        return self.expected.rpartition(": ")[2]


NOTHING_SAID = Said(ProblemText("", {}))


@dataclass(frozen=True, slots=True)
class Kind(Said):
    """A kind of value: what is expected, which values fit, and what the program takes of one that does."""

    fits: Callable[[Any], bool]
    take: Callable[[Any], Any] = _same
    of_keys: bool = False  # of the keys that a person gives, not of a key's value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # noqa: ANN401 - pydantic's own
        """Let pydantic take a value of this kind, and report any other with the words of what is expected."""
        return PlainValidator(self._taken).__get_pydantic_core_schema__(source, handler)

    def _taken(self, value: Any) -> Any:  # noqa: ANN401 - a settings file may hold anything
        if not self.fits(value):
            raise UnfitError(self)
        return self.take(value)


def is_text(value: object) -> bool:
    """Tell whether a value is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def text(expected: ProblemText, pattern: str, longest: int | None = None) -> Kind:
    """Make a kind of texts that follow a pattern as a whole, no longer than so many characters."""

    def fits(value: object) -> bool:
        within = isinstance(value, str) and (longest is None or len(value) <= longest)
        return within and re.fullmatch(pattern, str(value), re.DOTALL) is not None

    return Kind(expected, fits)


def number(expected: ProblemText, least: Decimal | int, most: Decimal | int) -> Kind:
    """Make a kind of finite numbers, bounds included."""
    return Kind(expected, lambda value: is_number(value) and least <= value <= most, Decimal)


def count(expected: ProblemText, least: int, most: int) -> Kind:
    """Make a kind of whole numbers, bounds included."""
    return Kind(expected, lambda value: _is_whole(value) and least <= value <= most)


def choice(names: tuple[str, ...], expected: ProblemText) -> Kind:
    """Make a kind of texts that are one of a few."""
    return Kind(expected, lambda value: isinstance(value, str) and value in names)


def texts(expected: ProblemText, fits: Callable[[object], bool] = is_text) -> Kind:
    """Make a kind of lists of texts."""
    return Kind(expected, lambda value: isinstance(value, list) and all(map(fits, value)), tuple)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: object) -> bool:
    """Tell whether a value is a finite number."""
    return _is_whole(value) or (isinstance(value, Decimal) and value.is_finite())


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime) and value.year in YEARS


def _is_quarter(value: object) -> bool:
    found = re.fullmatch(r"([0-9]{4})-[TQtq][1-4]", value.strip()) if isinstance(value, str) else None
    return found is not None and int(found[1]) in YEARS


TEXT = Kind(say('a text in quotation marks: "…"'), is_text)
WORDS = Kind(say('a text in quotation marks, or nothing between them: ""'), lambda value: isinstance(value, str))
TEXTS = texts(say('texts in brackets: ["…", "…"]'))
TRUTH = Kind(say("true or false"), lambda value: isinstance(value, bool))
ADDRESS = text(say('a web address: "https://…"'), r"https?://\S+")
DAY = Kind(
    say("a day from {first} to {last}, without quotation marks: 2020-03-31", first=YEARS[0], last=YEARS[-1]), _is_day
)
TIME = Kind(say("a time of day, without quotation marks: 09:00:00"), lambda value: isinstance(value, time))
_QUARTER = say('a quarter from {first} to {last}: "2020-T1"', first=YEARS[0], last=YEARS[-1])
QUARTER = Kind(_QUARTER, _is_quarter, Quarter.parse)
QUARTER_KEY = Kind(_QUARTER, lambda value: _is_quarter(value) and value == str(Quarter.parse(value)), of_keys=True)

Text = Annotated[str, TEXT]
Words = Annotated[str, WORDS]
Texts = Annotated[tuple[str, ...], TEXTS]
Truth = Annotated[bool, TRUTH]
Address = Annotated[str, ADDRESS]
Day = Annotated[date, DAY]
Time = Annotated[time, TIME]
QuarterNamed = Annotated[Quarter, QUARTER]
QuarterKey = Annotated[str, QUARTER_KEY]
