"""The edition as open data: its projects in every format, its figures, and what describes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportgen.formatting.citation import attribution
from reportgen.outputs.data.datapackage import datapackage
from reportgen.outputs.data.dictionary import dictionary, dictionary_csv
from reportgen.outputs.data.figures import figures_json
from reportgen.outputs.data.ods import ods
from reportgen.outputs.data.sheets import workbook
from reportgen.outputs.data.stored import json_value
from reportgen.outputs.data.xlsx import xlsx
from reportgen.outputs.files import (
    DATAPACKAGE,
    DICTIONARY,
    FIGURES,
    PROJECTS_CSV,
    PROJECTS_JSON,
    PROJECTS_ODS,
    PROJECTS_XLSX,
    SCHEMA,
)
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.schema import table_schema
from reportgen.portfolio.table import project_table, projects_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.portfolio import Portfolio
    from reportgen.theme import Theme
    from reportgen.values.edition import Edition
    from reportgen.values.figures import Figures
    from reportgen.values.project import Project


DEMONSTRATION = "démonstration : projet fictif"


def data_files(
    edition: Edition, figures: Figures, theme: Theme, revision: int, portfolio: Portfolio = PANORAMA
) -> Mapping[str, bytes]:
    """Write the files of ``data/`` by their name."""
    notice = DEMONSTRATION if edition.info.demonstration else ""
    table = project_table(edition.projects, notice, portfolio)
    told = figures_json(figures, portfolio, demonstration=edition.info.demonstration)
    book = workbook(edition.info, figures, told, table, portfolio)
    said = {"notice": notice} if notice else {}
    files = {
        PROJECTS_CSV.path(): projects_csv(edition.projects, notice, portfolio),
        PROJECTS_XLSX.path(): xlsx(book, theme),
        PROJECTS_ODS.path(): ods(book, theme),
        PROJECTS_JSON.path(): as_json(projects_json(edition, portfolio)),
        SCHEMA.path(): as_json({**table_schema(table.columns), **said}),
        FIGURES.path(): as_json({**told, **said}),
        DICTIONARY.path(): dictionary_csv(dictionary(table.columns, figures, edition.info.method, portfolio), notice),
    }
    return {**files, DATAPACKAGE.path(): as_json(datapackage(edition.info, files, revision, notice))}


def as_json(value: object) -> bytes:
    """Write JSON for people and programs: UTF-8, indented, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def projects_json(edition: Edition, portfolio: Portfolio = PANORAMA) -> dict[str, Any]:
    """Lay the projects out for programs: money in M€, durations in years, null where something is missing."""
    return {
        "edition": str(edition.info.quarter),
        "number": edition.info.number,
        "as_of": edition.info.as_of.isoformat(),
        "licence": edition.info.licence.name,
        "attribution": attribution(edition.info),
        **({"notice": DEMONSTRATION} if edition.info.demonstration else {}),
        "projects": [project_json(project, portfolio) for project in edition.projects],
    }


def project_json(project: Project, portfolio: Portfolio = PANORAMA) -> dict[str, Any]:
    """Lay one project out."""
    return {column.stored_name: json_value(column, project) for column in portfolio.stored_columns}
