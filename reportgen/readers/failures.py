"""How a reader says that it cannot read something, before anyone knows in which row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.words.problem_texts import ProblemText
    from reportgen.words.rules import Rule


class CellError(Exception):
    """A cell that cannot be read as what its column holds."""

    def __init__(self, *, rule: Rule, expected: ProblemText, advice: ProblemText | None = None) -> None:
        """Name the rule that is broken, what is expected, and what to do when the rule's own advice is not enough."""
        super().__init__(expected)
        self.rule = rule
        self.expected = expected
        self.advice = advice or rule.advice


class UnreadableFileError(Exception):
    """A file that cannot be read at all; the message says what was found in it."""

    def __init__(self, found: ProblemText, advice: ProblemText) -> None:
        """Say what was found, and what to do."""
        super().__init__(found)
        self.found = found
        self.advice = advice
