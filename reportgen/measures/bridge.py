"""The cost bridge: how the previous total became the current one, in M€."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.values.project import Amount

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.values.project import Project
from reportgen.values.comparison import ZERO, CostBridge, Match


def bridge_of(old: tuple[Project, ...], new: tuple[Project, ...], continued: tuple[Match, ...]) -> CostBridge:
    """Split the way from one total to the next; whatever is not continued has left or entered."""
    kept_old = {match.old.name for match in continued}
    kept_new = {match.new.name for match in continued}
    return CostBridge(
        previous=_total(old),
        entered=_total(tuple(project for project in new if project.name not in kept_new)),
        left=-_total(tuple(project for project in old if project.name not in kept_old)),
        reestimated=sum((match.cost_change_meur or ZERO for match in continued), ZERO),
        newly_costed=_total(tuple(match.new for match in continued if match.newly_costed)),
        no_longer_costed=-_total(tuple(match.old for match in continued if match.no_longer_costed)),
        current=_total(new),
    )


def _total(projects: tuple[Project, ...]) -> Decimal:
    return sum((project.cost.meur for project in projects if isinstance(project.cost, Amount)), ZERO)
