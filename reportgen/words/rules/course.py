"""Rules on what an edition says beside the editions before it, and beside what its publisher declares."""

from __future__ import annotations

from reportgen.portfolio.phases import COMPLETED
from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

_BACK_INTO_THEIR_ROWS = say("Put them back into their rows; if the edition before was wrong, waive this and say so.")

UNDECIDED_IDENTITY = Rule(
    "undecided-identity",
    Level.WARNING,
    say("It is open which project this is"),
    say("The evidence is too thin to say whether it is new, or continues a project of the edition before."),
    say("Run reportgen match; until then the one counts as entered, the other as left."),
)
NAME_SWAPPED = Rule(
    "name-swapped",
    Level.BLOCKING,
    say("Two names stand on each other’s rows"),
    say("Dates, durations and costs went from each of two projects to the other: their names were exchanged."),
    _BACK_INTO_THEIR_ROWS,
)
DESCRIPTION_SWAPPED = Rule(
    "description-swapped",
    Level.BLOCKING,
    say("Two descriptions stand on each other’s rows"),
    say("Each of two projects is described as the other was in the edition before."),
    _BACK_INTO_THEIR_ROWS,
)
DESCRIPTION_REPEATED = Rule(
    "description-repeated",
    Level.WARNING,
    say("One description for two projects"),
    say("Two projects are described in the same words, so that readers are told nothing of one of them."),
    say("Look for the one that was copied into the wrong row."),
)
START_MOVED = Rule(
    "start-moved",
    Level.WARNING,
    say("A start that is not the one published before"),
    say("What has begun does not begin anew: one of the two editions is wrong."),
    say("Confirm with the ministry which one is right: a start is a fact of the past."),
)
DURATION_SHORTER_THAN_ELAPSED = Rule(
    "duration-shorter-than-elapsed",
    Level.WARNING,
    say("A duration cut to less than the time gone by"),
    say("The project is not over, and is given less time than has passed since its start."),
    say("Correct the duration, or give the phase {over}.", over=COMPLETED.label),
)
PHASE_BACKWARDS = Rule(
    "phase-backwards",
    Level.WARNING,
    say("A project that went back to an earlier phase"),
    say("It happens, but more often the cell was filled in wrongly."),
    say("Confirm it with the ministry: the report says that the project went back."),
)
UNCHANGED = Rule(
    "unchanged",
    Level.INFORMATION,
    say("A running project of which nothing changes"),
    say("The same cost, duration and phase over many editions may mean that nobody looked at the row."),
    say("Ask the ministry whether the row is up to date."),
)
TOTAL_UNEXPLAINED = Rule(
    "total-unexplained",
    Level.WARNING,
    say("The total moved otherwise than its parts"),
    say("What entered, left and was re-estimated does not explain the step from one announced total to the next."),
    say("Correct the declared total, or find the project that is missing from the table."),
)
DECLARED_DIFFERS = Rule(
    "declared-differs",
    Level.WARNING,
    say("A declared figure that the table does not bear out"),
    say("The publisher announces one figure and the table gives another, beyond rounding."),
    say("Correct the declared figure or the table; published so, the report prints both."),
)

COURSE = Family(
    say("The gate: beside the editions before"),
    (
        UNDECIDED_IDENTITY,
        NAME_SWAPPED,
        DESCRIPTION_SWAPPED,
        DESCRIPTION_REPEATED,
        START_MOVED,
        DURATION_SHORTER_THAN_ELAPSED,
        PHASE_BACKWARDS,
        UNCHANGED,
        TOTAL_UNEXPLAINED,
        DECLARED_DIFFERS,
    ),
)
