"""What came back from the ministries, beside the last edition: who changed what, what is missing, who is silent."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.table import projects_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.portfolio import Portfolio
    from reportgen.values.comparison import Identification, Match
    from reportgen.values.dates import Quarter
    from reportgen.values.project import Project
    from reportgen.values.submission import ProjectRow


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that is not what the last edition published; ``project`` is named as it came back."""

    file: str
    project: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """A project somewhere: the file or the ministry, and the column that is meant."""

    where: str
    project: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Returns:
    """What the files say beside an earlier edition."""

    earlier: Quarter
    changes: tuple[Change, ...]
    added: tuple[Place, ...]
    missing: tuple[Place, ...]
    doubtful: tuple[Place, ...]
    empty: tuple[Place, ...]
    silent: tuple[str, ...]
    unchanged: tuple[str, ...]


def returns_of(
    earlier: Quarter,
    old: Sequence[Project],
    entries: Sequence[ProjectRow],
    who: Identification,
    portfolio: Portfolio = PANORAMA,
) -> Returns:
    """Hold what was imported against an earlier edition's projects; ``who`` says which project is which."""
    files = {entry.project.name: entry.file for entry in entries}
    changes = tuple(change for match in who.matches for change in _changes(match, files[match.new.name], portfolio))
    perhaps = {project.name for project in who.maybe_left}
    answered = _ministries_that_answered(who, entries)
    ministries = tuple(dict.fromkeys(project.ministry for project in old))
    return Returns(
        earlier=earlier,
        changes=changes,
        added=tuple(Place(files[project.name], project.name) for project in who.entered),
        missing=tuple(Place(each.ministry, each.name) for each in who.left if each.name not in perhaps),
        doubtful=tuple(
            Place(files[each.new.name], each.new.name, each.candidates[0].old.name) for each in who.undecided
        ),
        empty=tuple(_empty(entries, portfolio)),
        silent=tuple(name for name in ministries if name not in answered),
        unchanged=tuple(name for name in ministries if name in answered and not _is_touched(name, who, changes)),
    )


def _changes(match: Match, file: str, portfolio: Portfolio) -> Iterator[Change]:
    before, after = (_texts(project, portfolio) for project in (match.old, match.new))
    for column in portfolio.table_columns:
        one, other = before[column.header], after[column.header]
        if one != other:
            yield Change(file, match.new.name, column.header, one, other)


def _texts(project: Project, portfolio: Portfolio) -> Mapping[str, str]:
    """Spell a project as the canonical table does, a text under each header."""
    text = projects_csv([project], portfolio=portfolio).decode("utf-8-sig")
    header, cells = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return dict(zip(header, cells, strict=True))


def _empty(entries: Sequence[ProjectRow], portfolio: Portfolio) -> Iterator[Place]:
    """Name the required cells that hold nothing: until somebody fills them in, they are published as not communicated."""
    for entry in entries:
        for column in portfolio.table_columns:
            if column.required and not entry.texts.get(column.key):
                yield Place(entry.file, entry.project.name or portfolio.withheld.label, column.header)


def _ministries_that_answered(who: Identification, entries: Sequence[ProjectRow]) -> set[str]:
    """Name the ministries of which something came back: one of their projects, or a new one."""
    wholes = {project.ministry for group in who.regrouped for project in group.old}
    return wholes | {match.old.ministry for match in who.matches} | {entry.project.ministry for entry in entries}


def _is_touched(ministry: str, who: Identification, changes: Sequence[Change]) -> bool:
    """Tell whether a ministry changed a cell, added a project, or left one out."""
    own = {match.new.name for match in who.matches if match.old.ministry == ministry}
    others = (*who.came, *who.gone, *(project for group in who.regrouped for project in group.new))
    return any(change.project in own for change in changes) or any(each.ministry == ministry for each in others)
