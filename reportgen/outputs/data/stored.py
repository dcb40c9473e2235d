"""A project's values as JSON and the database hold them, column by column; None where something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.outputs.data.figures import real
from reportgen.portfolio.brackets import bracket_of
from reportgen.portfolio.column import Kind
from reportgen.portfolio.table import phase_text
from reportgen.values.project import Amount

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.portfolio.column import Column
    from reportgen.values.project import Cost, Project


def json_value(column: Column, project: Project) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Take what JSON holds: money in M€, durations in years, days as ISO writes them, lists as lists."""
    value = column.stored_value(project)
    return None if value is None else _JSON.get(column.stored_kind, _text)(value)


def database_value(column: Column, project: Project) -> str | float | None:
    """Take what the database holds: lists become text, and an empty text is none."""
    value = json_value(column, project)
    if column.stored_kind is Kind.NAMES:
        return " / ".join(value) or None
    if column.stored_kind is Kind.LINKS:
        return "\n".join(link["url"] for link in value) or None
    kept: str | float | None = None if value == "" else value
    return kept


def _text(value: str) -> str | None:
    return value or None


def _cost(cost: Cost) -> float | None:
    return real(cost.meur) if isinstance(cost, Amount) else None


# How a value becomes JSON; what is not named is text, and an empty one is none.
_JSON: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.PROSE: str,
    Kind.NAMES: list,
    Kind.LINKS: lambda links: [{"text": link.text, "url": link.url} for link in links],
    Kind.YES_NO: bool,
    Kind.DAY: lambda day: day.isoformat(),
    Kind.MONTH: str,
    Kind.YEARS: real,
    Kind.MONEY: real,
    Kind.PHASE: phase_text,
    Kind.BRACKET: lambda cost: bracket_of(cost).label,
    Kind.COST: _cost,
}
