"""Whether it is clear which project is which, and that no name or description went to another project's row."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reportgen.errors import Level, Problem
from reportgen.spelling import fold
from reportgen.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.model import Project

SAME, OTHER = 90, 60  # likeness of two descriptions, in percent, from which on they are one; up to which they are two
FEWEST = 2  # values without which a row cannot be told from another


def undecided(case: Case) -> Iterator[Problem]:
    """Every project is known to be new, or to be one of the edition before."""
    comparison = case.findings.comparison
    if comparison is None:
        return
    for each in comparison.undecided:
        best = each.candidates[0]
        yield Problem(
            "undecided-identity",
            case.place(each.new, "name"),
            each.new.name,
            say("a decision: is it “{old}” of {quarter}?", old=best.old.name, quarter=comparison.old),
            say("Run reportgen match; until then the one counts as entered, the other as left."),
            Level.WARNING,
            (("candidate", best.old.name), ("score", best.score)),
        )


def swapped(case: Case) -> Iterator[Problem]:
    """No two projects have exchanged their names or their descriptions since the edition before."""
    before = {fold(project.name): project for project in case.past[-1].edition.projects} if case.past else {}
    pairs = [(before[fold(new.name)], new) for new in case.projects if fold(new.name) in before]
    changed = [(old, new) for old, new in pairs if not _same_words(old, new) or _row(old) != _row(new)]
    for (old, new), (other_old, other_new) in combinations(changed, 2):
        words = _exchanged_words(old, new, other_old, other_new)
        rows = _exchanged_rows(old, new, other_old, other_new)
        if words or rows:
            yield _swap(case, "name-swapped" if rows else "description-swapped", new, other_new)


def repeated_descriptions(case: Case) -> Iterator[Problem]:
    """No two projects are described in the same words."""
    first: dict[str, Project] = {}
    for project in case.projects:
        earlier = first.setdefault(fold(project.description), project)
        if project.description and earlier is not project:
            yield Problem(
                "description-repeated",
                case.place(project, "description"),
                say("the description of “{other}”", other=earlier.name),
                say("what this project does"),
                say("One of the two was probably copied into the wrong row."),
                Level.WARNING,
                (("other", earlier.name),),
            )


def _swap(case: Case, rule: str, one: Project, other: Project) -> Problem:
    name = rule == "name-swapped"
    return Problem(
        rule,
        case.place(one, "name" if name else "description"),
        say("the row of “{other}”, and the other way round", other=other.name)
        if name
        else say("the description of “{other}”, and the other way round", other=other.name),
        say("what the edition before says of “{one}”", one=one.name),
        say("Put them back into their rows; if the edition before was wrong, waive this and say so."),
        Level.BLOCKING,
        (("one", one.name), ("other", other.name)),
    )


def _row(project: Project) -> tuple[object, ...]:
    """Take what tells one row from another, whatever its name."""
    values = (project.start, project.duration_years, project.cost_meur, project.initial_cost_meur)
    return values if sum(value is not None for value in values) >= FEWEST else ()


def _exchanged_rows(old: Project, new: Project, other_old: Project, other_new: Project) -> bool:
    one, other = _row(old), _row(other_old)
    return bool(one and other) and one != other and (_row(new), _row(other_new)) == (other, one)


def _exchanged_words(old: Project, new: Project, other_old: Project, other_new: Project) -> bool:
    return (
        _likeness(new, other_old) >= SAME
        and _likeness(other_new, old) >= SAME
        and _likeness(old, new) <= OTHER
        and _likeness(other_old, other_new) <= OTHER
    )


def _same_words(old: Project, new: Project) -> bool:
    return _likeness(old, new) > OTHER or not (old.description and new.description)


def _likeness(one: Project, other: Project) -> float:
    return fuzz.ratio(fold(one.description), fold(other.description)) if one.description and other.description else 0.0
