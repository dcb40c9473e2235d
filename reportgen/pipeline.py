"""The order of the stages and nothing else: one after the other, each with the noun that comes out of it.

    files ─read→ Submission ─check→ Edition ─measure→ Figures ─compare→ Findings ─judge→ Problems
          ─draw→ Charts ─compose→ ReportView ─render→ Publication ─keep→ archive

`understand` goes from the files to the findings, `judge` asks the gate, `make` goes on to the publication, `keep`
puts it in place. Whatever the program does with an edition (publish, build, check, preview, rebuild) is made of these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Self

from reportgen import checks, gate, measures
from reportgen.archive.entries import PENDING
from reportgen.archive.staging import add_seal, commit, open_stage, stage_edition, stage_site
from reportgen.charts import SERIES, draw_charts
from reportgen.charts.kit.fonts import Fonts
from reportgen.facts.quoting import fill_references
from reportgen.house import language_for, read_house, read_kept_house
from reportgen.outputs import Material, SiteMaterial, render, render_site
from reportgen.outputs.pdf.letters import letters_of
from reportgen.outputs.pdf.styles import stylesheet
from reportgen.outputs.versions import named_versions
from reportgen.past import compare_with_past, earlier_editions, read_library, read_published_edition
from reportgen.readers import read_submission
from reportgen.sections import compose
from reportgen.values.views import Imprint
from reportgen.words.language import use_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reportgen.archive.entries import ArchivedEdition
    from reportgen.charts import Charts
    from reportgen.disk.workspace import Workspace
    from reportgen.house import House
    from reportgen.outputs import Publication
    from reportgen.values.dates import Quarter
    from reportgen.values.errors import Problem
    from reportgen.values.findings import Findings, Past
    from reportgen.values.published import Erratum
    from reportgen.values.submission import Submission
    from reportgen.values.views import ReportView


class Stage(StrEnum):
    """A stage of the way, by its verb; ``noun`` is what comes out of it."""

    noun: str

    READ = "read", "Submission"
    CHECK = "check", "Edition"
    MEASURE = "measure", "Figures"
    COMPARE = "compare", "Findings"
    JUDGE = "judge", "Problems"
    DRAW = "draw", "Charts"
    COMPOSE = "compose", "ReportView"
    RENDER = "render", "Publication"
    KEEP = "keep", "archive"

    def __new__(cls, verb: str, noun: str) -> Self:
        """Make a stage of its verb and its noun."""
        stage = str.__new__(cls, verb)
        stage._value_, stage.noun = verb, noun
        return stage


Progress = Callable[[Stage, str], None]


def tell_nobody(_stage: Stage, _noun: str) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an edition is read from: a folder of inputs, with the house's settings that hold for it."""

    workspace: Workspace
    quarter: Quarter
    folder: Path
    house: House

    @classmethod
    def of_folder(cls, workspace: Workspace, quarter: Quarter) -> Self:
        """Take the officer's folder and the house as it is now."""
        return cls(workspace, quarter, workspace.edition_folder(quarter), read_house(workspace))

    @classmethod
    def of_archive(cls, workspace: Workspace, archived: ArchivedEdition) -> Self:
        """Take what was kept with a published edition."""
        quarter = workspace.quarter_of(archived.folder)
        return cls(workspace, quarter, archived.inputs, read_kept_house(archived.inputs))


@dataclass(frozen=True, slots=True)
class Understood:
    """An edition as far as it can be understood: what was handed in, the findings made of it, the editions before."""

    submission: Submission
    findings: Findings
    past: tuple[Past, ...]


def understand(source: Source, progress: Progress = tell_nobody) -> Understood:
    """Read, check, measure and compare an edition."""
    return understand_submission(source, read(source, progress), progress)


def read(source: Source, progress: Progress) -> Submission:
    """Read what was handed in; nothing in it can be trusted yet."""
    progress(Stage.READ, Stage.READ.noun)
    return read_submission(source.folder, str(source.quarter))


