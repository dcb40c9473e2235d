"""The columns of projects.csv: their names, what they hold, how else they have been called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportgen.values.project import NOT_ESTIMATED, UNDISCLOSED, Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

ABOVE_ZERO = 0.000001  # one euro, in M€
MISSING_VALUES = ("", NOT_ESTIMATED, UNDISCLOSED)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the project table; ``aliases`` are the other headers it has been published under."""

    key: str
    header: str
    description: str
    example: str = ""
    type: str = "string"
    required: bool = False
    expected: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every header under which the column is recognised, the canonical one first."""
        return (self.header, *self.aliases)


CANONICAL: tuple[Column, ...] = (
    Column(
        "name",
        "Projet",
        "Nom du projet, unique dans l’édition.",
        "PORTAIL DES DÉMARCHES",
        required=True,
        aliases=("Nom du projet", "Nom projet", "Intitulé du projet", "Libellé du projet", "Nom"),
    ),
    Column(
        "ministry",
        "Ministère porteur",
        "Ministère qui porte le projet ; s’il y en a plusieurs, séparés par « / », le premier est le chef de file.",
        "Ministère de la Justice",
        required=True,
        aliases=("Ministère", "Ministère pilote", "Ministère chef de file", "Ministère responsable"),
    ),
    Column(
        "interministerial",
        "Projet interministériel",
        "Le projet sert-il plusieurs ministères ? Oui ou Non.",
        "Non",
        type="boolean",
        aliases=("Projet inter-ministériel", "Interministériel", "Inter-ministériel", "Caractère interministériel"),
    ),
    Column(
        "description",
        "Description et objectifs",
        "À quoi sert le projet, en quelques phrases.",
        "Remplace les formulaires papier par une démarche en ligne unique.",
        aliases=("Description et objectifs du projet", "Description", "Description du projet", "Objectifs"),
    ),
    Column(
        "links",
        "En savoir plus",
        "Adresses de pages sur le projet, une par ligne.",
        "https://www.example.org/projet",
        aliases=("En savoir plus sur le projet", "Lien", "Liens", "Site internet", "URL"),
    ),
    Column(
        "start",
        "Début",
        "Date de début du projet.",
        "2017-01-01",
        type="date",
        expected=True,
        aliases=("Début du projet", "Date de début", "Date de début du projet", "Date de lancement"),
    ),
    Column(
        "duration",
        "Durée prévisionnelle en années",
        "Durée du début à la fin prévue, en années : nombre de mois divisé par 12.",
        "4,5",
        type="number",
        expected=True,
        aliases=(
            *("Durée prévisionnelle en année", "Durée du projet en années", "Durée du projet en année"),
            *("Durée prévisionnelle", "Durée prévisionnelle (années)", "Durée du projet", "Durée en années", "Durée"),
        ),
    ),
    Column(
        "phase",
        "Phase du projet en cours",
        "Phase où en est le projet, ou « non communiqué ».",
        "Déploiement",
        required=True,
        aliases=("Phase", "Phase du projet", "Phase en cours", "Phase actuelle"),
    ),
    Column(
        "cost",
        "Coût complet estimé",
        "Coût complet estimé en millions d’euros : construction et deux ans d’exploitation (arrêté du 14 novembre "
        "2014) ; « en cadrage » s’il n’est pas encore estimé, « non communiqué » s’il n’est pas publié.",
        "12,5",
        type="number",
        required=True,
        aliases=(
            "Coût estimé",
            *("Coût complet estimé (M€)", "Coût complet estimé en M€", "Coût estimé (M€)", "Coût estimé en M€"),
            *("Coût complet", "Coût total estimé", "Coût du projet", "Coût"),
        ),
    ),
    Column(
        "reason",
        "Motif de non-communication",
        "Pourquoi le coût ou la phase n’est pas communiqué.",
        "consultation en cours",
        aliases=("Motif", "Motif de non communication du coût", "Raison de non-communication"),
    ),
    Column(
        "area",
        "Zone fonctionnelle",
        "Zone du plan d’occupation des sols du système d’information de l’État.",
        "Ressources Humaines",
        aliases=("Zone fonctionnelle principale", "Zone fonctionnelle du POS", "Domaine fonctionnel"),
    ),
    Column(
        "programme",
        "Programme de financement",
        "Programmes budgétaires qui financent le projet, séparés par « / ».",
        "Coordination du travail gouvernemental (P129)",
        aliases=("Financement [programme(s)]", "Financement", "Programme", "Programmes de financement"),
    ),
    Column(
        "initial_cost",
        "Coût initial",
        "Premier coût complet estimé, en millions d’euros.",
        "10",
        type="number",
        aliases=("Coût complet initial", "Coût initial (M€)", "Coût initial en M€", "Coût initial estimé"),
    ),
    Column(
        "initial_duration",
        "Durée initiale",
        "Première durée prévue, en années.",
        "3,5",
        type="number",
        aliases=("Durée initiale en années", "Durée prévisionnelle initiale", "Durée initiale du projet"),
    ),
)

RECOGNISED: tuple[Column, ...] = (
    Column(
        "acronym",
        "Sigle du ministère",
        "Sigle du ministère porteur.",
        "MJ",
        aliases=("Sigle", "Acronyme du ministère", "Ministère (sigle)"),
    ),
    Column(
        "full_ministry",
        "Ministère nom complet",
        "Nom du ministère, là où « Ministère porteur » n’en donne que le sigle.",
        aliases=("Nom complet du ministère",),
    ),
    Column(
        "bracket",
        "Tranche de coût",
        "Tranche du coût, déduite de celui-ci.",
        aliases=("Coût estimé par tranche", "Coût complet estimé par tranche", "Coût par tranche", "Tranche"),
    ),
    Column(
        "programme_links",
        "Lien vers le PAP",
        "Adresses des projets annuels de performances.",
        "https://www.example.org/projet-annuel-de-performances.pdf",
        aliases=("Lien vers les Projets Annuels de Performances", "Lien vers le Projet Annuel de Performances"),
    ),
    Column(
        "published",
        "Date de publication",
        "Jour où l’édition a paru.",
        type="date",
        aliases=("Publié le",),
    ),
    Column(
        "notice",
        "Avertissement",
        "Ce qu’il faut savoir avant d’utiliser la ligne, par exemple qu’elle est une démonstration.",
        "démonstration : projet fictif",
    ),
    Column(
        "planned_end",
        "Fin prévue",
        "Mois de la fin prévue, déduit du début et de la durée.",
        type="date",
        aliases=("Fin prévisionnelle", "Date de fin", "Date de fin prévue", "Date de fin prévisionnelle"),
    ),
)

COLUMNS: dict[str, Column] = {column.key: column for column in (*CANONICAL, *RECOGNISED)}


def table_schema(columns: Sequence[Column] = CANONICAL) -> dict[str, Any]:
    """Describe projects.csv as a Frictionless Table Schema, for portals, validators and spreadsheets.

    A file that holds more than the canonical columns (`tabular.project_table`) is described by naming them.
    """
    return {
        "$schema": "https://frictionlessdata.io/schemas/table-schema.json",
        "name": "panorama-grands-projets-numeriques",
        "title": "Panorama des grands projets numériques de l’État",
        "description": "Un projet par ligne ; CSV, point-virgule, UTF-8, virgule décimale, montants en M€.",
        "lang": "fr",
        "primaryKey": [COLUMNS["name"].header],
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
    constraints: dict[str, Any] = {"required": column.key in {"name", "ministry"}}
    if column.key == "name":
        constraints["unique"] = True
    if column.key == "phase":
        constraints["enum"] = [phase.value for phase in Phase]
    if column.type == "number":
        constraints["minimum"] = ABOVE_ZERO
    return constraints
