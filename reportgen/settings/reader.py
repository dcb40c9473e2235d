"""The one reader of settings files: TOML against a shape; whatever is wrong with it is said, all of it at once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic

from pydantic import ValidationError

from reportgen.disk.reading import keep_visible_everywhere, no_utf_8, parse_toml
from reportgen.settings.faults import MISSING, UNKNOWN, faults_in, problems_in
from reportgen.settings.lines import Lines
from reportgen.settings.shape import Content
from reportgen.values.errors import Location, Refused
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportgen.settings.faults import Fault
    from reportgen.settings.shape import Shape
    from reportgen.values.errors import Problem


@dataclass(frozen=True, slots=True)
class Reading(Generic[Content]):
    """What a settings file says: all of it, where all is sound; what of it is sound; every problem.

    ``sound`` holds values as TOML has them, without unknown keys, and None in the place of a value that is unfit.
    """

    content: Content | None
    sound: Mapping[str, Any] | None
    problems: tuple[Problem, ...]
    lines: Lines


def read(shape: Shape[Content], data: bytes) -> Reading[Content]:
    """Read a settings file; it never refuses, every problem is listed."""
    try:
        text = data.decode("utf-8-sig")
        content = keep_visible_everywhere(parse_toml(text, parse_float=Decimal))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Reading(None, None, (_syntax(shape, error),), Lines())
    lines = Lines(text)
    try:
        return Reading(shape.table.model_validate(content), content, (), lines)
    except ValidationError as error:
        faults = faults_in(error)
        return Reading(None, _sound(content, faults), tuple(problems_in(shape, faults, lines)), lines)


def take(shape: Shape[Content], data: bytes) -> Content:
    """Read a settings file; `Refused`, with every problem, when there is any."""
    reading = read(shape, data)
    if reading.content is None:
        raise Refused(reading.problems)
    return reading.content


def together(*doors: Callable[[], Any]) -> tuple[Any, ...]:
    """Take several files, each through its door; `Refused` with what is wrong with any of them."""
    taken: list[Any] = []
    problems: list[Problem] = []
    for door in doors:
        try:
            taken.append(door())
        except Refused as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refused(problems)
    return tuple(taken)


def _syntax(shape: Shape[Any], error: ValueError) -> Problem:
    line = re.search(r"at line (\d+)", str(error))
    place = Location(shape.file, int(line[1]) if line else None)
    expected = say("TOML in UTF-8: a key, =, a value; texts in quotation marks; dates as 2020-03-31")
    wrong = no_utf_8(error) if isinstance(error, UnicodeDecodeError) else say("no TOML: {error}", error=error.args[0])
    return shape.rules.syntax.problem_at(place, wrong, expected)


def _sound(content: Mapping[str, Any], faults: Sequence[Fault]) -> dict[str, Any]:
    """Copy what a file says without its unknown keys, and with None in the place of what is unfit."""
    sound: dict[str, Any] = _copy(content)
    for fault in faults:
        _strike(sound, fault)
    return sound


def _copy(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _strike(content: Any, fault: Fault) -> None:  # noqa: ANN401 - whatever TOML holds
    *above, last = fault.path
    for key in above:
        content = content[key]
    if fault.why == UNKNOWN or fault.of_key:
        content.pop(last, None)
    elif fault.why != MISSING:
        content[last] = None
