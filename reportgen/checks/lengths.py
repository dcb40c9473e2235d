"""Whether every text fits into a cell of a spreadsheet: a longer one would be cut in the workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.portfolio.table import project_table
from reportgen.words.problem_texts import say
from reportgen.words.rules.table import TEXT_TOO_LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.errors import Problem
    from reportgen.values.submission import Submission

LONGEST = 32_767  # characters that a cell of an XLSX holds, as UTF-16 counts them


def long_texts(submission: Submission) -> Iterator[Problem]:
    """Every text is short enough for a cell of the workbooks that are published."""
    for entry in submission.entries:
        table = project_table([entry.project])
        for column, cell in zip(table.columns, table.rows[0], strict=True):
            length = len(cell.encode("utf-16-le")) // 2 if isinstance(cell, str) else 0
            if length > LONGEST:
                yield TEXT_TOO_LONG.problem_at(
                    entry.place(column.key),
                    say("a text of {length} characters", length=length),
                    say("at most {longest}, what a cell of a spreadsheet holds", longest=LONGEST),
                )
