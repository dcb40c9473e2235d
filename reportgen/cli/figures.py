"""reportgen figures: every figure of an edition, for people and for programs."""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from reportgen.cli.console import escape
from reportgen.cli.settings import Debug, Quiet, Root, settings_for

if TYPE_CHECKING:
    from collections.abc import Iterator


class FiguresFormat(StrEnum):
    """How figures may be shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def figures(
    context: typer.Context,
    edition: Annotated[str, typer.Argument(help="Quarter (2020-T1) or number (10).")],
    form: Annotated[FiguresFormat, typer.Option("--format", help="How to show them.")] = FiguresFormat.TABLE,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show every figure of an edition: money in M€, rates in percent, unknown ones as null."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.editions import questions
        from reportgen.outputs.data.figures import figures_json
        from reportgen.outputs.data.files import as_json

        content = figures_json(questions.figures(settings.workspace, settings.workspace.find(edition)))
        if form is FiguresFormat.JSON:
            typer.echo(as_json(content).decode(), nl=False)
        elif form is FiguresFormat.CSV:
            typer.echo(_csv(content), nl=False)
        else:
            Console(highlight=False, emoji=False).print(_table(content))


def _lines(content: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Flatten the figures: one line a value, its path joined by dots."""
    for key, value in content.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from _lines(value, f"{path}.")
        elif isinstance(value, list):
            for index, each in enumerate(value):
                yield from _lines(each, f"{path}.{index}.")
        else:
            yield path, value


def _csv(content: dict[str, Any]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["figure", "value"])
    writer.writerows((path, "" if value is None else value) for path, value in _lines(content))
    return text.getvalue()


def _table(content: dict[str, Any]) -> Table:
    table = Table("figure", "value", title=f"Edition {content['edition']} (number {content['number']})")
    for path, value in _lines(content):
        table.add_row(escape(path), "unknown" if value is None else escape(str(value)))
    return table
