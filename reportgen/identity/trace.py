"""Every edition in turn: each project keeps one id through all of them, also when it comes back after an absence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.identity import Identifier
from reportgen.identity.evidence import words_of
from reportgen.values.comparison import Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportgen.identity.registry import Registry
    from reportgen.values.comparison import Identification, Match
    from reportgen.values.dates import Quarter
    from reportgen.values.project import Project

LONGEST_ID = 48


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One edition of the history: its projects' ids by name, who is who since the one before, who came back."""

    quarter: Quarter
    ids: Mapping[str, str]
    since: Identification | None
    returned: tuple[Match, ...]


def trace(editions: Iterable[tuple[Quarter, Sequence[Project]]], registry: Registry) -> tuple[TraceStep, ...]:
    """Follow the projects through the editions, the oldest first."""
    steps: list[TraceStep] = []
    newest: dict[str, Project] = {}  # the newest sight of each id
    dissolved: set[str] = set()  # the ids of what was split or merged: it goes on in others, and never comes back
    before: tuple[Quarter, Sequence[Project]] | None = None
    for quarter, projects in editions:
        since = returned = None
        ids: dict[str, str] = {}
        if before is not None:
            since = Identifier(steps[-1].ids, registry).identify(before[1], projects, (before[0], quarter))
            ids = {match.new.name: match.id for match in since.matches}
            ids |= {part.name: key for group in since.regrouped for part, key in zip(group.new, group.ids, strict=True)}
            dissolved |= {steps[-1].ids[project.name] for group in since.regrouped for project in group.old}
            absent = {key: one for key, one in _absent_projects(newest, steps[-1].ids).items() if key not in dissolved}
            returned = _find_returned(since.entered, absent, registry, (before[0], quarter))
            ids |= {match.new.name: match.id for match in returned}
        ids |= _ids_by_decision(
            quarter, [each for each in projects if each.name not in ids], registry, set(ids.values())
        )
        used = {*newest, *ids.values()}
        for project in projects:
            if project.name not in ids:
                ids[project.name] = _new_id(project, used)
                used.add(ids[project.name])
        newest |= {ids[project.name]: project for project in projects}
        steps.append(TraceStep(quarter, ids, since, returned or ()))
        before = (quarter, projects)
    return tuple(steps)


def _ids_by_decision(
    quarter: Quarter, projects: Sequence[Project], registry: Registry, used: set[str]
) -> Mapping[str, str]:
    """Give the ids that a person decided, before any id is made of a name: two projects never share one."""
    decided = {each.name: registry.id_of(str(quarter), each.name) for each in projects}
    return {name: key for name, key in decided.items() if key and key not in used}


def _absent_projects(newest: Mapping[str, Project], ids: Mapping[str, str]) -> Mapping[str, Project]:
    """List the projects that were not in the last edition."""
    present = set(ids.values())
    return {key: project for key, project in newest.items() if key not in present}


def _find_returned(
    entered: Sequence[Project], absent: Mapping[str, Project], registry: Registry, when: tuple[Quarter, Quarter]
) -> tuple[Match, ...]:
    """Find who comes back among those who enter: only what is beyond doubt."""
    if not absent or not entered:
        return ()
    ids = {project.name: key for key, project in absent.items()}
    last = {project.name: project for project in absent.values()}
    found = Identifier(ids, registry).identify(tuple(last.values()), entered, when)
    return tuple(match for match in found.matches if match.method in {Method.EXACT, Method.SIMILAR, Method.REGISTRY})


def _new_id(project: Project, used: set[str]) -> str:
    """Make an id of the name, with a number where another project has it."""
    stem = "-".join(words_of(project.name))[:LONGEST_ID].strip("-") or "projet"
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(used) + 2))
    return next(candidate for candidate in candidates if candidate not in used)
