"""All that the gate judges: the files handed in, the findings made of them, and the editions before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.values.project import Undisclosed

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.values.comparison import Match
    from reportgen.values.dates import Quarter
    from reportgen.values.edition import Edition
    from reportgen.values.errors import Location
    from reportgen.values.findings import Findings, Past
    from reportgen.values.project import Project
    from reportgen.values.submission import ProjectRow, Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One edition before the gate; ``published`` is the same edition as it stands in the archive, if it is a revision.

    ``letters`` are the characters that the fonts have; none where nobody asked them.
    """

    submission: Submission
    findings: Findings
    past: tuple[Past, ...] = ()
    published: Edition | None = None
    letters: frozenset[str] = frozenset()

    @property
    def projects(self) -> tuple[Project, ...]:
        """The edition's projects, in the order of its table."""
        return self.findings.projects

    @property
    def matches(self) -> tuple[Match, ...]:
        """The projects that continue from the edition before."""
        comparison = self.findings.comparison
        return () if comparison is None else comparison.continued

    @property
    def withheld(self) -> tuple[Project, ...]:
        """The projects whose cost is not communicated."""
        return tuple(project for project in self.projects if isinstance(project.cost, Undisclosed))

    def row_of(self, project: Project) -> ProjectRow:
        """Find the row of a project."""
        return next(entry for entry in self.submission.entries if entry.project.name == project.name)

    def place(self, project: Project, key: str) -> Location:
        """Point at a cell of a project's row."""
        return self.row_of(project).place(key)

    def last_published(self, project: Project, value: str) -> tuple[Decimal, Quarter] | None:
        """Find the last value published of a project before this edition, and the edition that said it."""
        for sight in reversed(self.findings.tracks.get(project.name, ())[:-1]):
            if (found := getattr(sight.project, value)) is not None:
                return found, sight.quarter
        return None
