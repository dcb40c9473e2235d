"""A project's history on its card: every change that an edition published, with its date, the newest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import formatting as fmt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.findings import Observation
    from reportgen.model import Project

MOST = 5  # changes on a card; the data files hold all


def history_of(track: Sequence[Observation], most: int | None = MOST) -> tuple[str, ...]:
    """Say when the project was first seen, and each later change (``most`` of them); nothing for a project seen once."""
    if len(track) < 2:  # noqa: PLR2004 - a change takes two sights
        return ()
    events = [_event(before, after) for before, after in pairwise(track)]
    said = [event for event in reversed(events) if event]
    first = f"{fmt.month_short(track[0].as_of)}\u202f: première parution suivie."
    return (*said[:most], first)


def _event(before: Observation, after: Observation) -> str:
    """Say everything that changed between two sights of a project; nothing when nothing did."""
    parts = list(_parts(before.project, after.project))
    if after.number > before.number + 1:
        parts.insert(0, "de retour" if not parts else "de retour, avec")
    if not parts:
        return ""
    return fmt.typeset(f"{fmt.month_short(after.as_of)} : {' ; '.join(parts)}.".replace("avec ;", "avec"))


def _parts(old: Project, new: Project) -> Iterator[str]:
    if fmt.plain(old.name) != fmt.plain(new.name):
        yield f"renommé (auparavant {old.name})"
    if old.cost != new.cost:
        yield f"coût de {fmt.cost_text(old.cost)} à {fmt.cost_text(new.cost)}"
    if old.duration_years != new.duration_years:
        yield f"durée de {_years(old)} à {_years(new)}"
    if old.phase_key != new.phase_key:
        yield f"{fmt.phase_label(old.phase_key).lower()} → {fmt.phase_label(new.phase_key).lower()}"
    if old.ministry != new.ministry and fmt.ministry_label(old.ministry) != fmt.ministry_label(new.ministry):
        yield f"porté par {fmt.ministry_label(new.ministry)} (auparavant {fmt.ministry_label(old.ministry)})"


def _years(project: Project) -> str:
    return "non fixée" if project.duration_years is None else fmt.years(project.duration_years)
