"""Whether the figures that the publisher declares agree with those computed from the table, up to rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.values.errors import Location, Problem
from reportgen.words.problem_texts import say
from reportgen.words.rules.course import DECLARED_DIFFERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.figures import Discrepancy
    from reportgen.words.problem_texts import ProblemText

MEANS = {"weighted": say("the weighted mean"), "mean": say("the plain mean"), "median": say("the median")}


def declared_differs(case: Case) -> Iterator[Problem]:
    """Every declared figure agrees with the one computed from the table."""
    for item in case.findings.figures.discrepancies:
        yield DECLARED_DIFFERS.problem_at(
            Location("edition.toml", column=f"declared.{item.figure}"),
            str(item.declared),
            _expected(item),
            evidence=(("declared", item.declared), ("computed", item.computed)),
        )


def _expected(item: Discrepancy) -> ProblemText:
    """Say what the table gives, and which other mean would come nearest to the declared one."""
    if not item.nearest:
        return say("{computed}, computed from the table", computed=item.computed)
    return say(
        "{computed}, computed from the table; {mean} comes nearest: {nearest}",
        computed=item.computed,
        mean=MEANS[item.nearest],
        nearest=item.nearest_value,
    )
