"""The published sentences, each with its place and the amounts of money in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.gate.rounding import half_step
from reportgen.values.errors import Location
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.project import Project

EDITORIAL = "editorial.md"
_AMOUNT = re.compile(
    r"(?<![\d,.])(?P<figure>(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d+)?)\s*"
    r"(?P<unit>M\s?€|Md\s?€|k\s?€|€|MEUR\b|euros\b|(?:millions?|milliards?|milliers)\s+d.\s?euros)",
    re.IGNORECASE,
)
_IN_MEUR = {"m€": 0, "meur": 0, "million": 0, "md€": 3, "milliard": 3, "k€": -3, "milliers": -3, "€": -6, "euros": -6}
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=\s*[•*-])")


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """An amount of money found in a sentence: in M€, with its rounding error."""

    meur: Decimal
    margin: Decimal
    written: str

    def is_near(self, other: Decimal) -> bool:
        """Tell whether another amount would be written the same way."""
        return abs(self.meur - other) <= self.margin


@dataclass(frozen=True, slots=True)
class Sentence:
    """A published sentence and its place; ``about`` is the project in whose row it stands."""

    text: str
    location: Location
    about: Project | None = None

    @property
    def amounts(self) -> tuple[WrittenAmount, ...]:
        """Find the amounts of money in it."""
        return tuple(_read_amount(found) for found in _AMOUNT.finditer(self.text))

    def names(self, project: Project) -> bool:
        """Tell whether it names a project, or stands in its row."""
        return self.about is project or spaced_words(project.name) in spaced_words(self.text)


@lru_cache(maxsize=8192)
def spaced_words(text: str) -> str:
    """Fold a text to its words, with a space around each, so that a name is only found as whole words."""
    return f" {fold(text)} "


def published_sentences(case: Case) -> Iterator[Sentence]:
    """List every published sentence: editorial, titles, and each row's description and reason."""
    yield from _editorial_sentences(case)
    for key, title in case.findings.edition.info.titles.items():
        yield Sentence(title, Location("edition.toml", column=f"titles.{key}"))
    for project in case.projects:
        entry = case.row_of(project)
        for key, text in (("description", project.description), ("reason", entry.texts.get("reason", ""))):
            yield from (Sentence(each, entry.place(key), project) for each in _SENTENCE_END.split(text) if each.strip())


def _editorial_sentences(case: Case) -> Iterator[Sentence]:
    """List the sentences of the editorial, paragraph by paragraph."""
    text = _editorial_text(case)
    for paragraph in _PARAGRAPH.finditer(text):
        place = Location(EDITORIAL, text.count("\n", 0, paragraph.start()) + 1)
        yield from (Sentence(each, place) for each in _SENTENCE_END.split(" ".join(paragraph[0].split())))


def editorial_lines(case: Case) -> Iterator[tuple[int, str]]:
    """List the lines of the editorial as they were written, each with its number."""
    yield from enumerate(_editorial_text(case).splitlines(), 1)


def _editorial_text(case: Case) -> str:
    content = next((each.content for each in case.submission.inputs if each.name == EDITORIAL), b"")
    return content.decode("utf-8-sig", errors="replace")


def _read_amount(found: re.Match[str]) -> WrittenAmount:
    figure = Decimal(re.sub(r"\s", "", found["figure"]).replace(",", "."))
    unit = re.sub(r"\s", "", found["unit"].casefold())
    power = next(power for name, power in _IN_MEUR.items() if unit.startswith(name))
    return WrittenAmount(figure.scaleb(power), half_step(figure).scaleb(power), " ".join(found[0].split()))
