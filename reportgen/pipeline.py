"""The order of the steps and nothing else. The progress that a person sees names them alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from reportgen.archive.entries import PENDING, archived_edition_at, changed_files, errata_of
from reportgen.archive.erratum import erratum_for
from reportgen.archive.staging import add_seal, commit, lock_archive, open_stage, stage_edition, stage_site
from reportgen.archive.verification import refuse_damage
from reportgen.charts import SERIES, draw_charts
from reportgen.checks import check
from reportgen.disk.writing import replace_folder
from reportgen.facts.quoting import fill_references
from reportgen.gate import judge
from reportgen.history import case_at, findings_of, house_at, language_at, library_of, past_of
from reportgen.measures import measure
from reportgen.outputs import Material, Publication, SiteMaterial, render, render_site
from reportgen.outputs.page import html_of
from reportgen.outputs.pdf.soundness import problems_of_page
from reportgen.outputs.pdf.styles import stylesheet
from reportgen.outputs.versions import named_versions
from reportgen.readers import read_submission
from reportgen.sections import compose
from reportgen.values.errors import AlreadyPublishedError, Level, Refused, ReportgenError
from reportgen.values.views import Imprint
from reportgen.words.language import use_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reportgen.archive.entries import ArchivedEdition
    from reportgen.disk.workspace import Workspace
    from reportgen.gate import Case
    from reportgen.history import House, Progress
    from reportgen.values.dates import Quarter
    from reportgen.values.edition import Edition
    from reportgen.values.errors import Problem
    from reportgen.values.findings import Findings
    from reportgen.values.published import Erratum

STAGES = ("read", "check", "measure", "compare", "judge", "draw", "compose", "render", "keep")


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
        entry = archived_edition_at(folder)
        case, house = case_at(workspace, quarter, progress)
        problems = _judge(case, progress)
        if any(problem.stops for problem in problems):
            raise Refused(problems)
        findings = _with_waivers(case.findings, problems)
        with use_language(language_at(workspace, findings.edition)):
            errata = _errata(entry, findings.edition, revise)
        made = _publication(workspace, findings, house, progress, _imprint(house, errata))
        state = _state(made, folder, entry, revise)
        with open_stage(workspace.output) as stage:
            if state is not State.UNCHANGED:
                stage_edition(add_seal(made.files), stage, folder.name, entry)
            stage_site(_render_site(workspace, house, stage.name), stage)
            _refuse_change(before, workspace.state(quarter))
            progress("keep", folder.name)
            commit(stage)
    return Result(folder / made.report, problems, state)


def build(workspace: Workspace, quarter: Quarter, folder: Path, progress: Progress) -> Result:
    """Make the same files as a draft, marked so on every page, in a folder of the caller's choice."""
    case, house = case_at(workspace, quarter, progress)
    problems = _judge(case, progress)
    if any(problem.level is Level.ERROR for problem in problems):
        raise Refused(problems)
    findings = _with_waivers(case.findings, problems)
    made = _publication(workspace, findings, house, progress, _imprint(house, draft=True))
    progress("keep", folder.name)
    replace_folder(add_seal(made.files), folder)
    return Result(folder / made.report, problems)


def page_problems(workspace: Workspace, quarter: Quarter, progress: Progress) -> tuple[Problem, ...]:
    """Compose the report, lay nothing out, and list what in its pages could not be read by ear."""
    case, house = case_at(workspace, quarter, progress)
    with use_language(language_at(workspace, case.findings.edition)):
        findings = fill_references(case.findings)
        charts = draw_charts(findings, house.theme, workspace.asset("fonts/SourceSans3-Regular.ttf").parent)
        report = compose(findings, charts.pictures, _imprint(house))
        return problems_of_page(html_of(report, workspace.template_folders()))


def rebuild(workspace: Workspace, entry: ArchivedEdition, progress: Progress) -> Publication:
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
    with use_language(language_at(workspace, findings.edition)):
        findings = fill_references(findings)
        progress("draw", "Charts")
        charts = draw_charts(findings, house.theme, workspace.asset("fonts/SourceSans3-Regular.ttf").parent)
        progress("compose", "ReportView")
        report = compose(findings, charts.pictures, imprint)
        progress("render", "Publication")
        css = stylesheet(house.theme, charts.marks, partial(workspace.read_text, "css"))
        folders = workspace.template_folders()
        look = (house.theme, css, folders, workspace.read_bytes)
        return render(Material(findings, charts, report, *look, house.files, imprint.errata))


def _render_site(workspace: Workspace, house: House, stage: str = PENDING) -> Mapping[str, bytes]:
    """Make what is said over all published editions: it follows from them, so every publication makes it anew."""
    library = library_of(workspace, house, stage)
    with use_language(language_at(workspace, library.newest.edition)):
        fonts = workspace.asset("fonts/SourceSans3-Regular.ttf").parent
        charts = draw_charts(library.newest, house.theme, fonts, SERIES)
        return render_site(
            SiteMaterial(library, charts, house.theme, workspace.template_folders(), workspace.read_bytes)
        )


def _imprint(house: House, errata: tuple[Erratum, ...] = (), *, draft: bool = False) -> Imprint:
    return Imprint(named_versions(), house.logo, errata, draft)


def _errata(entry: ArchivedEdition | None, edition: Edition, reason: str) -> tuple[Erratum, ...]:
    """Take the errata that an edition already carries, and add the one that a revision needs."""
    if entry is None:
        return ()
    known = errata_of(entry)
    if not reason:
        return known
    before = check(read_submission(entry.inputs, str(edition.info.quarter)))
    return (*known, erratum_for(before, edition, entry.revision + 1, reason))


def _state(made: Publication, folder: Path, entry: ArchivedEdition | None, revise: str) -> State:
    """Tell what keeping it does; other content than was published needs a reason."""
    if entry is None:
        return State.PUBLISHED
    changed = changed_files(entry, made.files)
    if not changed:
        return State.UNCHANGED
    if not revise:
        message = (
            f"edition {folder.name} is published, and this would change {', '.join(changed)}. Nothing was written. "
            'Say why with: reportgen publish --revise "reason"; the published one is kept as revision '
            f"{entry.revision}."
        )
        raise AlreadyPublishedError(message)
    return State.REVISED


def _refuse_change(before: Mapping[str, object], after: Mapping[str, object]) -> None:
    """Stop where a file was changed while the edition was made: nobody could say which of its states was published."""
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if changed:
        message = f"changed while the edition was being made: {', '.join(changed)}. Nothing was written; run the command again."
        raise ReportgenError(message)


def _judge(case: Case, progress: Progress) -> tuple[Problem, ...]:
    progress("judge", "Problems")
    return judge(case)


def _with_waivers(findings: Findings, problems: tuple[Problem, ...]) -> Findings:
    """Keep with the edition the waivers that it needed, for the manifest; idle ones are no part of it."""
    used = tuple(dict.fromkeys(problem.waiver for problem in problems if problem.waiver))
    return replace(findings, edition=replace(findings.edition, waivers=used))
