"""reportgen upload: a published edition on the open-data portal."""

from __future__ import annotations

import os
import time
from enum import StrEnum
from typing import Annotated

import typer

from reportgen.cli.settings import Debug, Quiet, Root, settings_for


class Destination(StrEnum):
    """Where an edition may be uploaded to."""

    DATAGOUV = "datagouv"


def upload(
    context: typer.Context,
    edition: Annotated[str, typer.Argument(help="Quarter (2020-T1) or number (10) of a published edition.")],
    to: Annotated[Destination, typer.Option("--to", help="The portal: data.gouv.fr.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print every call that would be sent, and send none.")
    ] = False,
    production: Annotated[
        bool, typer.Option("--production", help="The public's own portal; else its demonstration twin.")
    ] = False,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Upload a published edition's files to the dataset that assets/datagouv.toml names; run again, it goes on."""
    del to  # there is one
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.datagouv import PortalEnvironment
        from reportgen.datagouv import upload as uploading

        workspace = settings.workspace
        quarter = workspace.find_published(edition)
        portal = "production" if production else "demo"
        if dry_run:
            typer.echo(uploading.rehearse(workspace, quarter, portal, os.environ))
            return
        environment = PortalEnvironment(os.environ, time.sleep, time.time, settings.console.say)
        typer.echo(uploading.upload(workspace, quarter, portal, environment))
