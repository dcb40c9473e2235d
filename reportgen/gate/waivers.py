"""Findings and what a person answers for: each finding gets its name, and its waiver if there is one that counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.errors import Level, Location, Problem
from reportgen.spelling import fold, nearest
from reportgen.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.errors import Waiver
    from reportgen.findings import Past
    from reportgen.submission import Entry, Submission

FILE = "waivers.toml"


def named(submission: Submission, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give each finding its id, and the ministries of its row; findings of one name are told apart by their place."""
    rows = {(entry.file, entry.row): entry for entry in submission.entries}
    told = [(each, rows.get((each.location.file, each.location.row or 0))) for each in problems]
    ids = Counter(_id(each, row) for each, row in told)
    return tuple(_named(each, row, alone=ids[_id(each, row)] == 1) for each, row in told)


def _named(problem: Problem, row: Entry | None, *, alone: bool) -> Problem:
    stem = _id(problem, row)
    where = _slug(f"{problem.location.column or ''} {problem.found}")
    named_so = replace(problem, id=stem if alone else f"{stem}:{where}")
    if row is None:
        return named_so
    ministries = tuple(filter(None, (row.project.ministry, *row.project.co_leads)))
    return replace(named_so, project=row.project.name, ministries=ministries)


def _id(problem: Problem, row: Entry | None) -> str:
    place = problem.location
    about = row.project.name if row and row.project.name else f"{place.file} {place.row or ''} {place.column or ''}"
    return f"{problem.rule}:{_slug(about)}"


def _slug(text: str) -> str:
    return fold(text).replace(" ", "-")


def waived(problems: Iterable[Problem], waivers: Iterable[Waiver], past: Sequence[Past]) -> tuple[Problem, ...]:
    """Put each waiver that counts beside its blocking finding, and report those that do nothing."""
    problems, waivers = tuple(problems), tuple(waivers)
    expired = {waiver for waiver in waivers if _is_of_an_earlier_edition(waiver, past)}
    counting = {waiver.id: waiver for waiver in waivers if waiver not in expired}
    done = tuple(
        replace(each, waiver=counting.get(each.id)) if each.level is Level.BLOCKING else each for each in problems
    )
    used = {each.waiver for each in done if each.waiver}
    idle = (waiver for waiver in waivers if waiver not in used | expired)
    return (*done, *map(_expired, sorted(expired, key=lambda waiver: waiver.id)), *_unused(idle, problems))


def _is_of_an_earlier_edition(waiver: Waiver, past: Sequence[Past]) -> bool:
    """Tell a waiver that was carried over: it lies word for word in an earlier edition's folder, or is too old."""
    copied = any(waiver in each.edition.waivers for each in past)
    return copied or bool(past and waiver.date <= past[-1].edition.info.as_of)


def _expired(waiver: Waiver) -> Problem:
    return _problem(
        "waiver-expired",
        waiver,
        say("a waiver of {date}", date=waiver.date),
        say("one given for this very edition: a waiver ends with its edition"),
        say("Look at the finding anew; if it still holds, waive it with today’s date and reason."),
    )


def _unused(idle: Iterable[Waiver], problems: tuple[Problem, ...]) -> Iterator[Problem]:
    blocking = [each.id for each in problems if each.level is Level.BLOCKING]
    levels = {each.id: each.level for each in problems}
    for waiver in idle:
        near = nearest(waiver.id, blocking)
        advice = say("Remove it, or write {near} if that is what is meant.", near=near) if near else say("Remove it.")
        level = levels.get(waiver.id)
        found = (
            say("a waiver for nothing that blocks ({level})", level=str(level))
            if level
            else say("a waiver for nothing")
        )
        yield _problem("waiver-unused", waiver, found, say("the id of a finding that blocks"), advice)


def _problem(rule: str, waiver: Waiver, found: str, expected: str, advice: str) -> Problem:
    place, named_so = Location(FILE, column=waiver.id), f"{rule}:{waiver.id}"
    return Problem(rule, place, found, expected, advice, Level.WARNING, id=named_so)
