"""Message catalogues → a language of the report: gettext's own .po files, read when they are needed.

A catalogue of the workspace may hold a single sentence: what it does not say, the built-in one says.
"""

from __future__ import annotations

from gettext import GNUTranslations
from hashlib import sha256
from io import BytesIO, StringIO
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from reportgen.values.errors import Location, Refused
from reportgen.words.language import LANGUAGES, Language
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import UNKNOWN_PLACE, UNREADABLE_CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel.messages import Catalog
    from babel.messages.catalog import Message

    from reportgen.values.errors import Problem


class Messages(GNUTranslations):
    """The messages of a catalogue, compiled; to another process they travel as the file (MO) that they were read from."""

    def __init__(self, stored: bytes) -> None:
        super().__init__(BytesIO(stored))
        self.stored = stored

    def __reduce__(self) -> tuple[type[Messages], tuple[bytes], dict[str, object]]:
        """Send the file and what stands in for it; the functions made from it cannot be sent."""
        return Messages, (self.stored,), {"_fallback": self._fallback}  # type: ignore[attr-defined] # gettext's own


def catalogue_name(code: str) -> str:
    """Name the file that holds a language's messages, below the assets."""
    return f"locales/{code}/reportgen.po"


def language_of(code: str, catalogues: Sequence[str]) -> Language:
    """Read a language from its catalogues, the one that counts first; `Refused` names every message at fault."""
    name = catalogue_name(code)
    read = [_read(text, name) for text in catalogues]
    problems = [problem for catalogue in read for message in catalogue for problem in _find_faults(message, name)]
    if problems:
        raise Refused(problems)
    first, *others = (_compile(catalogue) for catalogue in read)
    for other in others:
        first.add_fallback(other)
    return Language(code, first, LANGUAGES[code], sha256("\0".join(catalogues).encode()).hexdigest())


def places(words: str) -> frozenset[str]:
    """Name the places in a message that a value fills.

    >>> sorted(places("{projects} pour {cost}"))
    ['cost', 'projects']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def _read(text: str, name: str) -> Catalog:
    try:
        return read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        place = Location(name, error.lineno)
        problem = UNREADABLE_CATALOGUE.problem_at(
            place, say("no gettext catalogue: {error}", error=str(error)), say("a gettext catalogue")
        )
        raise Refused([problem]) from error


def _compile(catalogue: Catalog) -> Messages:
    stored = BytesIO()
    write_mo(stored, catalogue)
    return Messages(stored.getvalue())


def _find_faults(message: Message, name: str) -> Iterator[Problem]:
    """See to it that a translation has no place that nothing fills."""
    if not message.id:
        return
    known = frozenset().union(*(places(words) for words in _texts(message.id)))
    for words in _texts(message.string):
        if unknown := _unknown(words, known):
            where = Location(name, message.lineno)
            expected = say("{places}", places=_list_places(known)) if known else say("no place in braces")
            advice = say("Correct the translation “{words}”.", words=words)
            yield UNKNOWN_PLACE.problem_at(where, unknown, expected, advice)


def _unknown(words: str, known: frozenset[str]) -> str:
    try:
        return _list_places(places(words) - known)
    except ValueError as error:  # braces that do not match
        return say("braces that do not match ({error})", error=str(error))


def _list_places(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _texts(words: str | Sequence[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())
