"""The canonical table of projects, written: what `readers` reads back as the very same projects."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.portfolio.columns import CANONICAL, COLUMNS
from reportgen.values.project import NOT_ESTIMATED, UNDISCLOSED, Amount, NotEstimated, Undisclosed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportgen.portfolio.columns import Column
    from reportgen.values.project import Cost, Link, Project
    from reportgen.values.submission import SetAside

LINK_TEXT = "en savoir plus"
PROGRAMME_LINK_TEXT = "projet annuel de performances"

_EXECUTABLE = re.compile(r"'*[=+\-@\t\r]")
_LOOKS_LIKE_MARKUP = re.compile(r"<[/!a-zA-Z]|&#?\w+;")


Cell = str | Decimal | date


@dataclass(frozen=True, slots=True)
class ProjectTable:
    """Projects as a table, one a row: numbers and dates are values, what is missing is empty or said in words."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def project_table(projects: Sequence[Project], notice: str = "") -> ProjectTable:
    """Lay projects out as a table: the same cells in every format.

    Columns beyond the canonical ones appear only where a project has something to put there; ``notice`` is what
    every line must say of itself.
    """
    rows = [{**_cells(project), "notice": notice} for project in projects]
    beyond = ("acronym", "programme_links", "notice")
    columns = (*CANONICAL, *(COLUMNS[key] for key in beyond if any(row[key] for row in rows)))
    return ProjectTable(columns, tuple(tuple(row[column.key] for column in columns) for row in rows))


def projects_csv(projects: Sequence[Project], notice: str = "") -> bytes:
    """Write projects as the canonical CSV: UTF-8 with BOM, semicolons, decimal commas, ISO dates."""
    table = project_table(projects, notice)
    return csv_bytes([column.header for column in table.columns], (map(csv_text, row) for row in table.rows))


def set_aside_csv(columns: Sequence[SetAside]) -> bytes:
    """Write down what stood in columns that nobody knows, so that nothing is lost."""
    lines = (
        [defuse(column.file), str(cell.number), defuse(column.header), defuse(text)]
        for column in columns
        for cell in column.cells
        for text in cell.cells
    )
    return csv_bytes(["Fichier", "Ligne", "Colonne", "Valeur"], lines)


def csv_bytes(header: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Write a table in the dialect that a French spreadsheet opens by a double click."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


def defuse(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    >>> defuse("=1+1"), defuse("Portail")
    ("'=1+1", 'Portail')
    """
    return f"'{text}" if _EXECUTABLE.match(text) else text


def csv_text(cell: Cell) -> str:
    """Spell a cell as the CSV does.

    >>> spelt(Decimal("12.50")), spelt(date(2017, 1, 31)), spelt("en cadrage")
    ('12,5', '2017-01-31', 'en cadrage')
    """
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}".replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else cell


def undo_defuse(text: str) -> str:
    """Take off the apostrophe that `defuse` put there."""
    return text[1:] if text.startswith("'") and _EXECUTABLE.match(text) else text


def _cells(project: Project) -> Mapping[str, Cell]:
    """Lay one project out, a cell for each column key."""
    own = [link for link in project.links if link.text != PROGRAMME_LINK_TEXT]
    programme = [link for link in project.links if link.text == PROGRAMME_LINK_TEXT]
    return {
        "name": _text(project.name),
        "ministry": _text(" / ".join((project.ministry, *project.co_leads))),
        "acronym": _text(project.ministry_acronym),
        "interministerial": {True: "Oui", False: "Non", None: ""}[project.interministerial],
        "description": _text(project.description),
        "links": "\n".join(map(_link, own)),
        "programme_links": "\n".join(map(_address, programme)),
        "start": project.start or "",
        "duration": _or_empty(project.duration_years),
        "phase": project.phase_key,
        "cost": _cost(project.cost),
        "reason": _text(withholding_reason(project)),
        "area": _text(project.functional_area),
        "programme": _text(project.programme),
        "initial_cost": _or_empty(project.initial_cost_meur),
        "initial_duration": _or_empty(project.initial_duration_years),
    }


def _text(text: str) -> str:
    return defuse(_escape(text) if _LOOKS_LIKE_MARKUP.search(text) else text)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _link(link: Link) -> str:
    url = _address(link)
    return url if link.text == LINK_TEXT else f'<a href="{url}">{_escape(link.text)}</a>'


def _address(link: Link) -> str:
    return _escape(link.url) if _LOOKS_LIKE_MARKUP.search(link.url) else link.url


def _or_empty(value: Decimal | None) -> Cell:
    return "" if value is None else value


def _cost(cost: Cost) -> Cell:
    if isinstance(cost, Amount):
        return cost.meur
    return NOT_ESTIMATED if isinstance(cost, NotEstimated) else UNDISCLOSED


def withholding_reason(project: Project) -> str:
    """Say why figures are withheld: one cell serves the cost and the phase."""
    reasons = (value.reason for value in (project.cost, project.phase) if isinstance(value, Undisclosed))
    return " ; ".join(dict.fromkeys(filter(None, reasons)))
