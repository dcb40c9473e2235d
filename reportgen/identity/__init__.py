"""Which project is which across editions: sure matches are taken, doubtful ones are left to a person.

A wrong sure match is worse than an undecided one. A match is sure when all evidence together is strong, nothing
contradicts it, and no other project of either edition comes near: one to one over the whole edition.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.formatting import ministry_label
from reportgen.identity.evidence import compact, weigh, words_of
from reportgen.identity.regrouping import Regrouper
from reportgen.values.comparison import Candidate, Identification, Match, Method, Undecided

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.identity.evidence import Evidence
    from reportgen.identity.registry import Registry
    from reportgen.values.dates import Quarter
    from reportgen.values.project import Project

SURE = 0.70  # the least score of a sure match
MARGIN = 0.10  # how far any other pair of either project must stay behind
STRONG_AT_LEAST = 2  # independent pieces of strong evidence
DOUBTFUL = 0.52  # from here on, a person is asked
MOST_CANDIDATES = 3
SILENT_FROM = 2  # projects of a ministry that are all missing: one alone is an ordinary departure
_COMMON = {
    "ministere",
    "ministeres",
    "charge",
    "charges",
    "de",
    "des",
    "du",
    "et",
    "la",
    "le",
    "les",
    "l",
    "services",
    "d",
}


class Identifier:
    """Who is who between two editions: the older one's projects with their ids, the newer one's, the decisions."""

    def __init__(self, ids: Mapping[str, str], registry: Registry) -> None:
        """Take the ids of the older edition's projects by name."""
        self._ids = ids
        self._registry = registry

    def identify(self, old: Sequence[Project], new: Sequence[Project], when: tuple[Quarter, Quarter]) -> Identification:
        """Match two editions."""
        regrouped = Regrouper(self._registry, self._ids, when).regroup(old, new)
        parts = {project.name for group in regrouped for project in group.new}
        wholes = {project.name for group in regrouped for project in group.old}
        found = self._identify(
            [each for each in old if each.name not in wholes], [each for each in new if each.name not in parts], when
        )
        return replace(found, regrouped=regrouped)

    def _identify(
        self, old: Sequence[Project], new: Sequence[Project], when: tuple[Quarter, Quarter]
    ) -> Identification:
        """Match what was neither split nor merged."""
        decided = self._decided(old, new, when)
        exact = self._exact(_without(old, decided, "old"), _without(new, decided, "new"))
        matched = (*decided, *exact)
        pairs = self._pairs(_without(old, matched, "old"), _without(new, matched, "new"))
        similar = [self._match(*pair, Method.SIMILAR, evidence.score) for pair, evidence in _sure(pairs)]
        matches = (*matched, *similar)
        undecided = _undecided(pairs, matches)
        asked = {each.new.name for each in undecided}
        return Identification(
            matches=tuple(sorted(matches, key=lambda match: _place(match.new, new))),
            undecided=tuple(sorted(undecided, key=lambda each: _place(each.new, new))),
            entered=tuple(project for project in _without(new, matches, "new") if project.name not in asked),
            left=_without(old, matches, "old"),
            unanswered=self._unanswered(old, new, matches, undecided),
        )

    def _unanswered(
        self, old: Sequence[Project], new: Sequence[Project], matches: Sequence[Match], undecided: Sequence[Undecided]
    ) -> tuple[Project, ...]:
        """List the projects of ministries of which no row came in, under their own name or another."""
        found = {match.old.name for match in matches} | {one.old.name for each in undecided for one in each.candidates}
        ministries: dict[str, list[Project]] = {}
        for project in old:
            ministries.setdefault(project.ministry, []).append(project)
        return tuple(
            project
            for ministry, projects in ministries.items()
            if len(projects) >= SILENT_FROM
            and not any(project.name in found for project in projects)
            and not any(self.are_kin(ministry, name) for each in new for name in each.leads)
            for project in projects
        )

    def _decided(self, old: Sequence[Project], new: Sequence[Project], when: tuple[Quarter, Quarter]) -> list[Match]:
        """Take the matches that a person decided."""
        before, after = map(str, when)
        known = {self._registry.id_of(before, project.name): project for project in old}
        pairs = ((known.get(self._registry.id_of(after, project.name)), project) for project in new)
        return [
            self._match(one, other, Method.REGISTRY, 1.0)
            for one, other in pairs
            if one is not None and self._registry.id_of(after, other.name) is not None
        ]

    def _exact(self, old: Sequence[Project], new: Sequence[Project]) -> list[Match]:
        """Take equal names, spelling aside, unless everything else says that they are two."""
        names = {compact(project.name): project for project in old}
        once = _standing_once(old) & _standing_once(new)
        pairs = ((names[name], project) for project in new if (name := compact(project.name)) in once)
        return [
            self._match(one, other, Method.EXACT, 1.0)
            for one, other in pairs
            if not self._registry.are_different(one.name, other.name) and self._plausible(one, other)
        ]

    def _plausible(self, old: Project, new: Project) -> bool:
        """Doubt an equal name when both start and ministry are others, or start and nearly all the rest."""
        evidence = weigh(old, new, self.are_kin)
        return not evidence.contradicted or (evidence.likeness["ministry"] == 1.0 and evidence.score >= DOUBTFUL)

    def _pairs(self, old: Sequence[Project], new: Sequence[Project]) -> dict[tuple[Project, Project], Evidence]:
        return {
            (one, other): weigh(one, other, self.are_kin)
            for one in old
            for other in new
            if not self._registry.are_different(one.name, other.name)
        }

    def _match(self, old: Project, new: Project, method: Method, score: float) -> Match:
        moved = not self.are_kin(old.ministry, new.ministry)
        return Match(old=old, new=new, id=self._ids[old.name], method=method, score=round(score, 3), moved=moved)

    def are_kin(self, one: str, other: str) -> bool:
        """Tell whether two names are one ministry: by decision, else by the words that name its field."""
        ids = self._registry.ministry_id(one), self._registry.ministry_id(other)
        if None not in ids:
            return ids[0] == ids[1]
        fields = [set(words_of(ministry_label(name))) - _COMMON for name in (one, other)]
        return bool(fields[0] & fields[1]) or fields[0] == fields[1]


