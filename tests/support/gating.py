"""Editions before the gate, made of a few projects: what it finds in the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.past import past_and_findings

from reportgen.gate import Case, judge
from reportgen.values.edition import InputFile
from reportgen.values.submission import ProjectRow, Submission

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.values.bracket import Bracket
    from reportgen.values.edition import Edition
    from reportgen.values.errors import Problem, Waiver
    from reportgen.values.project import Project
    from reportgen.values.submission import SetAside

COLUMNS = {
    "name": "Projet",
    "description": "Description et objectifs",
    "start": "Début",
    "duration": "Durée prévisionnelle en années",
    "phase": "Phase du projet en cours",
    "cost": "Coût complet estimé",
    "initial_cost": "Coût initial",
    "reason": "Motif de non-communication",
}


def case_of(  # noqa: PLR0913 - an edition has that many parts
    *portfolios: Sequence[Project],
    editorial: str = "",
    brackets: Mapping[str, Bracket] | None = None,
    set_aside: Sequence[SetAside] = (),
    waivers: Sequence[Waiver] = (),
    published: Edition | None = None,
    infos: Mapping[int, Mapping[str, Any]] | None = None,
    **info: Any,
) -> Case:
    """Put editions one after the other; the last comes before the gate. ``info`` is of the last one's edition.toml."""
    last = len(portfolios) - 1
    past, findings = past_and_findings(portfolios, {last: info, **(infos or {})})
    submission = Submission(
        name="2020-T1",
        entries=tuple(_entry(row, project, brackets or {}) for row, project in enumerate(portfolios[-1], 2)),
        set_aside=tuple(set_aside),
        inputs=(InputFile("editorial.md", editorial.encode()),),
        waivers=tuple(waivers),
    )
    return Case(submission=submission, findings=findings, past=past, published=published)


def _entry(row: int, project: Project, brackets: Mapping[str, Bracket]) -> ProjectRow:
    return ProjectRow(
        file="projects.csv", row=row, columns=COLUMNS, texts={}, project=project, bracket=brackets.get(project.name)
    )


def found(*portfolios: Sequence[Project], **parts: Any) -> dict[str, Problem]:
    """List what the gate finds, by id."""
    problems = judge(case_of(*portfolios, **parts))
    assert len({problem.id for problem in problems}) == len(problems)
    return {problem.id: problem for problem in problems}
