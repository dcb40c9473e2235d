"""Finds the office's own words with their places, and fills in the figures that they quote.

The office's words are what a person writes into editorial.md and edition.toml (titles, reasons of departures, the article's angle).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.facts.references import fill, find_faults
from reportgen.values.errors import Location, Problem
from reportgen.values.views import LONGEST_TITLE
from reportgen.words.marks import remove_marks
from reportgen.words.problem_texts import say
from reportgen.words.rules.prose import TITLE_TOO_LONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.facts.names import Fact
    from reportgen.values.edition import Edition, EditionInfo

EDITORIAL, SETTINGS = "editorial.md", "edition.toml"
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OfficePassage:
    """Words of the office with their place: a section of editorial.md, or one key of edition.toml."""

    text: str
    file: str
    line: int | None = None
    key: str | None = None

    def place(self, start: int) -> Location:
        """Point at the line, or at the key."""
        return Location(self.file, None if self.line is None else self.line + self.text.count("\n", 0, start), self.key)


def office_passages(edition: Edition) -> Iterator[OfficePassage]:
    """List the passages: the editorial cut at its headings, without comments, and the words of edition.toml."""
    source = _COMMENT.sub(blank_out, edition.editorial.source)
    starts = sorted({0, *(found.start() for found in _HEADING.finditer(source))})
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        yield OfficePassage(source[start:end], EDITORIAL, 1 + source.count("\n", 0, start))
    info = edition.info
    for key, title in info.titles.items():
        yield OfficePassage(title, SETTINGS, key=f"titles.{key}")
    for each in info.departures:
        yield OfficePassage(each.reason, SETTINGS, key="left")
    yield OfficePassage(info.article.angle, SETTINGS, key="article.angle")


def blank_out(found: re.Match[str]) -> str:
    """Hide what was found, line by line, so that everything else stays in its place."""
    return re.sub(r"[^\n]", "·", found[0])


def reference_problems(edition: Edition, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Report each reference that cannot be filled in, and each title that is too long once its references are."""
    cover = OfficePassage(edition.info.article.cover, SETTINGS, key="article.cover")
    for passage in (*office_passages(edition), cover):
        for fault in find_faults(passage.text, facts):
            yield fault.rule.problem_at(passage.place(fault.start), fault.found, fault.expected, fault.advice)
    for key, title in edition.info.titles.items():
        text = remove_marks(fill(title, facts))
        if len(text) > LONGEST_TITLE:
            expected = say("a title of at most {n} characters once its references are filled in", n=LONGEST_TITLE)
            where = Location(SETTINGS, None, f"titles.{key}")
            yield TITLE_TOO_LONG.problem_at(where, text, expected)


def fill_settings(info: EditionInfo, facts: Mapping[str, Fact]) -> EditionInfo:
    """Fill in the references of edition.toml's words."""
    titles = {key: remove_marks(fill(title, facts)) for key, title in info.titles.items()}
    left = tuple(replace(each, reason=remove_marks(fill(each.reason, facts))) for each in info.departures)
    article = info.article
    article = replace(
        article, angle=remove_marks(fill(article.angle, facts)), cover=remove_marks(fill(article.cover, facts))
    )
    return replace(info, titles=titles, departures=left, article=article)
