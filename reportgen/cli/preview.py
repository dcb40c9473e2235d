"""reportgen preview: a draft that follows each save, in a browser on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.settings import Debug, Quiet, Root, settings_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.cli.console import Console
    from reportgen.preview.screen import State
    from reportgen.values.errors import Problem

PORT = 8010


def preview(
    context: typer.Context,
    edition: Annotated[str | None, typer.Argument(help="Quarter (2020-T1) or number (10); the newest if none.")] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port of this machine to listen on; 0: any free one.")
    ] = PORT,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make a draft anew after each save and show it in a browser, with whatever is wrong; Ctrl-C ends it."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen import publishing
        from reportgen.pipeline import tell_nobody
        from reportgen.preview import preview as show
        from reportgen.preview.screen import Screen, State
        from reportgen.preview.server import Server

        workspace = settings.workspace
        quarter = workspace.find(edition)

        def make(folder: Path) -> tuple[str, Sequence[Problem]]:
            made = publishing.build(workspace, quarter, folder, tell_nobody)
            return made.report.name, made.problems

        server = Server(port, workspace.read_template("preview.html"), Screen(State(str(quarter))))
        typer.echo(server.address)
        settings.console.say("Open this address in a browser; Ctrl-C ends the preview.")
        show(server, make, workspace.written_by_hand, lambda state: _tell(settings.console, state))


def _tell(console: Console, state: State) -> None:
    """Say in a line how a rebuild went; the page says the rest."""
    if state.trace:
        console.say(state.trace)
    if state.error:
        errors = len(state.problems)
        console.failure(f"{state.error} {f'{errors} problems stand in the browser.' if errors else ''}".rstrip())
    else:
        console.say(f"draft {state.draft.number if state.draft else 0} made in {state.seconds:.1f} s")
