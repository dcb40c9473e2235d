"""However a person lays out a registry, new decisions are added and every line that was there stays, in its order."""

from __future__ import annotations

import json
from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from reportgen.identity.decisions import Decision, with_decisions
from reportgen.identity.handwriting import add_decisions
from reportgen.identity.registry import parse_registry
from reportgen.values.dates import Quarter

T1, T2 = Quarter(2020, 1), Quarter(2020, 2)
TEXTS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9)
COMMENTS = st.sampled_from(["", " # vu", ' # « "[[project]]" » }', " #"])
LINES = st.sampled_from(["", "\n", "# ce qui suit\n", "\n\n# [[different]] n’est pas ici\n"])


@st.composite
def projects(draw, number: int) -> str:
    """Write an entry in one of the ways in which TOML lets names be spelled."""
    name, more, indent = (
        json.dumps(f"{number} {draw(TEXTS)}", ensure_ascii=False),
        draw(COMMENTS),
        draw(st.sampled_from(["", "  "])),
    )
    head = f'{indent}[[project]]{draw(COMMENTS)}\n{indent}id = "p{number}"{more}\n'
    note = draw(st.sampled_from(["", f'{indent}note = """\n[project.names]\n2020-T1 = 1\n"""{more}\n']))
    names = draw(
        st.sampled_from(
            [
                f"{note}{indent}[project.names]{more}\n{indent}2020-T1 = {name}{more}\n",
                f"{note}{indent}[ project . 'names' ]\n2019-T4 = 'ancien {number}'\n2020-T1={name}\n",
                f"{indent}names = {{ 2020-T1 = {name} }}{more}\n{note}",
                f"{indent}names={{2019-T4='ancien {number}',2020-T1={name}}}\n{note}",
                f"{indent}names.2020-T1 = {name}{more}\n{note}",
            ]
        )
    )
    return draw(LINES) + head + names


@st.composite
def registries(draw) -> str:
    """Write a registry whose entries of all kinds alternate."""
    entries = [draw(projects(number)) for number in range(draw(st.integers(0, 4)))]
    others = st.sampled_from(
        ['[[different]]\nold = "x"\nnew = "y"\n', '[[ministry]] # mer\nid = "mer"\nnames = [\n  "Mer", # ]\n]\n', ""]
    )
    text = "".join(entry + draw(LINES) + draw(others) for entry in entries) + draw(LINES)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@given(registries(), st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)), TEXTS)
def test_what_was_there_stays_and_what_was_decided_is_read_back(text, same, apart, name):
    known = parse_registry(text)
    olds = [project.names["2020-T1"] for project in known.projects] + ["Neuf", "Dix"]
    ids = {old: f"p{number}" for number, old in enumerate(olds)}
    decisions = [
        *(Decision(f"{name} {number}", olds[number]) for number in sorted(same) if number < len(olds)),
        *(Decision(f"{name} autre", olds[number], same=False) for number in sorted(apart) if number < len(olds)),
    ]
    added = with_decisions(known, (T1, T2), ids, decisions)
    said = add_decisions(text, added)
    assert parse_registry(said) == added
    before, after = text.splitlines(), said.splitlines()
    for what, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        assert what in {"equal", "insert", "replace"}
        if what == "replace":  # names in braces: the line goes on inside them
            assert end - start <= stop - begin
            for line, longer in zip(before[start:end], after[begin:stop], strict=False):
                inside, brace, rest = longer.rpartition("}")
                assert line == longer or (
                    brace and line.startswith(inside.split(", 2020-T2")[0].rstrip()) and line.endswith(rest)
                )
    assert ("\r\n" in text) == ("\r\n" in said) or not text


@given(registries())
def test_without_a_decision_nothing_is_written_otherwise(text):
    assert add_decisions(text, parse_registry(text)) == text or not text
