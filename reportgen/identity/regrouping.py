"""Projects that were split or merged, as a person decided: the parts continue the whole, and none enters or leaves.

A split shows between two editions when the older one has the whole and the newer one has parts of it, and not the
whole any more, or parts for the first time. A merger shows when a project is gone and what it was merged into is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.identity.evidence import compact, words_of
from reportgen.values.comparison import Regrouping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.identity.registry import KnownProject, Registry
    from reportgen.values.dates import Quarter
    from reportgen.values.project import Project

    Names = set[str]


class Regrouper:
    """What was decided on splits and mergers, looked up in two editions."""

    def __init__(self, registry: Registry, ids: Mapping[str, str], when: tuple[Quarter, Quarter]) -> None:
        """Take the decisions, the ids of the older edition's projects by name, and both quarters."""
        self._registry = registry
        self._ids = ids
        self._before, self._after = map(str, when)

    def regroup(self, old: Sequence[Project], new: Sequence[Project]) -> tuple[Regrouping, ...]:
        """Find what was split or merged between two editions; groups that share a project are one."""
        groups: list[tuple[Names, Names]] = []
        for before, after in self._decided(old, new):
            shared = [each for each in groups if each[0] & before or each[1] & after]
            groups = [each for each in groups if each not in shared]
            groups.append((before.union(*(one for one, _ in shared)), after.union(*(one for _, one in shared))))
        return tuple(self._group(old, new, before, after) for before, after in groups)

    def _group(self, old: Sequence[Project], new: Sequence[Project], before: Names, after: Names) -> Regrouping:
        parts = tuple(project for project in new if project.name in after)
        ids = (self._registry.id_of(self._after, part.name) or "-".join(words_of(part.name)) for part in parts)
        return Regrouping(tuple(project for project in old if project.name in before), parts, tuple(ids))

    def _decided(self, old: Sequence[Project], new: Sequence[Project]) -> Iterator[tuple[Names, Names]]:
        for entry in self._registry.projects:
            yield from self._split(entry, old, new)
            yield from self._merged(entry, old, new)

    def _split(
        self, entry: KnownProject, old: Sequence[Project], new: Sequence[Project]
    ) -> Iterator[tuple[Names, Names]]:
        whole, rest = self._named(entry.id, old, self._before), self._named(entry.id, new, self._after)
        had: Names = set().union(*(self._named(part, old, self._before) for part in entry.split_into)) - whole
        has: Names = set().union(*(self._named(part, new, self._after) for part in entry.split_into))
        if whole and has and not (rest and had):
            yield whole | had, has | rest

    def _merged(
        self, entry: KnownProject, old: Sequence[Project], new: Sequence[Project]
    ) -> Iterator[tuple[Names, Names]]:
        if not entry.merged_into:
            return
        part, rest = self._named(entry.id, old, self._before), self._named(entry.id, new, self._after)
        had = self._named(entry.merged_into, old, self._before)
        has = self._named(entry.merged_into, new, self._after)
        if part and has and not rest:
            yield part | had, has

    def _named(self, key: str, projects: Sequence[Project], quarter: str) -> Names:
        """Find the project that an id means: the one that has it, else the one whose name is spelt so."""
        found = {project.name for project in projects if self._registry.id_of(quarter, project.name) == key}
        if not found and quarter == self._before:
            found = {project.name for project in projects if self._ids.get(project.name) == key}
        if not found and not any(known.id == key for known in self._registry.projects):
            found = {project.name for project in projects if compact(project.name) == compact(key)}
        return found
