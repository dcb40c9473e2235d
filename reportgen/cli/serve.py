"""reportgen serve: the archive site on this machine, until it is interrupted."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from reportgen.cli.settings import Debug, Quiet, Root, settings_for


def serve(
    context: typer.Context,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to listen; 0 takes any free one.")
    ] = 8000,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show what was published, to this machine only; Ctrl-C ends it."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.preview.serving import address_of, server_for

        with server_for(settings.workspace.output, port) as server, suppress(KeyboardInterrupt):
            typer.echo(address_of(server))
            settings.console.say("Ctrl-C ends it.")
            server.serve_forever()
