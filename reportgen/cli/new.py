"""reportgen new: the next edition's folder, from the last one."""

from __future__ import annotations

from typing import Annotated

import typer

from reportgen.cli.settings import Debug, Quiet, Root, quarter_of, settings_for


def new(
    context: typer.Context,
    edition: Annotated[str, typer.Argument(metavar="Q", help="The new edition's quarter, such as 2020-T2.")],
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Prepare an edition's folder: edition.toml and editorial.md to go on with, a workbook for each lead ministry."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.disk.workspace import FORMS
        from reportgen.editions.renewal import begin_edition

        quarter = quarter_of(edition)
        folder = begin_edition(settings.workspace, quarter)
        forms = len(list((folder / FORMS).iterdir()))
        settings.console.say(
            f"{forms} workbooks stand in {FORMS}/, one for each lead ministry. When they are back:\n"
            f"reportgen import FILE... --edition {quarter}"
        )
        typer.echo(folder)
