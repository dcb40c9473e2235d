"""Case → every finding that an officer must know of before publishing, by name, with the waivers that were given.

To add a rule, write a function of the `Case` that yields problems, and a line in `RULES`; a test asks for its French.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gate import accessibility, amounts, course, declared, disclosure, identity, letters, totals, words
from reportgen.gate.case import Case
from reportgen.gate.waivers import apply_waivers, with_ids
from reportgen.values.errors import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.values.errors import Problem

__all__ = ["RULES", "Case", "judge", "with_ids"]

RULES: tuple[Callable[[Case], Iterable[Problem]], ...] = (
    declared.declared_differs,
    amounts.slipped_values,
    amounts.costs_out_of_scale,
    course.moved_starts,
    course.impossible_durations,
    course.phases_backwards,
    course.nothing_moves,
    totals.unexplained_totals,
    identity.undecided,
    identity.swapped,
    identity.repeated_descriptions,
    disclosure.by_subtraction,
    disclosure.sums_given_away,
    disclosure.in_words,
    disclosure.in_a_column,
    disclosure.by_revision,
    disclosure.beside_an_estimate,
    disclosure.whole_workbooks,
    accessibility.links_without_words,
    accessibility.headings_by_ear,
    accessibility.pictures_left_out,
    letters.letters_without_a_font,
    words.unfilled_references,
    words.numbers_without_source,
)


def judge(case: Case) -> tuple[Problem, ...]:
    """Gather what the table's checks and every rule found, the heaviest first."""
    found = (*case.findings.edition.warnings, *(problem for rule in RULES for problem in rule(case)))
    return in_order(apply_waivers(with_ids(case.submission, dict.fromkeys(found)), case.submission.waivers, case.past))
