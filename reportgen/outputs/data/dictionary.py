"""The data dictionary: what every name in the data files means, for people and programs."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from reportgen.outputs.data.dictionary_entry import DictionaryEntry
from reportgen.outputs.data.dictionary_figures import figure_entries
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.column import Kind
from reportgen.portfolio.table import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column
    from reportgen.values.bracket import Bracket
    from reportgen.values.edition import DeviationMethod
    from reportgen.values.figures import Figures
    from reportgen.values.phase import Phase

HEADER = ("Fichier", "Nom", "Signification", "Type", "Unité", "Obligatoire", "Valeurs", "Exemple", "Nom informatique")

_TYPES = {"string": "texte", "number": "nombre", "date": "date", "boolean": "oui ou non"}
_NUMBER = "nombre positif ; vide si ce n’est pas renseigné"


def _values(kind: Kind, portfolio: Portfolio) -> str:
    """Say which values a column may have, where that is not plain from its type."""
    return {
        Kind.YES_NO: "Oui ; Non ; vide si ce n’est pas renseigné",
        Kind.PHASE: _in_a_row(portfolio.all_phases),
        Kind.COST: f"nombre positif ; {_in_a_row(portfolio.unpriced)}",
        Kind.DAY: "AAAA-MM-JJ ; vide si ce n’est pas renseigné",
        Kind.MONTH: "AAAA-MM",
        Kind.MONEY: _NUMBER,
        Kind.YEARS: _NUMBER,
        Kind.BRACKET: _in_a_row(portfolio.all_brackets),
    }.get(kind, "")


def _in_a_row(steps: Sequence[Phase | Bracket]) -> str:
    return " ; ".join(step.label for step in steps)


def dictionary(
    columns: Sequence[Column], figures: Figures, method: DeviationMethod, portfolio: Portfolio = PANORAMA
) -> tuple[DictionaryEntry, ...]:
    """Explain the columns of an edition's table, then what only its JSON files hold, as this edition means it."""
    alone = (column for column in portfolio.stored_columns if column.is_only_stored or column.stored.note)
    return (
        *(_column(column, portfolio) for column in columns),
        *_EDITION,
        *(_stored(column, portfolio) for column in alone),
        *figure_entries(figures, method),
    )


def dictionary_csv(entries: Sequence[DictionaryEntry], notice: str = "") -> bytes:
    """Write the dictionary as a table; ``notice`` is what every line must say of itself."""
    beyond = ("Avertissement",) if notice else ()
    rows = ((*astuple(entry), *([notice] if notice else [])) for entry in entries)
    return csv_bytes((*HEADER, *beyond), rows)


def _column(column: Column, portfolio: Portfolio) -> DictionaryEntry:
    return DictionaryEntry(
        "projects",
        column.header,
        column.description,
        _TYPES[column.type],
        column.unit,
        "oui" if column.required else "non",
        _values(column.kind, portfolio),
        column.example,
        column.stored_name,
    )


def _stored(column: Column, portfolio: Portfolio) -> DictionaryEntry:
    """Explain what JSON has otherwise than the table, or alone."""
    return _in_json(
        column.stored_name,
        column.stored.note or column.description,
        "liste" if column.stored_kind is Kind.NAMES else "texte",
        _values(column.stored_kind, portfolio),
        column.stored.example,
    )


def _in_json(field: str, meaning: str, type_: str, values: str = "", example: str = "") -> DictionaryEntry:
    return DictionaryEntry("projects.json", field, meaning, type_, "", "", values, example, field)


_EDITION = (
    _in_json("edition", "Trimestre de l’édition.", "texte", "AAAA-T1 à AAAA-T4", "2020-T1"),
    _in_json("number", "Numéro de l’édition.", "nombre", "", "10"),
    _in_json("as_of", "Jour que les données décrivent.", "date", "AAAA-MM-JJ", "2020-03-31"),
    _in_json("licence", "Licence de réutilisation.", "texte", "", "Licence Ouverte 2.0"),
    _in_json("attribution", "Mention de la source, à recopier.", "texte"),
    _in_json("projects", "Les projets, un par objet.", "liste"),
)
