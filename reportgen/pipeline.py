"""The order of the steps and nothing else. The progress that a person sees names them alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from reportgen.archive import differing, entry_at, keep, keep_revision, locked, sealed
from reportgen.charts import draw_charts
from reportgen.checks import check, problems_of
from reportgen.checks.declared import declared_problems
from reportgen.comparison import compared
from reportgen.erratum import errata_of, erratum_for
from reportgen.errors import AlreadyPublishedError, Level, UsageError
from reportgen.history import edition_in, findings_of, house_at, house_of, past_of, seen, traced
from reportgen.identity import Identifier
from reportgen.identity.decisions import with_decisions
from reportgen.identity.registry import FILE as REGISTRY
from reportgen.identity.registry import registry_toml
from reportgen.importing import NewEdition, import_tables
from reportgen.indicators import measure
from reportgen.outputs import Material, Publication, render
from reportgen.outputs.styles import stylesheet
from reportgen.outputs.versions import named_versions
from reportgen.readers import read_submission
from reportgen.sections import compose
from reportgen.views import Imprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reportgen.archive import Entry
    from reportgen.errors import Problem
    from reportgen.findings import Comparison, Erratum, Findings, Undecided
    from reportgen.history import House
    from reportgen.identity.decisions import Decision
    from reportgen.model import Edition, Figures, Quarter
    from reportgen.workspace import Workspace

    Progress = Callable[[str, str], None]

STAGES = ("read", "check", "measure", "compare", "draw", "compose", "render", "keep")


class State(StrEnum):
    """What a publication did."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Made:
    """What a run left: the report's path, the warnings that did not stop it, what it did."""

    report: Path
    warnings: tuple[Problem, ...]
    state: State = State.PUBLISHED


def publish(workspace: Workspace, quarter: Quarter, progress: Progress, *, revise: str = "") -> Made:
    """Make everything for one edition and keep it for good; other content needs a reason to replace it."""
    folder = workspace.output_folder(quarter)
    with locked(workspace.output):
        entry = entry_at(folder)
        findings, house = _findings(workspace, quarter, progress)
        errata = _errata(entry, findings.edition, revise)
        made = _publication(workspace, findings, house, progress, _imprint(house, errata))
        state = _keep(made, folder, entry, revise, progress)
    return Made(folder / made.report, _warnings(findings), state)


def build(workspace: Workspace, quarter: Quarter, folder: Path, progress: Progress) -> Made:
    """Make the same files as a draft, marked so on every page, in a folder of the caller's choice."""
    findings, house = _findings(workspace, quarter, progress)
    made = _publication(workspace, findings, house, progress, _imprint(house, draft=True))
    progress("keep", folder.name)
    keep(sealed(made.files), folder)
    return Made(folder / made.report, _warnings(findings))


def rebuild(workspace: Workspace, entry: Entry, progress: Progress) -> Publication:
    """Make an archived edition anew from what was kept with it."""
    quarter = workspace.quarter_of(entry.folder)
    house = house_at(entry.inputs)
    progress("read", "Submission")
    edition = check(read_submission(entry.inputs, str(quarter)))
    progress("compare", "Findings")
    findings = findings_of(edition, measure(edition), past_of(workspace, quarter), house)
    return _publication(workspace, findings, house, progress, _imprint(house, errata_of(entry)))


def figures(workspace: Workspace, quarter: Quarter) -> Figures:
    """Measure one edition, beside those before it."""
    return _findings(workspace, quarter, lambda _stage, _noun: None)[0].figures


def problems(workspace: Workspace, quarter: Quarter) -> tuple[Problem, ...]:
    """List everything wrong with an edition; declared figures are compared once the table can be trusted."""
    found = problems_of(read_submission(workspace.edition_folder(quarter)))
    if any(problem.level is Level.ERROR for problem in found):
        return found
    return (*found, *declared_problems(measure(edition_in(workspace, quarter))))


