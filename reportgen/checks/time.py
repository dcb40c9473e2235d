"""Whether the durations are possible, and the planned ends agree with the date of the data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.values.errors import Level, Problem
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.dates import Month
    from reportgen.values.submission import ProjectRow, Submission

_LONGEST_YEARS = Decimal(100)


def durations_out_of_range(submission: Submission) -> Iterator[Problem]:
    """Every duration is more than nothing and less than a century."""
    for entry in submission.entries:
        yield from _out_of_range(entry, "duration", entry.project.duration_years)
        yield from _out_of_range(entry, "initial_duration", entry.project.initial_duration_years)


def _out_of_range(entry: ProjectRow, key: str, years: Decimal | None) -> Iterator[Problem]:
    if years is not None and years <= 0:
        advice = say("Leave the cell empty while the duration is not known.")
        expected = say("a duration above zero, in years")
        yield Problem("duration-not-positive", entry.place(key), entry.texts[key], expected, advice)
    if years is not None and years > _LONGEST_YEARS:
        advice = say("Divide by 12 if it is in months, by 365 if in days.")
        yield Problem("duration-too-long", entry.place(key), entry.texts[key], say("a duration in years"), advice)


def past_ends(submission: Submission) -> Iterator[Problem]:
    """Every project whose planned end has passed is over, or has a new end."""
    as_of = (submission.settings or {}).get("as_of")
    for entry in submission.entries:
        if type(as_of) is date and _sound(entry) and entry.project.is_overdue(as_of):
            yield Problem(
                "planned-end-passed",
                entry.place("duration"),
                say(
                    "{duration} (planned end {end}) in phase {phase}",
                    duration=entry.texts["duration"],
                    end=entry.project.planned_end,
                    phase=entry.project.phase_key,
                ),
                say("an end after {as_of}, the date of the data, or the phase Terminé", as_of=as_of),
                say("Confirm it with the ministry, or update duration or phase."),
                Level.WARNING,
            )


def contradicting_ends(submission: Submission) -> Iterator[Problem]:
    """Where the table states a planned end, start and duration lead there, to the month."""
    for entry in submission.entries:
        computed = entry.project.planned_end if _sound(entry) else None
        if entry.stated_end and computed and _apart(entry.stated_end, computed):
            yield Problem(
                "end-contradicts-duration",
                entry.place("planned_end"),
                entry.texts["planned_end"],
                say("{end}, from start and duration", end=computed),
                say("Correct one of the three; the report uses start and duration."),
                Level.WARNING,
            )


def _apart(one: Month, other: Month) -> bool:
    return not other.plus(-1) <= one <= other.plus(1)


def _sound(entry: ProjectRow) -> bool:
    years = entry.project.duration_years
    return years is None or 0 < years <= _LONGEST_YEARS
