"""Rules on waivers: what a person answers for must be said whole, and of this very edition."""

from __future__ import annotations

from reportgen.values.errors import Level
from reportgen.words.problem_texts import say
from reportgen.words.rules.rule import Family, Rule

UNREADABLE_WAIVER = Rule(
    "unreadable-waiver",
    Level.ERROR,
    say("A waiver that cannot count"),
    say("A waiver is a person’s word: which finding, why, who and when."),
    say("Give id, reason, name and date under [[waiver]], and nothing else."),
)
WAIVER_EXPIRED = Rule(
    "waiver-expired",
    Level.WARNING,
    say("A waiver of an earlier edition"),
    say("A waiver ends with its edition, and this one was carried over."),
    say("Look at the finding anew; if it still holds, waive it with today’s date and reason."),
)
WAIVER_UNUSED = Rule(
    "waiver-unused",
    Level.WARNING,
    say("A waiver for nothing that blocks"),
    say("No finding of that id blocks: it is gone, it weighs less, or its value has changed."),
    say("Remove it, or write the id of the finding that is meant."),
)

WAIVERS = Family(say("Waivers"), (UNREADABLE_WAIVER, WAIVER_EXPIRED, WAIVER_UNUSED))