def comparison(workspace: Workspace, old: Quarter, new: Quarter) -> Comparison:
    """Compare any two editions, as published or as their folders stand."""
    if old >= new:
        message = f"{old} is not before {new}: name the older edition first"
        raise UsageError(message)
    house = house_of(workspace)
    before, after = seen(workspace, old).edition, seen(workspace, new).edition
    ids = traced(past_of(workspace, old), before, house.registry)[-1].ids
    who = Identifier(ids, house.registry).identify(before.projects, after.projects, (old, new))
    return compared(before, after, who)


def undecided(workspace: Workspace, quarter: Quarter) -> tuple[Undecided, ...]:
    """List the projects of an edition of which nobody knows yet whether they were in the one before."""
    found = _findings(workspace, quarter, lambda _stage, _noun: None)[0].comparison
    return () if found is None else found.undecided


def decide(workspace: Workspace, quarter: Quarter, decisions: Sequence[Decision]) -> Path:
    """Write decisions into the workspace's registry."""
    registry = house_of(workspace).registry
    past = past_of(workspace, quarter)
    steps = traced(past[:-1], past[-1].edition, registry)
    when = (past[-1].edition.info.quarter, quarter)
    added = with_decisions(registry, when, steps[-1].ids, decisions)
    return workspace.write_asset(REGISTRY, registry_toml(added))


def import_edition(
    workspace: Workspace, files: Sequence[Path], new: NewEdition, *, replace: bool
) -> tuple[Path, tuple[Problem, ...]]:
    """Turn project tables into an edition's folder; an edition that is there stays unless its table is replaced."""
    folder = workspace.edition_folder(new.quarter)
    workspace.refuse_existing(new.quarter, replace=replace)
    imported = import_tables(files, new)
    kept = workspace.edition_files(new.quarter)
    keep({**imported.files, **kept}, folder)
    return folder, imported.warnings


def _findings(workspace: Workspace, quarter: Quarter, progress: Progress) -> tuple[Findings, House]:
    progress("read", "Submission")
    house = house_of(workspace)
    submission = read_submission(workspace.edition_folder(quarter))
    progress("check", "Edition")
    edition = check(submission)
    progress("measure", "Figures")
    measured = measure(edition)
    progress("compare", "Findings")
    return findings_of(edition, measured, past_of(workspace, quarter), house), house


def _publication(
    workspace: Workspace, findings: Findings, house: House, progress: Progress, imprint: Imprint
) -> Publication:
    progress("draw", "Charts")
    charts = draw_charts(findings, house.theme, workspace.asset("fonts/SourceSans3-Regular.ttf").parent)
    progress("compose", "ReportView")
    report = compose(findings, charts.pictures, imprint)
    progress("render", "Publication")
    css = stylesheet(house.theme, charts.marks, partial(workspace.read_text, "css"))
    folders = workspace.template_folders()
    return render(Material(findings, report, css, folders, workspace.read_bytes, house.files, imprint.errata))


def _imprint(house: House, errata: tuple[Erratum, ...] = (), *, draft: bool = False) -> Imprint:
    return Imprint(named_versions(), house.logo, errata, draft)


def _errata(entry: Entry | None, edition: Edition, reason: str) -> tuple[Erratum, ...]:
    """Take the errata that an edition already carries, and add the one that a revision needs."""
    if entry is None:
        return ()
    known = errata_of(entry)
    if not reason:
        return known
    before = check(read_submission(entry.inputs, str(edition.info.quarter)))
    return (*known, erratum_for(before, edition, entry.revision + 1, reason))


def _keep(made: Publication, folder: Path, entry: Entry | None, revise: str, progress: Progress) -> State:
    progress("keep", folder.name)
    files = sealed(made.files)
    if entry is None:
        keep(files, folder)
        return State.PUBLISHED
    changed = differing(entry, files)
    if not changed:
        return State.UNCHANGED
    if not revise:
        message = (
            f"edition {folder.name} is published, and this would change {', '.join(changed)}. Nothing was written. "
            'Say why with: reportgen publish --revise "reason"; the published one is kept as revision '
            f"{entry.revision}."
        )
        raise AlreadyPublishedError(message)
    keep_revision(files, entry)
    return State.REVISED


def _warnings(findings: Findings) -> tuple[Problem, ...]:
    return (*findings.edition.warnings, *declared_problems(findings.figures))
