"""Whether the total moved as its parts did: what was announced before and now, held against the cost bridge."""

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
    """Every move of the announced total is explained by what entered, left and was re-estimated."""
    comparison, previous = case.findings.comparison, case.findings.previous
    if comparison is None or previous is None:
        return
    (before, doubt_before), (now, doubt_now) = _announced(previous), _announced(case.findings.figures)
    parts = comparison.bridge.current - comparison.bridge.previous
    rest = (now - before) - parts
    if abs(rest) > doubt_before + doubt_now:
        yield TOTAL_UNEXPLAINED.problem_at(
            Location("edition.toml", column=f"declared.{KEY}"),
            say("{before} M€ then, {now} M€ now: {moved} M€", before=before, now=now, moved=now - before),
            say("{parts} M€, what entered, left and was re-estimated; {rest} M€ are left over", parts=parts, rest=rest),
            evidence=(("before", before), ("now", now), ("parts", parts), ("rest", rest)),
        )


def _announced(figures: Figures) -> tuple[Decimal, Decimal]:
    """Take the total that readers were told, in M€, and how far rounding may have moved it."""
    declared = figures.declared.get(KEY)
    if declared is not None:
        return declared * 1000, half_step(declared) * 1000
    return figures.total_cost_meur or Decimal(0), Decimal(0)
