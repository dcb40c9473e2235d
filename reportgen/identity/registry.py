"""registry.toml: who is who across editions, as a person decided; the program never overrules it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.settings import reader
from reportgen.settings.faults import locate
from reportgen.settings.registry import REGISTRY
from reportgen.settings.shape import given
from reportgen.values.errors import Refused
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.values.errors import Problem

FILE = REGISTRY.file


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project's names by quarter, under one id; into which projects it was split, or into which one it was merged."""

    id: str
    names: Mapping[str, str]
    note: str = ""
    split_into: tuple[str, ...] = ()
    merged_into: str = ""

    def named_since(self, quarter: str) -> str | None:
        """Tell since which quarter the project bears the name that it has in one: the newest that is not later."""
        return max((each for each in self.names if each <= quarter), default=None)


@dataclass(frozen=True, slots=True)
class Different:
    """Two projects that look alike and are not one."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class KnownMinistry:
    """A ministry's names through reshuffles."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """The decisions that persons took."""

    projects: tuple[KnownProject, ...] = ()
    different: tuple[Different, ...] = ()
    ministries: tuple[KnownMinistry, ...] = ()

    def id_of(self, quarter: str, name: str) -> str | None:
        """Find the id that a name has in a quarter, if a decision gives it one: of several, the newest decision does."""
        found = [
            (since, known.id)
            for known in self.projects
            if (since := known.named_since(quarter)) and known.names[since] == name
        ]
        return max(found, key=lambda each: each[0], default=(None, None))[1]

    def are_different(self, old: str, new: str) -> bool:
        """Tell whether a person said that these two are not one."""
        return Different(old, new) in self.different

    def ministry_id(self, name: str) -> str | None:
        """Find the id that a ministry's name has, if a decision gives it one."""
        return next((known.id for known in self.ministries if name in known.names), None)


def parse_registry(text: str) -> Registry:
    """Read registry.toml; `Refused` names every entry that is wrong."""
    reading = reader.read(REGISTRY, text.encode())
    problems = [*reading.problems, *_twice(reading)]
    if reading.content is None or problems:
        raise Refused(problems)
    return Registry(
        tuple(KnownProject(**given(each)) for each in reading.content.project),
        tuple(dict.fromkeys(Different(**given(each)) for each in reading.content.different)),
        tuple(KnownMinistry(**given(each)) for each in reading.content.ministry),
    )


def _twice(reading: reader.Reading[Any]) -> Iterator[Problem]:
    """Find ids that stand twice, and names that belong to two ids in one quarter."""
    seen: dict[tuple[str, str], int] = {}
    for place, entry in enumerate((reading.sound or {}).get("project") or ()):
        for key in _claims(entry or {}):
            earlier = seen.setdefault(key, place)
            if earlier != place:
                found, expected = say("{name} again", name=key[1]), say("an id and a name once")
                advice = say("Keep it in one of the two (the other is project {place}).", place=earlier + 1)
                where = locate(REGISTRY, ("project", place), reading.lines)
                yield REGISTRY.rules.value.problem_at(where, found, expected, advice)


def _claims(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """List what no other entry may have: the id, and the name of each quarter."""
    for key, value in (("id", entry.get("id")), *(entry.get("names") or {}).items()):
        if value is not None:
            yield key, value
