"""How a reader says that it cannot read something, before anyone knows in which row and column."""

from __future__ import annotations


class CellError(Exception):
    """A cell that cannot be read as what its column holds."""

    def __init__(self, *, rule: str, expected: str, advice: str) -> None:
        """Name the rule that is broken, what is expected, and what to do."""
        super().__init__(expected)
        self.rule = rule
        self.expected = expected
        self.advice = advice


class UnreadableFileError(Exception):
    """A file that cannot be read at all; the message says what was found in it."""

    def __init__(self, found: str, advice: str) -> None:
        """Say what was found, and what to do."""
        super().__init__(found)
        self.found = found
        self.advice = advice
