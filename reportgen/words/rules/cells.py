"""Rules on the values of a row: whether each can be read and is possible, and whether they agree."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

_WRITE_THE_DATE = say("Write it in one of these ways.")

COST_NO_NUMBER = Rule(
    "cost-no-number",
    Level.ERROR,
    say("A cost that is no amount"),
    say("A cost is a number of millions of euros, or the words for one that is missing."),
    say("Write the number alone, without unit or comment."),
)
COST_NOT_POSITIVE = Rule(
    "cost-not-positive",
    Level.ERROR,
    say("A cost of zero or less"),
    say("No project costs nothing, and a cost that is missing has words of its own."),
    say("Write “en cadrage” while it is not estimated, “non communiqué” if it is withheld."),
)
COST_TOO_HIGH = Rule(
    "cost-too-high",
    Level.ERROR,
    say("A cost beyond that of any project"),
    say("An amount of this size was surely written in euros instead of millions."),
    say("Divide by a million if it is in euros."),
)
COST_WITHOUT_REASON = Rule(
    "cost-without-reason",
    Level.WARNING,
    say("A withheld cost without a reason"),
    say("The report prints why a cost is withheld, and here there is nothing to print."),
    say("Give the amount, or say in “Motif de non-communication” why it is withheld."),
)
IDLE_REASON = Rule(
    "idle-reason",
    Level.WARNING,
    say("A reason where nothing is withheld"),
    say("The row says why something is withheld, but gives both the cost and the phase."),
    say("Remove the reason, or withhold the figure it speaks of."),
)
UNKNOWN_BRACKET = Rule(
    "unknown-bracket",
    Level.ERROR,
    say("A cost bracket that is not known"),
    say("A bracket in the table is held against the one in which the cost lies."),
    say("Correct it, or empty the column: the bracket is computed from the cost."),
)
BRACKET_CONTRADICTS_COST = Rule(
    "bracket-contradicts-cost",
    Level.ERROR,
    say("A cost bracket that contradicts the cost"),
    say("The cost does not lie in the bracket beside it, so one of the two is wrong."),
    say("Correct the cost or the bracket; it is computed from the cost, so the column may be left empty."),
)
BRACKET_WITHOUT_COST = Rule(
    "bracket-without-cost",
    Level.WARNING,
    say("A cost bracket beside a withheld cost"),
    say("The bracket tells readers roughly what is withheld. If it says “en cadrage”, the two contradict each other."),
    say("Correct the cost or the bracket; it is computed from the cost, so the column may be left empty."),
    other_level=Level.ERROR,
)
DURATION_NO_NUMBER = Rule(
    "duration-no-number",
    Level.ERROR,
    say("A duration that is no number"),
    say("A duration is a number of years, or an empty cell while it is not known."),
    say("Write the number alone; divide months by 12."),
)
DURATION_NOT_POSITIVE = Rule(
    "duration-not-positive",
    Level.ERROR,
    say("A duration of zero or less"),
    say("Every project takes some time, and an empty cell says that it is not known how much."),
    say("Leave the cell empty while the duration is not known."),
)
DURATION_TOO_LONG = Rule(
    "duration-too-long",
    Level.ERROR,
    say("A duration of more than a century"),
    say("Such a number was surely given in months or days instead of years."),
    say("Divide by 12 if it is in months, by 365 if in days."),
)
UNREADABLE_DATE = Rule(
    "unreadable-date",
    Level.ERROR,
    say("A date that cannot be read"),
    say("The timeline and the planned ends are computed from the dates."),
    _WRITE_THE_DATE,
)
IMPOSSIBLE_DATE = Rule(
    "impossible-date",
    Level.ERROR,
    say("A day that does not exist"),
    say("The calendar has no such day, or it lies in a year in which no project can be."),
    _WRITE_THE_DATE,
)
PLANNED_END_PASSED = Rule(
    "planned-end-passed",
    Level.WARNING,
    say("A running project whose planned end has passed"),
    say("Start and duration put its end before the date of the data, and its phase says that it is not over."),
    say("Confirm it with the ministry, or update duration or phase."),
)
END_CONTRADICTS_DURATION = Rule(
    "end-contradicts-duration",
    Level.WARNING,
    say("Start, duration and planned end do not agree"),
    say("The report computes the planned end from start and duration, and the table states another."),
    say("Correct one of the three; the report uses start and duration."),
)
UNKNOWN_PHASE = Rule(
    "unknown-phase",
    Level.ERROR,
    say("A phase that is not known"),
    say("The report counts and draws the projects phase by phase."),
    say("Write a known phase, or “non communiqué”."),
)
INTERMINISTERIAL_NEITHER = Rule(
    "interministerial-neither",
    Level.ERROR,
    say("Interministerial is neither Oui nor Non"),
    say("The report counts the projects that serve several ministries."),
    say("Write Oui if the project serves several ministries, else Non."),
)
NO_ADDRESS = Rule(
    "no-address",
    Level.WARNING,
    say("A link that is no web address"),
    say("Only an address that begins with http or https can be followed from a page."),
    say("Write the whole address: the link is left out."),
)

CELLS = Family(
    say("The table: values"),
    (
        COST_NO_NUMBER,
        COST_NOT_POSITIVE,
        COST_TOO_HIGH,
        COST_WITHOUT_REASON,
        IDLE_REASON,
        UNKNOWN_BRACKET,
        BRACKET_CONTRADICTS_COST,
        BRACKET_WITHOUT_COST,
        DURATION_NO_NUMBER,
        DURATION_NOT_POSITIVE,
        DURATION_TOO_LONG,
        UNREADABLE_DATE,
        IMPOSSIBLE_DATE,
        PLANNED_END_PASSED,
        END_CONTRADICTS_DURATION,
        UNKNOWN_PHASE,
        INTERMINISTERIAL_NEITHER,
        NO_ADDRESS,
    ),
)
