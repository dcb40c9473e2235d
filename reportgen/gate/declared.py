"""Whether declared figures agree with the table's own, beyond rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.values.errors import Level, Location, Problem
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case


def declared_differs(case: Case) -> Iterator[Problem]:
    """Every declared figure is borne out by the table."""
    for item in case.findings.figures.discrepancies:
        yield Problem(
            "declared-differs",
            Location("edition.toml", column=f"declared.{item.figure}"),
            str(item.declared),
            say("{computed}, computed from the table", computed=item.computed),
            say("Correct the declared figure or the table; published so, the report prints both."),
            Level.WARNING,
            (("declared", item.declared), ("computed", item.computed)),
        )
