"""Checks a submission: it becomes an edition, or every problem is listed at once.

To add a check, describe its rule in `words.rules`, write a function that yields its problems, and add it to `CHECKS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks import columns, costs, identity, lengths, settings, time
from reportgen.values.edition import Edition
from reportgen.values.errors import Level, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.values.errors import Problem
    from reportgen.values.submission import Submission

CHECKS: tuple[Callable[[Submission], Iterable[Problem]], ...] = (
    settings.folder_of_another_quarter,
    settings.open_questions,
    settings.published_before_its_data,
    columns.missing_columns,
    columns.empty_tables,
    columns.unused_columns,
    columns.empty_cells,
    identity.missing_names,
    identity.repeated_names,
    lengths.long_texts,
    costs.amounts_out_of_range,
    costs.contradicting_brackets,
    costs.missing_or_idle_reasons,
    time.durations_out_of_range,
    time.passed_ends,
    time.contradicting_ends,
)


def problems_of(submission: Submission) -> tuple[Problem, ...]:
    """List everything that is wrong or doubtful, met in reading or found by a check; never raises."""
    found = [*submission.problems, *(problem for check in CHECKS for problem in check(submission))]
    return Refused(dict.fromkeys(found)).problems


def check(submission: Submission) -> Edition:
    """Turn a submission into an edition that can be trusted; `Refused`, with every problem, if any is an error."""
    problems = problems_of(submission)
    if any(problem.level is Level.ERROR for problem in problems):
        raise Refused(problems)
    return Edition(
        info=settings.edition_info(submission.settings or {}),
        projects=tuple(entry.project for entry in submission.entries),
        editorial=submission.editorial,
        inputs=submission.inputs,
        warnings=problems,
        waivers=submission.waivers,
    )
