"""Whether durations and planned ends are possible, and agree with each other and with the date of the data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.portfolio.phases import COMPLETED
from reportgen.portfolio.table import phase_text
from reportgen.words.problem_texts import say
from reportgen.words.rules.cells import (
    DURATION_NOT_POSITIVE,
    DURATION_TOO_LONG,
    END_CONTRADICTS_DURATION,
    PLANNED_END_PASSED,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.dates import Month
    from reportgen.values.errors import Problem
    from reportgen.values.submission import ProjectRow, Submission

_LONGEST_YEARS = Decimal(100)


def durations_out_of_range(submission: Submission) -> Iterator[Problem]:
    """Every duration is above zero and at most a century."""
    for entry in submission.entries:
        yield from _out_of_range(entry, "duration", entry.project.duration_years)
        yield from _out_of_range(entry, "initial_duration", entry.project.initial_duration_years)


def _out_of_range(entry: ProjectRow, key: str, years: Decimal | None) -> Iterator[Problem]:
    if years is not None and years <= 0:
        yield DURATION_NOT_POSITIVE.problem_at(
            entry.place(key), entry.texts[key], say("a duration above zero, in years")
        )
    if years is not None and years > _LONGEST_YEARS:
        yield DURATION_TOO_LONG.problem_at(entry.place(key), entry.texts[key], say("a duration in years"))


def passed_ends(submission: Submission) -> Iterator[Problem]:
    """Every project whose planned end has passed is completed, or has a new end."""
    as_of = (submission.settings or {}).get("as_of")
    for entry in submission.entries:
        if type(as_of) is date and _has_possible_duration(entry) and entry.project.is_overdue(as_of):
            yield PLANNED_END_PASSED.problem_at(
                entry.place("duration"),
                say(
                    "{duration} (planned end {end}) in phase {phase}",
                    duration=entry.texts["duration"],
                    end=entry.project.planned_end,
                    phase=phase_text(entry.project.phase),
                ),
                say(
                    "an end after {as_of}, the date of the data, or the phase {over}", as_of=as_of, over=COMPLETED.label
                ),
            )


def contradicting_ends(submission: Submission) -> Iterator[Problem]:
    """Every planned end in the table agrees with start and duration, give or take a month."""
    for entry in submission.entries:
        computed = entry.project.planned_end if _has_possible_duration(entry) else None
        if entry.stated_end and computed and _is_off_by_months(entry.stated_end, computed):
            yield END_CONTRADICTS_DURATION.problem_at(
                entry.place("planned_end"),
                entry.texts["planned_end"],
                say("{end}, from start and duration", end=computed),
            )


def _is_off_by_months(one: Month, other: Month) -> bool:
    return not other.plus(-1) <= one <= other.plus(1)


def _has_possible_duration(entry: ProjectRow) -> bool:
    years = entry.project.duration_years
    return years is None or 0 < years <= _LONGEST_YEARS
