"""reportgen demo: a workspace with the demonstration editions, to try things on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.settings import Debug, Quiet, Root, settings_for


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write a workspace with four demonstration editions (fictitious projects) into a folder."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.disk.workspace import write_demonstration

        workspace = write_demonstration(folder)
        settings.console.say("Publish its newest edition with:")
        typer.echo(f"reportgen publish --root {workspace.root}")
