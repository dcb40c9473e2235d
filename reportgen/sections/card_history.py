"""A project's history on its card: every change that an edition published, with its date, the newest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.findings import Observation
    from reportgen.model import Project

MOST = 5  # changes on a card; the data files hold all


def history_of(track: Sequence[Observation]) -> tuple[str, ...]:
    """Say when the project was first seen, and each later change; nothing for a project seen once."""
    if len(track) < 2:  # noqa: PLR2004 - a change takes two sights
        return ()
    events = [_event(before, after) for before, after in pairwise(track)]
    said = [event for event in reversed(events) if event]
    first = _("{month} : première parution suivie.", month=fmt.month_short(track[0].as_of))
    return (*said[:MOST], fmt.typeset(first))


def _event(before: Observation, after: Observation) -> str:
    """Say everything that changed between two sights of a project; nothing when nothing did."""
    month = fmt.month_short(after.as_of)
    changes = _(" ; ").join(_parts(before.project, after.project))
    if after.number > before.number + 1:
        back = _("{month} : de retour, avec {changes}.") if changes else _("{month} : de retour.")
        return fmt.typeset(back.format(month=month, changes=changes))
    return fmt.typeset(_("{month} : {changes}.", month=month, changes=changes)) if changes else ""


def _parts(old: Project, new: Project) -> Iterator[str]:
    if fmt.plain(old.name) != fmt.plain(new.name):
        yield _("renommé (auparavant {name})", name=old.name)
    if old.cost != new.cost:
        yield _("coût de {before} à {after}", before=fmt.cost_text(old.cost), after=fmt.cost_text(new.cost))
    if old.duration_years != new.duration_years:
        yield _("durée de {before} à {after}", before=_years(old), after=_years(new))
    if old.phase_key != new.phase_key:
        yield f"{fmt.phase_inside(old.phase_key)} → {fmt.phase_inside(new.phase_key)}"
    if old.ministry != new.ministry and fmt.ministry_label(old.ministry) != fmt.ministry_label(new.ministry):
        ministry, former = fmt.ministry_label(new.ministry), fmt.ministry_label(old.ministry)
        yield _("porté par {ministry} (auparavant {former})", ministry=ministry, former=former)


def _years(project: Project) -> str:
    return _("non fixée") if project.duration_years is None else fmt.years(project.duration_years)
