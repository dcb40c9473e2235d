"""The order of the steps and nothing else. The progress that a person sees names them alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from reportgen.archive import differing, entry_at, errata_of, keep, keep_around, keep_revision, locked, sealed
from reportgen.charts import draw_charts
from reportgen.checks import check
from reportgen.checks.declared import declared_problems
from reportgen.erratum import erratum_for
from reportgen.errors import AlreadyPublishedError
from reportgen.history import findings_at, findings_of, house_at, library_of, past_of
from reportgen.indicators import measure
from reportgen.outputs import Material, Publication, Shelf, render, render_around
from reportgen.outputs.styles import stylesheet
from reportgen.outputs.versions import named_versions
from reportgen.readers import read_submission
from reportgen.sections import compose
from reportgen.views import Imprint
from reportgen.words import word_problems, worded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reportgen.archive import Entry
    from reportgen.errors import Problem
    from reportgen.findings import Erratum, Findings
    from reportgen.history import House, Progress
    from reportgen.model import Edition, Quarter
    from reportgen.workspace import Workspace

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
        findings, house = findings_at(workspace, quarter, progress)
        errata = _errata(entry, findings.edition, revise)
        made = _publication(workspace, findings, house, progress, _imprint(house, errata))
        state = _keep(made, folder, entry, revise, progress)
        keep_around(_around(workspace, house), workspace.output)
    return Made(folder / made.report, _warnings(findings), state)


def build(workspace: Workspace, quarter: Quarter, folder: Path, progress: Progress) -> Made:
    """Make the same files as a draft, marked so on every page, in a folder of the caller's choice."""
    findings, house = findings_at(workspace, quarter, progress)
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


def _publication(
    workspace: Workspace, findings: Findings, house: House, progress: Progress, imprint: Imprint
) -> Publication:
    findings = worded(findings)
    progress("draw", "Charts")
    charts = draw_charts(findings, house.theme, workspace.asset("fonts/SourceSans3-Regular.ttf").parent)
    progress("compose", "ReportView")
    report = compose(findings, charts.pictures, imprint)
    progress("render", "Publication")
    css = stylesheet(house.theme, charts.marks, partial(workspace.read_text, "css"))
    folders = workspace.template_folders()
    return render(Material(findings, report, css, folders, workspace.read_bytes, house.files, imprint.errata))


def _around(workspace: Workspace, house: House) -> Mapping[str, bytes]:
    """Make what is said over all published editions: it follows from them, so every publication makes it anew."""
    return render_around(
        Shelf(library_of(workspace, house), house.theme, workspace.template_folders(), workspace.read_bytes)
    )


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
    return (*findings.edition.warnings, *declared_problems(findings.figures), *word_problems(findings))
