"""What came back from the ministries, as an officer reads it: who changed what, what is missing, who is silent."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.editions.returns import Change, Returns

_LONGEST = 60  # characters of a cell that are shown


def describe_returns(returns: Returns) -> Iterator[str]:
    """Describe what came back, line by line; a heading only where something stands below it."""
    yield f"beside {returns.earlier}:"
    yield from _changes(returns.changes)
    yield from _listed("new", [f"{each.project} ({each.where})" for each in returns.added])
    yield from _listed(
        "perhaps the same under another name, decide with reportgen match",
        [f"{each.project} ({each.where}), {each.column} in {returns.earlier}" for each in returns.doubtful],
    )
    yield from _listed("missing, in no file", [f"{each.project} ({each.where})" for each in returns.missing])
    yield from _listed(
        "required and empty", [f"{each.project}, {each.column} ({each.where})" for each in returns.empty]
    )
    yield from _listed("no answer from", returns.silent)
    yield from _listed("returned without any change by", returns.unchanged)


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        yield "  no cell changed"
    for file, cells in groupby(changes, lambda change: change.file):
        yield f"  changed in {file}:"
        yield from (
            f"    {each.project}, {each.column}: {_short(each.before)} → {_short(each.after)}" for each in cells
        )


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"  {heading}:"
        yield from (f"    {line}" for line in lines)


def _short(cell: str) -> str:
    text = " ".join(cell.split())
    if not text:
        return "(empty)"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
