"""Whether a screen reader can follow the editorial: its links, headings and pictures.

The pages that the program makes are checked when they are made (`outputs.pdf.soundness`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.gate.prose import EDITORIAL, editorial_lines
from reportgen.values.errors import Location
from reportgen.words.problem_texts import say
from reportgen.words.rules.prose import EMPTY_HEADING, HEADING_TOO_DEEP, LINK_WITHOUT_WORDS, PICTURE_LEFT_OUT
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.errors import Problem
    from reportgen.words.problem_texts import ProblemText
    from reportgen.words.rules import Rule

_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)|(?<![(\"])<?(?P<bare>https?://\S+?)>?(?=[\s.,;)]|$)"
)
_DEEP_HEADING = re.compile(r"#{3,6}\s+(?P<words>.*)")
_EMPTY_HEADING = re.compile(r"##?\s*$")
_WORDS_THAT_SAY_NOTHING = {
    *(
        "",
        "ici",
        "cliquez ici",
        "cliquer ici",
        "lien",
        "ce lien",
        "le lien",
        "en savoir plus",
        "lire la suite",
        "suite",
    ),
    *("voir", "page", "site", "here", "click here", "link", "more", "read more", "learn more"),
}


def links_without_words(case: Case) -> Iterator[Problem]:
    """Every link of the editorial says where it leads: a screen reader lists links without what stands around them."""
    for row, line in editorial_lines(case):
        for link in _LINK.finditer(line):
            words = fold(link["words"] or "")
            if link["bare"] or words in _WORDS_THAT_SAY_NOTHING or words.startswith("http"):
                expected = say("words that say where the link leads: [les données du panorama](https://…)")
                yield _problem(LINK_WITHOUT_WORDS, row, link[0], expected)


def faulty_headings(case: Case) -> Iterator[Problem]:
    """Every heading of the editorial has words, and is of a level that the report has."""
    for row, line in editorial_lines(case):
        if _EMPTY_HEADING.match(line):
            yield _problem(EMPTY_HEADING, row, line.strip(), say("a heading with words"))
        elif deep := _DEEP_HEADING.match(line):
            expected = say("a heading of the report: “## {words}”", words=deep["words"].strip())
            yield _problem(HEADING_TOO_DEEP, row, line.strip(), expected)


def unpublished_pictures(case: Case) -> Iterator[Problem]:
    """Point out pictures in the editorial: they are not published, and what they show must be said in words."""
    for row, line in editorial_lines(case):
        for picture in _PICTURE.finditer(line):
            yield _problem(PICTURE_LEFT_OUT, row, picture[0], say("words: the editorial shows no pictures"))


def _problem(rule: Rule, row: int, found: str, expected: ProblemText) -> Problem:
    return rule.problem_at(Location(EDITORIAL, row), found, expected, detail=found)
