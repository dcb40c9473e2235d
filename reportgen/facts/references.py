"""Fills in references to figures: ``{{ figures.projects }}`` becomes the number, and nothing else is understood.

A reference is a name and perhaps a form, never a program: no attribute is followed, nothing is called, and what was
put in is not looked at again. The office marks a number that is not the panorama's: ``[3 ans]{.ailleurs}``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.words.problem_texts import say
from reportgen.words.rules.prose import (
    REFERENCE_WITHOUT_VALUE,
    UNKNOWN_FORM,
    UNKNOWN_REFERENCE,
    UNREADABLE_REFERENCE,
)
from reportgen.words.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportgen.facts.names import Fact
    from reportgen.words.problem_texts import ProblemText
    from reportgen.words.rules import Rule

REFERENCE = re.compile(r"\{\{\s*([\w.]+)\s*(?:\|\s*(\w+)\s*)?\}\}")
EXAMPLE = "{{ figures.projects }}"
_BRACES = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)", re.MULTILINE)
FORMS: Mapping[str, Callable[[int], str]] = {
    "lettres": fmt.in_words,
    "Lettres": lambda number: fmt.in_words(number).capitalize(),
}


@dataclass(frozen=True, slots=True)
class ReferenceFault:
    """A reference that cannot be filled in: where it begins, how it is written, what is fault, what to do."""

    rule: Rule
    start: int
    found: str
    expected: ProblemText
    advice: ProblemText


def fill(text: str, facts: Mapping[str, Fact]) -> str:
    """Replace each reference by its figure; those that cannot be filled in stay (`find_faults` names them)."""
    return REFERENCE.sub(lambda found: _text_of(found, facts) or found[0], text)


def find_faults(text: str, facts: Mapping[str, Fact]) -> Iterator[ReferenceFault]:
    """Find each reference that cannot be filled in."""
    for braces in _BRACES.finditer(text):
        fault = _find_fault(REFERENCE.fullmatch(braces[0]), facts)
        if fault:
            rule, expected, advice = fault
            yield ReferenceFault(rule, braces.start(), braces[0], expected, advice or rule.advice)


def _find_fault(
    found: re.Match[str] | None, facts: Mapping[str, Fact]
) -> tuple[Rule, ProblemText, ProblemText | None] | None:
    """Find the rule that a reference breaks, what is expected, and advice of its own; None when it can be filled in."""
    if found is None:
        expected = say("a name between double braces, such as {example}, and nothing else", example=EXAMPLE)
        return UNREADABLE_REFERENCE, expected, None
    name, form = found[1], found[2]
    if name not in facts:
        near = nearest(name, facts)
        advice = say("Write {near} if that is what is meant.", near=_in_braces(near)) if near else None
        return UNKNOWN_REFERENCE, say("one of {names}", names=tuple(facts)), advice
    if not facts[name].text:
        return REFERENCE_WITHOUT_VALUE, say("a value that this edition has"), None
    if form and (form not in FORMS or facts[name].count is None):
        expected = say("nothing after the name, or for a count: {names}", names=tuple(FORMS))
        return UNKNOWN_FORM, expected, say("Write {reference} alone.", reference=_in_braces(name))
    return None


def _text_of(found: re.Match[str], facts: Mapping[str, Fact]) -> str:
    fact = facts.get(found[1])
    if fact is None or not found[2]:
        return fact.text if fact else ""
    return FORMS[found[2]](fact.count) if found[2] in FORMS and fact.count is not None else ""


def _in_braces(name: str) -> str:
    return f"{{{{ {name} }}}}"
