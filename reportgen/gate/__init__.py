"""Judges an edition before it is published: finds what must not go out, and applies the waivers.

To add a rule, describe it in `words.rules`, write a function of the `Case` that yields its problems, and add the
function to `RULES`; tests ask for its French.
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
    course.durations_below_elapsed,
    course.phases_backwards,
    course.unchanged_projects,
    totals.unexplained_totals,
    identity.undecided_projects,
    identity.swapped_rows,
    identity.repeated_descriptions,
    disclosure.costs_left_by_subtraction,
    disclosure.sums_of_withheld_costs,
    disclosure.amounts_in_words,
    disclosure.costs_in_unused_columns,
    disclosure.costs_withheld_by_revision,
    disclosure.estimates_beside_withheld_costs,
    disclosure.whole_workbooks,
    accessibility.links_without_words,
    accessibility.faulty_headings,
    accessibility.unpublished_pictures,
    letters.letters_without_a_font,
    words.unfilled_references,
    words.numbers_without_source,
)


def judge(case: Case) -> tuple[Problem, ...]:
    """Gather the problems that the checks and every rule find, with ids and waivers, the heaviest first."""
    found = (*case.findings.edition.warnings, *(problem for rule in RULES for problem in rule(case)))
    return in_order(apply_waivers(with_ids(case.submission, dict.fromkeys(found)), case.submission.waivers, case.past))
