"""Whether every row names one project, once, and who carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import Problem
from reportgen.spelling import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.submission import Entry, Submission


def nameless(submission: Submission) -> Iterator[Problem]:
    """Every row has a project's name and a ministry."""
    advice = "Fill it in, or remove the row if it is a total or a note."
    for entry in submission.entries:
        if not entry.project.name and "name" in entry.columns:
            yield Problem("missing-name", entry.place("name"), "", "the project's name", advice)
        if not entry.project.ministry and "ministry" in entry.columns:
            yield Problem("missing-ministry", entry.place("ministry"), "", "the ministry that carries it", advice)


def duplicates(submission: Submission) -> Iterator[Problem]:
    """No project stands in the table twice, whatever the case, accents and spaces of its name."""
    first: dict[str, Entry] = {}
    for entry in submission.entries:
        name = same_name(entry.project.name)
        earlier = first.setdefault(name, entry)
        if name and earlier is not entry:
            yield _duplicate(entry, earlier)


def _duplicate(entry: Entry, earlier: Entry) -> Problem:
    where = f"row {earlier.row}" if earlier.file == entry.file else f"{earlier.file}, row {earlier.row}"
    return Problem(
        "duplicate-project",
        entry.place("name"),
        entry.project.name,
        f"a name that no other row has; {where} says “{earlier.project.name}”",
        "Remove one of the two rows, or tell the two projects apart by name.",
    )
