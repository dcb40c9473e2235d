"""Compares amounts and durations with those published before, to find slipped digits and units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from reportgen.words.problem_texts import plain_number, say
from reportgen.words.rules.slips import (
    COST_DIVIDED_BY_TEN,
    COST_OUT_OF_SCALE,
    COST_TIMES_TEN,
    COST_UNIT_SLIP,
    DURATION_DIVIDED_BY_TEN,
    DURATION_TIMES_TEN,
    DURATION_UNIT_SLIP,
    INITIAL_COST_DIVIDED_BY_TEN,
    INITIAL_COST_TIMES_TEN,
    INITIAL_COST_UNIT_SLIP,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.errors import Problem
    from reportgen.values.project import Project
    from reportgen.words.problem_texts import ProblemText

# From five times on, and from a fifth down, a digit may have slipped. In the real editions no value moved by more than
# 1.7 (372 of them), so that ten times a value that had really moved as much still shows.
SLIPPED_DIGIT = Decimal(5)
SLIPPED_UNIT = Decimal(300)  # from three hundred times on, a unit: thousands of euros for millions
FEWEST_COSTS = 5  # costs from which on an edition has a scale of its own
# Cell, value of the project.
VALUES = (("cost", "cost_meur"), ("initial_cost", "initial_cost_meur"), ("duration", "duration_years"))
# Of each cell: the rule for a value about ten times what it was, about a tenth of it, in another unit.
SLIPS = {
    "cost": (COST_TIMES_TEN, COST_DIVIDED_BY_TEN, COST_UNIT_SLIP),
    "initial_cost": (INITIAL_COST_TIMES_TEN, INITIAL_COST_DIVIDED_BY_TEN, INITIAL_COST_UNIT_SLIP),
    "duration": (DURATION_TIMES_TEN, DURATION_DIVIDED_BY_TEN, DURATION_UNIT_SLIP),
}


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The value that a new one is compared with, and the words for it."""

    value: Decimal
    words: ProblemText


def slipped_values(case: Case) -> Iterator[Problem]:
    """No cost and no duration is ten times, or a tenth of, what it was."""
    for project in case.projects:
        for key, value in VALUES:
            now, before = getattr(project, value), _earlier_value(case, project, value)
            if now and before and max(now / before.value, before.value / now) >= SLIPPED_DIGIT:
                yield _slip_problem(case, project, key, now, before)


def _earlier_value(case: Case, project: Project, value: str) -> _Earlier | None:
    """Find the value published last, else the initial cost in the same row."""
    known, initial = case.last_published(project, value), project.initial_cost_meur
    if known is not None and known[0]:
        return _Earlier(known[0], say("{value} in {quarter}", value=known[0], quarter=known[1]))
    if value == "cost_meur" and initial:
        return _Earlier(initial, say("an initial cost of {cost} M€", cost=initial))
    return None


def _slip_problem(case: Case, project: Project, key: str, now: Decimal, before: _Earlier) -> Problem:
    ratio = now / before.value
    times_ten, tenth, other_unit = SLIPS[key]
    rule = other_unit if max(ratio, 1 / ratio) >= SLIPPED_UNIT else times_ten if ratio > 1 else tenth
    shown = ratio.quantize(Decimal("0.0001")).normalize()
    return rule.problem_at(
        case.place(project, key),
        say("{now}, {ratio} times what it was", now=now, ratio=shown),
        say("a value near what was published before: {before}", before=before.words),
        evidence=(("before", before.value), ("now", now), ("ratio", shown)),
        detail=plain_number(now),
    )


def costs_out_of_scale(case: Case) -> Iterator[Problem]:
    """No new cost is hundreds of times larger or smaller than the middle cost of the edition."""
    costs = [project.cost_meur for project in case.projects if project.cost_meur]
    if len(costs) < FEWEST_COSTS:
        return
    middle = median(costs)
    for project in case.projects:
        cost = project.cost_meur
        alone = cost and not _earlier_value(case, project, "cost_meur")
        if cost and alone and max(cost / middle, middle / cost) >= SLIPPED_UNIT:
            yield COST_OUT_OF_SCALE.problem_at(
                case.place(project, "cost"),
                say("{cost} M€", cost=cost),
                say("an amount in millions of euros; half of the edition’s costs are below {median} M€", median=middle),
                evidence=(("cost", cost), ("median", middle)),
                detail=plain_number(cost),
            )
