"""What an officer asks or decides before publishing: figures, problems, comparisons, who is who, new editions.

Nothing here draws or lays out, so that an answer comes at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.checks import problems_of
from reportgen.disk.workspace import FORMS
from reportgen.disk.writing import lock_folder, replace_folder
from reportgen.editions.importing import import_tables
from reportgen.editions.renewal import next_edition
from reportgen.editions.returns import returns_of
from reportgen.gate import judge, with_ids
from reportgen.history import case_at, findings_at, house_of, past_of, read_as_published, trace_projects
from reportgen.identity import Identifier
from reportgen.identity.decisions import with_decisions
from reportgen.identity.registry import FILE as REGISTRY
from reportgen.identity.registry import registry_toml
from reportgen.measures.comparison import comparison_of
from reportgen.readers import read_submission
from reportgen.values.errors import Level, Problem, Refused, UsageError
from reportgen.words.language import FRENCH
from reportgen.words.problem_texts import say
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.disk.workspace import Workspace
    from reportgen.editions.first_files import NewEdition
    from reportgen.editions.importing import ImportedEdition
    from reportgen.editions.returns import Returns
    from reportgen.identity.decisions import Decision
    from reportgen.values.comparison import Comparison, Undecided
    from reportgen.values.dates import Quarter
    from reportgen.values.figures import Figures
    from reportgen.values.submission import Submission


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in an edition, in which language its report speaks, and of which ministry, if of one only."""

    quarter: Quarter | None
    problems: tuple[Problem, ...]
    language: str = FRENCH.code
    ministry: str = ""


def figures(workspace: Workspace, quarter: Quarter) -> Figures:
    """Measure one edition, beside those before it."""
    return findings_at(workspace, quarter).figures


def problems(workspace: Workspace, quarter: Quarter) -> tuple[Problem, ...]:
    """List everything that speaks against an edition; the gate follows once the table can be trusted."""
    return examination(workspace, quarter).problems


def examination(workspace: Workspace, quarter: Quarter, ministry: str = "") -> Examination:
    """Examine an edition; of one ministry's projects only, if one is named."""
    submission = read_submission(workspace.edition_folder(quarter))
    found = problems_of(submission)
    refused = any(problem.level is Level.ERROR for problem in found)
    judged = with_ids(submission, found) if refused else judge(case_at(workspace, quarter)[0])
    language = str((submission.settings or {}).get("language", FRENCH.code))
    if not ministry:
        return Examination(quarter, judged, language)
    known = ministry_called(ministry, submission)
    return Examination(quarter, tuple(each for each in judged if known in each.ministries), language, known)


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


def comparison(workspace: Workspace, old: Quarter, new: Quarter) -> Comparison:
    """Compare any two editions, as published or as their folders stand."""
    if old >= new:
        message = f"{old} is not before {new}: name the older edition first"
        raise UsageError(message)
    house = house_of(workspace)
    before, after = read_as_published(workspace, old).edition, read_as_published(workspace, new).edition
    ids = trace_projects(past_of(workspace, old), before, house.registry)[-1].ids
    who = Identifier(ids, house.registry).identify(before.projects, after.projects, (old, new))
    return comparison_of(before, after, who)


def undecided(workspace: Workspace, quarter: Quarter) -> tuple[Undecided, ...]:
    """List the projects of an edition of which nobody knows yet whether they were in the one before."""
    found = findings_at(workspace, quarter).comparison
    return () if found is None else found.undecided


def decide(workspace: Workspace, quarter: Quarter, decisions: Sequence[Decision]) -> Path:
    """Write decisions into the workspace's registry, beside those that others wrote meanwhile."""
    with lock_folder(workspace.root):
        return _decide(workspace, quarter, decisions)


def _decide(workspace: Workspace, quarter: Quarter, decisions: Sequence[Decision]) -> Path:
    registry = house_of(workspace).registry
    past = past_of(workspace, quarter)
    steps = trace_projects(past[:-1], past[-1].edition, registry)
    when = (past[-1].edition.info.quarter, quarter)
    added = with_decisions(registry, when, steps[-1].ids, decisions)
    return workspace.write_asset(REGISTRY, registry_toml(added))


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import left: the folder, what the officer should know, what the files say beside the last edition."""

    folder: Path
    warnings: tuple[Problem, ...]
    returns: Returns | None


def import_edition(workspace: Workspace, files: Sequence[Path], new: NewEdition, *, replace: bool) -> Imported:
    """Turn project tables into an edition's folder; an edition that is there stays unless its table is replaced."""
    with lock_folder(workspace.root):
        return _import_edition(workspace, files, new, replace=replace)


def _import_edition(workspace: Workspace, files: Sequence[Path], new: NewEdition, *, replace: bool) -> Imported:
    folder = workspace.edition_folder(new.quarter)
    workspace.refuse_existing(new.quarter, replace=replace)
    imported = import_tables(files, new, workspace.edition_files(new.quarter))
    warnings = imported.warnings
    try:
        returns = _returns(workspace, imported, new.quarter)
    except Refused as refusal:
        returns, warnings = None, (*warnings, _not_compared(refusal))
    replace_folder(imported.files, folder)
    return Imported(folder, warnings, returns)


def _returns(workspace: Workspace, imported: ImportedEdition, quarter: Quarter) -> Returns | None:
    """Hold what was imported against the last edition; None when it is the first."""
    past = past_of(workspace, quarter)
    if not past:
        return None
    last, registry = past[-1].edition, house_of(workspace).registry
    ids = trace_projects(past[:-1], last, registry)[-1].ids
    when = (last.info.quarter, quarter)
    who = Identifier(ids, registry).identify(last.projects, imported.projects, when)
    return returns_of(last.info.quarter, last.projects, imported.entries, who)


def _not_compared(refusal: Refused) -> Problem:
    first = refusal.problems[0]
    advice = say("Correct the earlier edition, then import once more with --replace to see who changed what.")
    expected = say("an earlier edition that can be read, to compare with")
    return Problem("not-compared", first.location, first.found, expected, advice, Level.WARNING)


def begin(workspace: Workspace, quarter: Quarter) -> Path:
    """Prepare an edition's folder from the last edition before it."""
    with lock_folder(workspace.root):
        return _begin(workspace, quarter)


def _begin(workspace: Workspace, quarter: Quarter) -> Path:
    workspace.refuse_begun(quarter)
    past = past_of(workspace, quarter)
    if not past:
        message = (
            f"there is no edition before {quarter} to begin from; begin with: reportgen import FILE --edition {quarter}"
        )
        raise UsageError(message)
    folder = workspace.edition_folder(quarter)
    replace_folder(next_edition(past[-1].edition, quarter, FORMS), folder)
    return folder
