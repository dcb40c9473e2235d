"""Whether what edition.toml says holds together, and what a publication should say and does not say yet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen.settings.edition import EDITION
from reportgen.settings.shape import given
from reportgen.values.dates import Quarter
from reportgen.values.edition import (
    UNNAMED_PUBLISHER,
    ArticleInfo,
    Departure,
    DeviationMethod,
    EditionInfo,
    Licence,
    Publisher,
)
from reportgen.values.errors import Location
from reportgen.words.problem_texts import say
from reportgen.words.rules.settings import NO_PUBLICATION_DATE, PUBLISHED_BEFORE_DATA, WRONG_FOLDER
from reportgen.words.rules.settings import UNNAMED_PUBLISHER as NOBODY_NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.values.errors import Problem
    from reportgen.values.submission import Submission

FILE = EDITION.file


def folder_of_another_quarter(submission: Submission) -> Iterator[Problem]:
    """Every folder is named after its quarter."""
    quarter = (submission.settings or {}).get("quarter")
    if quarter is not None and str(Quarter.parse(quarter)) != submission.name:
        expected = say("“{folder}”, the folder’s name", folder=submission.name)
        yield WRONG_FOLDER.problem_at(Location(FILE, None, "quarter"), quarter, expected)


def open_questions(submission: Submission) -> Iterator[Problem]:
    """Ask for what a publication should say and does not say yet: its date, its publisher."""
    if submission.settings is None:
        return
    if "published" not in submission.settings:
        place = Location(FILE, None, "published")
        yield NO_PUBLICATION_DATE.problem_at(place, say("no such key"), say("the day of publication"))
    if (submission.settings.get("publisher") or {}).get("name") == UNNAMED_PUBLISHER:
        place = Location(FILE, None, "publisher.name")
        yield NOBODY_NAMED.problem_at(place, UNNAMED_PUBLISHER, say("who publishes the panorama"))


def published_before_its_data(submission: Submission) -> Iterator[Problem]:
    """Ask about an edition that came out before the day that its data describe: one of the two dates is wrong."""
    settings = submission.settings or {}
    as_of, published = settings.get("as_of"), settings.get("published")
    if as_of is not None and published is not None and published < as_of:
        place = Location(FILE, None, "published")
        expected = say("a day after {as_of}, the date of the data", as_of=as_of)
        yield PUBLISHED_BEFORE_DATA.problem_at(place, str(published), expected)


def edition_info(settings: Mapping[str, Any]) -> EditionInfo:
    """Turn checked settings into what the edition says of itself; declared figures stay in the order of the file."""
    content = EDITION.table.model_validate(settings)
    declared = given(content.declared)
    return EditionInfo(
        number=content.number,
        quarter=content.quarter,
        as_of=content.as_of,
        published=content.published,
        publisher=Publisher(**given(content.publisher)),
        licence=Licence(**given(content.licence)),
        demonstration=content.demonstration,
        language=content.language or "fr",
        declared={name: Decimal(declared[name]) for name in settings.get("declared", ())},
        titles=given(content.titles),
        method=DeviationMethod(**given(content.method)),
        departures=tuple(Departure(**given(each)) for each in content.left),
        article=ArticleInfo(**given(content.article)),
    )