def understand_submission(source: Source, submission: Submission, progress: Progress) -> Understood:
    """Check, measure and compare what was read; `Refused`, with every problem, if any is an error."""
    progress(Stage.CHECK, Stage.CHECK.noun)
    edition = checks.check(submission)
    progress(Stage.MEASURE, Stage.MEASURE.noun)
    figures = measures.measure(edition)
    progress(Stage.COMPARE, Stage.COMPARE.noun)
    past = earlier_editions(source.workspace, source.quarter)
    return Understood(submission, compare_with_past(edition, figures, past, source.house), past)


def judge(source: Source, understood: Understood, progress: Progress = tell_nobody) -> tuple[Problem, ...]:
    """Ask the gate what speaks against publishing the edition."""
    progress(Stage.JUDGE, Stage.JUDGE.noun)
    return gate.judge(case_of(source, understood))


def case_of(source: Source, understood: Understood) -> gate.Case:
    """Gather what the gate looks at: beside what was understood, what stands published and which letters the fonts have."""
    return gate.Case(
        submission=understood.submission,
        findings=understood.findings,
        past=understood.past,
        published=read_published_edition(source.workspace, source.quarter),
        letters=letters_of(source.workspace.read_bytes),
    )


def imprint_of(house: House, errata: tuple[Erratum, ...] = (), *, draft: bool = False) -> Imprint:
    """Say with which programs an edition is made, under which logo, with which errata, and whether it is a draft."""
    return Imprint(named_versions(), house.logo, errata, draft)


def make(source: Source, understood: Understood, imprint: Imprint, progress: Progress = tell_nobody) -> Publication:
    """Draw, compose and render an edition's files, in its own language; nothing is written."""
    workspace, theme = source.workspace, source.house.theme
    with use_language(language_for(workspace, understood.findings.edition)):
        findings, charts, report = draw_and_compose(source, understood.findings, imprint, progress)
        progress(Stage.RENDER, Stage.RENDER.noun)
        css = stylesheet(theme, charts.marks, partial(workspace.read_text, "css"))
        look = (theme, css, workspace.template_folders(), workspace.read_bytes)
        files = source.house.files
        return render(Material(findings, charts, report, *look, files, imprint.errata, understood.past))


def draw_and_compose(
    source: Source, findings: Findings, imprint: Imprint, progress: Progress
) -> tuple[Findings, Charts, ReportView]:
    """Draw the charts and compose the report, what the office's words quote filled in; in the language in use."""
    findings = fill_references(findings)
    progress(Stage.DRAW, Stage.DRAW.noun)
    charts = draw_charts(findings, source.house.theme, Fonts(source.workspace.fonts))
    progress(Stage.COMPOSE, Stage.COMPOSE.noun)
    return findings, charts, compose(findings, charts.pictures, imprint)


def make_site(workspace: Workspace, house: House, stage: str = PENDING) -> Mapping[str, bytes]:
    """Make what is said over all published editions: it follows from them, so every publication makes it anew."""
    library = read_library(workspace, house, stage)
    with use_language(language_for(workspace, library.newest.edition)):
        charts = draw_charts(library.newest, house.theme, Fonts(workspace.fonts), SERIES)
        look = (house.theme, workspace.template_folders(), workspace.read_bytes)
        return render_site(SiteMaterial(library, charts, *look))


def keep(
    source: Source, made: Publication, archived: ArchivedEdition | None, progress: Progress, check: Callable[[], None]
) -> None:
    """Put an edition in place, and all that is said over all editions with it, in one step.

    ``made`` has no files where the edition itself stays as it is; ``check`` may stop it at the last moment.
    """
    name = str(source.quarter)
    with open_stage(source.workspace.output) as stage:
        if made.files:
            stage_edition(add_seal(made.files), stage, name, archived)
        stage_site(make_site(source.workspace, source.house, stage.name), stage)
        check()
        progress(Stage.KEEP, name)
        commit(stage)
