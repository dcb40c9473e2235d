"""Problems → JSON for programs, or one self-contained HTML page that can be sent to a ministry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reportgen.outputs.opendata import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.errors import Problem
    from reportgen.model import Quarter


def problems_json(quarter: Quarter | None, problems: Sequence[Problem]) -> bytes:
    """List the problems, each with its place in parts."""
    return as_json({"edition": None if quarter is None else str(quarter), "problems": [_record(p) for p in problems]})


def problems_html(quarter: Quarter | None, problems: Sequence[Problem], template_folders: Sequence[object]) -> str:
    """Show the problems as a page."""
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
    )
    records = [_record(problem) for problem in problems]
    return environment.get_template("check.html").render(quarter=quarter or "", problems=records)


def _record(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "level": str(problem.level),
        "file": problem.location.file,
        "row": problem.location.row,
        "column": problem.location.column,
        "value": problem.found,
        "expected": problem.expected,
        "advice": problem.advice,
    }
