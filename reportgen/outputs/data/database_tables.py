"""The tables of panorama.sqlite, column by column: what they are made of, and the words that document them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.outputs.data.dictionary_entry import PERCENT, PROJECTS
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.column import MEUR, YEARS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column

MOVEMENTS = {
    "entered": "entrant",
    "returned": "revenu",
    "continued": "suivi",
    "left": "sortant",
    "undecided": "indécis",
    "unanswered": "sans réponse",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its type and constraints in SQL, what it means, its unit."""

    name: str
    sql: str
    meaning: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and the keys that hold it to the others."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    keys: tuple[str, ...]

    @property
    def sql(self) -> str:
        """Write the statement that creates the table."""
        lines = (*(f"{field.name} {field.sql}" for field in self.fields), *self.keys)
        return f"CREATE TABLE {self.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _one_of(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"TEXT NOT NULL CHECK ({column} IN ({listed}))"


def _yes_or_no(column: str, required: str = "") -> str:
    return f"INTEGER {required}CHECK ({column} IN (0, 1))"


def _deviation(key: str, word: str) -> Iterator[Field]:
    name = f"Écart de {word} du portefeuille"
    yield Field(f"{key}_weighted_pct", "REAL", f"{name}, moyenne pondérée par la valeur initiale.", PERCENT)
    yield Field(f"{key}_mean_pct", "REAL", f"{name}, moyenne simple sur les projets.", PERCENT)
    yield Field(f"{key}_median_pct", "REAL", f"{name}, médiane sur les projets.", PERCENT)
    yield Field(f"{key}_projects", "INTEGER NOT NULL", "Projets sur lesquels il se mesure.", PROJECTS)
    yield Field(f"{key}_baseline", "TEXT", "Référence : initial ou first_published ; vide s’il ne se mesure pas.")


EDITIONS = Table(
    "editions",
    "Les éditions publiées, une par ligne, avec leurs chiffres.",
    (
        Field("edition", "TEXT PRIMARY KEY", "Trimestre de l’édition, par exemple 2020-T1."),
        Field("number", "INTEGER NOT NULL", "Numéro de l’édition."),
        Field("as_of", "TEXT NOT NULL", "Jour que les données décrivent (AAAA-MM-JJ)."),
        Field("published", "TEXT", "Jour de publication ; vide s’il n’est pas renseigné."),
        Field("revision", "INTEGER NOT NULL", "1 à la parution, un de plus à chaque révision."),
        Field("publisher", "TEXT NOT NULL", "Éditeur."),
        Field("licence", "TEXT NOT NULL", "Licence de réutilisation."),
        Field("attribution", "TEXT NOT NULL", "Mention de la source, à recopier."),
        Field("demonstration", _yes_or_no("demonstration", "NOT NULL "), "1 si l’édition est fictive."),
        Field("projects", "INTEGER NOT NULL", "Nombre de projets.", PROJECTS),
        Field("interministerial", "INTEGER", "Projets interministériels.", PROJECTS),
        Field("total_cost_meur", "REAL", "Somme des coûts communiqués : un plancher s’il en manque.", MEUR),
        Field("projects_with_cost", "INTEGER NOT NULL", "Projets dont le coût est communiqué.", PROJECTS),
        Field("mean_duration_years", "REAL", "Moyenne simple des durées publiées.", YEARS),
        Field("projects_with_duration", "INTEGER NOT NULL", "Projets dont la durée est publiée.", PROJECTS),
        *_deviation("schedule", "calendrier"),
        *_deviation("budget", "budget"),
    ),
    (),
)
PROJECTS_TABLE = Table(
    "projects",
    "Les projets, un par ligne, sous un identifiant qui reste le même d’une édition à l’autre.",
    (
        Field("project", "TEXT PRIMARY KEY", "Identifiant du projet."),
        Field("name", "TEXT NOT NULL", "Dernier nom publié."),
        Field("ministry", "TEXT NOT NULL", "Dernier ministère chef de file publié."),
        Field("first_edition", "TEXT NOT NULL REFERENCES editions", "Première édition où il figure."),
        Field("last_edition", "TEXT NOT NULL REFERENCES editions", "Dernière édition où il figure."),
        Field("editions", "INTEGER NOT NULL", "Nombre d’éditions où il figure.", "éditions"),
    ),
    (),
)


def _observed(column: Column, portfolio: Portfolio) -> Field:
    """Give a column of the projects its place in the database."""
    sql = _sql(column, portfolio)
    return Field(column.stored_name, sql, column.stored.meaning or column.description, column.unit)


