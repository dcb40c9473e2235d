"""What a rule is: its stable id, how much it weighs, what it is called, why it is there, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.values.errors import Level, Problem
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from reportgen.values.errors import Location
    from reportgen.words.problem_texts import ProblemText

LEVELS = {
    Level.ERROR: say("error"),
    Level.BLOCKING: say("blocking"),
    Level.WARNING: say("warning"),
    Level.INFORMATION: say("information"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that can object to an edition or to a file of the house.

    Scripts and waivers rely on ``id``. ``other_level`` is the level of the cases that weigh otherwise; ``why`` says
    which these are.
    """

    id: str
    level: Level
    title: ProblemText
    why: ProblemText
    advice: ProblemText
    other_level: Level | None = None

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that its problems may have, the usual one first."""
        return (self.level,) if self.other_level is None else (self.level, self.other_level)

    def problem_at(  # noqa: PLR0913 - a problem has that many parts
        self,
        location: Location,
        found: str,
        expected: ProblemText,
        advice: ProblemText | None = None,
        *,
        level: Level | None = None,
        evidence: tuple[tuple[str, object], ...] = (),
        project: str = "",
        detail: str = "",
        id: str = "",  # noqa: A002 - the problem's own name for it
    ) -> Problem:
        """Object at a place: the rule's advice and level hold unless the case has its own."""
        if level not in {None, *self.levels}:
            message = f"the catalogue knows no {level} of {self.id}"
            raise ValueError(message)
        return Problem(
            self.id,
            location,
            found,
            expected,
            advice or self.advice,
            level or self.level,
            evidence,
            project=project,
            detail=detail,
            id=id,
        )


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that look at the same thing, in the order in which a reader meets them."""

    title: ProblemText
    rules: tuple[Rule, ...]
