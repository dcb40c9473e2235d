"""Rules on amounts and durations beside what was published before: a slipped digit, a slipped unit."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

_A_DIGIT = say("A decimal comma or a zero slips easily; what really changes, changes by far less.")
_LOOK_FOR_A_DIGIT = say(
    "Look for a decimal comma or a zero that slipped; if the value is right, waive this with the reason."
)
_A_UNIT = say("No cost changes by several hundred times: it was written in thousands of euros, or in single euros.")
_LOOK_FOR_A_UNIT = say(
    "Look for thousands or single euros, as costs are in millions of euros. If it is right, waive this."
)
_LOOK_FOR_MONTHS = say(
    "Look for months, or for a decimal comma, as durations are in years. If it is right, waive this."
)

COST_TIMES_TEN = Rule(
    "cost-times-ten",
    Level.BLOCKING,
    say("A cost about ten times what it was"),
    _A_DIGIT,
    _LOOK_FOR_A_DIGIT,
)
COST_DIVIDED_BY_TEN = Rule(
    "cost-divided-by-ten",
    Level.BLOCKING,
    say("A cost about a tenth of what it was"),
    _A_DIGIT,
    _LOOK_FOR_A_DIGIT,
)
COST_UNIT_SLIP = Rule(
    "cost-unit-slip",
    Level.BLOCKING,
    say("A cost in another unit than before"),
    _A_UNIT,
    _LOOK_FOR_A_UNIT,
)
INITIAL_COST_TIMES_TEN = Rule(
    "initial-cost-times-ten",
    Level.BLOCKING,
    say("An initial cost about ten times what it was"),
    _A_DIGIT,
    _LOOK_FOR_A_DIGIT,
)
INITIAL_COST_DIVIDED_BY_TEN = Rule(
    "initial-cost-divided-by-ten",
    Level.BLOCKING,
    say("An initial cost about a tenth of what it was"),
    _A_DIGIT,
    _LOOK_FOR_A_DIGIT,
)
INITIAL_COST_UNIT_SLIP = Rule(
    "initial-cost-unit-slip",
    Level.BLOCKING,
    say("An initial cost in another unit than before"),
    _A_UNIT,
    _LOOK_FOR_A_UNIT,
)
DURATION_TIMES_TEN = Rule(
    "duration-times-ten",
    Level.BLOCKING,
    say("A duration about ten times what it was"),
    _A_DIGIT,
    _LOOK_FOR_MONTHS,
)
DURATION_DIVIDED_BY_TEN = Rule(
    "duration-divided-by-ten",
    Level.BLOCKING,
    say("A duration about a tenth of what it was"),
    _A_DIGIT,
    _LOOK_FOR_MONTHS,
)
DURATION_UNIT_SLIP = Rule(
    "duration-unit-slip",
    Level.BLOCKING,
    say("A duration in another unit than before"),
    say("No duration changes by several hundred times: it was written in months or days."),
    _LOOK_FOR_MONTHS,
)
COST_OUT_OF_SCALE = Rule(
    "cost-out-of-scale",
    Level.BLOCKING,
    say("A cost out of scale with all others"),
    say("A project without a past can only be held against the others, and its cost is a whole unit away from them."),
    _LOOK_FOR_A_UNIT,
)

SLIPS = Family(
    say("The gate: slips of digits and units"),
    (
        COST_TIMES_TEN,
        COST_DIVIDED_BY_TEN,
        COST_UNIT_SLIP,
        INITIAL_COST_TIMES_TEN,
        INITIAL_COST_DIVIDED_BY_TEN,
        INITIAL_COST_UNIT_SLIP,
        DURATION_TIMES_TEN,
        DURATION_DIVIDED_BY_TEN,
        DURATION_UNIT_SLIP,
        COST_OUT_OF_SCALE,
    ),
)
