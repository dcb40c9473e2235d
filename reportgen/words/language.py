"""The report's words in the edition's language, through message catalogues (gettext).

A message is written in the code in French, the panorama's own language, as whole sentences with named places:
``_("{projects} pour {cost}", projects=…, cost=…)``. `use_language` sets the language for as long as one report is made;
nothing else may depend on it. Without it the language is French. A value that is said later, or in another process,
carries its `Language` along: `in_own_language`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from gettext import NullTranslations
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Each language that has a catalogue, by its code (ISO 639-1), with the locale of its numbers, dates and lists.
LANGUAGES = {"fr": "fr", "en": "en_GB"}
OF_THE_DATA = "fr"  # the project table is French, whatever the report speaks


class _French(NullTranslations):
    """The messages as they stand in the code; in French the plural begins at two."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if abs(n) < 2 else msgid2  # noqa: PLR2004 - French plural from 2 on


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the report: its code (ISO 639-1), its catalogue, the locale of its numbers and dates.

    ``digest`` is the SHA-256 of the catalogues that it was read from: languages of one code and digest are the same.
    """

    code: str
    catalogue: NullTranslations = field(repr=False, compare=False)
    locale: str = LANGUAGES["fr"]
    digest: str = ""


FRENCH = Language("fr", _French())
_spoken: ContextVar[Language] = ContextVar("language", default=FRENCH)


@contextmanager
def use_language(language: Language) -> Iterator[None]:
    """Use a language for every message made inside the ``with`` block."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def current_language() -> Language:
    """Return the language in use."""
    return _spoken.get()


class HasLanguage(Protocol):
    """A value that carries the language in which it is said."""

    @property
    def language(self) -> Language:
        """The language."""


Value = TypeVar("Value", bound=HasLanguage)
Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def in_own_language(
    function: Callable[Concatenate[Value, Rest], Result],
) -> Callable[Concatenate[Value, Rest], Result]:
    """Let a function use the language that its first argument carries, whatever language is in use around it."""

    @wraps(function)
    def speaking(value: Value, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Result:
        with use_language(value.language):
            return function(value, *args, **kwargs)

    return speaking


def _(message: str, **values: object) -> str:
    """Translate a message into the language in use, and fill its named places.

    >>> _("{name} entre", name="Alizé")
    'Alizé entre'
    """
    text = _spoken.get().catalogue.gettext(message)
    return text.format(**values) if values else text


def plural(one: str, many: str, number: int, **values: object) -> str:
    """Choose the singular or plural message for a number, in the language in use.

    >>> plural("{n} projet", "{n} projets", 0, n=0), plural("{n} projet", "{n} projets", 2, n=2)
    ('0 projet', '2 projets')
    """
    text = _spoken.get().catalogue.ngettext(one, many, number)
    return text.format(**values) if values else text


def within(context: str, message: str, **values: object) -> str:
    """Translate a message whose translation depends on where it stands; ``context`` says where.

    >>> within("a project", "entrant")
    'entrant'
    """
    text = _spoken.get().catalogue.pgettext(context, message)
    return text.format(**values) if values else text


def later(message: str) -> str:
    """Mark a message for the catalogues; it is translated later, with `_`, where it is printed."""
    return message
