"""Damaged files are refused with their reasons, or read: no crash, no hang, no memory without bounds.

A number always makes the same file (see `damaging`); what a long run found is read again here before the other numbers.
"""

from __future__ import annotations

import pytest
from support.damaging import FORMATS, WORDS, damaged
from tools.fuzzing import Reader, outcome

FILES = 400  # about half a minute; `make fuzz MINUTES=30` reads more
# The first number that showed each rule in a run of half an hour, and those that brought the workbook reader down:
# panics and an endless chain of sectors in XLS.
FOUND = (15, 17, 19, 28, 47, 57, 139, 197, 424, 624, 783, 837, 1306, 3744, 4900, 8499, 9997, 12115)
BROUGHT_DOWN = (1, 92, 166, 340)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("numbers", [BROUGHT_DOWN, FOUND, range(FILES)], ids=["brought down", "found", "next"])
def test_a_damaged_file_is_refused_with_its_reasons_or_read(reader, numbers):
    answers = {number: reader.read(number) for number in numbers}
    assert {number: answer for number, answer in answers.items() if answer.startswith("FAILED")} == {}
    absent = [number for number, answer in answers.items() if answer == "absent"]
    if absent:
        pytest.skip(f"the real editions are not beside the project: {len(absent)} of {len(answers)} files not read")


def test_a_number_always_makes_the_same_file():
    assert [damaged(number) for number in range(20)] == [damaged(number) for number in range(20)]


def test_every_kind_of_file_is_damaged():
    names = {made[0] for made in map(damaged, range(200)) if made}
    assert names == {*FORMATS, *WORDS}


@pytest.mark.parametrize("name", WORDS)
def test_what_is_sound_is_read_without_a_word(name):
    assert not {rule for rule in outcome(name, WORDS[name]) if "syntax" in rule or "unreadable" in rule}
