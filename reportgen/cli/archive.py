"""reportgen archive: what was published, whether it is intact, and the same made anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from reportgen.cli.progress import announced
from reportgen.cli.settings import Debug, Quiet, Root, settings_for
from reportgen.values.errors import DamagedArchiveError, UsageError

if TYPE_CHECKING:
    from reportgen.archive.entries import Entry
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
        from reportgen.archive.entries import entries

        table = Table("edition", "number", "revision", "data of", "files")
        for entry in entries(settings.workspace.output):
            told = entry.manifest
            files = str(len(told["files"]))
            table.add_row(told["edition"], str(told["number"]), str(told["revision"]), told["as_of"], files)
        Console(highlight=False, emoji=False).print(table)


@app.command("show")
def show(
    context: typer.Context, edition: Edition, root: Root = None, quiet: Quiet = False, debug: Debug = False
) -> None:
    """Print an edition's manifest: files, inputs and versions with their checksums."""
    with settings_for(context, root, quiet, debug) as settings:
        typer.echo(json.dumps(_entry(settings.workspace, edition).manifest, ensure_ascii=False, indent=2))


@app.command("verify")
def verify(context: typer.Context, root: Root = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """Hold every file of the archive against its checksum."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.archive.entries import folders, is_pending
        from reportgen.archive.staging import at_rest
        from reportgen.archive.verification import refuse_damage, told, verify_around

        output = settings.workspace.output
        with at_rest(output):
            refuse_damage(output)
            around = verify_around(output)
            if around:
                raise DamagedArchiveError(told(around, _PUBLISH))
            if is_pending(output):
                settings.console.say(_PENDING)
            settings.console.say(f"{len(folders(output))} editions, every file as it was published")


@app.command("rebuild")
def rebuild(
    context: typer.Context, edition: Edition, root: Root = None, quiet: Quiet = False, debug: Debug = False
) -> None:
    """Make a published edition anew from its kept inputs, and compare it byte for byte."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen import pipeline
        from reportgen.archive.entries import differing

        entry = _entry(settings.workspace, edition)
        progress = announced(settings.console, pipeline.STAGES)
        made = pipeline.rebuild(settings.workspace, entry, progress)
        changed = differing(entry, made.files)
        if changed:
            new = json.loads(made.files["manifest.json"])
            raise DamagedArchiveError(_explained(entry, new, changed))
        settings.console.say(
            f"edition {entry.folder.name}: {len(entry.manifest['files'])} files, byte for byte the same"
        )


def _entry(workspace: Workspace, edition: str) -> Entry:
    from reportgen.archive.entries import entry_at

    quarter = workspace.find_published(edition)
    entry = entry_at(workspace.output_folder(quarter))
    if entry is None:
        message = f"edition {quarter} was not published"
        raise UsageError(message)
    return entry


def _explained(entry: Entry, new: dict[str, dict[str, str]], changed: tuple[str, ...]) -> str:
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
