"""Any known layout of project table → the files of a new edition's folder. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.checks import check
from reportgen.editions.first_files import EDITORIAL, EDITORIAL_FILE, SETTINGS_FILE, settings_toml
from reportgen.portfolio.table import projects_csv, set_aside_csv
from reportgen.readers import TABLE_NAME, assemble, read_tables
from reportgen.settings import reader
from reportgen.settings.edition import EDITION
from reportgen.values.edition import Editorial, InputFile
from reportgen.values.errors import Location, Problem
from reportgen.words.problem_texts import say
from reportgen.words.rules.settings import AS_OF_ASSUMED, SEVERAL_PUBLICATION_DATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from reportgen.editions.first_files import NewEdition
    from reportgen.values.dates import Quarter
    from reportgen.values.project import Project
    from reportgen.values.submission import ProjectRow, Submission, Table

SET_ASIDE_FILE = "set-aside.csv"
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AssembledEdition:
    """What an edition's folder is to hold, file by file, what was read, and what the officer should know."""

    files: Mapping[str, bytes]
    projects: tuple[Project, ...]
    entries: tuple[ProjectRow, ...]
    warnings: tuple[Problem, ...]


def assemble_edition(files: Sequence[Path], new: NewEdition, kept: Mapping[str, bytes] = _NOTHING) -> AssembledEdition:
    """Read tables (several are parts of one), check them, and spell the edition's folder.

    ``kept`` holds the files of a folder that is there already: its edition.toml counts, and every file of it stays.
    Raises `Refused` with every problem if any is an error.
    """
    submission = submission_of(*read_tables(files), new, kept.get(SETTINGS_FILE))
    edition = check(submission)
    return AssembledEdition({**_files(submission), **kept}, edition.projects, submission.entries, edition.warnings)


def submission_of(
    tables: Sequence[Table], unreadable: Sequence[Problem], new: NewEdition, begun: bytes | None = None
) -> Submission:
    """Put tables together as one edition; ``begun`` is its edition.toml where there is one, else it is spelled anew.

    ``unreadable`` are the problems of files that could not be read.
    """
    submission = assemble(str(new.quarter), tables, settings=None, editorial=Editorial(), problems=unreadable)
    spelled, doubts = _spell_settings(submission, new) if begun is None else (begun, ())
    reading = reader.read(EDITION, spelled)
    problems = (*submission.problems, *reading.problems, *doubts)
    return replace(submission, settings=reading.sound, problems=problems, inputs=(InputFile(SETTINGS_FILE, spelled),))


def _spell_settings(submission: Submission, new: NewEdition) -> tuple[bytes, Sequence[Problem]]:
    """Spell edition.toml, and say what was assumed for it."""
    stated = {entry.published for entry in submission.entries if entry.published}
    published = new.published or (stated.pop() if len(stated) == 1 else None)
    doubts = (*_several_dates(submission, published), *([] if new.as_of else [_as_of_assumed(new.quarter)]))
    return settings_toml(replace(new, published=published)), doubts


def _files(submission: Submission) -> Mapping[str, bytes]:
    settings = submission.inputs[0].content
    table = projects_csv([entry.project for entry in submission.entries])
    files = {SETTINGS_FILE: settings, f"{TABLE_NAME}.csv": table, EDITORIAL_FILE: EDITORIAL}
    return {**files, SET_ASIDE_FILE: set_aside_csv(submission.set_aside)} if submission.set_aside else files


def _as_of_assumed(quarter: Quarter) -> Problem:
    return AS_OF_ASSUMED.problem_at(
        Location(SETTINGS_FILE, None, "as_of"),
        say("no date of the data"),
        say("the day that the table describes; {day}, the end of the quarter, is assumed", day=quarter.last_day),
    )


def _several_dates(submission: Submission, published: date | None) -> Iterator[Problem]:
    """Point at the first row whose publication date is another than the first one's."""
    dated = [entry for entry in submission.entries if entry.published]
    other = next((entry for entry in dated if entry.published != dated[0].published), None)
    if other and not published:
        yield SEVERAL_PUBLICATION_DATES.problem_at(
            other.place("published"),
            other.texts["published"],
            say("one date in all rows, as in row {row}: {date}", row=dated[0].row, date=dated[0].texts["published"]),
        )
