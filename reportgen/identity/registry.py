"""registry.toml: who is who across editions, as a person decided; the program never overrules it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.disk.reading import parse_toml
from reportgen.values.errors import Location, Problem, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "registry.toml"


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project's names by quarter, under one id; what it was split or merged into, if it was."""

    id: str
    names: Mapping[str, str]
    split_into: tuple[str, ...] = ()
    merged_into: str = ""
    note: str = ""

    def name_at(self, quarter: str) -> str | None:
        """Name the project as an edition does: the name kept for its quarter, else the newest earlier one."""
        earlier = [each for each in sorted(self.names) if each <= quarter]
        return self.names[earlier[-1]] if earlier else None


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
        """Find the id that a name has in a quarter, if a decision gives it one."""
        return next((known.id for known in self.projects if known.name_at(quarter) == name), None)

    def are_different(self, old: str, new: str) -> bool:
        """Tell whether a person said that these two are not one."""
        return Different(old, new) in self.different

    def ministry_id(self, name: str) -> str | None:
        """Find the id that a ministry's name has, if a decision gives it one."""
        return next((known.id for known in self.ministries if name in known.names), None)


def parse_registry(text: str) -> Registry:
    """Read registry.toml; `Refused` names every entry that is wrong."""
    try:
        content = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused([_problem("", str(error), "valid TOML", "Correct the line.")]) from error
    problems = list(_problems(content))
    if problems:
        raise Refused(problems)
    return Registry(
        tuple(
            KnownProject(
                each["id"],
                dict(each["names"]),
                tuple(each.get("split_into", ())),
                each.get("merged_into", ""),
                each.get("note", ""),
            )
            for each in content.get("project", [])
        ),
        tuple(Different(each["old"], each["new"]) for each in content.get("different", [])),
        tuple(KnownMinistry(each["id"], tuple(each["names"])) for each in content.get("ministry", [])),
    )


def registry_toml(registry: Registry) -> str:
    """Write registry.toml, in the order of the ids: the same decisions give the same bytes."""
    lines = ["# Qui est qui d’une édition à l’autre : les décisions prises par une personne.", ""]
    for known in sorted(registry.projects, key=lambda each: each.id):
        lines += ["[[project]]", f"id = {_text(known.id)}"]
        lines += [f"note = {_text(known.note)}"] if known.note else []
        lines += [f"split_into = {json.dumps(known.split_into, ensure_ascii=False)}"] if known.split_into else []
        lines += [f"merged_into = {_text(known.merged_into)}"] if known.merged_into else []
        lines += [
            "[project.names]",
            *(f"{quarter} = {_text(known.names[quarter])}" for quarter in sorted(known.names)),
            "",
        ]
    for pair in sorted(registry.different, key=lambda each: (each.old, each.new)):
        lines += ["[[different]]", f"old = {_text(pair.old)}", f"new = {_text(pair.new)}", ""]
    for ministry in sorted(registry.ministries, key=lambda each: each.id):
        names = json.dumps(sorted(ministry.names), ensure_ascii=False)
        lines += ["[[ministry]]", f"id = {_text(ministry.id)}", f"names = {names}", ""]
    return "\n".join(lines)


_KEYS = {
    "project": ({"id", "names"}, {"id", "names", "split_into", "merged_into", "note"}),
    "different": ({"old", "new"}, {"old", "new"}),
    "ministry": ({"id", "names"}, {"id", "names"}),
}


def _problems(content: Mapping[str, Any]) -> Iterator[Problem]:
    for table, entries in content.items():
        if table not in _KEYS or not isinstance(entries, list):
            yield _problem(table, table, "[[project]], [[different]] or [[ministry]]", "Rename or remove it.")
            continue
        required, known = _KEYS[table]
        for place, entry in enumerate(entries, start=1):
            where = f"{table} {place}"
            for key in sorted(required - entry.keys()):
                yield _problem(where, "nothing", f"the key {key}", "Add it.")
            for key in sorted(entry.keys() - known):
                yield _problem(where, key, f"one of {', '.join(sorted(known))}", "Rename or remove it.")
    yield from _bad_quarters(content)
    yield from _twice(content)


def _bad_quarters(content: Mapping[str, Any]) -> Iterator[Problem]:
    for place, entry in enumerate(content.get("project", []), start=1):
        for quarter in entry.get("names", {}) if isinstance(entry, dict) else ():
            if not re.fullmatch(r"\d{4}-T[1-4]", quarter):
                yield _problem(f"project {place}", quarter, "a quarter such as 2020-T1", "Correct it.")


def _twice(content: Mapping[str, Any]) -> Iterator[Problem]:
    """Find ids that stand twice, and names that belong to two ids in one quarter."""
    seen: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(content.get("project", []), start=1):
        names = entry.get("names", {}).items() if isinstance(entry.get("names"), dict) else ()
        for key in (("id", str(entry.get("id"))), *names):
            if key in seen:
                advice = f"Keep it in one of the two (the other is project {seen[key]})."
                yield _problem(f"project {place}", f"{key[1]} again", "an id and a name once", advice)
            seen.setdefault(key, place)


def _problem(where: str, found: str, expected: str, advice: str) -> Problem:
    return Problem("registry", Location(FILE, column=where or None), found, expected, advice)


def _text(text: str) -> str:
    """Spell a TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)
