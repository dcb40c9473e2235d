"""Editions put on the shelf as a publication does, but without laying out the report: their inputs, data and manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.archive import commit, entry_at, errata_of, sealed, stage_around, stage_edition, staged
from reportgen.findings import Erratum
from reportgen.history import edition_in, house_of, library_of
from reportgen.indicators import measure
from reportgen.outputs.manifest import manifest_of
from reportgen.outputs.opendata import data_files
from reportgen.pipeline import _around

if TYPE_CHECKING:
    from reportgen.findings import Library
    from reportgen.model import Quarter
    from reportgen.workspace import Workspace


def shelve(workspace: Workspace, quarter: Quarter, reason: str = "") -> None:
    """Keep an edition; with a reason, as a revision of the one that is there."""
    edition = edition_in(workspace, quarter)
    entry = entry_at(workspace.output_folder(quarter))
    known = () if entry is None else errata_of(entry)
    errata = (*known, Erratum(len(known) + 2, reason, ())) if reason else known
    files = {
        **{f"inputs/{each.name}": each.content for each in edition.inputs},
        **data_files(edition, measure(edition), house_of(workspace).theme, len(errata) + 1),
        f"panorama-{quarter}.pdf": b"%PDF",
    }
    whole = sealed({**files, "manifest.json": manifest_of(edition, files, {}, errata)})
    workspace.output.mkdir(exist_ok=True)
    with staged(workspace.output) as stage:
        stage_edition(whole, stage, str(quarter), entry)
        commit(stage)


def around(workspace: Workspace) -> None:
    """Write what is said over all editions that are shelved, as a publication does at its end."""
    with staged(workspace.output) as stage:
        stage_around(_around(workspace, house_of(workspace)), stage)
        commit(stage)


def shelved(workspace: Workspace) -> Library:
    """Shelve every edition of a workspace, and gather them."""
    for quarter in workspace.quarters():
        shelve(workspace, quarter)
    return library_of(workspace, house_of(workspace))
