"""Checks the words that the office wrote: references to figures, and numbers typed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.names import named_facts
from reportgen.facts.office import reference_problems
from reportgen.facts.typed_numbers import number_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.gate.case import Case
    from reportgen.values.errors import Problem


def unfilled_references(case: Case) -> Iterable[Problem]:
    """Every reference names a figure that this edition has."""
    return reference_problems(case.findings.edition, named_facts(case.findings))


def numbers_without_source(case: Case) -> Iterable[Problem]:
    """Every number typed by hand is one that the edition states, or is marked as coming from elsewhere."""
    return number_problems(case.findings)
