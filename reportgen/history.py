"""The editions before this one, as they were published; those never published, as their folders stand."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.archive.entries import PENDING, archived_edition_at, archived_editions, errata_of, files_of, seal_of
from reportgen.checks import check
from reportgen.disk import limits
from reportgen.disk.reading import decode_utf8, read_bounded
from reportgen.facts.quoting import fill_references
from reportgen.gate import Case
from reportgen.identity.registry import FILE as REGISTRY
from reportgen.identity.registry import Registry, parse_registry
from reportgen.identity.trace import trace
from reportgen.measures import measure
from reportgen.measures.comparison import compare
from reportgen.measures.watch import FILE as WATCH
from reportgen.measures.watch import load_limits
from reportgen.outputs.data.figures import figures_of
from reportgen.outputs.pdf.letters import letters_of
from reportgen.readers import read_submission
from reportgen.theme import FILE as THEME
from reportgen.theme import load_theme
from reportgen.values.dates import Quarter
from reportgen.values.edition import Editorial
from reportgen.values.errors import Refused
from reportgen.values.findings import Past
from reportgen.values.published import Library, Volume
from reportgen.words.catalogues import catalogue_name, language_of
from reportgen.words.language import use_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reportgen.archive.entries import ArchivedEdition
    from reportgen.disk.workspace import Workspace
    from reportgen.identity.trace import TraceStep
    from reportgen.theme import Theme
    from reportgen.values.edition import Edition
    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings, WatchRules
    from reportgen.words.language import Language

    Progress = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class House:
    """What holds for every edition: the look, the watch list's rules, who is who. ``files`` keeps them as read."""

    files: Mapping[str, bytes]
    theme: Theme
    rules: WatchRules
    registry: Registry

    @property
    def logo(self) -> str:
        """The address of the logo's picture; nothing when the house has none."""
        return f"reportgen:{self.theme.logo}" if self.theme.logo else ""


def house_in(files: Mapping[str, bytes]) -> House:
    """Read the house's files; a registry need not be there."""
    return House(
        files,
        load_theme(decode_utf8(THEME, files[THEME])),
        load_limits(decode_utf8(WATCH, files[WATCH])),
        parse_registry(decode_utf8(REGISTRY, files[REGISTRY])) if REGISTRY in files else Registry(),
    )


def house_of(workspace: Workspace) -> House:
    """Read the house's files where the workspace has them, else the built-in ones."""
    return house_in({name: workspace.read_bytes(name) for name in (THEME, WATCH, REGISTRY) if workspace.has(name)})


def house_at(folder: Path) -> House:
    """Read the house's files as they were kept with an edition."""
    return house_in(
        {
            name: read_bounded(folder / name, limits.HOUSE_BYTES)
            for name in (THEME, WATCH, REGISTRY)
            if (folder / name).exists()
        }
    )


def edition_in(workspace: Workspace, quarter: Quarter) -> Edition:
    """Read an edition's folder and check it."""
    return check(read_submission(workspace.edition_folder(quarter)))


def read_as_published(workspace: Workspace, quarter: Quarter) -> Past:
    """Take an edition as it was published, else as its folder stands."""
    entry = archived_edition_at(workspace.output_folder(quarter))
    if entry is None:
        edition = edition_in(workspace, quarter)
        return Past(edition, measure(edition))
    return _as_published(entry)


def _as_published(entry: ArchivedEdition) -> Past:
    edition = check(read_submission(entry.inputs, entry.folder.name))
    return Past(edition, _archived_figures(entry.folder))


def past_of(workspace: Workspace, quarter: Quarter) -> tuple[Past, ...]:
    """Take every earlier edition, the oldest first."""
    published = {Quarter.parse(entry.folder.name) for entry in archived_editions(workspace.output)}
    earlier = sorted(each for each in {*workspace.quarters(), *published} if each < quarter)
    return tuple(_seen_before(workspace, each) for each in earlier)


