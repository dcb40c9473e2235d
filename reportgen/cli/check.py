"""reportgen check: every problem of an edition's input, without publishing anything."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from reportgen.cli.settings import Debug, Quiet, Root, settings_for
from reportgen.errors import Level, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.errors import Problem
    from reportgen.model import Quarter


class CheckFormat(StrEnum):
    """How problems may be shown."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


def check(
    context: typer.Context,
    edition: Annotated[str | None, typer.Argument(help="Quarter (2020-T1) or number (10); the newest if none.")] = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="How to show them.")] = CheckFormat.TABLE,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show every problem of an edition: file, row, column, value, what is expected. Exit code 3 if any is an error."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen import queries

        try:
            quarter = settings.workspace.find(edition)
            problems: Sequence[Problem] = queries.problems(settings.workspace, quarter)
        except Refused as refused:  # no workspace at all: nothing to look into
            if form is CheckFormat.TABLE:
                raise
            quarter, problems = None, refused.problems
        _print(form, quarter, problems, settings.workspace.template_folders())
        if any(problem.level is Level.ERROR for problem in problems):
            raise typer.Exit(Refused.exit_code)


def _print(
    form: CheckFormat, quarter: Quarter | None, problems: Sequence[Problem], templates: Sequence[object]
) -> None:
    from reportgen.outputs.problems import problems_html, problems_json

    if form is CheckFormat.JSON:
        typer.echo(problems_json(quarter, problems).decode(), nl=False)
    elif form is CheckFormat.HTML:
        typer.echo(problems_html(quarter, problems, templates))
    else:
        Console(highlight=False).print(_table(quarter, problems) if problems else f"{quarter}: no problem found.")


def _table(quarter: Quarter | None, problems: Sequence[Problem]) -> Table:
    table = Table("level", "where", "found", "expected", "what to do", title=f"Edition {quarter}", show_lines=True)
    for problem in problems:
        cells = (problem.level, str(problem.location), problem.found, problem.expected, problem.advice)
        table.add_row(*(escape(str(cell)) for cell in cells))
    return table
