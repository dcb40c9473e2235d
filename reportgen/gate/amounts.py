"""Whether amounts and durations are plausible beside what was published before: a slipped digit, a slipped unit."""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from reportgen.errors import Level, Problem
from reportgen.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.model import Project
    from reportgen.wording import Said

TEN = Decimal(8)  # from eight times on, and from one eighth down, a digit may have slipped
UNIT = Decimal(300)  # from three hundred times on, a unit: thousands of euros for millions
FEWEST = 5  # costs from which on an edition has a scale of its own
# Cell, value of the project, unit; the duration's units are years and months, twelve apart.
VALUES = (("cost", "cost_meur", "M€"), ("initial_cost", "initial_cost_meur", "M€"), ("duration", "duration_years", "y"))


def slipped_values(case: Case) -> Iterator[Problem]:
    """No cost and no duration is ten times, or a tenth of, what it was."""
    for project in case.projects:
        for key, value, unit in VALUES:
            now, before = getattr(project, value), _before(case, project, key, value, unit)
            if now and before:
                yield from _slip(case, project, key, now, *before)


def _before(case: Case, project: Project, key: str, value: str, unit: str) -> tuple[Decimal, Said] | None:
    """Take what a value is held against: what was published last, else the row's own initial cost."""
    known = case.last_known(project, value)
    if known is not None:
        return known[0], say("{value} {unit} in {quarter}", value=known[0], unit=unit, quarter=known[1])
    if key == "cost" and project.initial_cost_meur:
        return project.initial_cost_meur, say("an initial cost of {value} M€", value=project.initial_cost_meur)
    return None


def _slip(case: Case, project: Project, key: str, now: Decimal, before: Decimal, said: Said) -> Iterator[Problem]:
    ratio = now / before
    size = max(ratio, 1 / ratio)
    if size < TEN:
        return
    name = key.replace("_", "-")
    rule = f"{name}-unit-slip" if size >= UNIT else f"{name}-times-ten" if ratio > 1 else f"{name}-divided-by-ten"
    yield Problem(
        rule,
        case.place(project, key),
        say("{now}, {ratio} times what it was", now=now, ratio=ratio.quantize(Decimal("0.0001")).normalize()),
        say("a value near what was published before: {before}", before=said),
        _UNIT_ADVICE if size >= UNIT else _DURATION_ADVICE if key == "duration" else _DIGIT_ADVICE,
        Level.BLOCKING,
        (("before", before), ("now", now), ("ratio", ratio.quantize(Decimal("0.0001")))),
    )


_DIGIT_ADVICE = say("Look for a decimal comma or a zero that slipped; if the value is right, waive this with the reason.")
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
        alone = cost and not _before(case, project, "cost", "cost_meur", "M€")
        if cost and alone and max(cost / middle, middle / cost) >= UNIT:
            yield Problem(
                "cost-out-of-scale",
                case.place(project, "cost"),
                say("{cost} M€", cost=cost),
                say("an amount in millions of euros; half of the edition's costs are below {median} M€", median=middle),
                _UNIT_ADVICE,
                Level.BLOCKING,
                (("cost", cost), ("median", middle)),
            )
