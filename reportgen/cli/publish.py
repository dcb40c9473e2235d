"""reportgen publish: everything for one edition, in one go, kept for good."""

from __future__ import annotations

from typing import Annotated

import typer

from reportgen.cli.progress import show_stages
from reportgen.cli.settings import Debug, Quiet, Root, settings_for


def publish(
    context: typer.Context,
    edition: Annotated[str | None, typer.Argument(help="Quarter (2020-T1) or number (10); the newest if none.")] = None,
    revise: Annotated[
        str, typer.Option("--revise", metavar="REASON", help="Replace what was published; the old one stays readable.")
    ] = "",
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make an edition's report and data, and keep them in output/QUARTER/ for good."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen import pipeline, publishing
        from reportgen.disk.reading import keep_visible

        quarter = settings.workspace.find(edition)
        progress = show_stages(settings.console, tuple(pipeline.Stage))
        result = publishing.publish(settings.workspace, quarter, progress, revise=keep_visible(revise))
        settings.console.warn(result.problems)
        if result.state is publishing.State.UNCHANGED:
            settings.console.say(f"edition {quarter} is published already, with this very content: nothing changed")
        typer.echo(result.report)
