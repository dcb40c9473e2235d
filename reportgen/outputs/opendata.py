"""The edition as open data: its projects, its figures and the schema that describes them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen.schema import table_schema
from reportgen.tabular import columns_for, projects_csv, withheld_because

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.model import Deviation, Edition, Figures, MinistryFigures, Project


DEMONSTRATION = "démonstration : projet fictif"


def data_files(edition: Edition, figures: Figures) -> Mapping[str, bytes]:
    """Write the files of ``data/`` by their name."""
    notice = DEMONSTRATION if edition.info.demonstration else ""
    return {
        "data/projects.csv": projects_csv(edition.projects, notice),
        "data/projects.json": as_json(projects_json(edition)),
        "data/projects.schema.json": as_json(table_schema(columns_for(edition.projects, notice))),
        "data/figures.json": as_json(figures_json(figures, demonstration=edition.info.demonstration)),
    }


def as_json(value: object) -> bytes:
    """Write JSON for people and programs: UTF-8, indented, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def projects_json(edition: Edition) -> dict[str, Any]:
    """Lay the projects out for programs: money in M€, durations in years, null where something is missing."""
    return {
        "edition": str(edition.info.quarter),
        "number": edition.info.number,
        "as_of": edition.info.as_of.isoformat(),
        **({"notice": DEMONSTRATION} if edition.info.demonstration else {}),
        "projects": [_project(project) for project in edition.projects],
    }


def _project(project: Project) -> dict[str, Any]:
    return {
        "name": project.name,
        "ministry": project.ministry,
        "co_leads": list(project.co_leads),
        "interministerial": project.interministerial,
        "description": project.description,
        "links": [{"text": link.text, "url": link.url} for link in project.links],
        "start": None if project.start is None else project.start.isoformat(),
        "duration_years": _float(project.duration_years),
        "planned_end": None if project.planned_end is None else str(project.planned_end),
        "phase": project.phase_key,
        "cost_meur": _float(project.cost_meur),
        "cost_bracket": project.bracket_key,
        "reason": withheld_because(project) or None,
        "functional_area": project.functional_area or None,
        "programme": project.programme or None,
        "initial_cost_meur": _float(project.initial_cost_meur),
        "initial_duration_years": _float(project.initial_duration_years),
    }


def figures_json(figures: Figures, *, demonstration: bool = False) -> dict[str, Any]:
    """Lay the figures out as the contract's ``figures --format json``: counts whole, money in M€, rates in percent."""
    return {
        "edition": str(figures.quarter),
        "number": figures.number,
        **({"demonstration": True} if demonstration else {}),
        "projects": figures.projects,
        "interministerial": figures.interministerial,
        "total_cost_meur": _float(figures.total_cost_meur),
        "projects_with_cost": figures.projects_with_cost,
        "mean_duration_years": _rounded(figures.mean_duration_years),
        "projects_with_duration": figures.projects_with_duration,
        "by_phase": dict(figures.by_phase),
        "by_cost_bracket": dict(figures.by_cost_bracket),
        "by_functional_area": {area.name: area.projects for area in figures.areas},
        "by_ministry": {ministry.name: _ministry(ministry) for ministry in figures.ministries},
        "deviations": {"schedule": _deviation(figures.schedule), "budget": _deviation(figures.budget)},
        "declared": {key: _number(value) for key, value in figures.declared.items()},
        "discrepancies": [
            {"figure": item.figure, "declared": _number(item.declared), "computed": _number(item.computed)}
            for item in figures.discrepancies
        ],
    }


def _ministry(ministry: MinistryFigures) -> dict[str, Any]:
    return {
        "projects": ministry.projects,
        "total_cost_meur": _float(ministry.total_cost_meur),
        "by_phase": dict(ministry.by_phase),
        "by_cost_bracket": dict(ministry.by_cost_bracket),
    }


def _deviation(deviation: Deviation) -> dict[str, Any]:
    return {
        "weighted_pct": _rounded(deviation.weighted_pct),
        "mean_pct": _rounded(deviation.mean_pct),
        "projects": deviation.projects,
        "baseline": deviation.baseline,
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _rounded(value: Decimal | None) -> float | None:
    return None if value is None else float(round(value, 2))


def _number(value: Decimal | None) -> float | int | None:
    """Keep whole numbers whole: 61 stays 61, 2.62 stays 2.62."""
    if value is None:
        return None
    return int(value) if Decimal(value).as_tuple().exponent == 0 else float(value)
