"""Whether the figures that the publisher declares agree with those computed from the table, up to rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.values.errors import Location, Problem
from reportgen.words.problem_texts import say
from reportgen.words.rules.course import DECLARED_DIFFERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case


def declared_differs(case: Case) -> Iterator[Problem]:
    """Every declared figure agrees with the one computed from the table."""
    for item in case.findings.figures.discrepancies:
        yield DECLARED_DIFFERS.problem_at(
            Location("edition.toml", column=f"declared.{item.figure}"),
            str(item.declared),
            say("{computed}, computed from the table", computed=item.computed),
            evidence=(("declared", item.declared), ("computed", item.computed)),
        )
