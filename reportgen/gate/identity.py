"""Whether it is clear which project is which, and no names or descriptions were exchanged."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reportgen.words.problem_texts import say
from reportgen.words.rules.course import DESCRIPTION_REPEATED, DESCRIPTION_SWAPPED, NAME_SWAPPED, UNDECIDED_IDENTITY
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.gate.case import Case
    from reportgen.values.errors import Problem
    from reportgen.values.project import Project

SAME_TEXT, OTHER_TEXT = (
    90,
    60,
)  # likeness of two descriptions, in percent, from which on they are one; up to which they are two
FEWEST_VALUES = 2  # values without which a row cannot be told from another


def undecided_projects(case: Case) -> Iterator[Problem]:
    """Every project is known to be new, or to be one of the edition before."""
    comparison = case.findings.comparison
    if comparison is None:
        return
    for each in comparison.undecided:
        best = each.candidates[0]
        yield UNDECIDED_IDENTITY.problem_at(
            case.place(each.new, "name"),
            each.new.name,
            say("a decision: is it “{old}” of {quarter}?", old=best.old.name, quarter=comparison.old),
            evidence=(("candidate", best.old.name), ("score", best.score)),
        )


def swapped_rows(case: Case) -> Iterator[Problem]:
    """No two projects have exchanged their names or their descriptions since the edition before."""
    before = {fold(project.name): project for project in case.past[-1].edition.projects} if case.past else {}
    pairs = [(before[fold(new.name)], new) for new in case.projects if fold(new.name) in before]
    names = list(_exchanged_names(pairs))
    yield from (_name_swap(case, one, other) for one, other in names)
    for (old, new), (other_old, other_new) in combinations([pair for pair in pairs if _other_words(*pair)], 2):
        exchanged = _same_words(new, other_old) and _same_words(other_new, old)
        if exchanged and (new, other_new) not in names:
            yield _description_swap(case, new, other_new)


def _exchanged_names(pairs: Iterable[tuple[Project, Project]]) -> Iterator[tuple[Project, Project]]:
    """Find two names that exchanged their rows: dates, durations and costs went from the one to the other."""
    rows = [(_values_of_row(old), _values_of_row(new), new) for old, new in pairs]
    moved = [row for row in rows if row[0] and row[1] and row[0] != row[1]]
    for (old, new, project), (other_old, other_new, other) in combinations(moved, 2):
        if (new, other_new) == (other_old, old):
            yield project, other


def repeated_descriptions(case: Case) -> Iterator[Problem]:
    """No two projects are described in the same words."""
    first: dict[str, Project] = {}
    for project in case.projects:
        earlier = first.setdefault(fold(project.description), project)
        if project.description and earlier is not project:
            yield DESCRIPTION_REPEATED.problem_at(
                case.place(project, "description"),
                say("the description of “{other}”", other=earlier.name),
                say("what this project does"),
                evidence=(("other", earlier.name),),
            )


def _name_swap(case: Case, one: Project, other: Project) -> Problem:
    return NAME_SWAPPED.problem_at(
        case.place(one, "name"),
        say("the row of “{other}”, and the other way round", other=other.name),
        say("what the edition before says of “{one}”", one=one.name),
        evidence=(("one", one.name), ("other", other.name)),
        detail=other.name,
    )


def _description_swap(case: Case, one: Project, other: Project) -> Problem:
    return DESCRIPTION_SWAPPED.problem_at(
        case.place(one, "description"),
        say("the description of “{other}”, and the other way round", other=other.name),
        say("what the edition before says of “{one}”", one=one.name),
        evidence=(("one", one.name), ("other", other.name)),
        detail=other.name,
    )


def _values_of_row(project: Project) -> tuple[object, ...]:
    """List the dates, durations and costs that tell one row from another; nothing if there are too few."""
    values = (project.start, project.duration_years, project.cost_meur, project.initial_cost_meur)
    return values if sum(value is not None for value in values) >= FEWEST_VALUES else ()


def _same_words(one: Project, other: Project) -> bool:
    return _percent_alike(one.description, other.description, SAME_TEXT) >= SAME_TEXT


def _other_words(old: Project, new: Project) -> bool:
    return (
        bool(old.description and new.description)
        and _percent_alike(old.description, new.description, OTHER_TEXT) < OTHER_TEXT
    )


def _percent_alike(one: str, other: str, least: float) -> float:
    """Compare two texts, in percent; 0 when below ``least``."""
    return fuzz.ratio(_folded(one), _folded(other), score_cutoff=least)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)