def _standing_once(projects: Sequence[Project]) -> set[str]:
    """Name the folded names that one project alone has: of two that are spelt alike, neither is exact."""
    counted = Counter(compact(project.name) for project in projects)
    return {name for name, times in counted.items() if times == 1}


def _without(projects: Sequence[Project], matches: Sequence[Match], side: str) -> tuple[Project, ...]:
    matched = {getattr(match, side).name for match in matches}
    return tuple(project for project in projects if project.name not in matched)


def _sure(pairs: Mapping[tuple[Project, Project], Evidence]) -> list[tuple[tuple[Project, Project], Evidence]]:
    """Take the pairs that are beyond doubt: each the best of both its projects, by a clear margin."""
    return [
        (pair, evidence)
        for pair, evidence in pairs.items()
        if evidence.score >= SURE
        and evidence.strong >= STRONG_AT_LEAST
        and not evidence.contradicted
        and evidence.score >= _best_other(pairs, pair) + MARGIN
    ]


def _best_other(pairs: Mapping[tuple[Project, Project], Evidence], pair: tuple[Project, Project]) -> float:
    """Find the best score of any other pair that shares a project with this one."""
    rivals = (
        evidence.score
        for (old, new), evidence in pairs.items()
        if (old.name == pair[0].name) != (new.name == pair[1].name)
    )
    return max(rivals, default=0.0)


def _undecided(pairs: Mapping[tuple[Project, Project], Evidence], matches: Sequence[Match]) -> tuple[Undecided, ...]:
    """List what a person must decide, with the candidates that nobody surely is."""
    gone = {match.old.name for match in matches}
    found = {match.new.name for match in matches}
    asked: dict[str, list[tuple[Project, Candidate]]] = {}
    for (old, new), evidence in pairs.items():
        if evidence.score >= DOUBTFUL and evidence.strong and old.name not in gone and new.name not in found:
            asked.setdefault(new.name, []).append((new, Candidate(old, round(evidence.score, 3), evidence.said)))
    return tuple(
        Undecided(found[0][0], tuple(sorted((each for _, each in found), key=_best_first)[:MOST_CANDIDATES]))
        for found in asked.values()
    )


def _best_first(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.old.name


def _place(project: Project, edition: Sequence[Project]) -> int:
    return next(place for place, each in enumerate(edition) if each is project)
