"""Colours and fonts of the report, read once from theme.toml for the pages and the charts alike."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from rapidfuzz.process import extractOne

from reportgen.errors import Location, Problem, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "theme.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Each colour as ``#RRGGBB``, each font by its family name."""

    ink: str
    ink_soft: str
    grey: str
    accent: str
    night: str
    a60: str
    a50: str
    a25: str
    a10: str
    hairline: str
    grey_line: str
    sky: str
    sky_soft: str
    paper: str
    serif: str
    display: str
    sans: str


FONTS = ("serif", "display", "sans")
COLOURS = tuple(field.name for field in fields(Theme) if field.name not in FONTS)


def load_theme(text: str) -> Theme:
    """Read theme.toml; `Refused` names every key that is missing, unknown or no colour."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused([_problem("theme-syntax", None, str(error), "valid TOML", "Correct the line.")]) from error
    problems = [*_problems(content, "colours", COLOURS), *_problems(content, "fonts", FONTS)]
    if problems:
        raise Refused(problems)
    return Theme(**content["colours"], **content["fonts"])


def css_variables(theme: Theme) -> str:
    """Write the theme as the variables that the style sheets use.

    >>> css_variables(load_theme(EXAMPLE)).splitlines()[2]
    '  --ink-soft: #000000;'
    """
    colours = (f"  --{name.replace('_', '-')}: {getattr(theme, name)};" for name in COLOURS)
    fonts = (f'  --{name}: "{getattr(theme, name)}";' for name in FONTS)
    return "\n".join((":root {", *colours, *fonts, "}"))


EXAMPLE = "\n".join(
    ("[colours]", *(f'{name} = "#000000"' for name in COLOURS), "[fonts]", *(f'{name} = "Serif"' for name in FONTS))
)


def _problems(content: dict[str, Any], table: str, expected: tuple[str, ...]) -> Iterator[Problem]:
    given = content.get(table, {})
    for key in expected:
        if key not in given:
            yield _problem("theme-missing", f"{table}.{key}", "nothing", "a value", "Add the key.")
        elif not _fits(table, given[key]):
            kind = "a colour such as #0B5A69" if table == "colours" else "a font family's name"
            yield _problem("theme-value", f"{table}.{key}", repr(given[key]), kind, "Correct the value.")
    for key in given:
        if key not in expected:
            nearest = extractOne(key, expected)[0]
            yield _problem("theme-unknown", f"{table}.{key}", key, "a known key", f"Did you mean {nearest}?")


def _fits(table: str, value: object) -> bool:
    pattern = r"#[0-9A-Fa-f]{6}" if table == "colours" else r"[\w .-]+"
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _problem(rule: str, key: str | None, found: str, expected: str, advice: str) -> Problem:
    return Problem(rule, Location(FILE, column=key), found, expected, advice)
