"""A project's history on its card: each estimate that an edition published, and what else changed, with its date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit.movement_sentences import is_renamed
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from reportgen.values.comparison import Regrouping
    from reportgen.values.findings import Observation
    from reportgen.values.project import Project

MOST_ESTIMATES, MOST_EVENTS = 7, 5  # lines on a card; the data files hold all
LONGEST_BAR = 17  # mm


@dataclass(frozen=True, slots=True)
class Estimate:
    """What cost and duration were said to be at a time, with the bar of the cost on the card's own scale."""

    label: str
    cost: str
    duration: str
    length_mm: str
    current: bool


@dataclass(frozen=True, slots=True)
class _Sight:
    label: str
    cost: Decimal | None
    duration: Decimal | None

    @property
    def words(self) -> tuple[str, str]:
        """What the card prints: two sights that read alike are no change."""
        return fmt.meur(self.cost), fmt.MISSING if self.duration is None else fmt.number(self.duration, 1)


def estimates_of(project: Project, track: Sequence[Observation], as_of: date) -> tuple[Estimate, ...]:
    """List the initial estimate, each later one that reads otherwise, and today's; nothing for one estimate alone."""
    current = _Sight(fmt.month_short(as_of), project.cost_meur, project.duration_years)
    earlier = [*_initial(project), *(_sight_of(sight) for sight in track[:-1])]
    changed = [*earlier[:1], *(after for before, after in pairwise(earlier) if before.words != after.words)]
    if not any(sight.cost or sight.duration for sight in changed):
        return ()
    first, *later = changed
    shown = (first, *later[-(MOST_ESTIMATES - 2) :], current)
    longest = max((sight.cost for sight in shown if sight.cost), default=None)
    return tuple(_estimate(sight, longest, current=sight is current) for sight in shown)


def _initial(project: Project) -> Iterator[_Sight]:
    if project.initial_cost_meur is not None or project.initial_duration_years is not None:
        yield _Sight(_("Initial"), project.initial_cost_meur, project.initial_duration_years)


def _sight_of(sight: Observation) -> _Sight:
    return _Sight(fmt.month_short(sight.as_of), sight.project.cost_meur, sight.project.duration_years)


def _estimate(sight: _Sight, longest: Decimal | None, *, current: bool) -> Estimate:
    length = f"{LONGEST_BAR * sight.cost / longest:.2f}" if sight.cost and longest else ""
    return Estimate(sight.label, *sight.words, length, current)


def events_of(track: Sequence[Observation], held: Sequence[int], most: int | None = MOST_EVENTS) -> tuple[str, ...]:
    """Say each change of phase, name and ministry, and each return, the newest first; ``most`` of them.

    ``held`` are the numbers of the editions that are held: a project is back where one of them was without it; what the
    archive lacks tells nothing.
    """
    firsts = [_event(None, sight, held) for sight in track[:1]]
    events = [*firsts, *(_event(before, after, held) for before, after in pairwise(track))]
    texts = [event for event in reversed(events) if event]
    return tuple(texts[:most])


def _event(before: Observation | None, after: Observation, held: Sequence[int]) -> str:
    """Say what changed between two sights of a project beside its estimates; nothing when nothing did.

    Of its first sight, only what it continues is told.
    """
    parts = list(_origin(after.group) if after.group else _parts(before.project, after) if before else ())
    if before and any(before.number < number < after.number for number in held):
        parts.insert(0, _("de retour"))
    changes = _(" ; ").join(parts)
    texts = _("{month} : {changes}.", month=fmt.month_short(after.as_of), changes=changes)
    return fmt.typeset(texts) if parts else ""


def _origin(group: Regrouping) -> Iterator[str]:
    """Say of what a project is a part, or of which it is made: no change from these is its own."""
    names = fmt.listing([project.name for project in group.old])
    yield _("issu de la scission du projet {name}", name=names) if group.is_split else _("réunit {names}", names=names)


def _parts(old: Project, after: Observation) -> Iterator[str]:
    new = after.project
    if is_renamed(old.name, new.name):
        yield _("renommé (auparavant {name})", name=old.name)
    if old.phase_key != new.phase_key:
        yield f"{fmt.phase_inside(old.phase_key)} → {fmt.phase_inside(new.phase_key)}"
    if after.moved:
        ministry, former = fmt.ministry_with_article(new.ministry), fmt.ministry_with_article(old.ministry)
        yield _("porté par {ministry} (auparavant {former})", ministry=ministry, former=former)
