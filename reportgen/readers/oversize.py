"""Whether a table is of a size that an edition can have: beyond the limits it is refused, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.disk import limits
from reportgen.readers.failures import UnreadableFileError
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.words.problem_texts import ProblemText


def refuse_oversize(grid: Sequence[Sequence[str]]) -> None:
    """Raise `UnreadableFileError` for the first limit that a table goes beyond."""
    for found in _excesses(grid):
        raise UnreadableFileError(found, say("Keep the projects alone, one a row, and shorten what is longer."))


def _excesses(grid: Sequence[Sequence[str]]) -> Iterator[ProblemText]:
    width = max((place for row in grid for place, text in enumerate(row, 1) if text), default=0)
    if width > limits.COLUMNS:
        yield say("{number} columns; at most {most} are read", number=width, most=limits.COLUMNS)
    if width * len(grid) > limits.CELLS:
        yield say("more than {most} cells", most=limits.CELLS)
    if sum(any(row) for row in grid) > limits.PROJECTS:
        yield say("more than {most} rows that hold something", most=limits.PROJECTS)
    for number, row in enumerate(grid, 1):
        longest = max(map(len, row), default=0)
        if longest > limits.CELL_CHARACTERS:
            yield say(
                "a cell of {length} characters in row {row}; at most {most} are read",
                length=longest,
                row=number,
                most=limits.CELL_CHARACTERS,
            )
