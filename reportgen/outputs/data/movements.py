"""A comparison → JSON, as the contract lays it out; money in M€, durations in years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.outputs.data.figures import real
from reportgen.portfolio.table import phase_text
from reportgen.values.causes import ZERO
from reportgen.values.comparison import Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.causes import Term
    from reportgen.values.comparison import Comparison, Match, Regrouping, Undecided


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Lay a comparison out as the contract's ``compare --format json``."""
    bridge = comparison.bridge
    return {
        "old": str(comparison.old),
        "new": str(comparison.new),
        "continued": [
            *map(_match, comparison.continued),
            *(part for group in comparison.regrouped for part in _parts(group)),
        ],
        "entered": [project.name for project in comparison.entered],
        "left": [project.name for project in (*comparison.left, *comparison.unanswered)],
        "undecided": [_undecided(each) for each in comparison.undecided],
        "cost_bridge": {
            "previous": real(bridge.previous),
            "entered": real(bridge.entered),
            "left": real(bridge.left),
            "reestimated": real(bridge.reestimated),
            "newly_costed": real(bridge.newly_costed),
            "no_longer_costed": real(bridge.no_longer_costed),
            "current": real(bridge.current),
        },
        "causes": [_cause(term) for term in comparison.terms],
        "regrouped": [_regrouped(group) for group in comparison.regrouped],
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "old_name": match.old.name,
        "new_name": match.new.name,
        "id": match.id,
        "method": str(match.method),
        "score": match.score,
        "cost_change_meur": real(match.cost_change_meur),
        "duration_change_years": real(match.duration_change_years),
        "phase": [phase_text(match.old.phase), phase_text(match.new.phase)],
    }


def _cause(term: Term) -> dict[str, Any]:
    return {
        "cause": str(term.cause),
        "total_meur": real(term.total),
        "projects": [{"name": each.name, "change_meur": real(each.meur)} for each in term.changes],
    }


def _parts(group: Regrouping) -> Iterator[dict[str, Any]]:
    """Lay out the projects that continue others which were split or merged: no change is theirs alone."""
    for project, key in zip(group.new, group.ids, strict=True):
        yield {
            "old_name": group.dearest.name,
            "new_name": project.name,
            "id": key,
            "method": str(Method.REGISTRY),
            "score": 1.0,
            "cost_change_meur": None,
            "duration_change_years": None,
            "phase": [phase_text(group.dearest.phase), phase_text(project.phase)],
        }


def _regrouped(group: Regrouping) -> dict[str, Any]:
    before, after = (sum((each.cost_meur or ZERO for each in side), ZERO) for side in (group.old, group.new))
    return {
        "old_names": [project.name for project in group.old],
        "new_names": [project.name for project in group.new],
        "cost_change_meur": real(after - before),
    }


def _undecided(each: Undecided) -> dict[str, Any]:
    return {
        "new_name": each.new.name,
        "candidates": [{"old_name": one.old.name, "score": one.score} for one in each.candidates],
    }
