"""reportgen build: the same files as publish, as a draft, wherever one likes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.progress import show_stages
from reportgen.cli.settings import Debug, Quiet, Root, settings_for


def build(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the draft; it is replaced whole.")],
    edition: Annotated[str | None, typer.Argument(help="Quarter (2020-T1) or number (10); the newest if none.")] = None,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make a draft of an edition, marked so on every page, outside the archive."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen import pipeline, publishing

        quarter = settings.workspace.find(edition)
        stages = show_stages(settings.console, tuple(pipeline.Stage))
        result = publishing.build(settings.workspace, quarter, out.resolve(), stages)
        settings.console.warn(result.problems)
        typer.echo(result.report)
