"""Keeps the message catalogues in step with the program: ``make messages`` after a sentence was added or changed.

Every message of the code, of the portfolio and of the templates is gathered into ``assets/locales/``: new ones are added, those that
nothing says any more are dropped. In the French catalogue each stands for itself; the others wait for a translator.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from reportgen.archive.erratum import told_columns
from reportgen.portfolio import PANORAMA
from reportgen.words.catalogues import catalogue_name
from reportgen.words.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

REPOSITORY = Path(__file__).parents[2]
CODE = "fr"  # the language that the code speaks
# The functions that say a message, and which of their arguments are messages ("c": where it stands).
KEYWORDS = {"_": None, "later": None, "plural": (1, 2), "count": (1, 2), "within": ((1, "c"), 2)}
SOURCES = (
    ("reportgen", [("**.py", "python")], {}),
    ("templates", [("**", "jinja2")], {"silent": "false", "trim_blocks": "true"}),
)
HEAD = {
    "header_comment": "# What the report says. `make messages` brings new sentences in and drops those no longer said.\n#",
    "project": "reportgen",
    "version": "-",
    "msgid_bugs_address": "-",
    "last_translator": "-",
    "language_team": "-",
}
STILL = datetime(2020, 1, 1, tzinfo=UTC)  # a date that moves would change the file whenever it is written


def words() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Read every message of the code and of the templates, with where it stands if that matters."""
    return ((message, context) for _place, message, context in _read())


def extracted() -> Catalog:
    """Gather every message of the code and of the templates."""
    found = Catalog(creation_date=STILL)
    for place, message, context in _read():
        found.add(message, locations=[place], context=context)
    return found


def _read() -> Iterator[tuple[tuple[str, int], str | tuple[str, ...], str | None]]:
    for folder, methods, options in SOURCES:
        found = extract_from_dir(REPOSITORY / folder, methods, {"**": options}, KEYWORDS)
        for name, line, message, _comments, context in found:
            yield (f"{folder}/{name}", line), message, context
    for column in told_columns():
        yield ("reportgen/portfolio/columns.py", 1), column.words, None
    for words in PANORAMA.messages:
        yield ("reportgen/portfolio/__init__.py", 1), words, None


def catalogue(code: str) -> Catalog:
    """Read a language's catalogue; an empty one where there is none yet."""
    path = REPOSITORY / "assets" / catalogue_name(code)
    if not path.is_file():
        return Catalog(LANGUAGES[code], creation_date=STILL, revision_date=STILL, fuzzy=False, **HEAD)
    with path.open("rb") as file:
        return read_po(file, LANGUAGES[code])


def messages(found: Catalog) -> Iterator[Message]:
    """List the messages of a catalogue, without its head."""
    return (message for message in found if message.id)


def key(message: Message) -> tuple[str, object]:
    """Tell messages apart: by the words, and by where they stand."""
    return message.context or "", message.id


def singular(message: Message) -> str:
    """Take a message's words, its singular ones where it has two forms."""
    return message.id[0] if isinstance(message.id, tuple) else str(message.id)


def updated(code: str, found: Catalog) -> Catalog:
    """Bring a catalogue into step."""
    known = catalogue(code)
    known.update(deepcopy(found), no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    for message in messages(known):
        message.flags.discard("fuzzy")
        if code == CODE:
            message.string = message.id
    return known


def untranslated(found: Catalog) -> list[str]:
    """List the messages that wait for a translator."""
    return [str(message.id) for message in messages(found) if not all(_strings(message))]


def _strings(message: Message) -> tuple[str | None, ...]:
    return tuple(message.string) if isinstance(message.id, tuple) else (message.string,)


def main() -> None:
    """Rewrite every catalogue, and name what is left to translate."""
    found = extracted()
    for code in LANGUAGES:
        known = updated(code, found)
        path = REPOSITORY / "assets" / catalogue_name(code)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, known, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
        waiting = untranslated(known)
        sys.stdout.write(f"{path.relative_to(REPOSITORY)}: {len(known)} messages, {len(waiting)} to translate\n")
        sys.stdout.writelines(f"  {words}\n" for words in waiting)


if __name__ == "__main__":
    main()
