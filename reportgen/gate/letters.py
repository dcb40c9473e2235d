"""Whether every character can be printed: one that no font has would become an empty box."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from reportgen.disk.reading import keep_visible
from reportgen.gate.prose import EDITORIAL, editorial_lines
from reportgen.values.errors import Location, Problem
from reportgen.words.problem_texts import say
from reportgen.words.rules.prose import LETTER_WITHOUT_A_FONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.project import Project

SETTINGS = "edition.toml"
_SHOWN = 5  # characters that a problem names


def letters_without_a_font(case: Case) -> Iterator[Problem]:
    """Every character of the table, the settings and the editorial is in one of the report's fonts."""
    for place, text in _published_texts(case):
        missing = sorted(
            {letter for letter in _printable_text(text) if letter not in case.letters and not letter.isspace()}
        )
        if case.letters and missing:
            yield LETTER_WITHOUT_A_FONT.problem_at(
                place,
                ", ".join(map(_name_letter, missing[:_SHOWN])),
                say("characters that the report’s fonts have: Latin, Greek and Cyrillic letters, signs of arithmetic"),
                detail=" ".join(f"{ord(letter):04x}" for letter in missing),
            )


def _published_texts(case: Case) -> Iterator[tuple[Location, str]]:
    for entry in case.submission.entries:
        yield from ((entry.place(key), text) for key, text in _texts_of_project(entry.project))
    for key, text in _texts_of_settings("", case.submission.settings):
        yield Location(SETTINGS, None, key), text
    for row, line in editorial_lines(case):
        yield Location(EDITORIAL, row), line


def _texts_of_project(project: Project) -> Iterator[tuple[str, str]]:
    """List the texts of a project, each with the key of its column."""
    yield "name", project.name
    yield "ministry", " ".join((project.ministry, *project.co_leads, project.ministry_acronym))
    yield "description", " ".join((project.description, *(f"{link.text} {link.url}" for link in project.links)))
    yield "area", project.functional_area
    yield "programme", project.programme
    yield "reason", project.withholding_reason
    yield from ((key, value) for key, value in project.more.items() if isinstance(value, str))


def _texts_of_settings(key: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - whatever edition.toml holds
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _texts_of_settings(f"{key}.{name}".lstrip("."), each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts_of_settings(key, each)
    elif isinstance(value, str):
        yield key, value


def _printable_text(text: str) -> str:
    return keep_visible(unicodedata.normalize("NFC", text))


def _name_letter(letter: str) -> str:
    """Name a character by its number and its Unicode name: nobody may be able to see it."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()
