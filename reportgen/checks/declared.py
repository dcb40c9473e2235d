"""Declared figures held against the table's own: a difference beyond rounding is a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import Level, Location, Problem

if TYPE_CHECKING:
    from reportgen.model import Discrepancy, Figures


def declared_problems(figures: Figures) -> tuple[Problem, ...]:
    """Warn of each declared figure that the table does not bear out."""
    return tuple(_problem(item) for item in figures.discrepancies)


def _problem(item: Discrepancy) -> Problem:
    return Problem(
        rule="declared-differs",
        location=Location("edition.toml", column=f"declared.{item.figure}"),
        found=str(item.declared),
        expected=f"{item.computed}, computed from the table",
        advice="Correct the declared figure or the table; published so, the report prints both.",
        level=Level.WARNING,
    )
