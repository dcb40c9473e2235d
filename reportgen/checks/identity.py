"""Whether every row has a project's name, which no other row has, and a ministry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.words.problem_texts import say
from reportgen.words.rules.table import DUPLICATE_PROJECT, MISSING_MINISTRY, MISSING_NAME
from reportgen.words.spelling import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.errors import Problem
    from reportgen.values.submission import ProjectRow, Submission


def missing_names(submission: Submission) -> Iterator[Problem]:
    """Every row has a project's name and a ministry."""
    for entry in submission.entries:
        if not entry.project.name and "name" in entry.columns:
            yield MISSING_NAME.problem_at(entry.place("name"), "", say("the project’s name"))
        if not entry.project.ministry and "ministry" in entry.columns:
            yield MISSING_MINISTRY.problem_at(entry.place("ministry"), "", say("the ministry that carries it"))


def repeated_names(submission: Submission) -> Iterator[Problem]:
    """No two rows have the same name, whatever its case, accents and spaces."""
    first: dict[str, ProjectRow] = {}
    for entry in submission.entries:
        name = same_name(entry.project.name)
        earlier = first.setdefault(name, entry)
        if name and earlier is not entry:
            yield _repeated_name(entry, earlier)


def _repeated_name(entry: ProjectRow, earlier: ProjectRow) -> Problem:
    where = say("row {row}", row=earlier.row)
    if earlier.file != entry.file:
        where = say("{file}, row {row}", file=earlier.file, row=earlier.row)
    return DUPLICATE_PROJECT.problem_at(
        entry.place("name"),
        entry.project.name,
        say("a name that no other row has; {where} says “{name}”", where=where, name=earlier.project.name),
    )