def _seen_before(workspace: Workspace, quarter: Quarter) -> Past:
    """Take an earlier edition; what is wrong with it is said to be in its folder, not in the newer one's."""
    try:
        return read_as_published(workspace, quarter)
    except Refused as refusal:
        raise Refused(
            replace(each, location=replace(each.location, file=f"{quarter}/{each.location.file}"))
            for each in refusal.problems
        ) from refusal


def trace_projects(past: tuple[Past, ...], edition: Edition, registry: Registry) -> tuple[TraceStep, ...]:
    """Follow the projects through the past to an edition."""
    editions = (*(each.edition for each in past), edition)
    return trace([(each.info.quarter, each.projects) for each in editions], registry)


def findings_of(edition: Edition, figures: Figures, past: tuple[Past, ...], house: House) -> Findings:
    """Put an edition beside its past."""
    return compare(edition, figures, past, trace_projects(past, edition, house.registry), house.rules)


def library_of(workspace: Workspace, house: House, stage: str = PENDING) -> Library:
    """Gather every published edition, the oldest first, with the one that is staged; there must be one at least."""
    shelved = archived_editions(workspace.output, stage)
    pasts = tuple(map(_as_published, shelved))
    steps = trace_projects(pasts[:-1], pasts[-1].edition, house.registry)
    found = [
        compare(past.edition, past.figures, pasts[:place], steps[: place + 1], house.rules)
        for place, past in enumerate(pasts)
    ]
    volumes = tuple(
        Volume(
            past=replace(past, edition=_worded(workspace, findings)),
            ids=step.ids,
            since=step.since,
            returned=step.returned,
            revision=entry.revision,
            errata=errata_of(entry),
            files=files_of(entry),
            seal=seal_of(entry),
        )
        for entry, past, step, findings in zip(shelved, pasts, steps, found, strict=True)
    )
    return Library(volumes, replace(found[-1], edition=volumes[-1].past.edition))


def _worded(workspace: Workspace, findings: Findings) -> Edition:
    """Fill in what an edition's words quote; words that a later decision on who is who deprived of a figure are left out."""
    edition = findings.edition
    with use_language(language_at(workspace, edition)):
        try:
            return fill_references(findings).edition
        except Refused:
            return replace(edition, editorial=Editorial(), info=replace(edition.info, titles={}))


def language_at(workspace: Workspace, edition: Edition) -> Language:
    """Take the language that an edition's edition.toml names, in the workspace's own words where it has any."""
    code = edition.info.language
    return language_of(code, workspace.read_texts(catalogue_name(code)))


def _silent(_stage: str, _noun: str) -> None:
    """Tell nobody."""


def case_at(workspace: Workspace, quarter: Quarter, progress: Progress = _silent) -> tuple[Case, House]:
    """Read, check, measure and compare an edition, with the house's rules that hold for it."""
    progress("read", "Submission")
    house = house_of(workspace)
    submission = read_submission(workspace.edition_folder(quarter))
    progress("check", "Edition")
    edition = check(submission)
    progress("measure", "Figures")
    measured = measure(edition)
    progress("compare", "Findings")
    past = past_of(workspace, quarter)
    findings = findings_of(edition, measured, past, house)
    case = Case(
        submission=submission,
        findings=findings,
        past=past,
        published=_standing(workspace, quarter),
        letters=letters_of(workspace.read_bytes),
    )
    return case, house


def findings_at(workspace: Workspace, quarter: Quarter) -> Findings:
    """Measure and compare an edition as its folder stands."""
    return case_at(workspace, quarter)[0].findings


def _standing(workspace: Workspace, quarter: Quarter) -> Edition | None:
    """Take the edition as it was published, if it was: what is made now would revise it."""
    entry = archived_edition_at(workspace.output_folder(quarter))
    return None if entry is None else check(read_submission(entry.inputs, str(quarter)))


def _archived_figures(folder: Path) -> Figures:
    return figures_of(json.loads((folder / "data" / "figures.json").read_text(encoding="utf-8")))
