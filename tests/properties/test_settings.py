"""Whatever TOML a settings file holds, it is a value or problems that say everything: never another exception."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.house_files import DOORS, LISTS, sound

from reportgen.settings import SHAPES

if TYPE_CHECKING:
    from collections.abc import Mapping


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


# Numbers, dates and texts as TOML spells them, with those on which programs stumble.
LEAVES = st.one_of(
    st.sampled_from(
        [
            *(
                "nan",
                "-nan",
                "inf",
                "-inf",
                "1e400",
                "-1e400",
                "1e999999999",
                "1e-400",
                "0.1",
                "-0.0",
                "0",
                "-1",
                "3.0",
            ),
            *("true", "false", "9" * 4000, "0x" + "f" * 5000, "0b" + "1" * 99, "1_000", "9999-12-31", "0001-01-01"),
            *(
                "0001-01-01T00:00:00+23:59",
                "9999-12-31T23:59:59Z",
                "00:00:00",
                '""',
                "''",
                '" "',
                '"""\n"""',
                "[]",
                "{}",
            ),
        ]
    ),
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.dates().map(str),
    st.datetimes(timezones=st.sampled_from([None, dt.UTC])).map(dt.datetime.isoformat),
    st.times().map(str),
    st.text(st.characters(exclude_categories=["Cs"])).map(quoted),
)
KEYS = st.one_of(
    st.sampled_from(["a", "2020-T1", "[key]", "model_config", "__class__", "names", "name", "id", "number"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)


def listed(values: list[str]) -> str:
    return f"[{', '.join(values)}]"


def braced(values: Mapping[str, str]) -> str:
    return f"{{ {', '.join(f'{quoted(key)} = {value}' for key, value in values.items())} }}"


ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3).map(listed) | st.dictionaries(KEYS, inner, max_size=3).map(braced),
    max_leaves=8,
)


@st.composite
def files(draw, shape) -> str:
    """Take keys of a sound file, some of them with another value, and some that nobody knows."""
    keys = sound(shape)
    lacking = draw(st.lists(st.sampled_from([*keys]), max_size=4))
    other = draw(st.dictionaries(st.sampled_from([*keys]), ANYTHING, max_size=4))
    tables: dict[str, dict[str, str]] = {}
    for key, value in (keys | other).items():
        table, _, name = key.rpartition(".")
        if key not in lacking or key in other:
            tables.setdefault(table, {})[name] = value
    for table in draw(st.lists(st.sampled_from(["", *tables]), max_size=2)):
        tables.setdefault(table, {})[draw(KEYS)] = draw(ANYTHING)
    said = {**tables.pop("", {})}
    for table, inner in tables.items():
        whole = braced(inner)
        said[table] = draw(st.sampled_from([whole, listed([whole]), listed([whole, whole])]) | ANYTHING)
        if draw(st.booleans()):
            said[table] = listed([whole]) if table in LISTS else whole
    return "".join(f"{quoted(key)} = {value}\n" for key, value in said.items())


def holds(file: str, text: str) -> None:
    for problem in DOORS[file](text):
        words = (problem.found, problem.expected, problem.advice)
        assert problem.location.file == file
        assert all(words), problem
        assert all(len(each) < 2000 for each in words)
        assert str(problem)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.file)
def test_a_file_is_read_or_refused_with_its_reasons(shape):
    @given(files(shape))
    @example("a = " + "[" * 5000 + "]" * 5000)
    @example("[" + ".".join("a" * 5000) + "]")
    @example("\n".join(f"[[{name}]]\n[{name}.a]" for name in ("left", "project", "waiver")))
    def check(text: str) -> None:
        holds(shape.file, text)

    check()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.file)
def test_a_file_of_anything_is_read_or_refused_with_its_reasons(shape):
    @given(st.dictionaries(st.sampled_from([key.partition(".")[0] for key in shape.paths()]) | KEYS, ANYTHING))
    def check(values: dict[str, str]) -> None:
        holds(shape.file, "".join(f"{quoted(key)} = {value}\n" for key, value in values.items()))

    check()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.file)
def test_what_is_drawn_is_toml_nearly_always(shape):
    """A file that is no TOML at all shows nothing of its keys."""
    seen: list[bool] = []

    @settings(max_examples=30)
    @given(files(shape))
    def look(text: str) -> None:
        try:
            tomllib.loads(text)
            seen.append(True)
        except (tomllib.TOMLDecodeError, ValueError):
            seen.append(False)

    look()
    assert sum(seen) > len(seen) / 2
