"""Whether the costs are possible, and agree with the bracket and the reason beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.formatting import cost_text
from reportgen.portfolio.brackets import IN_SCOPING, NO_COST, bracket_of
from reportgen.values.errors import Level, Problem
from reportgen.values.project import Amount, Undisclosed
from reportgen.words.problem_texts import say
from reportgen.words.rules.cells import (
    BRACKET_CONTRADICTS_COST,
    BRACKET_WITHOUT_COST,
    COST_NOT_POSITIVE,
    COST_TOO_HIGH,
    COST_WITHOUT_REASON,
    IDLE_REASON,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.submission import ProjectRow, Submission

_CEILING_MEUR = Decimal(100_000)


def amounts_out_of_range(submission: Submission) -> Iterator[Problem]:
    """Every cost is above zero, and too small to have been written in euros."""
    for entry in submission.entries:
        yield from _out_of_range(entry, "cost", entry.project.cost_meur)
        yield from _out_of_range(entry, "initial_cost", entry.project.initial_cost_meur)


def _out_of_range(entry: ProjectRow, key: str, meur: Decimal | None) -> Iterator[Problem]:
    if meur is not None and meur <= 0:
        yield COST_NOT_POSITIVE.problem_at(entry.place(key), entry.texts[key], say("a cost above zero, in M€"))
    if meur is not None and meur >= _CEILING_MEUR:
        yield COST_TOO_HIGH.problem_at(entry.place(key), entry.texts[key], say("a cost in millions of euros"))


def contradicting_brackets(submission: Submission) -> Iterator[Problem]:
    """Where the table states a bracket, it is the one in which the cost lies."""
    for entry in submission.entries:
        computed = bracket_of(entry.project.cost)
        if entry.bracket in {None, computed} or {"cost", "phase"} & entry.unread:
            continue
        withheld = computed is NO_COST
        rule = BRACKET_WITHOUT_COST if withheld else BRACKET_CONTRADICTS_COST
        yield rule.problem_at(
            entry.place("bracket"),
            entry.texts["bracket"],
            say("“{bracket}”, since the cost is {cost}", bracket=computed.label, cost=cost_text(entry.project.cost)),
            level=Level.WARNING if withheld and entry.bracket is not IN_SCOPING else Level.ERROR,
        )


def missing_or_idle_reasons(submission: Submission) -> Iterator[Problem]:
    """Every withheld cost has a reason, and every reason something that is withheld."""
    for entry in submission.entries:
        project = entry.project
        if project.cost == Undisclosed() and "cost" in entry.columns and "cost" not in entry.unread:
            expected = say("an amount, “en cadrage”, or a reason")
            yield COST_WITHOUT_REASON.problem_at(entry.place("cost"), entry.texts["cost"], expected)
        known = isinstance(project.cost, Amount) and not isinstance(project.phase, Undisclosed)
        if entry.texts.get("reason") and known:
            expected = say("a reason only where the cost or the phase is withheld")
            yield IDLE_REASON.problem_at(entry.place("reason"), entry.texts["reason"], expected)
