"""Whether the announced total changed by as much as the cost bridge explains."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.gate.rounding import half_step
from reportgen.values.errors import Location, Problem
from reportgen.words.problem_texts import say
from reportgen.words.rules.course import TOTAL_UNEXPLAINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.figures import Figures

KEY = "total_cost_bn_eur"


def unexplained_totals(case: Case) -> Iterator[Problem]:
    """Every change of the announced total is explained by what entered, left and was re-estimated."""
    comparison, previous = case.findings.comparison, case.findings.previous
    if comparison is None or previous is None:
        return
    (before, rounding_before), (now, rounding_now) = _announced_total(previous), _announced_total(case.findings.figures)
    parts = comparison.bridge.current - comparison.bridge.previous
    rest = (now - before) - parts
    if abs(rest) > rounding_before + rounding_now:
        yield TOTAL_UNEXPLAINED.problem_at(
            Location("edition.toml", column=f"declared.{KEY}"),
            say("{before} M€ then, {now} M€ now: {moved} M€", before=before, now=now, moved=now - before),
            say("{parts} M€, what entered, left and was re-estimated; {rest} M€ are left over", parts=parts, rest=rest),
            evidence=(("before", before), ("now", now), ("parts", parts), ("rest", rest)),
        )


def _announced_total(figures: Figures) -> tuple[Decimal, Decimal]:
    """Find the total that readers know, in M€: the declared one with its rounding error, else the computed one."""
    declared = figures.declared.get(KEY)
    if declared is not None:
        return declared * 1000, half_step(declared) * 1000
    return figures.total_cost_meur or Decimal(0), Decimal(0)
