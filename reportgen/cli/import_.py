"""reportgen import: any known layout of project table becomes an edition's folder."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.returns import describe_returns
from reportgen.cli.settings import Debug, Quiet, Root, quarter_of, settings_for


def import_tables(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, XLSX, XLS or ODS files.")],
    edition: Annotated[str, typer.Option("--edition", metavar="Q", help="The edition's quarter, such as 2020-T1.")],
    number: Annotated[
        int | None, typer.Option("--number", min=1, help="Its number; else the one after the newest earlier edition.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="The date of the data; else the quarter's last day."
        ),
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            "--published", formats=["%Y-%m-%d"], metavar="DATE", help="The day of publication; else left open."
        ),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Replace the table of an edition that is there; its edition.toml and editorial.md stay."
        ),
    ] = False,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Turn project tables into assets/editions/QUARTER/: projects.csv, edition.toml, editorial.md."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.editions.first_files import NewEdition
        from reportgen.editions.importing import import_edition
        from reportgen.theme import load_theme

        quarter, workspace = quarter_of(edition), settings.workspace
        new = NewEdition(
            quarter,
            number or workspace.next_number(quarter),
            _day(as_of),
            _day(published),
            load_theme(*workspace.read_texts("theme.toml")).publisher,
        )
        imported = import_edition(workspace, files, new, replace=replace)
        settings.console.warn(imported.warnings)
        if imported.returns is not None:
            settings.console.say("\n".join(describe_returns(imported.returns)))
        typer.echo(imported.folder)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
