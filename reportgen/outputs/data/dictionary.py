"""The data dictionary: what every name in the data files means, for people and programs."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.column import MEUR, YEARS, Kind
from reportgen.portfolio.table import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column
    from reportgen.values.bracket import Bracket
    from reportgen.values.phase import Phase

PERCENT, PROJECTS = "%", "projets"
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


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """One name of the data and what it means."""

    file: str
    name: str
    meaning: str
    type: str = ""
    unit: str = ""
    required: str = ""
    values: str = ""
    example: str = ""
    field: str = ""


def dictionary(columns: Sequence[Column], portfolio: Portfolio = PANORAMA) -> tuple[DictionaryEntry, ...]:
    """Explain the columns of an edition's table, then what only its JSON files hold."""
    alone = (column for column in portfolio.stored_columns if column.is_only_stored or column.stored.note)
    return (
        *(_column(column, portfolio) for column in columns),
        *_EDITION,
        *(_stored(column, portfolio) for column in alone),
        *FIGURES,
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


def _figure(field: str, name: str, meaning: str, unit: str = "", type_: str = "nombre") -> DictionaryEntry:
    return DictionaryEntry("figures.json", name, meaning, type_, unit, "", "", "", field)


def _deviation(key: str, word: str) -> Iterator[DictionaryEntry]:
    """Explain the five values of one deviation."""
    field, name = f"deviations.{key}", f"Écart de {word}"
    weighted = "Σ(valeur actuelle − valeur initiale) / Σ valeurs initiales, sur les projets qui donnent les deux."
    yield _figure(f"{field}.weighted_pct", f"{name}, moyenne pondérée", weighted, PERCENT)
    yield _figure(f"{field}.mean_pct", f"{name}, moyenne simple", "Moyenne des écarts des projets.", PERCENT)
    yield _figure(f"{field}.median_pct", f"{name}, médiane", "Médiane des écarts des projets.", PERCENT)
    counted = "Projets qui donnent la valeur actuelle et la valeur initiale."
    yield _figure(f"{field}.projects", f"{name}, projets mesurés", counted, PROJECTS)
    yield _figure(f"{field}.of", f"{name}, projets en tout", "Projets qui pourraient être mesurés.", type_="nombre")
    baseline = "À quoi l’on compare : initial, l’estimation initiale ; first_published, la première publiée."
    yield _figure(f"{field}.baseline", f"{name}, référence", baseline, type_="texte")


FIGURES: tuple[DictionaryEntry, ...] = (
    _figure("edition", "Édition", "Trimestre de l’édition.", type_="texte"),
    _figure("number", "Numéro", "Numéro de l’édition."),
    _figure("format", "Format", "Version de la forme de ce fichier."),
    _figure("projects", "Projets", "Nombre de projets de l’édition.", PROJECTS),
    _figure("interministerial", "Projets interministériels", "Projets qui servent plusieurs ministères.", PROJECTS),
    _figure(
        "total_cost_meur",
        "Coût complet estimé",
        "Somme des coûts complets estimés communiqués, avant tout arrondi : un plancher s’il en manque.",
        MEUR,
    ),
    _figure("projects_with_cost", "Projets à coût communiqué", "Projets dont le coût est un montant.", PROJECTS),
    _figure("mean_duration_years", "Durée moyenne", "Moyenne simple des durées prévisionnelles publiées.", YEARS),
    _figure("projects_with_duration", "Projets à durée connue", "Projets dont la durée est publiée.", PROJECTS),
    *_deviation("schedule", "calendrier"),
    *_deviation("budget", "budget"),
    _figure("by_phase", "Phases", "Nombre de projets par phase.", PROJECTS, "objet"),
    _figure("by_cost_bracket", "Tranches de coût", "Nombre de projets par tranche de coût.", PROJECTS, "objet"),
    _figure("by_functional_area", "Zones fonctionnelles", "Nombre de projets par zone.", PROJECTS, "objet"),
    _figure("by_ministry", "Ministères", "Par ministère chef de file : projets, coût, phases, tranches.", "", "objet"),
    _figure("declared", "Chiffres annoncés", "Chiffres annoncés par l’éditeur.", "", "objet"),
    _figure("discrepancies", "Différences", "Chiffres annoncés que le tableau ne confirme pas.", "", "liste"),
    _figure(
        "headline",
        "Écarts affichés",
        "Par calendrier et budget : la valeur imprimée en grand (value, en %), déclarée par l’éditeur ou calculée (kind), "
        "sa moyenne (mean), sa référence (baseline), les projets mesurés (n) sur tous (of), son évolution en points sur les "
        "projets mesurés dans les deux éditions (change_same_projects, same_projects, since).",
        "",
        "objet",
    ),
    _figure("costs", "Coûts par groupe", "Projets et coûts par tranche et par zone fonctionnelle.", MEUR, "objet"),
)
HEADLINE = tuple(entry for entry in FIGURES if entry.unit and entry.type == "nombre")
