"""Compares each project with its past: its start, duration and phase, and whether anything changed at all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.portfolio.table import phase_text
from reportgen.words.problem_texts import say
from reportgen.words.rules.course import DURATION_SHORTER_THAN_ELAPSED, PHASE_BACKWARDS, START_MOVED, UNCHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.values.errors import Problem

DAYS_A_YEAR = Decimal("365.25")
A_MONTH = Decimal(1) / 12  # dates and durations are good to a month: less is no change


def moved_starts(case: Case) -> Iterator[Problem]:
    """No project starts more than a month before or after the start published before."""
    for match in case.matches:
        old, new = match.old.start, match.new.start
        months = (new.year - old.year) * 12 + new.month - old.month if old and new else 0
        if abs(months) > 1:
            yield START_MOVED.problem_at(
                case.place(match.new, "start"),
                say("{new}, moved by {months} months", new=new or "", months=f"{months:+}"),
                say("{old}, as the edition before says", old=old or ""),
                evidence=(("before", old), ("now", new), ("months", months)),
            )


def durations_below_elapsed(case: Case) -> Iterator[Problem]:
    """No running project's duration was cut to less than the time since its start."""
    for match in case.matches:
        old, new, as_of = match.old, match.new, case.findings.as_of
        if not (old.duration_years and new.duration_years and new.start and new.is_overdue(as_of)):
            continue
        elapsed = (Decimal((as_of - new.start).days) / DAYS_A_YEAR).quantize(Decimal("0.1"))
        if old.duration_years - new.duration_years > A_MONTH:
            yield DURATION_SHORTER_THAN_ELAPSED.problem_at(
                case.place(new, "duration"),
                say(
                    "{now} instead of {before}, in years",
                    now=new.duration_years.quantize(Decimal("0.01")),
                    before=old.duration_years.quantize(Decimal("0.01")),
                ),
                say("at least {elapsed}, the time since its start, as it is not over", elapsed=elapsed),
                evidence=(("before", old.duration_years), ("now", new.duration_years), ("elapsed", elapsed)),
            )


def phases_backwards(case: Case) -> Iterator[Problem]:
    """No project goes back to an earlier phase."""
    for match in case.matches:
        before, now = phase_text(match.old.phase), phase_text(match.new.phase)
        if match.phase_steps < 0:
            yield PHASE_BACKWARDS.problem_at(
                case.place(match.new, "phase"),
                now,
                say("{phase} or later, as in the edition before", phase=before),
                evidence=(("before", before), ("now", now), ("steps", match.phase_steps)),
            )


def unchanged_projects(case: Case) -> Iterator[Problem]:
    """Point out running projects of which nothing changed over many editions: perhaps nobody answered."""
    for watched in case.findings.watched:
        if watched.rule == "unchanged":
            yield UNCHANGED.problem_at(
                case.place(watched.project, "name"),
                say("the same cost, duration and phase in {editions} editions", editions=watched.amount),
                say("a row that the ministry looked at anew"),
                evidence=(("editions", watched.amount),),
            )
