"""Decisions of a person, added to the registry: these two are one, or they are not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.identity.registry import Different, KnownProject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.identity.registry import Registry
    from reportgen.values.dates import Quarter


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a project of the newer edition is one of the older edition's."""

    new: str
    old: str
    same: bool = True


def with_decisions(
    registry: Registry, when: tuple[Quarter, Quarter], ids: Mapping[str, str], decisions: Sequence[Decision]
) -> Registry:
    """Add decisions between two editions; ``ids`` are those of the older edition's projects by name."""
    before, after = map(str, when)
    known = {each.id: each for each in registry.projects}
    different = [*registry.different]
    for decision in decisions:
        if not decision.same:
            different.append(Different(decision.old, decision.new))
            continue
        key = registry.id_of(before, decision.old) or ids[decision.old]
        entry = known.get(key) or KnownProject(key, {before: decision.old})
        known[key] = replace(entry, names={**entry.names, after: decision.new})
    return replace(registry, projects=tuple(known.values()), different=tuple(dict.fromkeys(different)))
