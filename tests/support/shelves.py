"""Editions put on the shelf as a publication does, but without laying out the report: their inputs, data and manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.archive.entries import archived_edition_at, errata_of
from reportgen.archive.staging import add_seal, commit, open_stage, stage_edition, stage_site
from reportgen.house import read_house
from reportgen.measures import measure
from reportgen.outputs.data.files import data_files
from reportgen.outputs.manifest import manifest_of
from reportgen.past import read_edition, read_library
from reportgen.pipeline import make_site
from reportgen.values.published import Erratum

if TYPE_CHECKING:
    from reportgen.disk.workspace import Workspace
    from reportgen.values.dates import Quarter
    from reportgen.values.published import Library


def shelve(workspace: Workspace, quarter: Quarter, reason: str = "") -> None:
    """Keep an edition; with a reason, as a revision of the one that is there."""
    edition = read_edition(workspace.edition_folder(quarter))
    entry = archived_edition_at(workspace.output_folder(quarter))
    known = () if entry is None else errata_of(entry)
    errata = (*known, Erratum(len(known) + 2, reason, ())) if reason else known
    files = {
        **{f"inputs/{each.name}": each.content for each in edition.inputs},
        **data_files(edition, measure(edition), read_house(workspace).theme, len(errata) + 1),
        f"panorama-{quarter}.pdf": b"%PDF",
    }
    whole = add_seal({**files, "manifest.json": manifest_of(edition, files, {}, errata)})
    workspace.output.mkdir(exist_ok=True)
    with open_stage(workspace.output) as stage:
        stage_edition(whole, stage, str(quarter), entry)
        commit(stage)


def around(workspace: Workspace) -> None:
    """Write what is said over all editions that are shelved, as a publication does at its end."""
    with open_stage(workspace.output) as stage:
        stage_site(make_site(workspace, read_house(workspace)), stage)
        commit(stage)


def shelved(workspace: Workspace) -> Library:
    """Shelve every edition of a workspace, and gather them."""
    for quarter in workspace.quarters():
        shelve(workspace, quarter)
    return read_library(workspace, read_house(workspace))
