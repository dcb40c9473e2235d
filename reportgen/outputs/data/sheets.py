"""What the workbooks hold, whatever their format: a cover sheet, then one table a sheet."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.formatting.citation import FICTITIOUS, TITLE, attribution, edition_name, last_update
from reportgen.outputs.data.dictionary import HEADER, dictionary
from reportgen.outputs.data.dictionary_figures import headline_entries
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.table import defuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.outputs.data.dictionary_entry import DictionaryEntry
    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.table import ProjectTable
    from reportgen.values.edition import EditionInfo
    from reportgen.values.figures import Figures, Group, MinistryFigures

PAGE_WIDTH = 220  # characters that one sheet of A4, across, still shows legibly
Value = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its header, its width in characters, and whether it holds numbers (and words for some)."""

    header: str
    width: int
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, under a name, with a sentence on what it holds."""

    name: str
    purpose: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def pages_across(self) -> int:
        """How many sheets of paper side by side it takes to stay legible."""
        return 1 + sum(column.width for column in self.columns) // PAGE_WIDTH


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: what the workbook is, and the facts that one needs before using it."""

    title: str
    subtitle: str
    notice: str
    facts: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A cover sheet and the tables behind it."""

    cover: Cover
    sheets: tuple[Sheet, ...]
    author: str
    as_of: date


def workbook(
    info: EditionInfo,
    figures: Figures,
    told: dict[str, Any],
    projects: ProjectTable,
    portfolio: Portfolio = PANORAMA,
) -> Workbook:
    """Lay an edition out as a workbook; ``told`` is figures.json, whose values the sheet of figures repeats."""
    cover = Cover(TITLE, fmt.typeset(edition_name(info)), FICTITIOUS if info.demonstration else "", _facts(info))
    terms = dictionary(projects.columns, figures, info.method, portfolio)
    sheets = (
        _projects(projects),
        _headline(told, headline_entries(terms)),
        _ministries(figures, portfolio),
        _groups("Tranches de coût", "Tranche de coût", _brackets(figures, portfolio)),
        _groups("Zones fonctionnelles", "Zone fonctionnelle", _areas(figures, portfolio)),
        _dictionary(terms),
        _NOTES,
    )
    return Workbook(cover, sheets, info.publisher.name, info.as_of)


def _facts(info: EditionInfo) -> tuple[tuple[str, Value], ...]:
    publisher, licence = info.publisher, info.licence
    facts: tuple[tuple[str, Value], ...] = (
        ("Éditeur", publisher.name),
        ("Site", publisher.url),
        ("Contact", publisher.contact),
        ("Données au", info.as_of),
        ("Publication", info.published or "date non renseignée"),
        ("Dernière mise à jour", last_update(info)),
        ("Licence", licence.name),
        ("Texte de la licence", licence.url),
        ("Source à citer", attribution(info)),
    )
    return tuple((label, defuse(value) if isinstance(value, str) else value) for label, value in facts if value)


def _projects(table: ProjectTable) -> Sheet:
    columns = tuple(Column(column.header, column.width, column.type == "number") for column in table.columns)
    return Sheet("Projets", "les projets, un par ligne ; le même tableau que projects.csv", columns, table.rows)


def _headline(told: dict[str, Any], entries: tuple[DictionaryEntry, ...]) -> Sheet:
    columns = (
        Column("Chiffre", 42),
        Column("Valeur", 18, numeric=True),
        Column("Unité", 18),
        Column("Signification", 70),
    )
    rows = tuple((each.name, _told(told, each.field), each.unit, each.meaning) for each in entries)
    return Sheet("Chiffres", "les chiffres de l’édition", columns, rows)


def _told(told: dict[str, Any], path: str) -> Value:
    """Take a figure out of figures.json; say so when it could not be computed."""
    value: Any = told
    for key in path.split("."):
        value = value[key]
    if value is None:
        return "non calculable"
    return value if isinstance(value, int) else Decimal(str(value))


_COUNTED = (
    Column("Nombre de projets", 12, numeric=True),
    Column("Coût complet, M€", 18, numeric=True),
    Column("Projets à coût communiqué", 16, numeric=True),
)


def _ministries(figures: Figures, portfolio: Portfolio) -> Sheet:
    phases = tuple(figures.by_phase)
    by_phase = (Column(fmt.phase_label(phase), 18, numeric=True) for phase in phases)
    rows = tuple(
        (
            defuse(each.name),
            each.projects,
            _known(each, portfolio),
            each.projects_with_cost,
            *(each.by_phase[phase] for phase in phases),
        )
        for each in figures.ministries
    )
    columns = (Column("Ministère chef de file", 48), *_COUNTED, *by_phase)
    return Sheet("Ministères", "projets, coûts et phases par ministère chef de file", columns, rows)


def _brackets(figures: Figures, portfolio: Portfolio) -> Iterator[tuple[str, Value, Group]]:
    """Name each bracket, and what it costs together, or why that is not known."""
    not_estimated, _undisclosed = portfolio.unpriced
    for group in figures.brackets:
        bracket = portfolio.bracket(group.name)
        yield bracket.label, not_estimated.label if bracket == not_estimated else _known(group, portfolio), group


def _areas(figures: Figures, portfolio: Portfolio) -> Iterator[tuple[str, Value, Group]]:
    return ((group.name, _known(group, portfolio), group) for group in figures.areas)


def _groups(name: str, header: str, groups: Iterator[tuple[str, Value, Group]]) -> Sheet:
    rows = tuple(
        (defuse(label), each.projects, cost if each.projects else "sans objet", each.projects_with_cost)
        for label, cost, each in groups
    )
    purpose = f"projets et coûts par {header[:1].lower()}{header[1:]}"
    return Sheet(name, purpose, (Column(header, 48), *_COUNTED), rows)


def _known(group: Group | MinistryFigures, portfolio: Portfolio) -> Value:
    return portfolio.unpriced[1].label if group.total_cost_meur is None else group.total_cost_meur


def _dictionary(terms: tuple[DictionaryEntry, ...]) -> Sheet:
    widths = (16, 32, 70, 12, 18, 12, 44, 32, 28)
    rows = tuple(map(astuple, terms))
    columns = tuple(Column(header, width) for header, width in zip(HEADER, widths, strict=True))
    return Sheet("Dictionnaire", "ce que veut dire chaque nom", columns, rows)


def _notes() -> Iterator[tuple[str, str]]:
    yield "Unités", "Les montants sont en millions d’euros (M€), les durées en années, les taux en pourcentage."
    yield (
        "Valeurs manquantes",
        (
            "Une valeur qui manque est dite manquante, jamais remplacée par zéro : « en cadrage » (pas encore estimée), "
            "« non communiqué » (retenue ou absente, avec son motif s’il est donné), cellule vide (non renseignée)."
        ),
    )
    yield (
        "Coût complet estimé",
        (
            "Construction et deux ans d’exploitation (arrêté du 14 novembre 2014). Les totaux additionnent les coûts "
            "communiqués, avant tout arrondi : ce sont des planchers lorsqu’il en manque."
        ),
    )
    yield "Ministères", "Un projet que portent plusieurs ministères compte une fois, pour le premier nommé."
    yield "Tranches de coût", "La borne basse est incluse, la borne haute exclue."
    yield "Fin prévue", "Somme du début et de la durée publiés ; elle s’entend à un mois près."
    yield (
        "Apostrophe initiale",
        (
            "Un texte qui commence par =, +, - ou @ est précédé d’une apostrophe, pour qu’aucun tableur ne l’exécute ; "
            "elle ne fait pas partie de la valeur."
        ),
    )
    yield (
        "Autres fichiers",
        (
            "À côté de ce classeur : projects.csv, projects.json, figures.json, dictionary.csv, le schéma "
            "projects.schema.json et datapackage.json ; l’historique complet est dans panorama.sqlite."
        ),
    )


_NOTES = Sheet("Notes", "comment lire les données", (Column("Sujet", 28), Column("Note", 110)), tuple(_notes()))
