"""reportgen compare: what changed between any two editions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from reportgen.cli.console import escape
from reportgen.cli.settings import Debug, Quiet, Root, settings_for

if TYPE_CHECKING:
    from collections.abc import Iterator


class CompareFormat(StrEnum):
    """How a comparison may be shown."""

    TABLE = "table"
    JSON = "json"


def compare(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="The earlier edition: quarter or number.")],
    new: Annotated[str, typer.Argument(help="The later edition: quarter or number.")],
    form: Annotated[CompareFormat, typer.Option("--format", help="How to show it.")] = CompareFormat.TABLE,
    root: Root = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Show who entered, left and continued, and how one total became the other, in M€."""
    with settings_for(context, root, quiet, debug) as settings:
        from reportgen.editions import questions
        from reportgen.outputs.data.files import as_json
        from reportgen.outputs.data.movements import comparison_json

        workspace = settings.workspace
        found = comparison_json(questions.compare_editions(workspace, workspace.find(old), workspace.find(new)))
        if form is CompareFormat.JSON:
            typer.echo(as_json(found).decode(), nl=False)
        else:
            Console(highlight=False, emoji=False).print(_table(found))


def _table(found: dict[str, Any]) -> Table:
    table = Table("what", "project", "detail", title=f"{found['old']} → {found['new']}")
    for line in _lines(found):
        table.add_row(*map(escape, line))
    return table


def _lines(found: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name in found["entered"]:
        yield "entered", name, ""
    for name in found["left"]:
        yield "left", name, ""
    for each in found["undecided"]:
        names = ", ".join(f"{one['old_name']} ({one['score']:.2f})" for one in each["candidates"])
        yield "undecided", each["new_name"], f"perhaps {names}; decide with: reportgen match {found['new']}"
    for each in found["regrouped"]:
        former, parts = (" + ".join(each[side]) for side in ("old_names", "new_names"))
        yield "regrouped", parts, f"was {former}; cost {each['cost_change_meur']:+.2f} M€"
    for each in found["continued"]:
        if detail := "; ".join(_changes(each)):
            yield "changed", each["new_name"], detail
    for term, value in found["cost_bridge"].items():
        yield "bridge, M€", term, f"{value:,.2f}"


def _changes(each: dict[str, Any]) -> Iterator[str]:
    if each["old_name"] != each["new_name"]:
        yield f"was {each['old_name']} ({each['method']}, {each['score']:.2f})"
    if each["cost_change_meur"]:
        yield f"cost {each['cost_change_meur']:+.2f} M€"
    if each["duration_change_years"]:
        yield f"duration {each['duration_change_years']:+.2f} years"
    if each["phase"][0] != each["phase"][1]:
        yield " → ".join(each["phase"])
