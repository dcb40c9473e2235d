"""Compares each number that the office typed by hand with the numbers of the edition."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.edition_numbers import numbers_of_edition
from reportgen.facts.numerals import find_numbers
from reportgen.facts.office import blank_out, office_passages
from reportgen.facts.project_numbers import numbers_by_project
from reportgen.facts.references import REFERENCE
from reportgen.words.marks import ELSEWHERE
from reportgen.words.problem_texts import say
from reportgen.words.rules.prose import NUMBER_WITHOUT_SOURCE
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.facts.edition_numbers import StatedNumbers
    from reportgen.facts.numerals import WrittenNumber
    from reportgen.facts.office import OfficePassage
    from reportgen.values.errors import Problem
    from reportgen.values.findings import Findings

_CONTEXT = 40  # characters on either side of a number that a warning quotes
_NOT_WORDS = re.compile(r"`[^`\n]*`|\]\([^)\s]*\)|<?https?://\S+")


def number_problems(findings: Findings) -> Iterator[Problem]:
    """Report each number typed by hand that is no figure and no finding of the edition."""
    of_edition, of_projects = numbers_of_edition(findings), tuple(numbers_by_project(findings))
    language = findings.edition.info.language
    for passage in office_passages(findings.edition):
        words = f" {fold(passage.text)} "
        named = [each for each in of_projects if any(f" {fold(name)} " in words for name in each.names)]
        known = (of_edition, *(each.numbers for each in named))
        text = _blank_out_other_text(passage.text, [name for each in named for name in each.names])
        for written in find_numbers(text, language):
            if not any(each.contains(written) for each in known):
                yield _problem(passage, written, known)


def _blank_out_other_text(text: str, names: Sequence[str]) -> str:
    """Blank out whatever holds no number typed by hand: references, marked numbers, addresses, projects' names."""
    patterns_of_names = (
        r"\s+".join(map(re.escape, name.split())).replace("’", "['’]").replace("'", "['’]") for name in names
    )
    patterns = (
        REFERENCE.pattern,
        ELSEWHERE.pattern,
        _NOT_WORDS.pattern,
        *(f"(?i:{each})" for each in patterns_of_names if each),
    )
    return re.sub("|".join(f"(?:{each})" for each in patterns), blank_out, text)


def _problem(passage: OfficePassage, written: WrittenNumber, known: Sequence[StatedNumbers]) -> Problem:
    start, end = max(0, written.start - _CONTEXT), written.end + _CONTEXT
    context = " ".join(passage.text[start:end].split())
    typed = " ".join(passage.text[written.start : written.end].split())
    near = _nearest_number(written, known)
    expected = (
        say("a number that the edition states, for the whole or for a project that the passage names")
        if near is None
        else say("a number that the edition states, for the whole or for a named project; {near} is near", near=near)
    )
    return NUMBER_WITHOUT_SOURCE.problem_at(
        passage.place(written.start),
        say("“{typed}” in “…{context}…”", typed=typed, context=context),
        expected,
        say(
            "Correct it, quote it by its name between double braces, or mark it as coming from elsewhere: {mark}.",
            mark=f"[{typed}]{{.ailleurs}}",
        ),
        detail=typed,
    )


def _nearest_number(written: WrittenNumber, known: Sequence[StatedNumbers]) -> Decimal | None:
    """Find the number that was perhaps meant, in the unit and at the precision in which it would be written."""
    near = [number for each in known if (number := each.nearest(written)) is not None]
    if not near or not isinstance(written.value, Decimal):
        return None
    amount = abs(written.value)
    best = min(near, key=lambda each: (abs(abs(each) - amount), each))
    return (best / written.scale).quantize((written.step / written.scale).normalize())
