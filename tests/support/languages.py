"""Languages for the tests: English as it is published, and one in which every message is masked.

Masked messages are Cyrillic, made-up data Greek: whatever is still Latin in a page is a word that no catalogue knows.
"""

from __future__ import annotations

from gettext import NullTranslations
from html.parser import HTMLParser
from string import Formatter
from typing import TYPE_CHECKING
from unicodedata import name

from support.drawings import HOUSE

from reportgen.words.catalogues import catalogue_name, language_of
from reportgen.words.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ENGLISH = language_of("en", HOUSE.read_texts(catalogue_name("en")))
FRENCH = language_of("fr", HOUSE.read_texts(catalogue_name("fr")))


class Masks(NullTranslations):
    """A catalogue that says every message in one letter, its places kept; ``said`` remembers which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.said: set[str] = set()

    def gettext(self, message: str) -> str:
        self.said.add(message)
        return masked(message)

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.said.add(msgid1)
        return masked(msgid1 if n == 1 else msgid2)


def masked(message: str) -> str:
    """Mask a message's own letters; the places that values fill stay as they are.

    >>> masked("{n} Ministères")
    '{n} Жжжжжжжжжж'
    """
    parts = Formatter().parse(message)
    return "".join(
        "".join(map(_mask, words)) + ("" if place is None else f"{{{place}}}") for words, place, _form, _turn in parts
    )


def _mask(letter: str) -> str:
    return letter if not letter.isalpha() else "Ж" if letter.isupper() else "ж"


def mask() -> Language:
    """Make the masked language, with the numbers, months and lists of Russian: they are Cyrillic as well."""
    return Language("ru", Masks(), "ru")


# The attributes that reach a reader as words; those that begin with data- may, except the names of columns.
READ = frozenset(
    {
        "alt",
        "title",
        "placeholder",
        "label",
        "summary",
        "abbr",
        "aria-label",
        "aria-description",
        "aria-roledescription",
    }
)
META = frozenset({"author", "description", "keywords", "og:title", "og:description"})
UNREAD = frozenset({"data-sort"})


def _is_read(key: str, given: Mapping[str, str]) -> bool:
    if key == "content":
        return given.get("name", given.get("property")) in META
    return key in READ or (key.startswith("data-") and key not in UNREAD)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.pictures: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._unread += tag in {"style", "script"}
        given = {key: value for key, value in attrs if value}
        self.texts += [value for key, value in given.items() if _is_read(key, given)]
        self.pictures += [given["src"]] if "src" in given else []

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._unread and data.strip():
            self.texts.append(data)


def texts_and_pictures(html: str) -> tuple[list[str], list[str]]:
    """Read every text of a page, those of its attributes too, and the addresses of its pictures."""
    reader = _Reader()
    reader.feed(html)
    return reader.texts, reader.pictures


def latin(texts: Sequence[str], allowed: Sequence[str] = ()) -> Iterator[str]:
    """Find the texts that hold a Latin letter beyond what is allowed."""
    for text in texts:
        rest = text
        for words in sorted(allowed, key=len, reverse=True):
            rest = rest.replace(words, "")
        if any(letter.isalpha() and _is_latin(letter) for letter in rest):
            yield text


def _is_latin(letter: str) -> bool:
    return not name(letter, "LATIN").startswith(("GREEK", "CYRILLIC"))
