"""edition.toml: what an edition says of itself. Numbers and dates beyond these bounds are slips."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, create_model

from reportgen.settings.kinds import (
    Address,
    Day,
    QuarterNamed,
    Said,
    Text,
    Texts,
    Time,
    Truth,
    choice,
    count,
    number,
    text,
)
from reportgen.settings.shape import Rules, Shape, Table
from reportgen.values.edition import MEANS
from reportgen.values.views import LONGEST_TITLE, TITLES
from reportgen.words.language import LANGUAGES
from reportgen.words.problem_texts import say
from reportgen.words.rules.settings import MISSING_KEY, SETTINGS_SYNTAX, UNKNOWN_KEY, WRONG_VALUE

_LANGUAGES = tuple(LANGUAGES)
_NUMBERS = 9_999  # four editions a year for longer than anybody plans
_PROJECTS = 100_000  # the table itself holds 2,000 at most
_TOTAL = 10_000  # Md€: several times what France makes in a year
_DURATION = 100  # years
_RATES = (-100, 100_000)  # percent: nothing shrinks by more than all of it

Rank = Annotated[int, count(say("the edition’s number, from 1 to {most}: 10", most=_NUMBERS), 1, _NUMBERS)]
Count = Annotated[int, count(say("a whole number from 0 to {most}: 44", most=_PROJECTS), 0, _PROJECTS)]
Total = Annotated[Decimal, number(say("a number from 0 to {most}: 1.56", most=_TOTAL), 0, _TOTAL)]
Years = Annotated[Decimal, number(say("a number from 0 to {most}: 5.4", most=_DURATION), 0, _DURATION)]
Rate = Annotated[
    Decimal, number(say("a percentage from {least} to {most}: 25.4", least=_RATES[0], most=_RATES[1]), *_RATES)
]
Title = Annotated[
    str,
    # References and marks are measured once they are filled in.
    text(
        say('a title of at most {longest} characters: "…"', longest=LONGEST_TITLE),
        rf"(?=.*\S)(?:.{{1,{LONGEST_TITLE}}}|.*\{{.*)",
    ),
]
Mean = Annotated[str, choice(MEANS, say("one of {names}", names=MEANS))]
Language = Annotated[str, choice(_LANGUAGES, say("a language that has a catalogue: {names}", names=_LANGUAGES))]


class Publisher(Table):
    """Who publishes the panorama."""

    name: Text
    short_name: Text | None = None
    url: Address | None = None
    contact: Text | None = None


class Licence(Table):
    """The terms under which text and data may be reused."""

    name: Text
    url: Address | None = None


class Declared(Table):
    """The headline figures that the publisher announces."""

    projects: Count | None = None
    interministerial: Count | None = None
    total_cost_bn_eur: Total | None = None
    mean_duration_years: Years | None = None
    schedule_deviation_pct: Rate | None = None
    budget_deviation_pct: Rate | None = None


class Method(Table):
    """Which mean the headline deviations are."""

    schedule: Mean | None = None
    budget: Mean | None = None


class Article(Table):
    """How the announcement stands on the publisher's site."""

    angle: Text | None = None
    time: Time | None = None
    page: Address | None = None
    data: Address | None = None
    cover: Text | None = None
    categories: Texts | None = None
    tags: Texts | None = None


class Departure(Table):
    """How a project ended that is gone."""

    name: Text
    outcome: Text | None = None
    reason: Text | None = None


Titles = create_model("Titles", __base__=Table, **dict.fromkeys(TITLES, (Title | None, None)))  # type: ignore[call-overload]
Departures = Annotated[
    list[Departure], Said(say('entries such as [[left]] with name = "…", outcome = "…", reason = "…"'))
]


class Edition(Table):
    """What stands in edition.toml."""

    number: Rank
    quarter: QuarterNamed
    as_of: Day
    published: Day | None = None
    demonstration: Truth = False
    language: Language | None = None
    publisher: Publisher
    licence: Licence
    declared: Declared | None = None
    titles: Titles | None = None  # type: ignore[valid-type]  # made of the titles that there are
    method: Method | None = None
    article: Article | None = None
    left: Departures = Field(default_factory=list)


EDITION = Shape("edition.toml", Edition, Rules(SETTINGS_SYNTAX, MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE))
