"""What can go wrong, said so that the reader knows where, what, what was expected and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Level(StrEnum):
    """How much a problem weighs, the heaviest first.

    An error cannot be understood: there is no edition. What blocks is understood and must not go out, unless a person
    waives it. A warning goes along with the edition; information asks for nothing.
    """

    ERROR = "error"
    BLOCKING = "blocking"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a problem lies: a file, the row as the spreadsheet numbers it, the column by its own header."""

    file: str = ""
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """Spell the place as a person would: ``projects.csv, row 12, column "Coût estimé"``."""
        parts = [self.file] if self.file else []
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f'column "{self.column}"')
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person's word that one blocking problem of one edition may be published: which, why, who, when."""

    id: str
    reason: str
    name: str
    date: date


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input: place, value found, what is expected, what to do about it.

    ``rule`` is a short stable name (``unknown-phase``) that scripts may rely on; ``id`` adds the ``project`` it is about
    and the ``detail`` that a person would answer for (``cost-times-ten:alize:120``): a waiver names exactly this one, and
    ends when the value changes. ``evidence`` holds the numbers by name; ``ministries`` are those that can answer, none
    when the office itself must.
    """

    rule: str
    location: Location
    found: str
    expected: str
    advice: str
    level: Level = Level.ERROR
    evidence: tuple[tuple[str, object], ...] = ()
    project: str = ""
    detail: str = ""
    id: str = ""
    ministries: tuple[str, ...] = ()
    waiver: Waiver | None = None

    @property
    def stops(self) -> bool:
        """Whether the edition must not be published as it is."""
        return self.level is Level.ERROR or (self.level is Level.BLOCKING and self.waiver is None)

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.location}: found {self.found}; expected {self.expected}. {self.advice}"


class ReportgenError(Exception):
    """Anything that reportgen itself refuses or cannot do; ``exit_code`` is the command's."""

    exit_code = 1


class UsageError(ReportgenError):
    """The command was called in a way that makes no sense (exit code 2)."""

    exit_code = 2


class Refused(ReportgenError):
    """The input was refused; every problem is listed and nothing was written (exit code 3)."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, the heaviest first, then in the order in which a reader meets them."""
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class AlreadyPublishedError(ReportgenError):
    """That edition is published with other content; a revision needs a reason (exit code 4)."""

    exit_code = 4


class DamagedArchiveError(ReportgenError):
    """The archive does not match its checksums (exit code 5)."""

    exit_code = 5


class PortalError(ReportgenError):
    """The open-data portal refused a call, or could not be reached (exit code 1); ``status`` is HTTP's, if any."""

    def __init__(self, message: str, status: int | None = None) -> None:
        """Say what happened; what was uploaded before stays."""
        super().__init__(message)
        self.status = status


class BuildError(ReportgenError):
    """The report could not be made: a template, a style or the layout failed, and nothing was written (exit code 3)."""

    exit_code = 3


_WEIGHTS = {level: weight for weight, level in enumerate(Level)}


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems: the heaviest first, then by file, row and column."""
    return tuple(sorted(problems, key=_order))


def _order(problem: Problem) -> tuple[int, str, int, str, str, str]:
    place = problem.location
    return (_WEIGHTS[problem.level], place.file, place.row or 0, place.column or "", problem.rule, problem.found)