def _sql(column: Column, portfolio: Portfolio) -> str:
    """Give a column its type in SQL, and what it may hold."""
    match column.stored_kind:
        case Kind.YEARS | Kind.MONEY | Kind.COST:
            return "REAL"
        case Kind.YES_NO:
            return _yes_or_no(column.stored_name)
        case Kind.PHASE:
            return _one_of(column.stored_name, tuple(phase.label for phase in portfolio.all_phases))
        case Kind.BRACKET:
            return _one_of(column.stored_name, tuple(bracket.label for bracket in portfolio.all_brackets))
        case _:
            return f"TEXT{' NOT NULL' if column.filled else ''}"


def observations_table(portfolio: Portfolio = PANORAMA) -> Table:
    """Describe the table of what each edition says of each project, a column of theirs each."""
    return Table(
        "observations",
        "Ce que chaque édition dit de chaque projet.",
        (
            Field("edition", "TEXT NOT NULL REFERENCES editions", "Édition."),
            Field("project", "TEXT NOT NULL REFERENCES projects", "Projet."),
            Field("position", "INTEGER NOT NULL", "Rang dans le tableau de l’édition, à partir de 1."),
            *(_observed(column, portfolio) for column in portfolio.stored_columns),
        ),
        ("PRIMARY KEY (edition, project)", "UNIQUE (edition, position)"),
    )


MOVEMENTS_TABLE = Table(
    "movements",
    "Ce que devient chaque projet d’une édition à la suivante.",
    (
        Field("edition", "TEXT NOT NULL REFERENCES editions", "Édition."),
        Field(
            "previous_edition",
            "TEXT NOT NULL REFERENCES editions",
            "Édition à laquelle on la compare : la précédente parmi celles qui sont conservées.",
        ),
        Field("project", "TEXT NOT NULL REFERENCES projects", "Projet."),
        Field(
            "movement",
            _one_of("movement", tuple(MOVEMENTS.values())),
            "suivi ; entrant ; revenu (absent de l’édition comparée, connu avant) ; sortant ; indécis (peut-être un projet "
            "connu sous un autre nom, ou celui qu’il pourrait être : ni entrant ni sortant tant que personne n’a tranché) ; "
            "sans réponse (absent avec tous les projets de son ministère : ni suivi ni sorti).",
        ),
        Field("previous_name", "TEXT", "Nom dans l’édition précédente ; vide s’il n’y figure pas."),
        Field("name", "TEXT", "Nom dans l’édition ; vide s’il n’y figure plus."),
        Field("previous_cost_meur", "REAL", "Coût dans l’édition précédente.", MEUR),
        Field("cost_meur", "REAL", "Coût dans l’édition.", MEUR),
        Field("cost_change_meur", "REAL", "Réestimation ; vide si l’un des deux coûts manque.", MEUR),
        Field("duration_change_years", "REAL", "Allongement ; vide si l’une des deux durées manque.", YEARS),
        Field("previous_phase", "TEXT", "Phase dans l’édition précédente."),
        Field("phase", "TEXT", "Phase dans l’édition."),
        Field("method", "TEXT", "Comment le projet est reconnu : exact (nom), registry (décision), similar (indices)."),
    ),
    ("PRIMARY KEY (edition, project)",),
)
DOCUMENTATION = Table(
    "documentation",
    "Ce que veut dire chaque table et chaque colonne ; la base elle-même sous le nom « panorama ».",
    (
        Field("object", "TEXT NOT NULL", "Table ou vue."),
        Field("field", "TEXT NOT NULL", "Colonne ; vide pour la table elle-même."),
        Field("meaning", "TEXT NOT NULL", "Signification."),
        Field("unit", "TEXT NOT NULL", "Unité ; vide si la valeur n’en a pas."),
    ),
    ("PRIMARY KEY (object, field)",),
)


def tables(portfolio: Portfolio = PANORAMA) -> tuple[Table, ...]:
    """List the tables, each after those that it refers to."""
    return (EDITIONS, PROJECTS_TABLE, observations_table(portfolio), MOVEMENTS_TABLE, DOCUMENTATION)


VIEWS = {
    "latest": (
        "Les projets de la dernière édition.",
        "SELECT * FROM observations WHERE edition = (SELECT max(edition) FROM editions)",
    ),
    "history": (
        "Les observations avec le numéro et la date de leur édition.",
        "SELECT e.number, e.as_of, o.* FROM observations AS o JOIN editions AS e USING (edition)",
    ),
}
