"""projects.csv described as a Frictionless Table Schema, for portals, validators and spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.column import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.portfolio.column import Column

ABOVE_ZERO = 0.000001  # one euro, in M€
MISSING_VALUES = ("", *(each.label for each in PANORAMA.unpriced))


def table_schema(columns: Sequence[Column] = PANORAMA.table_columns) -> dict[str, Any]:
    """Describe a table of these columns; one that holds more than every table does is described by naming them."""
    return {
        "$schema": "https://frictionlessdata.io/schemas/table-schema.json",
        "name": "panorama-grands-projets-numeriques",
        "title": "Panorama des grands projets numériques de l’État",
        "description": "Un projet par ligne ; CSV, point-virgule, UTF-8, virgule décimale, montants en M€.",
        "lang": "fr",
        "primaryKey": [PANORAMA.column("name").header],
        "missingValues": list(MISSING_VALUES),
        "fields": [_field(column) for column in columns],
    }


def _field(column: Column) -> dict[str, Any]:
    """Describe one column; which values count as missing is said once for the whole table.

    The example of a number is a number: validators read it without the decimal comma.
    """
    number = column.type == "number" and column.example
    example = float(column.example.replace(",", ".")) if number else column.example
    return {
        "name": column.header,
        "title": column.header,
        "description": column.description,
        "type": column.type,
        "constraints": _constraints(column),
        **({"example": example} if example else {}),
        **_FORMATS.get(column.type, {}),
    }


_FORMATS: dict[str, dict[str, Any]] = {
    "number": {"decimalChar": ",", "bareNumber": True},
    "boolean": {"trueValues": ["Oui"], "falseValues": ["Non"]},
    "date": {"format": "default"},
}


def _constraints(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column.filled}
    if column.key == "name":
        constraints["unique"] = True
    if column.kind is Kind.PHASE:
        constraints["enum"] = [phase.label for phase in PANORAMA.phases]
    if column.type == "number":
        constraints["minimum"] = ABOVE_ZERO
    return constraints
