"""The order of the steps and nothing else. The progress that a person sees names them alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reportgen.archive import keep
from reportgen.charts import draw_charts
from reportgen.checks import check, problems_of
from reportgen.checks.declared import declared_problems
from reportgen.comparison import compare
from reportgen.errors import Level
from reportgen.importing import NewEdition, import_tables
from reportgen.indicators import measure
from reportgen.outputs import Material, Publication, render
from reportgen.outputs.styles import stylesheet
from reportgen.outputs.versions import versions
from reportgen.readers import read_submission
from reportgen.sections import compose
from reportgen.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reportgen.errors import Problem
    from reportgen.model import Edition, Figures, Findings, Quarter
    from reportgen.workspace import Workspace

    Progress = Callable[[str, str], None]

STAGES = ("read", "check", "measure", "compare", "draw", "compose", "render", "keep")


@dataclass(frozen=True, slots=True)
class Made:
    """What a run left: the report's path, and the warnings that did not stop it."""

    report: Path
    warnings: tuple[Problem, ...]


def publish(workspace: Workspace, quarter: Quarter, progress: Progress) -> Made:
    """Make everything for one edition and put it into the workspace's output folder."""
    return _make(workspace, quarter, workspace.output_folder(quarter), progress, draft=False)


def build(workspace: Workspace, quarter: Quarter, folder: Path, progress: Progress) -> Made:
    """Make the same files as a draft, marked so on every page, in a folder of the caller's choice."""
    return _make(workspace, quarter, folder, progress, draft=True)


def figures(workspace: Workspace, quarter: Quarter) -> Figures:
    """Measure one edition."""
    return measure(_edition(workspace, quarter))


def problems(workspace: Workspace, quarter: Quarter) -> tuple[Problem, ...]:
    """List everything wrong with an edition; declared figures are compared once the table can be trusted."""
    found = problems_of(read_submission(workspace.edition_folder(quarter)))
    if any(problem.level is Level.ERROR for problem in found):
        return found
    return (*found, *declared_problems(figures(workspace, quarter)))


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


def _edition(workspace: Workspace, quarter: Quarter) -> Edition:
    return check(read_submission(workspace.edition_folder(quarter)))


def _make(workspace: Workspace, quarter: Quarter, folder: Path, progress: Progress, *, draft: bool) -> Made:
    progress("read", "Submission")
    submission = read_submission(workspace.edition_folder(quarter))
    progress("check", "Edition")
    edition = check(submission)
    progress("measure", "Figures")
    measured = measure(edition)
    progress("compare", "Findings")
    findings = compare(edition, measured)
    publication = _publication(workspace, findings, progress, draft=draft)
    progress("keep", folder.name)
    keep(publication.files, folder)
    return Made(folder / publication.report, (*edition.warnings, *declared_problems(measured)))


def _publication(workspace: Workspace, findings: Findings, progress: Progress, *, draft: bool) -> Publication:
    progress("draw", "Charts")
    theme = load_theme(workspace.read_text("theme.toml"))
    charts = draw_charts(findings, theme, workspace.asset("fonts/SourceSans3-Regular.ttf").parent)
    progress("compose", "ReportView")
    logo = f"reportgen:{theme.logo}" if theme.logo else ""
    report = compose(findings, charts.pictures, versions(), logo=logo, draft=draft)
    progress("render", "Publication")
    css = stylesheet(theme, charts.marks, partial(workspace.read_text, "css"))
    return render(Material(findings, report, css, workspace.template_folders(), workspace.read_bytes, versions()))
