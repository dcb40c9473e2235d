"""What an officer asks of editions before publishing: what speaks against them, their figures, what changed.

Nothing here is laid out, so that an answer comes at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import checks, gate
from reportgen.house import language_for, read_house
from reportgen.identity import Identifier
from reportgen.measures.bridge import last_known
from reportgen.measures.comparison import build_comparison
from reportgen.outputs.page import html_of
from reportgen.outputs.pdf.soundness import problems_of_page
from reportgen.past import earlier_editions, read_past_edition, trace_projects
from reportgen.pipeline import (
    Source,
    draw_and_compose,
    imprint_of,
    judge,
    read,
    tell_nobody,
    understand,
    understand_submission,
)
from reportgen.values.errors import Level, Problem, UsageError
from reportgen.words.language import FRENCH, use_language
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from reportgen.disk.workspace import Workspace
    from reportgen.pipeline import Progress
    from reportgen.values.comparison import Comparison, Undecided
    from reportgen.values.dates import Quarter
    from reportgen.values.figures import Figures
    from reportgen.values.submission import Submission


def page_problems(workspace: Workspace, quarter: Quarter, progress: Progress) -> tuple[Problem, ...]:
    """Compose the report, lay nothing out, and list what in its pages could not be read by ear."""
    source = Source.of_folder(workspace, quarter)
    findings = understand(source, progress).findings
    with use_language(language_for(workspace, findings.edition)):
        _, _, report = draw_and_compose(source, findings, imprint_of(source.house), progress)
        return problems_of_page(html_of(report, workspace.template_folders()))


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in an edition, in which language its report speaks, and of which ministry, if of one only."""

    quarter: Quarter | None
    problems: tuple[Problem, ...]
    language: str = FRENCH.code
    ministry: str = ""


def examine(workspace: Workspace, quarter: Quarter, ministry: str = "") -> Examination:
    """List all that speaks against an edition, of one ministry's projects only if one is named.

    The gate follows once the table can be trusted.
    """
    source = Source.of_folder(workspace, quarter)
    submission = read(source, tell_nobody)
    found = checks.problems_of(submission)
    if any(problem.level is Level.ERROR for problem in found):
        problems = gate.with_ids(submission, found)
    else:
        problems = judge(source, understand_submission(source, submission, tell_nobody))
    language = _language_of(submission)
    if not ministry:
        return Examination(quarter, problems, language)
    known = ministry_called(ministry, submission)
    return Examination(quarter, tuple(each for each in problems if known in each.ministries), language, known)


def language_of(workspace: Workspace, quarter: Quarter) -> str:
    """Tell which language an edition's report speaks, whatever else is wrong with the edition."""
    return _language_of(read(Source.of_folder(workspace, quarter), tell_nobody))


def _language_of(submission: Submission) -> str:
    return (submission.settings or {}).get("language") or FRENCH.code


def figures(workspace: Workspace, quarter: Quarter) -> Figures:
    """Measure one edition, beside those before it."""
    return understand(Source.of_folder(workspace, quarter)).findings.figures


def undecided(workspace: Workspace, quarter: Quarter) -> tuple[Undecided, ...]:
    """List the projects of an edition of which nobody knows yet whether they were in the one before."""
    found = understand(Source.of_folder(workspace, quarter)).findings.comparison
    return () if found is None else found.undecided


def compare_editions(workspace: Workspace, old: Quarter, new: Quarter) -> Comparison:
    """Compare any two editions, as published or as their folders stand."""
    if old >= new:
        message = f"{old} is not before {new}: name the older edition first"
        raise UsageError(message)
    registry = read_house(workspace).registry
    last, after = read_past_edition(workspace, old), read_past_edition(workspace, new).edition
    earlier, before = earlier_editions(workspace, old), last.edition
    steps = trace_projects(earlier, before, registry)
    who = Identifier(steps[-1].ids, registry).identify(before.projects, after.projects, (old, new))
    return build_comparison(before, after, who, last_known([each.edition for each in (*earlier, last)], steps))


def ministry_called(name: str, submission: Submission) -> str:
    """Find a ministry by its name, its acronym, or a part of its name that no other has."""
    projects = [entry.project for entry in submission.entries]
    known = {each: fold(each) for project in projects for each in (project.ministry, *project.co_leads)}
    acronyms = {fold(project.ministry_acronym): project.ministry for project in projects if project.ministry_acronym}
    word = fold(name)
    exact = [each for each, folded in known.items() if folded == word]
    exact = exact or ([acronyms[word]] if word in acronyms else [])
    found = exact or [each for each, folded in known.items() if word and word in folded]
    if len(found) != 1:
        several = ", ".join(sorted(found or known))
        message = f"{name!r} names {'several ministries' if found else 'no ministry of the table'}: {several}"
        raise UsageError(message)
    return found[0]
