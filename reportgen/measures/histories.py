"""Each project's sights in all editions, by id: its own, and those of the whole that it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.values.comparison import moved
from reportgen.values.findings import Observation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportgen.values.edition import Edition
    from reportgen.values.findings import Traced

    Sights = dict[str, list[Observation]]


def histories_of(steps: Iterable[tuple[Edition, Traced]]) -> Mapping[str, Sequence[Observation]]:
    """Gather the sights by id, the oldest first; a part of a split project begins with the whole's."""
    histories: Sights = {}
    before: Mapping[str, str] = {}
    for edition, step in steps:
        groups = {part.name: group for group in (step.since.regrouped if step.since else ()) for part in group.new}
        earlier = {key: list(sights) for key, sights in histories.items()}
        elsewhere = moved(step.since, step.returned)
        for project in edition.projects:
            key, group = step.ids[project.name], groups.get(project.name)
            if group is not None and group.is_split:
                histories[key] = list(earlier[before[group.old[0].name]])
            seen = Observation.of(edition, project, moved=project.name in elsewhere, group=group)
            histories.setdefault(key, []).append(seen)
        before = step.ids
    return histories


def since_regrouped(history: Sequence[Observation]) -> tuple[Observation, ...]:
    """Keep the sights of one and the same project: those before it was split or merged are not compared with it."""
    starts = [place for place, sight in enumerate(history) if sight.group is not None]
    return tuple(history[starts[-1] if starts else 0 :])


def own_sights(history: Sequence[Observation]) -> tuple[Observation, ...]:
    """Keep a project's own sights: a part's history begins with those of the whole, which are not its own."""
    starts = [place for place, sight in enumerate(history) if sight.group is not None and sight.group.is_split]
    return tuple(history[starts[-1] if starts else 0 :])
