"""Any known layout of project table → the files of a new edition's folder. Nothing is written here."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.checks import check
from reportgen.errors import Level, Location, Problem
from reportgen.model import NO_PUBLISHER, Editorial
from reportgen.readers import TABLE_NAME, assemble, read_tables
from reportgen.tabular import projects_csv, set_aside_csv
from reportgen.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from reportgen.model import Publisher, Quarter
    from reportgen.submission import Submission

SETTINGS_FILE = "edition.toml"
EDITORIAL_FILE = "editorial.md"
SET_ASIDE_FILE = "set-aside.csv"

_SETTINGS = """\
# L’édition {quarter}, telle que le programme la présente. Une ligne qui commence par # est un commentaire.
number = {number}
quarter = "{quarter}"
as_of = {as_of}          # date des données
{published}

[publisher]
{publisher}

[licence]
name = "Licence Ouverte 2.0"
url = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"

# Chiffres annoncés par l’éditeur : le programme les compare à ceux du tableau.
# [declared]
# projects = 44
# interministerial = 8
# total_cost_bn_eur = 1.56
# mean_duration_years = 6.0
# schedule_deviation_pct = 25.4
# budget_deviation_pct = 20.2

# Titres à la place de ceux que le programme calcule.
# [titles]
# brief = "…"
"""
_EDITORIAL = """\
# Ce qu’il faut retenir

Cette édition présente les grands projets numériques de l’État tels que les ministères qui les portent les ont décrits.
"""


@dataclass(frozen=True, slots=True)
class ImportedEdition:
    """What a new edition's folder is to hold, file by file, and what the officer should know."""

    files: Mapping[str, bytes]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What is known of an edition before its table is read; open dates are taken from it or assumed, with a warning."""

    quarter: Quarter
    number: int
    as_of: date | None = None
    published: date | None = None
    publisher: Publisher = NO_PUBLISHER


def import_tables(files: Sequence[Path], new: NewEdition) -> ImportedEdition:
    """Read tables (several are parts of one), check them, and spell the new edition's folder.

    Raises `Refused` with every problem if any is an error.
    """
    tables, unreadable = read_tables(files)
    submission = assemble(str(new.quarter), tables, settings=None, editorial=Editorial(), problems=unreadable)
    stated = {entry.published for entry in submission.entries if entry.published}
    published = new.published or (stated.pop() if len(stated) == 1 else None)
    settings = _settings(new, published)
    doubts = (*_several_dates(submission, published), *([] if new.as_of else [_as_of_assumed(new.quarter)]))
    submission = replace(submission, settings=tomllib.loads(settings), problems=(*submission.problems, *doubts))
    edition = check(submission)
    return ImportedEdition(dict(_files(submission, settings)), edition.warnings)


def _files(submission: Submission, settings: str) -> Iterator[tuple[str, bytes]]:
    yield SETTINGS_FILE, settings.encode()
    yield f"{TABLE_NAME}.csv", projects_csv([entry.project for entry in submission.entries])
    yield EDITORIAL_FILE, _EDITORIAL.encode()
    if submission.set_aside:
        yield SET_ASIDE_FILE, set_aside_csv(submission.set_aside)


def _settings(new: NewEdition, published: date | None) -> str:
    return _SETTINGS.format(
        quarter=new.quarter,
        number=new.number,
        as_of=new.as_of or new.quarter.last_day,
        published=f"published = {published}      # date de publication" if published else "# published = 2020-05-15",
        publisher="\n".join(_publisher_lines(new.publisher)),
    )


def _publisher_lines(publisher: Publisher) -> Iterator[str]:
    examples = {"short_name": "…", "url": "https://…", "contact": "…@…"}
    yield f"name = {_quoted(publisher.name)}"
    for key, example in examples.items():
        value = getattr(publisher, key)
        yield f"{key} = {_quoted(value)}" if value else f'# {key} = "{example}"'


def _quoted(text: str) -> str:
    """Spell a TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)


def _as_of_assumed(quarter: Quarter) -> Problem:
    return Problem(
        "as-of-assumed",
        Location(SETTINGS_FILE, None, "as_of"),
        say("no date of the data"),
        say("the day that the table describes; {day}, the end of the quarter, is assumed", day=quarter.last_day),
        say("Give --as-of, or correct as_of."),
        Level.WARNING,
    )


def _several_dates(submission: Submission, published: date | None) -> Iterator[Problem]:
    """Point at the first row whose publication date is another than the first one's."""
    dated = [entry for entry in submission.entries if entry.published]
    other = next((entry for entry in dated if entry.published != dated[0].published), None)
    if other and not published:
        yield Problem(
            "several-publication-dates",
            other.place("published"),
            other.texts["published"],
            say("one date in all rows, as in row {row}: {date}", row=dated[0].row, date=dated[0].texts["published"]),
            say("Give --published, or add published to edition.toml."),
            Level.WARNING,
        )
