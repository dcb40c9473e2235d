"""Gives each problem its id, and its waiver where a person gave one that counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.values.errors import Level, Location
from reportgen.words.problem_texts import say
from reportgen.words.rules import LEVELS
from reportgen.words.rules.waivers import WAIVER_EXPIRED, WAIVER_UNUSED
from reportgen.words.spelling import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.values.errors import Problem, Waiver
    from reportgen.values.findings import Past
    from reportgen.values.project import Project
    from reportgen.values.submission import Submission
    from reportgen.words.problem_texts import ProblemText
    from reportgen.words.rules import Rule

FILE = "waivers.toml"


def with_ids(submission: Submission, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give each problem its id, its project and the ministries of its row; further ones of the same id are numbered."""
    rows = {(entry.file, entry.row): entry.project for entry in submission.entries}
    times: Counter[str] = Counter()
    done = []
    for problem in problems:
        project = rows.get((problem.location.file, problem.location.row or 0))
        name = _id_of(problem, project)
        times[name] += 1
        done.append(_with_id(problem, project, name if times[name] == 1 else f"{name}:{times[name]}"))
    return tuple(done)


def _with_id(problem: Problem, project: Project | None, name: str) -> Problem:
    if project is None:
        return replace(problem, id=name)
    ministries = tuple(filter(None, (project.ministry, *project.co_leads)))
    return replace(problem, id=name, project=problem.project or project.name, ministries=ministries)


def _id_of(problem: Problem, project: Project | None) -> str:
    """Make an id of rule, project and detail; where no project is concerned, of file and column, not of the row."""
    subject = problem.project or (project.name if project else "")
    place = f"{problem.location.file} {problem.location.column or ''}"
    return ":".join(filter(None, (problem.rule, _hyphenate(subject or place), _hyphenate(problem.detail))))


def _hyphenate(text: str) -> str:
    return fold(text).replace(" ", "-")


def apply_waivers(problems: Iterable[Problem], waivers: Iterable[Waiver], past: Sequence[Past]) -> tuple[Problem, ...]:
    """Attach each waiver that counts to its blocking problem, and report the waivers that do nothing."""
    problems, waivers = tuple(problems), tuple(waivers)
    expired = {waiver for waiver in waivers if _was_carried_over(waiver, past)}
    counting = {waiver.id: waiver for waiver in waivers if waiver not in expired}
    done = tuple(
        replace(each, waiver=counting.get(each.id)) if each.level is Level.BLOCKING else each for each in problems
    )
    used = {each.waiver for each in done if each.waiver}
    idle = (waiver for waiver in waivers if waiver not in used | expired)
    return (
        *done,
        *map(_expired_waiver, sorted(expired, key=lambda waiver: waiver.id)),
        *_unused_waivers(idle, problems),
    )


def _was_carried_over(waiver: Waiver, past: Sequence[Past]) -> bool:
    """Tell whether a waiver was carried over: an earlier edition has the same, or it is older than that edition's data."""
    copied = any(waiver in each.edition.waivers for each in past)
    return copied or bool(past and waiver.date <= past[-1].edition.info.as_of)


def _expired_waiver(waiver: Waiver) -> Problem:
    return _problem(
        WAIVER_EXPIRED,
        waiver,
        say("a waiver of {date}", date=waiver.date),
        say("one given for this very edition: a waiver ends with its edition"),
    )


def _unused_waivers(idle: Iterable[Waiver], problems: tuple[Problem, ...]) -> Iterator[Problem]:
    blocking = [each.id for each in problems if each.level is Level.BLOCKING]
    levels = {each.id: each.level for each in problems}
    for waiver in idle:
        near = nearest(waiver.id, blocking)
        advice = say("Remove it, or write {near} if that is what is meant.", near=near) if near else say("Remove it.")
        level = levels.get(waiver.id)
        found = (
            say("a waiver for nothing that blocks ({level})", level=LEVELS[level])
            if level
            else say("a waiver for nothing")
        )
        yield _problem(WAIVER_UNUSED, waiver, found, say("the id of a finding that blocks"), advice)


def _problem(
    rule: Rule, waiver: Waiver, found: ProblemText, expected: ProblemText, advice: ProblemText | None = None
) -> Problem:
    place = Location(FILE, column=waiver.id)
    return rule.problem_at(place, found, expected, advice, id=f"{rule.id}:{waiver.id}")
