"""The editions before this one, as they were published; those never published, as their folders stand.

All published editions together are the `Library`, from which the archive's site is made.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.archive.entries import (
    PENDING,
    archived_edition_at,
    archived_editions,
    errata_of,
    files_of,
    seal_of,
)
from reportgen.checks import check
from reportgen.facts.quoting import fill_references
from reportgen.house import language_for
from reportgen.identity.trace import trace
from reportgen.measures import measure
from reportgen.measures.comparison import as_published, compare
from reportgen.measures.series import with_headlines
from reportgen.outputs.data.figures import figures_of
from reportgen.readers import read_submission
from reportgen.values.dates import Quarter
from reportgen.values.edition import Editorial
from reportgen.values.errors import Refused
from reportgen.values.findings import Past
from reportgen.values.published import Library, Volume
from reportgen.words.language import use_language

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.archive.entries import ArchivedEdition
    from reportgen.disk.workspace import Workspace
    from reportgen.house import House
    from reportgen.identity.registry import Registry
    from reportgen.identity.trace import TraceStep
    from reportgen.values.edition import Edition
    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings


def read_edition(folder: Path, name: str | None = None) -> Edition:
    """Read a folder of inputs and check it; `Refused` lists every problem if any is an error."""
    return check(read_submission(folder, name))


def read_published_edition(workspace: Workspace, quarter: Quarter) -> Edition | None:
    """Read an edition from the inputs that were kept when it was published; None if it never was."""
    archived = archived_edition_at(workspace.output_folder(quarter))
    return None if archived is None else read_edition(archived.inputs, str(quarter))


def read_past_edition(workspace: Workspace, quarter: Quarter) -> Past:
    """Take an edition as it was published, else as its folder stands."""
    archived = archived_edition_at(workspace.output_folder(quarter))
    if archived is not None:
        return _as_published(archived)
    edition = read_edition(workspace.edition_folder(quarter))
    return Past(edition, measure(edition))


def earlier_editions(workspace: Workspace, quarter: Quarter) -> tuple[Past, ...]:
    """Take every edition before a quarter, the oldest first."""
    published = {Quarter.parse(each.folder.name) for each in archived_editions(workspace.output)}
    earlier = sorted(each for each in {*workspace.quarters(), *published} if each < quarter)
    return tuple(_name_its_folder(workspace, each) for each in earlier)


def trace_projects(past: tuple[Past, ...], edition: Edition, registry: Registry) -> tuple[TraceStep, ...]:
    """Follow the projects through the past to an edition: one step an edition, the newest last."""
    editions = (*(each.edition for each in past), edition)
    return trace([(each.info.quarter, each.projects) for each in editions], registry)


def compare_with_past(edition: Edition, figures: Figures, past: tuple[Past, ...], house: House) -> Findings:
    """Put an edition beside its past."""
    return compare(edition, figures, past, trace_projects(past, edition, house.registry), house.rules)


def read_library(workspace: Workspace, house: House, stage: str = PENDING) -> Library:
    """Gather every published edition, the oldest first, with the one that is staged; there must be one at least."""
    archived = archived_editions(workspace.output, stage)
    pasts = tuple(map(_as_published, archived))
    steps = trace_projects(pasts[:-1], pasts[-1].edition, house.registry)
    found = [
        as_published(compare(past.edition, past.figures, pasts[:place], steps[: place + 1], house.rules), past.figures)
        for place, past in enumerate(pasts)
    ]
    filled = [replace(each, edition=_with_references_filled(workspace, each)) for each in found]
    volumes = tuple(
        Volume(
            past=replace(past, edition=findings.edition),
            findings=findings,
            ids=step.ids,
            since=step.since,
            returned=step.returned,
            revision=each.revision,
            errata=errata_of(each),
            files=files_of(each),
            seal=past.seal,
        )
        for each, past, step, findings in zip(archived, pasts, steps, filled, strict=True)
    )
    return Library(volumes, filled[-1])


def _as_published(archived: ArchivedEdition) -> Past:
    """Read a published edition: its kept inputs, and its figures as they were published."""
    figures = figures_of(json.loads((archived.folder / "data" / "figures.json").read_text(encoding="utf-8")))
    edition = read_edition(archived.inputs, archived.folder.name)
    return Past(edition, with_headlines(figures, edition.info), seal_of(archived))


def _name_its_folder(workspace: Workspace, quarter: Quarter) -> Past:
    """Take an earlier edition; what is wrong with it is said to be in its folder, not in the newer one's."""
    try:
        return read_past_edition(workspace, quarter)
    except Refused as refusal:
        raise Refused(
            replace(each, location=replace(each.location, file=f"{quarter}/{each.location.file}"))
            for each in refusal.problems
        ) from refusal


def _with_references_filled(workspace: Workspace, findings: Findings) -> Edition:
    """Fill in what an edition's words quote; words that a later decision on who is who deprived of a figure are left out."""
    edition = findings.edition
    with use_language(language_for(workspace, edition)):
        try:
            return fill_references(findings).edition
        except Refused:
            return replace(edition, editorial=Editorial(), info=replace(edition.info, titles={}))
