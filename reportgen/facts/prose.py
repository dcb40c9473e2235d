"""The numbers that the office typed by hand, each held against what the edition states."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.known import known_projects
from reportgen.facts.numerals import numbers_in
from reportgen.facts.office import blank_out, passages
from reportgen.facts.references import REFERENCE
from reportgen.facts.stated import statements_of
from reportgen.words.marks import ELSEWHERE
from reportgen.words.problem_texts import say
from reportgen.words.rules.prose import NUMBER_WITHOUT_SOURCE
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.facts.numerals import Written
    from reportgen.facts.office import OfficePassage
    from reportgen.facts.stated import Stated
    from reportgen.values.errors import Problem
    from reportgen.values.findings import Findings

_CONTEXT = 40  # characters on either side of a number that a warning quotes
_NOT_WORDS = re.compile(r"`[^`\n]*`|\]\([^)\s]*\)|<?https?://\S+")


def number_problems(findings: Findings) -> Iterator[Problem]:
    """Name each number typed by hand that is no figure and no finding of the edition."""
    stated, known = statements_of(findings), tuple(known_projects(findings))
    language = findings.edition.info.language
    for passage in passages(findings.edition):
        words = f" {fold(passage.text)} "
        spoken_of = [each for each in known if any(f" {fold(name)} " in words for name in each.names)]
        held = (stated, *(each.stated for each in spoken_of))
        text = _only_words(passage.text, [name for each in spoken_of for name in each.names])
        for written in numbers_in(text, language):
            if not any(each.holds(written) for each in held):
                yield _problem(passage, written, held)


def _only_words(text: str, names: Sequence[str]) -> str:
    """Blank out what is not words of the office's: references, marks, addresses, projects' names."""
    spelled = (r"\s+".join(map(re.escape, name.split())).replace("’", "['’]").replace("'", "['’]") for name in names)
    patterns = (REFERENCE.pattern, ELSEWHERE.pattern, _NOT_WORDS.pattern, *(f"(?i:{each})" for each in spelled if each))
    return re.sub("|".join(f"(?:{each})" for each in patterns), blank_out, text)


def _problem(passage: OfficePassage, written: Written, held: Sequence[Stated]) -> Problem:
    start, end = max(0, written.start - _CONTEXT), written.end + _CONTEXT
    context = " ".join(passage.text[start:end].split())
    typed = " ".join(passage.text[written.start : written.end].split())
    near = _nearest(written, held)
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


def _nearest(written: Written, held: Sequence[Stated]) -> Decimal | None:
    """Find the number that was perhaps meant, in the unit and at the precision in which it would be written."""
    known = [near for each in held if (near := each.nearest(written)) is not None]
    if not known or not isinstance(written.value, Decimal):
        return None
    amount = abs(written.value)
    best = min(known, key=lambda each: (abs(abs(each) - amount), each))
    return (best / written.scale).quantize((written.step / written.scale).normalize())
