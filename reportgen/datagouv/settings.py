"""datagouv.toml: which dataset of which portal an edition goes to, and what the dataset says of itself."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz.process import extractOne

from reportgen.disk.reading import parse_toml
from reportgen.values.errors import Location, Problem, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "datagouv.toml"
PORTALS = ("demo", "production")


@dataclass(frozen=True, slots=True)
class Place:
    """A dataset of a portal, by id or slug; ``organization`` is who it must belong to, when that is to be checked."""

    dataset: str
    organization: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where editions go, portal by portal, and the dataset's own words; ``license`` is the portal's code for it."""

    places: Mapping[str, Place]
    title: str
    description: str
    tags: tuple[str, ...] = ()
    license: str = ""

    def place(self, portal: str) -> Place:
        """Find the dataset on a portal; `Refused` when the file names none there."""
        if portal not in self.places:
            raise Refused([_missing(f"{portal}.dataset")])
        return self.places[portal]


_NAME, _TEXT = r"[A-Za-z0-9][A-Za-z0-9_-]*", r"(?s).*\S.*"
# Of each key: the pattern of its value, what is expected in words.
KEYS: dict[str, dict[str, tuple[str, str]]] = {
    **{
        portal: {
            "dataset": (_NAME, "a dataset's id or slug, such as 5e7b5f3a6b7d2c0001a1b2c3"),
            "organization": (_NAME, "an organisation's id or slug"),
        }
        for portal in PORTALS
    },
    "dataset": {
        "title": (_TEXT, "the dataset's title"),
        "description": (_TEXT, "what the dataset is, in Markdown; the newest edition's figures are added below it"),
        "tags": (r"[a-z0-9-]{3,96}", "a list of words of 3 to 96 small letters, digits and hyphens"),
        "license": (_NAME, "the portal's code of a licence, such as lov2"),
    },
}
REQUIRED = ("dataset.title", "dataset.description")
LONGEST_TITLE = 350  # the portal's own limit


def load_settings(data: bytes) -> Settings:
    """Read datagouv.toml; `Refused` names every key that is missing, unknown or unfit."""
    try:
        content = parse_toml(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        advice = "Correct the line."
        raise Refused([_problem("datagouv-syntax", None, str(error), "valid TOML, in UTF-8", advice)]) from error
    problems = tuple(_problems(content))
    if problems:
        raise Refused(problems)
    own = content["dataset"]
    return Settings(
        places={portal: Place(**content[portal]) for portal in PORTALS if portal in content},
        title=own["title"].strip(),
        description=own["description"].strip(),
        tags=tuple(sorted(own.get("tags", ()))),
        license=own.get("license", ""),
    )


def missing_settings() -> Refused:
    """Say what to write where there is no datagouv.toml."""
    expected = "the dataset that editions are uploaded to"
    advice = (
        f'Write assets/{FILE}: [demo] with dataset = "its id" (and [production] likewise), '
        '[dataset] with title = "…" and description = "…".'
    )
    return Refused([_problem("datagouv-missing", None, "no such file", expected, advice)])


def _problems(content: dict[str, Any]) -> Iterator[Problem]:
    for table, value in content.items():
        if table not in KEYS:
            yield _unknown(table, tuple(KEYS))
        elif not isinstance(value, dict):
            yield _problem("datagouv-value", table, repr(value), f"a table [{table}]", "Correct it.")
        else:
            yield from _table_problems(table, value)
    if not any(portal in content for portal in PORTALS):
        yield _missing("demo.dataset")
    for key in (*REQUIRED, *(f"{portal}.dataset" for portal in PORTALS if portal in content)):
        table, _, name = key.partition(".")
        if isinstance(given := content.get(table, {}), dict) and name not in given:
            yield _missing(key)


def _table_problems(table: str, given: dict[str, Any]) -> Iterator[Problem]:
    for key, value in given.items():
        if key not in KEYS[table]:
            yield _unknown(f"{table}.{key}", tuple(f"{table}.{each}" for each in KEYS[table]))
        elif not _fits(key, value, KEYS[table][key][0]):
            yield _problem("datagouv-value", f"{table}.{key}", repr(value), KEYS[table][key][1], "Correct the value.")


def _fits(key: str, value: object, pattern: str) -> bool:
    if key == "tags":
        return isinstance(value, list) and all(_fits("tag", each, pattern) for each in value)
    within = key != "title" or len(str(value)) <= LONGEST_TITLE
    return isinstance(value, str) and within and re.fullmatch(pattern, value) is not None


def _missing(key: str) -> Problem:
    table, _, name = key.partition(".")
    return _problem("datagouv-missing", key, "nothing", KEYS[table][name][1], f"Add it below [{table}].")


def _unknown(key: str, known: tuple[str, ...]) -> Problem:
    nearest = extractOne(key, known)[0]
    return _problem("datagouv-unknown", key, key, "a known key", f"Did you mean {nearest}?")


def _problem(rule: str, key: str | None, found: str, expected: str, advice: str) -> Problem:
    return Problem(rule, Location(FILE, column=key), found, expected, advice)
