"""reportgen publish: everything for one edition, in one go."""

from __future__ import annotations

from typing import Annotated

import typer

from reportgen.cli.progress import announced
from reportgen.cli.settings import Debug, Quiet, Root, settings_for


def publish(
    context: typer.Context,
    edition: Annotated[str | None, typer.Argument(help="Quarter (2020-T1) or number (10); the newest if none.")] = None,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make an edition's report and data, and put them into output/QUARTER/."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen import pipeline

        quarter = settings.workspace.find(edition)
        result = pipeline.publish(settings.workspace, quarter, announced(settings.console, pipeline.STAGES))
        settings.console.warn(result.warnings)
        typer.echo(result.report)
