"""What is done with a whole edition: published for good, built as a draft, made anew from the archive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reportgen.archive.entries import archived_edition_at, changed_files, errata_of
from reportgen.archive.erratum import erratum_for
from reportgen.archive.staging import add_seal, lock_archive
from reportgen.archive.verification import refuse_damage
from reportgen.disk.writing import replace_folder
from reportgen.house import language_for
from reportgen.past import read_edition
from reportgen.pipeline import Source, Stage, imprint_of, judge, keep, make, understand
from reportgen.values.errors import AlreadyPublishedError, Level, Problem, Refused, ReportgenError
from reportgen.words.language import use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reportgen.archive.entries import ArchivedEdition
    from reportgen.disk.workspace import Workspace
    from reportgen.outputs import Publication
    from reportgen.pipeline import Progress, Understood
    from reportgen.values.dates import Quarter
    from reportgen.values.edition import Edition
    from reportgen.values.published import Erratum


class State(StrEnum):
    """What a publication did."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Result:
    """What a run left: the report's path, the gate's findings that did not stop it, what it did."""

    report: Path
    problems: tuple[Problem, ...]
    state: State = State.PUBLISHED


def publish(workspace: Workspace, quarter: Quarter, progress: Progress, *, revise: str = "") -> Result:
    """Make everything for one edition and keep it for good; other content needs a reason to replace it.

    Nothing is made of an edition that the gate does not let through, nor beside editions that are damaged. Everything
    is made before anything is kept, and nothing is kept if a file that it is made from was changed meanwhile.
    """
    folder = workspace.output_folder(quarter)
    with lock_archive(workspace.output):
        refuse_damage(workspace.output)
        before = workspace.state(quarter)
        archived = archived_edition_at(folder)
        source = Source.of_folder(workspace, quarter)
        understood, problems = _let_through(source, progress, lambda problem: problem.stops)
        errata = _errata(source, archived, understood.findings.edition, revise)
        made = make(source, understood, imprint_of(source.house, errata), progress)
        state = _state(made, folder, archived, revise)
        new = replace(made, files={}) if state is State.UNCHANGED else made
        keep(source, new, archived, progress, lambda: _refuse_change(before, workspace.state(quarter)))
    return Result(folder / made.report, problems, state)


def build(workspace: Workspace, quarter: Quarter, folder: Path, progress: Progress) -> Result:
    """Make the same files as a draft, marked so on every page, in a folder of the caller's choice."""
    source = Source.of_folder(workspace, quarter)
    understood, problems = _let_through(source, progress, lambda problem: problem.level is Level.ERROR)
    made = make(source, understood, imprint_of(source.house, draft=True), progress)
    progress(Stage.KEEP, folder.name)
    replace_folder(add_seal(made.files), folder)
    return Result(folder / made.report, problems)


def rebuild(workspace: Workspace, archived: ArchivedEdition, progress: Progress) -> Publication:
    """Make an archived edition anew from what was kept with it."""
    source = Source.of_archive(workspace, archived)
    return make(source, understand(source, progress), imprint_of(source.house, errata_of(archived)), progress)


def _let_through(
    source: Source, progress: Progress, stops: Callable[[Problem], bool]
) -> tuple[Understood, tuple[Problem, ...]]:
    """Understand and judge an edition; `Refused` if any problem stops it. The waivers that it needed go with it."""
    understood = understand(source, progress)
    problems = judge(source, understood, progress)
    if any(map(stops, problems)):
        raise Refused(problems)
    used = tuple(dict.fromkeys(problem.waiver for problem in problems if problem.waiver))
    edition = replace(understood.findings.edition, waivers=used)
    return replace(understood, findings=replace(understood.findings, edition=edition)), problems


def _errata(source: Source, archived: ArchivedEdition | None, edition: Edition, reason: str) -> tuple[Erratum, ...]:
    """Take the errata that an edition already carries, and add the one that a revision needs."""
    if archived is None:
        return ()
    known = errata_of(archived)
    if not reason:
        return known
    before = read_edition(archived.inputs, str(source.quarter))
    with use_language(language_for(source.workspace, edition)):
        return (*known, erratum_for(before, edition, archived.revision + 1, reason))


def _state(made: Publication, folder: Path, archived: ArchivedEdition | None, revise: str) -> State:
    """Tell what keeping it does; other content than was published needs a reason."""
    if archived is None:
        return State.PUBLISHED
    changed = changed_files(archived, made.files)
    if not changed:
        return State.UNCHANGED
    if not revise:
        message = (
            f"edition {folder.name} is published, and this would change {', '.join(changed)}. Nothing was written. "
            'Say why with: reportgen publish --revise "reason"; the published one is kept as revision '
            f"{archived.revision}."
        )
        raise AlreadyPublishedError(message)
    return State.REVISED


def _refuse_change(before: Mapping[str, object], after: Mapping[str, object]) -> None:
    """Stop where a file was changed while the edition was made: nobody could say which of its states was published."""
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if changed:
        message = f"changed while the edition was being made: {', '.join(changed)}. Nothing was written; run the command again."
        raise ReportgenError(message)
