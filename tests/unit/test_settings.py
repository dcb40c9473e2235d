"""Settings files: typed, bounded, unknown keys answered with the nearest known one, everything wrong told at once."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from support.house_files import DOORS, place, sound, spelled

from reportgen.settings import SHAPES, reader
from reportgen.settings.lines import Lines
from reportgen.settings.watch import WATCH
from reportgen.words.problem_texts import ProblemText

REPOSITORY = Path(__file__).parents[2]
FRENCH = {
    str(message.id)
    for message in read_po(BytesIO((REPOSITORY / "assets/locales/fr/problems.po").read_bytes()))
    if message.string
}
KEYS = [pytest.param(shape, key, id=f"{shape.file} {key}") for shape in SHAPES for key in sound(shape)]
EVERY_SHAPE = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.file)


def errors(file: str, text: str) -> list[tuple[int | None, str | None, str]]:
    """Read a file through its door: line, key and what was found of each problem."""
    problems = [each for each in DOORS[file](text) if each.level == "error"]
    assert all(each.location.file == file and each.expected and each.advice.endswith(".") for each in problems)
    return [(each.location.row, each.location.column, each.found) for each in problems]


# ── what went wrong once ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("watch.toml", "limits = 5", (1, "limits", "5")),
        ("watch.toml", "[limits]\nunchanged_editions = 0.5", (2, "limits.unchanged_editions", "0.5")),
        ("watch.toml", "[limits]\nunchanged_editions = true", (2, "limits.unchanged_editions", "true")),
        ("watch.toml", "[limits]\nunchanged_editions = 4.0", (2, "limits.unchanged_editions", "4.0")),
        ("watch.toml", "[limits]\ngrowth_pct = nan", (2, "limits.growth_pct", "nan")),
        ("watch.toml", "[limits]\ngrowth_pct = inf", (2, "limits.growth_pct", "infinity")),
        ("watch.toml", "[limits]\ngrowth_pct = 1e400", (2, "limits.growth_pct", "1E+400")),
        ("watch.toml", "[limits]\ngrowth_pct = 0", (2, "limits.growth_pct", "0")),
        ("watch.toml", '[limits]\ngrowth_pct = "25"', (2, "limits.growth_pct", '"25"')),
        ("registry.toml", '[[project]]\nid = "a"\nnames = 5', (3, "project 1, names", "5")),
        ("registry.toml", '[[ministry]]\nid = "j"\nnames = 5', (3, "ministry 1, names", "5")),
        ("registry.toml", '[[ministry]]\nid = "j"\nnames = "Justice"', (3, "ministry 1, names", "Justice")),
        ("registry.toml", '[[ministry]]\nid = "j"\nnames = ["Justice", 3]', (3, "ministry 1, names", '["Justice", 3]')),
        ("registry.toml", "[[project]]\nid = 7\nnames = {}", (2, "project 1, id", "7")),
        ("registry.toml", "project = [3]", (1, "project 1", "3")),
        (
            "registry.toml",
            '[[project]]\nid = "a"\nnames = { 9999-T1 = "A" }',
            (3, "project 1, names.9999-T1", '"9999-T1"'),
        ),
        ("theme.toml", 'colours = "red"', (1, "colours", "red")),
        ("theme.toml", "[sizes]\ntext = nan", (2, "sizes.text", "nan")),
        ("theme.toml", "[publisher]\nname = ['a']", (2, "publisher.name", '["a"]')),
        ("datagouv.toml", "dataset = 3\ndemo.dataset = 'x'", (1, "dataset", "3")),
        ("waivers.toml", "waiver = 3", (1, "waiver", "3")),
    ],
)
def test_a_value_of_another_kind_is_refused_with_its_line(file, text, found):
    assert errors(file, text) == [found]


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("as_of", "9999-12-31", "9999-12-31"),
        ("as_of", "1989-12-31", "1989-12-31"),
        ("published", "0001-01-01", "0001-01-01"),
        ("quarter", '"9999-T4"', '"9999-T4"'),
        ("number", "0", "0"),
        ("number", "10.0", "10.0"),
        ("number", "true", "true"),
        ("number", "1" * 30, "a number of more than 18 digits"),
        ("number", "0x" + "f" * 9000, "a number of more than 18 digits"),
        ("declared.projects", "44.5", "44.5"),
        ("declared.total_cost_bn_eur", "inf", "infinity"),
        ("declared.total_cost_bn_eur", "1e400", "1E+400"),
        ("declared.total_cost_bn_eur", "1e999999999", "1E+999999999"),
        ("declared.schedule_deviation_pct", "-nan", "-nan"),
        ("article.tags", '"Panorama"', "Panorama"),
        ("titles.brief", '"' + "x" * 200 + '"', f"{'x' * 80}…"),
        ("left.reason", "3", "3"),
        ("publisher.url", '"exemple.fr"', "exemple.fr"),
    ],
)
def test_a_value_that_an_edition_cannot_have_is_refused(key, value, found):
    shape = SHAPES[0]
    text = spelled(sound(shape) | {key: value})
    line = next(number for number, line in enumerate(text.splitlines(), 1) if line.endswith(f"= {value}"))
    assert errors("edition.toml", text) == [(line, place(key), found)]


def test_numbers_keep_their_written_decimals():
    content = reader.take(WATCH, b"[limits]\ngrowth_pct = 12.50\nrecent_growth_pct = 7\n")
    assert str(content.limits.growth_pct) == "12.50"
    assert content.limits.recent_growth_pct == Decimal(7)


def test_a_key_that_slid_into_the_wrong_table_is_sent_back():
    (problem,) = DOORS["watch.toml"]("[support]\ngrowth_pct = 25\n")
    assert problem.advice == "Move it below [limits]."
    text = spelled(sound(SHAPES[0])).replace("number = 10\n", "") + "number = 10\n"  # at the end: in the last table
    advice = {each.location.column: each.advice for each in DOORS["edition.toml"](text)}
    assert advice["left 1, number"] == "Move it above the first table."


# ── every shape ───────────────────────────────────────────────────────────────────────────────────


def test_every_shape_has_its_door():
    assert [shape.file for shape in SHAPES] == [*DOORS]


@EVERY_SHAPE
def test_a_file_in_which_every_key_fits_is_read(shape):
    assert errors(shape.file, spelled(sound(shape))) == []


@pytest.mark.parametrize(("shape", "key"), KEYS)
def test_an_unknown_key_is_answered_with_the_nearest_known_one(shape, key):
    values = {f"{name}x" if name == key else name: value for name, value in sound(shape).items()}
    (problem,) = [each for each in DOORS[shape.file](spelled(values)) if each.location.column == place(f"{key}x")]
    assert problem.rule == shape.rules.unknown.id
    assert problem.advice == f"Write {place(key)} if that is what is meant."
    assert key.rpartition(".")[2] in problem.expected.split(", ")[:0] + problem.expected.removeprefix("one of ").split(
        ", "
    )


@EVERY_SHAPE
def test_all_errors_are_told_at_once_each_with_its_line(shape):
    moment = "1979-05-27T07:32:00Z"  # fits nowhere
    text = spelled(dict.fromkeys(sound(shape), moment))
    told = errors(shape.file, text)
    assert {key for _, key, _ in told} == {place(key) for key in sound(shape)}
    lines = text.splitlines()
    for line, key, found in told:
        assert found == "1979-05-27T07:32:00+00:00"
        assert lines[line - 1] == f"{key.rpartition('.')[2].rpartition(', ')[2]} = {moment}"


@EVERY_SHAPE
def test_what_is_said_can_be_said_in_french(shape):
    keys = sound(shape)
    texts = (
        *(spelled(dict.fromkeys(keys, "1979-05-27T07:32:00Z")), spelled({f"{key}x": "1" for key in keys}), "", "x = "),
        *("".join(f"{table} = 3\n" for table in {key.partition(".")[0] for key in keys}), "zzzzz = 1\n"),
    )
    said = {
        words
        for text in texts
        for problem in DOORS[shape.file](text)
        for words in (problem.found, problem.expected, problem.advice)
    }
    assert {each.message for each in said if isinstance(each, ProblemText)} <= FRENCH
    bare = {each for each in said if not isinstance(each, ProblemText) and " " in each}
    assert {each for each in bare if "at line" not in each and "end of document" not in each} == set()


# ── the line of a key ─────────────────────────────────────────────────────────────────────────────

WRITTEN = '''\
# a comment = [ "{
name = "a # no comment = [" # one
"quoted key" = [
    "two", # lines
    { inner = """
three """ },
]
dotted.inner = 1

[table] # head
words = """
[not.a.table]
key = 'no key'
"""
last = \'\'\'
]\'\'\'
[table.'inner one']
key = 1
[[list]]
key = 1
[list.inner]
key = 1
[[list]]
[[list.deeper]]
key = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("quoted key",), 3),
        (("quoted key", 1, "inner"), 3),  # somewhere in that list
        (("dotted", "inner"), 8),
        (("table",), 10),
        (("table", "words"), 11),
        (("table", "last"), 15),
        (("table", "unknown"), 10),
        (("table", "inner one", "key"), 18),
        (("list",), 19),
        (("list", 0, "key"), 20),
        (("list", 0, "inner", "key"), 22),
        (("list", 1), 23),
        (("list", 1, "deeper", 0, "key"), 25),
        (("nowhere",), None),
    ],
)
def test_a_key_is_found_on_its_line_whatever_stands_around_it(path, line):
    assert Lines(WRITTEN).of(path) == line
    assert Lines(WRITTEN.replace("\n", "\r\n")).of(path) == line
