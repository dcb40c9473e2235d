"""reportgen archive: what was published, whether it is intact, and the same made anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from reportgen.cli.progress import show_stages
from reportgen.cli.settings import Debug, Quiet, Root, settings_for
from reportgen.values.errors import DamagedArchiveError, UsageError

if TYPE_CHECKING:
    from reportgen.archive.entries import ArchivedEdition
    from reportgen.disk.workspace import Workspace

app = typer.Typer(help="List, show, verify and rebuild what was published.", no_args_is_help=True)

_PUBLISH = "It follows from the editions: any publication makes it anew (reportgen publish)."

_PENDING = (
    "A publication was interrupted when all of it was written: the next one puts it in place (reportgen publish)."
)

Edition = Annotated[str, typer.Argument(help="Quarter (2020-T1) or number (10).")]


@app.command("list")
def list_entries(context: typer.Context, root: Root = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """List every published edition, with its revision, its date and its projects."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.archive.entries import archived_editions

        table = Table("edition", "number", "revision", "data of", "files")
        for entry in archived_editions(settings.workspace.output):
            manifest = entry.manifest
            files = str(len(manifest["files"]))
            table.add_row(
                manifest["edition"], str(manifest["number"]), str(manifest["revision"]), manifest["as_of"], files
            )
        Console(highlight=False, emoji=False).print(table)


@app.command("show")
def show(
    context: typer.Context, edition: Edition, root: Root = None, quiet: Quiet = False, debug: Debug = False
) -> None:
    """Print an edition's manifest: files, inputs and versions with their checksums."""
    with settings_for(context, root, quiet, debug) as settings:
        typer.echo(json.dumps(_archived_edition(settings.workspace, edition).manifest, ensure_ascii=False, indent=2))


@app.command("verify")
def verify(context: typer.Context, root: Root = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """Hold every file of the archive against its checksum."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.archive.entries import edition_folders, is_pending
        from reportgen.archive.staging import wait_for_publishers
        from reportgen.archive.verification import describe_damage, refuse_damage, verify_site

        output = settings.workspace.output
        with wait_for_publishers(output):
            refuse_damage(output)
            site_damage = verify_site(output)
            if site_damage:
                raise DamagedArchiveError(describe_damage(site_damage, _PUBLISH))
            if is_pending(output):
                settings.console.say(_PENDING)
            settings.console.say(f"{len(edition_folders(output))} editions, every file as it was published")


@app.command("rebuild")
def rebuild(
    context: typer.Context, edition: Edition, root: Root = None, quiet: Quiet = False, debug: Debug = False
) -> None:
    """Make a published edition anew from its kept inputs, and compare it byte for byte."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen import pipeline, publishing
        from reportgen.archive.entries import changed_files

        entry = _archived_edition(settings.workspace, edition)
        progress = show_stages(settings.console, tuple(pipeline.Stage))
        made = publishing.rebuild(settings.workspace, entry, progress)
        changed = changed_files(entry, made.files)
        if changed:
            new = json.loads(made.files["manifest.json"])
            raise DamagedArchiveError(_explain_difference(entry, new, changed))
        settings.console.say(
            f"edition {entry.folder.name}: {len(entry.manifest['files'])} files, byte for byte the same"
        )


def _archived_edition(workspace: Workspace, edition: str) -> ArchivedEdition:
    from reportgen.archive.entries import archived_edition_at

    quarter = workspace.find_published(edition)
    entry = archived_edition_at(workspace.output_folder(quarter))
    if entry is None:
        message = f"edition {quarter} was not published"
        raise UsageError(message)
    return entry


def _explain_difference(entry: ArchivedEdition, new: dict[str, dict[str, str]], changed: tuple[str, ...]) -> str:
    """Say which files came out otherwise, and which versions may be the reason."""
    kinds = ("versions", "system", "fonts", "design")
    old = entry.manifest
    reasons = [
        f"{kind} {name}: {old[kind].get(name, 'none')} then, {new[kind].get(name, 'none')} now"
        for kind in kinds
        for name in sorted(old[kind].keys() | new[kind].keys())
        if old[kind].get(name) != new[kind].get(name)
    ]
    why = reasons or ["nothing that the manifest records differs: the kept files may be damaged (archive verify)"]
    return "\n".join((f"edition {entry.folder.name} comes out otherwise: {', '.join(changed)}", *why))
