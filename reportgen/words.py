"""The office's own words, made good: references filled in with figures, and every number typed by hand checked.

Words are what a person writes into editorial.md and edition.toml (titles, reasons of departures, the article's angle).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.errors import Level, Location, Problem, Refused
from reportgen.facts.known import known_projects
from reportgen.facts.names import named
from reportgen.facts.numerals import numbers_in
from reportgen.facts.references import ELSEWHERE, REFERENCE, faults_in, filled, unmarked
from reportgen.facts.stated import stated_by
from reportgen.formatting import number
from reportgen.readers.editorial import FILE as EDITORIAL
from reportgen.readers.editorial import read_editorial
from reportgen.readers.settings import FILE as SETTINGS
from reportgen.spelling import fold
from reportgen.views import LONGEST_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.facts.known import Known
    from reportgen.facts.names import Fact
    from reportgen.facts.numerals import Written
    from reportgen.facts.stated import Stated
    from reportgen.findings import Findings
    from reportgen.model import EditionInfo

_CONTEXT = 40  # characters on either side of a number that a warning quotes
_NOT_WORDS = re.compile(r"`[^`\n]*`|\]\([^)\s]*\)|<?https?://\S+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words with their place: a headed passage of editorial.md, or one key of edition.toml."""

    text: str
    file: str
    line: int | None = None
    key: str | None = None

    def place(self, start: int) -> Location:
        """Point at the line, or at the key."""
        return Location(self.file, None if self.line is None else self.line + self.text.count("\n", 0, start), self.key)


def worded(findings: Findings) -> Findings:
    """Fill in every reference of the office's words; `Refused` names those that cannot be filled in."""
    facts = named(findings)
    faults = tuple(_reference_problems(findings, facts))
    if faults:
        raise Refused(faults)
    edition = findings.edition
    editorial = read_editorial(filled(edition.editorial.source, facts).encode())
    info = _filled_in(edition.info, facts)
    return replace(findings, edition=replace(edition, editorial=editorial, info=info))


def word_problems(findings: Findings) -> tuple[Problem, ...]:
    """List each reference that cannot be filled in, and each number typed by hand that the edition does not state."""
    facts = named(findings)
    stated, known = stated_by(findings), tuple(known_projects(findings))
    numbers = (problem for passage in _passages(findings) for problem in _number_problems(passage, stated, known))
    return (*_reference_problems(findings, facts), *numbers)


def _filled_in(info: EditionInfo, facts: Mapping[str, Fact]) -> EditionInfo:
    titles = {key: unmarked(filled(title, facts)) for key, title in info.titles.items()}
    left = tuple(replace(each, reason=unmarked(filled(each.reason, facts))) for each in info.departures)
    article = info.article
    article = replace(
        article, angle=unmarked(filled(article.angle, facts)), cover=unmarked(filled(article.cover, facts))
    )
    return replace(info, titles=titles, departures=left, article=article)


def _passages(findings: Findings) -> Iterator[Passage]:
    """Cut the words where what they speak of changes."""
    source = _COMMENT.sub(_blank, findings.edition.editorial.source)
    starts = sorted({0, *(found.start() for found in _HEADING.finditer(source))})
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        yield Passage(source[start:end], EDITORIAL, 1 + source.count("\n", 0, start))
    info = findings.edition.info
    for key, title in info.titles.items():
        yield Passage(title, SETTINGS, key=f"titles.{key}")
    for each in info.departures:
        yield Passage(each.reason, SETTINGS, key="left")
    yield Passage(info.article.angle, SETTINGS, key="article.angle")


def _reference_problems(findings: Findings, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    cover = Passage(findings.edition.info.article.cover, SETTINGS, key="article.cover")
    for passage in (*_passages(findings), cover):
        for fault in faults_in(passage.text, facts):
            yield Problem(fault.rule, passage.place(fault.start), fault.found, fault.expected, fault.advice)
    for key, title in findings.edition.info.titles.items():
        text = unmarked(filled(title, facts))
        if len(text) > LONGEST_TITLE:
            expected = f"a title of at most {LONGEST_TITLE} characters once its references are filled in"
            yield Problem("title-too-long", Location(SETTINGS, None, f"titles.{key}"), text, expected, "Shorten it.")


def _number_problems(passage: Passage, stated: Stated, known: Sequence[Known]) -> Iterator[Problem]:
    words = f" {fold(passage.text)} "
    spoken_of = [each for each in known if any(f" {fold(name)} " in words for name in each.names)]
    held = (stated, *(each.stated for each in spoken_of))
    for written in numbers_in(_only_words(passage.text, [name for each in spoken_of for name in each.names])):
        if not any(each.holds(written) for each in held):
            yield _number_problem(passage, written, held)


def _only_words(text: str, names: Sequence[str]) -> str:
    """Blank out what is not words of the office's, at the same length: references, marks, addresses, projects' names."""
    spelled = (r"\s+".join(map(re.escape, name.split())).replace("’", "['’]").replace("'", "['’]") for name in names)
    patterns = (REFERENCE.pattern, ELSEWHERE.pattern, _NOT_WORDS.pattern, *(f"(?i:{each})" for each in spelled if each))
    return re.sub("|".join(f"(?:{each})" for each in patterns), _blank, text)


def _blank(found: re.Match[str]) -> str:
    """Hide what was found, line by line, so that everything else stays in its place."""
    return re.sub(r"[^\n]", "·", found[0])


def _nearest(written: Written, held: Sequence[Stated]) -> str:
    """Name the number that was perhaps meant, in the unit in which it would be written."""
    known = [near for each in held if (near := each.nearest(written)) is not None]
    if not known or not isinstance(written.value, Decimal):
        return ""
    amount = abs(written.value)
    best = min(known, key=lambda each: (abs(abs(each) - amount), each)) / written.scale
    return (
        f"; the nearest is {number(best, max(0, -int((written.step / written.scale).normalize().as_tuple().exponent)))}"
    )


def _number_problem(passage: Passage, written: Written, held: Sequence[Stated]) -> Problem:
    start, end = max(0, written.start - _CONTEXT), written.end + _CONTEXT
    context = " ".join(passage.text[start:end].split())
    typed = " ".join(written.text.split())
    near = _nearest(written, held)
    return Problem(
        "number-without-source",
        passage.place(written.start),
        f"“{typed}” in “…{context}…”",
        f"a {written.kind} that the edition states, for the whole or for a project that the passage names{near}",
        f"Correct it, quote it as {{{{ figures.projects }}}} does, or mark it as another's: [{typed}]{{.ailleurs}}.",
        Level.WARNING,
    )
