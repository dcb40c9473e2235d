"""The edition as open data: its projects in every format, its figures, and what describes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportgen.formatting.citation import attribution
from reportgen.outputs.data.datapackage import datapackage
from reportgen.outputs.data.dictionary import dictionary_csv
from reportgen.outputs.data.figures import figures_json, real
from reportgen.outputs.data.ods import ods
from reportgen.outputs.data.sheets import workbook
from reportgen.outputs.data.xlsx import xlsx
from reportgen.portfolio.columns import table_schema
from reportgen.portfolio.table import project_table, projects_csv, withholding_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.theme import Theme
    from reportgen.values.edition import Edition
    from reportgen.values.figures import Figures
    from reportgen.values.project import Project


DEMONSTRATION = "démonstration : projet fictif"


def data_files(edition: Edition, figures: Figures, theme: Theme, revision: int) -> Mapping[str, bytes]:
    """Write the files of ``data/`` by their name."""
    notice = DEMONSTRATION if edition.info.demonstration else ""
    columns = project_table(edition.projects, notice).columns
    told = figures_json(figures, demonstration=edition.info.demonstration)
    book = workbook(edition, figures, told, notice)
    said = {"notice": notice} if notice else {}
    files = {
        "data/projects.csv": projects_csv(edition.projects, notice),
        "data/projects.xlsx": xlsx(book, theme),
        "data/projects.ods": ods(book, theme),
        "data/projects.json": as_json(projects_json(edition)),
        "data/projects.schema.json": as_json({**table_schema(columns), **said}),
        "data/figures.json": as_json({**told, **said}),
        "data/dictionary.csv": dictionary_csv(columns, notice),
    }
    return {**files, "data/datapackage.json": as_json(datapackage(edition.info, files, revision, notice))}


def as_json(value: object) -> bytes:
    """Write JSON for people and programs: UTF-8, indented, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def projects_json(edition: Edition) -> dict[str, Any]:
    """Lay the projects out for programs: money in M€, durations in years, null where something is missing."""
    return {
        "edition": str(edition.info.quarter),
        "number": edition.info.number,
        "as_of": edition.info.as_of.isoformat(),
        "licence": edition.info.licence.name,
        "attribution": attribution(edition.info),
        **({"notice": DEMONSTRATION} if edition.info.demonstration else {}),
        "projects": [project_json(project) for project in edition.projects],
    }


def project_json(project: Project) -> dict[str, Any]:
    """Lay one project out."""
    return {
        "name": project.name,
        "ministry": project.ministry,
        "ministry_acronym": project.ministry_acronym or None,
        "co_leads": list(project.co_leads),
        "interministerial": project.interministerial,
        "description": project.description,
        "links": [{"text": link.text, "url": link.url} for link in project.links],
        "start": None if project.start is None else project.start.isoformat(),
        "duration_years": real(project.duration_years),
        "planned_end": None if project.planned_end is None else str(project.planned_end),
        "phase": project.phase_key,
        "cost_meur": real(project.cost_meur),
        "cost_bracket": project.bracket_key,
        "reason": withholding_reason(project) or None,
        "functional_area": project.functional_area or None,
        "programme": project.programme or None,
        "initial_cost_meur": real(project.initial_cost_meur),
        "initial_duration_years": real(project.initial_duration_years),
    }
