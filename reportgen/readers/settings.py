"""edition.toml as it stands: what its keys mean is for `checks` to judge."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

from reportgen.disk.reading import keep_visible_everywhere, parse_toml
from reportgen.values.errors import Location, Problem
from reportgen.words.problem_texts import say

FILE = "edition.toml"


def read_settings(data: bytes) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """Parse edition.toml; numbers keep their written decimals. None and a problem when it does not parse."""
    try:
        return keep_visible_everywhere(parse_toml(data.decode("utf-8-sig"), parse_float=Decimal)), ()
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return None, (_broken(str(error)),)


def _broken(message: str) -> Problem:
    line = re.search(r"at line (\d+)", message)
    return Problem(
        "settings-syntax",
        Location(FILE, int(line[1]) if line else None),
        message,
        say("TOML in UTF-8: a key, =, a value; texts in quotation marks; dates as 2020-03-31"),
        say("Correct that line, or compare with another edition’s edition.toml."),
    )
