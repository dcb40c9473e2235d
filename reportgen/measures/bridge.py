"""The cost bridge: how the previous total became the current one, in M€, by cause and project by project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.values.causes import ZERO, Cause, Change, LastKnown, Term
from reportgen.values.comparison import CostBridge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from reportgen.values.comparison import Identification, Match, Regrouping
    from reportgen.values.edition import Edition
    from reportgen.values.findings import Traced
    from reportgen.values.project import Project


def bridge_of(old: Sequence[Project], new: Sequence[Project], terms: Sequence[Term]) -> CostBridge:
    """Gather the causes into the bridge's few terms: what is undecided or unanswered counts as entered or left here."""
    totals = {term.cause: term.total for term in terms}
    regrouped = [change for term in terms if term.cause is Cause.REGROUPED for change in term.changes]
    for change in regrouped:
        cause = _cause_of_group(change)
        totals[cause] = totals.get(cause, ZERO) + change.meur

    def sum_of(*causes: Cause) -> Decimal:
        return sum((totals.get(cause, ZERO) for cause in causes), ZERO)

    return CostBridge(
        previous=_total(old),
        entered=sum_of(Cause.ENTERED, Cause.UNDECIDED_ENTERING),
        left=sum_of(Cause.LEFT, Cause.UNANSWERED, Cause.UNDECIDED_LEAVING),
        reestimated=sum_of(Cause.UP, Cause.DOWN),
        newly_costed=sum_of(Cause.NEWLY_KNOWN, Cause.KNOWN_AGAIN),
        no_longer_costed=sum_of(Cause.NO_LONGER_KNOWN),
        current=_total(new),
    )


def terms_of(who: Identification, known: Mapping[str, LastKnown]) -> tuple[Term, ...]:
    """Split the change of the total by cause; ``known`` holds the newest cost of each id over the editions before."""
    changes: dict[Cause, list[Change]] = {cause: [] for cause in Cause}
    changes[Cause.ENTERED] += map(_coming, who.entered)
    changes[Cause.UNDECIDED_ENTERING] += (_coming(each.new) for each in who.undecided)
    changes[Cause.LEFT] += map(_going, who.surely_left)
    changes[Cause.UNANSWERED] += map(_going, who.unanswered)
    changes[Cause.UNDECIDED_LEAVING] += map(_going, who.maybe_left)
    changes[Cause.REGROUPED] += map(_regrouping, who.regrouped)
    for match in who.matches:
        cause, change = _cause_and_change(match, known.get(match.id))
        changes[cause].append(change)
    return tuple(Term(cause, ordered) for cause, found in changes.items() if (ordered := _largest_first(found)))


def last_known(editions: Sequence[Edition], traced: Sequence[Traced]) -> Mapping[str, LastKnown]:
    """Find the newest cost that any of the editions published, by project id; ``traced`` follows them."""
    return {
        step.ids[project.name]: LastKnown(project.cost_meur, each.info.as_of)
        for each, step in zip(editions, traced, strict=True)
        for project in each.projects
        if project.cost_meur is not None
    }


def _cause_and_change(match: Match, known: LastKnown | None) -> tuple[Cause, Change]:
    """Say how a project of both editions changes the total."""
    before, after = match.old.cost_meur, match.new.cost_meur
    change = Change(match.new.name, (after or ZERO) - (before or ZERO), before, after)
    if match.no_longer_costed:
        return Cause.NO_LONGER_KNOWN, change
    if not match.newly_costed:
        return (Cause.UP if change.meur > 0 else Cause.DOWN), change
    if known is None:
        return Cause.NEWLY_KNOWN, change
    return Cause.KNOWN_AGAIN, Change(change.name, change.meur, before, after, known)


def _cause_of_group(change: Change) -> Cause:
    """Tell in which of the bridge's few terms a split or merger counts: a re-estimate where all costs are known."""
    if change.before is not None and change.after is not None:
        return Cause.UP if change.meur > 0 else Cause.DOWN
    return Cause.NEWLY_KNOWN if change.meur > 0 else Cause.NO_LONGER_KNOWN


def _regrouping(group: Regrouping) -> Change:
    """Say how a split or a merger changes the total; a side of which a cost is unknown is unknown."""
    before, after = ([project.cost_meur for project in side] for side in (group.old, group.new))
    names = ", ".join(project.name for project in group.new)
    return Change(names, _total(group.new) - _total(group.old), _sum(before), _sum(after))


def _sum(costs: Sequence[Decimal | None]) -> Decimal | None:
    known = [cost for cost in costs if cost is not None]
    return sum(known, ZERO) if len(known) == len(costs) else None


def _coming(project: Project) -> Change:
    return Change(project.name, project.cost_meur or ZERO, None, project.cost_meur)


def _going(project: Project) -> Change:
    return Change(project.name, -(project.cost_meur or ZERO), project.cost_meur, None)


def _largest_first(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Put the changes in order, those of 0 M€ left out."""
    return tuple(sorted((each for each in changes if each.meur), key=lambda each: (-abs(each.meur), each.name)))


def _total(projects: Sequence[Project]) -> Decimal:
    return sum((project.cost_meur or ZERO for project in projects), ZERO)


def as_told(new: Edition, who: Identification) -> Identification:
    """Leave out of the unanswered projects those of which the office says what became, or that had ended."""
    told = {departure.name for departure in new.info.departures}
    silent = (project for project in who.unanswered if project.name not in told and not project.is_over)
    return replace(who, unanswered=tuple(silent))
