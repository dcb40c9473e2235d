"""Whether amounts and durations are plausible beside what was published before: a slipped digit, a slipped unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from reportgen.values.errors import Level, Problem
from reportgen.words.problem_texts import plain_number, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.project import Project
    from reportgen.words.problem_texts import ProblemText

# From five times on, and from a fifth down, a digit may have slipped. In the real editions no value moved by more than
# 1.7 (372 of them), so that ten times a value that had really moved as much still shows.
TEN = Decimal(5)
UNIT = Decimal(300)  # from three hundred times on, a unit: thousands of euros for millions
FEWEST = 5  # costs from which on an edition has a scale of its own
# Cell, value of the project.
VALUES = (("cost", "cost_meur"), ("initial_cost", "initial_cost_meur"), ("duration", "duration_years"))


@dataclass(frozen=True, slots=True)
class _Before:
    """What a value is held against, and how that is said."""

    value: Decimal
    said: ProblemText


def slipped_values(case: Case) -> Iterator[Problem]:
    """No cost and no duration is ten times, or a tenth of, what it was."""
    for project in case.projects:
        for key, value in VALUES:
            now, before = getattr(project, value), _before(case, project, value)
            if now and before and max(now / before.value, before.value / now) >= TEN:
                yield _slip(case, project, key, now, before)


def _before(case: Case, project: Project, value: str) -> _Before | None:
    """Take what was published last, else the row's own initial cost."""
    known, initial = case.last_known(project, value), project.initial_cost_meur
    if known is not None and known[0]:
        return _Before(known[0], say("{value} in {quarter}", value=known[0], quarter=known[1]))
    if value == "cost_meur" and initial:
        return _Before(initial, say("an initial cost of {cost} M€", cost=initial))
    return None


def _slip(case: Case, project: Project, key: str, now: Decimal, before: _Before) -> Problem:
    ratio = now / before.value
    unit = max(ratio, 1 / ratio) >= UNIT
    kind = "unit-slip" if unit else "times-ten" if ratio > 1 else "divided-by-ten"
    shown = ratio.quantize(Decimal("0.0001")).normalize()
    return Problem(
        f"{key.replace('_', '-')}-{kind}",
        case.place(project, key),
        say("{now}, {ratio} times what it was", now=now, ratio=shown),
        say("a value near what was published before: {before}", before=before.said),
        _DURATION_ADVICE if key == "duration" else _UNIT_ADVICE if unit else _DIGIT_ADVICE,
        Level.BLOCKING,
        (("before", before.value), ("now", now), ("ratio", shown)),
        detail=plain_number(now),
    )


_DIGIT_ADVICE = say(
    "Look for a decimal comma or a zero that slipped; if the value is right, waive this with the reason."
)
_UNIT_ADVICE = say("Costs are in millions of euros: look for thousands or single euros. If it is right, waive this.")
_DURATION_ADVICE = say("Durations are in years: look for months, or for a decimal comma. If it is right, waive this.")


def costs_out_of_scale(case: Case) -> Iterator[Problem]:
    """No cost without a past lies a unit away from all others of the edition."""
    costs = [project.cost_meur for project in case.projects if project.cost_meur]
    if len(costs) < FEWEST:
        return
    middle = median(costs)
    for project in case.projects:
        cost = project.cost_meur
        alone = cost and not _before(case, project, "cost_meur")
        if cost and alone and max(cost / middle, middle / cost) >= UNIT:
            yield Problem(
                "cost-out-of-scale",
                case.place(project, "cost"),
                say("{cost} M€", cost=cost),
                say("an amount in millions of euros; half of the edition’s costs are below {median} M€", median=middle),
                _UNIT_ADVICE,
                Level.BLOCKING,
                (("cost", cost), ("median", middle)),
                detail=plain_number(cost),
            )
