"""Whether edition.toml says what an edition needs, and nothing that nobody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from reportgen.values.dates import Quarter
from reportgen.values.edition import (
    MEANS,
    UNNAMED_PUBLISHER,
    ArticleInfo,
    Departure,
    DeviationMethod,
    EditionInfo,
    Licence,
    Publisher,
)
from reportgen.values.errors import Level, Location, Problem
from reportgen.values.views import LONGEST_TITLE, TITLES
from reportgen.words.language import LANGUAGES
from reportgen.words.problem_texts import say
from reportgen.words.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportgen.values.submission import Submission

FILE = "edition.toml"
METHODS = ("schedule", "budget")
DECLARABLE = (
    "projects",
    "interministerial",
    "total_cost_bn_eur",
    "mean_duration_years",
    "schedule_deviation_pct",
    "budget_deviation_pct",
)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_title(value: object) -> bool:
    """Tell whether a title fits; one with references or marks is measured once they are filled in."""
    return _is_text(value) and ("{" in str(value) or len(str(value)) <= LONGEST_TITLE)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_departures(value: object) -> bool:
    """Tell whether each entry names a project that left, and says nothing but how it ended and why."""
    return isinstance(value, list) and all(
        isinstance(each, dict)
        and _is_text(each.get("name"))
        and each.keys() <= {"name", "outcome", "reason"}
        and all(_is_text(words) for words in each.values())
        for each in value
    )


def _is_web_address(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"https?://\S+", value))


def _is_rate(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite()


def _is_number(value: object) -> bool:
    return _is_rate(value) and value >= 0  # type: ignore[operator]


def _is_rank(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_quarter(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-[TQtq][1-4]", value.strip()))


@dataclass(frozen=True, slots=True)
class _Key:
    """One key of edition.toml: what it may hold, said in words too."""

    holds: Callable[[object], bool]
    expected: str
    required: bool = False


_TEXT = _Key(_is_text, say('a text in quotation marks: "…"'))
_TITLE = _Key(_is_title, say('a title of at most {longest} characters: "…"', longest=LONGEST_TITLE))
_DAY = _Key(_is_day, say("a day, without quotation marks: 2020-03-31"))
_ADDRESS = _Key(_is_web_address, say('a web address: "https://…"'))
_REQUIRED_TEXT = _Key(_is_text, _TEXT.expected, required=True)

KEYS: dict[str, _Key] = {
    "number": _Key(_is_rank, say("the edition’s number: 10"), required=True),
    "quarter": _Key(_is_quarter, say('a quarter: "2020-T1"'), required=True),
    "as_of": _Key(_is_day, _DAY.expected, required=True),
    "published": _DAY,
    "demonstration": _Key(lambda value: isinstance(value, bool), say("true or false")),
    "language": _Key(
        lambda value: value in tuple(LANGUAGES), say("a language that has a catalogue: {names}", names=tuple(LANGUAGES))
    ),
    "publisher.name": _REQUIRED_TEXT,
    "publisher.short_name": _TEXT,
    "publisher.url": _ADDRESS,
    "publisher.contact": _TEXT,
    "licence.name": _REQUIRED_TEXT,
    "licence.url": _ADDRESS,
    **{f"declared.{name}": _Key(_is_number, say("a number: 1.56")) for name in DECLARABLE[:4]},
    **{f"declared.{name}": _Key(_is_rate, say("a percentage: 25.4")) for name in DECLARABLE[4:]},
    **{f"titles.{name}": _TITLE for name in TITLES},
    **{f"method.{name}": _Key(lambda value: value in MEANS, say("one of {names}", names=MEANS)) for name in METHODS},
    "article.angle": _TEXT,
    "article.time": _Key(
        lambda value: isinstance(value, time), say("a time of day, without quotation marks: 09:00:00")
    ),
    "article.page": _ADDRESS,
    "article.data": _ADDRESS,
    "article.cover": _TEXT,
    **{f"article.{name}": _Key(_are_texts, say('texts in brackets: ["…", "…"]')) for name in ("categories", "tags")},
    "left": _Key(_are_departures, say('entries such as [[left]] with name = "…", outcome = "…", reason = "…"')),
}
_SECTIONS = ("publisher", "licence", "declared", "titles", "method", "article")


def missing_keys(submission: Submission) -> Iterator[Problem]:
    """Every required key is there."""
    present = _flat(submission.settings)
    for name, key in KEYS.items():
        if submission.settings is not None and key.required and name not in present:
            near = nearest(name, [other for other in present if other not in KEYS])
            add = say("Add the line {line} or similar.", line=_example(name, key))
            advice = say("Rename {near} if that is the one.", near=near) if near else add
            yield Problem("missing-key", Location(FILE, None, name), say("no such key"), key.expected, advice)


def unknown_keys(submission: Submission) -> Iterator[Problem]:
    """Every key is known; one that is not was probably misspelt."""
    for name in _flat(submission.settings):
        if name not in KEYS:
            near = nearest(name, KEYS)
            advice = say("Write {near} if that is what is meant.", near=near) if near else say("Remove it.")
            expected = say("one of {names}", names=tuple(KEYS))
            yield Problem("unknown-key", Location(FILE, None, name), name, expected, advice)


def unreadable_values(submission: Submission) -> Iterator[Problem]:
    """Every key holds the kind of value that it should."""
    for name, value in _flat(submission.settings).items():
        key = KEYS.get(name)
        if key and not key.holds(value):
            advice = say("Correct the value.")
            yield Problem("wrong-value", Location(FILE, None, name), str(value), key.expected, advice)


def folder_of_another_quarter(submission: Submission) -> Iterator[Problem]:
    """Every folder is named after its quarter."""
    quarter = (submission.settings or {}).get("quarter")
    if _is_quarter(quarter) and str(Quarter.parse(str(quarter))) != submission.name:
        expected = say("“{folder}”, the folder’s name", folder=submission.name)
        place, advice = Location(FILE, None, "quarter"), say("Correct it, or rename the folder.")
        yield Problem("wrong-folder", place, str(quarter), expected, advice)


def open_questions(submission: Submission) -> Iterator[Problem]:
    """Ask for what a publication should say and does not say yet: its date, its publisher."""
    if submission.settings is None:
        return
    present = _flat(submission.settings)
    if "published" not in present:
        advice = say("Add published = 2020-05-15 with the day of publication.")
        yield _open("no-publication-date", "published", say("no such key"), say("the day of publication"), advice)
    if present.get("publisher.name") == UNNAMED_PUBLISHER:
        who = say("who publishes the panorama")
        yield _open("unnamed-publisher", "publisher.name", UNNAMED_PUBLISHER, who, say("Name the publisher."))


def published_before_its_data(submission: Submission) -> Iterator[Problem]:
    """Ask about an edition that came out before the day that its data describe: one of the two dates is wrong."""
    settings = submission.settings or {}
    as_of, published = settings.get("as_of"), settings.get("published")
    if _is_day(as_of) and _is_day(published) and cast("date", published) < cast("date", as_of):
        yield Problem(
            "published-before-data",
            Location(FILE, None, "published"),
            str(published),
            say("a day after {as_of}, the date of the data", as_of=as_of),
            say("Correct as_of or published; the report gives no time from one to the other."),
            Level.WARNING,
        )


def _open(rule: str, key: str, found: str, expected: str, advice: str) -> Problem:
    return Problem(rule, Location(FILE, None, key), found, expected, advice, Level.WARNING)


def edition_info(settings: Mapping[str, Any]) -> EditionInfo:
    """Turn checked settings into what the edition says of itself."""
    declared = settings.get("declared", {})
    return EditionInfo(
        number=settings["number"],
        quarter=Quarter.parse(settings["quarter"]),
        as_of=settings["as_of"],
        published=settings.get("published"),
        publisher=Publisher(**settings["publisher"]),
        licence=Licence(**settings["licence"]),
        demonstration=settings.get("demonstration", False),
        language=settings.get("language", "fr"),
        declared={name: Decimal(value) for name, value in declared.items()},
        titles=dict(settings.get("titles", {})),
        method=DeviationMethod(**settings.get("method", {})),
        departures=tuple(Departure(**each) for each in settings.get("left", [])),
        article=_article(settings.get("article", {})),
    )


def _article(settings: Mapping[str, Any]) -> ArticleInfo:
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in settings.items()}
    return ArticleInfo(**given)


def _flat(settings: Mapping[str, Any] | None) -> dict[str, Any]:
    """Name every key by its section: publisher.name."""
    flat: dict[str, Any] = {}
    for name, value in (settings or {}).items():
        if name in _SECTIONS and isinstance(value, dict):
            flat.update({f"{name}.{key}": each for key, each in value.items()})
        else:
            flat[name] = value
    return flat


def _example(name: str, key: _Key) -> str:
    return f"{name.rpartition('.')[2]} = {key.expected.rpartition(': ')[2]}"
