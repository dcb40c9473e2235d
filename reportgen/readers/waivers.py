"""waivers.toml → what a person answers for: blocking findings of this very edition that may be published all the same."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reportgen.disk.reading import keep_visible_everywhere, parse_toml
from reportgen.values.errors import Location, Problem, Waiver
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "waivers.toml"
TABLE = "waiver"
_TEXTS = ("id", "reason", "name")


def read_waivers(data: bytes) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """Read the waivers, each under ``[[waiver]]``, and list what is wrong with those that cannot count."""
    try:
        content = keep_visible_everywhere(parse_toml(data.decode("utf-8-sig")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return (), (_problem(None, str(error), say("TOML in UTF-8"), say("Correct that line.")),)
    entries = content.get(TABLE, [])
    if not isinstance(entries, list) or content.keys() - {TABLE} or not all(isinstance(each, dict) for each in entries):
        expected = say("entries under [[waiver]], each with id, reason, name and date")
        return (), (_problem(None, ", ".join(content), expected, say("Rename or remove the rest.")),)
    problems = tuple(found for place, entry in enumerate(entries, 1) for found in _faults(place, entry))
    return () if problems else tuple(Waiver(**entry) for entry in entries), problems


def _faults(place: int, entry: dict[str, Any]) -> Iterator[Problem]:
    for key in _TEXTS:
        if not (isinstance(entry.get(key), str) and entry[key].strip()):
            expected = say('a text in quotation marks: "…"')
            yield _problem(f"{TABLE} {place}, {key}", _found(entry, key), expected, say("A waiver says all four."))
    if not isinstance(entry.get("date"), date) or isinstance(entry["date"], datetime):
        expected = say("the day of the decision, without quotation marks: 2020-04-20")
        yield _problem(f"{TABLE} {place}, date", _found(entry, "date"), expected, say("A waiver says all four."))
    for key in sorted(entry.keys() - {*_TEXTS, "date"}):
        expected = say("id, reason, name and date, and nothing else")
        yield _problem(f"{TABLE} {place}, {key}", key, expected, say("Rename or remove it."))


def _found(entry: dict[str, Any], key: str) -> str:
    return repr(entry[key]) if key in entry else say("nothing")


def _problem(where: str | None, found: str, expected: str, advice: str) -> Problem:
    return Problem("unreadable-waiver", Location(FILE, column=where), found, expected, advice)
