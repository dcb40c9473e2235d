"""What pydantic finds wrong with a settings file → problems: where, what was found, what is expected, what to do."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen.settings.kinds import UnfitError
from reportgen.values.errors import Location
from reportgen.words.problem_texts import say
from reportgen.words.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import ValidationError

    from reportgen.settings.lines import Lines
    from reportgen.settings.shape import Shape
    from reportgen.values.errors import Problem
    from reportgen.words.problem_texts import ProblemText

    Path = tuple[str | int, ...]

MISSING, UNKNOWN = "missing", "extra_forbidden"  # pydantic's own names for what is wrong
_LONGEST = 80  # characters of a value that are shown
_MOST_SHOWN = 5  # entries of a list that are shown
_NO_TEXTS = {"true", "false", "nan", "inf"}
_LARGEST = 10**18  # a whole number beyond it is no number of anything here, and may have a million digits


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that pydantic objects to: where (numbers are places in a list, from 0), why, and what stands there."""

    path: Path
    why: str
    found: Any = None
    expected: ProblemText | None = None
    of_key: bool = False


def faults_in(error: ValidationError) -> tuple[Fault, ...]:
    """List what pydantic objects to."""
    return tuple(map(_fault, error.errors(include_url=False)))


def _fault(error: Mapping[str, Any]) -> Fault:
    unfit = error.get("ctx", {}).get("error")
    kind = unfit.kind if isinstance(unfit, UnfitError) else None
    if kind and kind.of_keys:  # pydantic puts "[key]" behind its path
        return Fault(error["loc"][:-1], error["type"], error["input"], kind.expected, of_key=True)
    return Fault(error["loc"], error["type"], error["input"], kind.expected if kind else None)


def problems_in(shape: Shape[Any], faults: Sequence[Fault], lines: Lines) -> Iterator[Problem]:
    """Say each fault in words."""
    unknown: dict[Path, list[str]] = defaultdict(list)
    for fault in faults:
        if fault.why == UNKNOWN:
            unknown[fault.path[:-1]].append(str(fault.path[-1]))
    for fault in faults:
        if fault.why == MISSING:
            near = nearest(str(fault.path[-1]), unknown[fault.path[:-1]])
            yield from _missing(shape, fault.path, near, lines)
        elif fault.why == UNKNOWN:
            yield _unknown(shape, fault.path, lines)
        else:
            yield _unfit(shape, fault, lines)


def locate(shape: Shape[Any], path: Path, lines: Lines) -> Location:
    """Point at a key: the file, the line, the key's path."""
    return Location(shape.file, lines.of(path), place_of(path))


def place_of(path: Path) -> str:
    """Spell a key's path; an entry of a list is counted from 1.

    >>> place_of(("limits", "growth_pct")), place_of(("waiver", 0, "date"))
    ('limits.growth_pct', 'waiver 1, date')
    """
    said = ""
    for place, key in enumerate(path):
        if isinstance(key, int):
            said += f" {key + 1}"
        else:
            joint = "" if not place else ", " if isinstance(path[place - 1], int) else "."
            said += joint + _key(key)
    return said


def _key(key: str) -> str:
    """Spell a key as TOML does: in quotation marks where it is no plain word."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(_cut(key), ensure_ascii=False)


def spell(value: object) -> str:
    """Show what was found, no longer than a line: a text as it reads, else as TOML spells it.

    A text stands in quotation marks where it could be taken for something else.

    >>> spell(True), spell("true"), spell("dix"), spell("10"), spell(["a", 3]), spell({"a": 1})
    ('true', '"true"', 'dix', '"10"', '["a", 3]', '{…}')
    """
    if isinstance(value, list):
        more = [_quoted(each) if isinstance(each, str) else spell(each) for each in value[:_MOST_SHOWN]]
        return f"[{', '.join([*more, *['…'] * (len(value) > _MOST_SHOWN)])}]"
    if isinstance(value, str):
        return _cut(value) if value[:1].isalpha() and value not in _NO_TEXTS else _quoted(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return "{…}" if isinstance(value, dict) else _spelled_number(value)


def _quoted(text: str) -> str:
    return f'"{_cut(text)}"'


def _spelled_number(value: object) -> str:
    if isinstance(value, int) and abs(value) > _LARGEST:
        return say("a number of more than 18 digits")
    said = str(value).lower() if isinstance(value, bool) or not _is_finite(value) else str(value)
    return _cut(said)


def _is_finite(value: object) -> bool:
    return not isinstance(value, Decimal) or value.is_finite()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _unfit(shape: Shape[Any], fault: Fault, lines: Lines) -> Problem:
    expected = fault.expected or _structure(shape, fault)
    return shape.rules.value.problem_at(locate(shape, fault.path, lines), spell(fault.found), expected)


def _missing(shape: Shape[Any], path: Path, near: str | None, lines: Lines) -> Iterator[Problem]:
    """Say that a key is missing; of a missing table, each key that it must have."""
    table = shape.table_at(path)
    if table is not None:
        for name in (name for name, field in table.model_fields.items() if field.is_required()):
            yield from _missing(shape, (*path, name), near, lines)
        return
    said, above = shape.said_at(path), lines.of(path[:-1])
    advice = say("Rename {near} if that is the one.", near=near) if near else _add(path, said.example)
    place = Location(shape.file, above, place_of(path))
    yield shape.rules.missing.problem_at(place, say("no such key"), said.expected, advice)


def _add(path: Path, example: str) -> ProblemText:
    line, above = f"{path[-1]} = {example}", _header(path[:-1])
    if above:
        return say("Add the line {line} or similar below {table}.", line=line, table=above)
    return say("Add the line {line} or similar.", line=line)


def _header(path: Path) -> str:
    """Spell the line that a table begins with; nothing for the file itself."""
    if not path:
        return ""
    name = ".".join(_key(key) for key in path if isinstance(key, str))
    return f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"


def _unknown(shape: Shape[Any], path: Path, lines: Lines) -> Problem:
    table = shape.table_at(path[:-1])
    known = tuple(table.model_fields) if table else ()
    return shape.rules.unknown.problem_at(
        locate(shape, path, lines),
        _key(str(path[-1])),
        say("one of {names}", names=known),
        _instead(shape, path, known),
    )


def _instead(shape: Shape[Any], path: Path, known: Sequence[str]) -> ProblemText:
    """Advise where alone such a key belongs, else the nearest known key: beside the unknown one, else anywhere."""
    name, above = str(path[-1]), path[:-1]
    homes = [each.rpartition(".")[0] for each in shape.paths() if each.rpartition(".")[2] == name]
    if homes == [""]:
        return say("Move it above the first table.")
    if len(homes) == 1:
        return say("Move it below {table}.", table=shape.head_of(homes[0]))
    near = nearest(name, known)
    meant = place_of((*above, near)) if near else nearest(name, shape.paths())
    return say("Write {near} if that is what is meant.", near=meant) if meant else say("Remove it.")


def _structure(shape: Shape[Any], fault: Fault) -> ProblemText:
    """Say which table or list is expected where something else stands."""
    if isinstance(fault.path[-1], str) and (said := shape.said_at(fault.path)).expected:
        return said.expected
    return say("a table, below a line {header}", header=_header(fault.path))
