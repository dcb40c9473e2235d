"""reportgen schema: the Table Schema of projects.csv."""

from __future__ import annotations

import typer

from reportgen.cli.settings import Debug, Quiet, Root, settings_for


def schema(context: typer.Context, root: Root = None, quiet: Quiet = False, debug: Debug = False) -> None:
    """Print the Table Schema of projects.csv as JSON."""
    with settings_for(context, root, quiet, debug):
        from reportgen.outputs.data.files import as_json
        from reportgen.portfolio.schema import table_schema

        typer.echo(as_json(table_schema()).decode(), nl=False)
