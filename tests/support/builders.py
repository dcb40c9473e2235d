"""Small editions to measure and draw, for the tests: every default is plain, every argument overrides one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen.measures import measure
from reportgen.measures.comparison import compare
from reportgen.portfolio.phases import DESIGN
from reportgen.values.dates import Quarter
from reportgen.values.edition import Edition, EditionInfo, Licence, Publisher
from reportgen.values.project import Amount, Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings

AS_OF = date(2020, 3, 31)


def make_project(**values: Any) -> Project:
    """Make a project of 12 M€, begun in January 2018 for four years; ``cost=7`` is 7 M€."""
    if isinstance(values.get("cost"), int | str):
        values["cost"] = Amount(Decimal(values["cost"]))
    defaults: dict[str, Any] = {
        "name": "Alizé",
        "ministry": "Ministère de la Justice",
        "interministerial": False,
        "description": "Remplace les dossiers papier.",
        "start": date(2018, 1, 1),
        "duration_years": Decimal(4),
        "phase": DESIGN,
        "cost": Amount(Decimal(12)),
        "functional_area": "Ressources humaines",
        "programme": "Conduite de la réforme (P901)",
    }
    return Project(**(defaults | values))


def make_edition(projects: Sequence[Project], **info: Any) -> Edition:
    """Put projects into a tenth edition, of the first quarter of 2020."""
    defaults: dict[str, Any] = {
        "number": 10,
        "quarter": Quarter(2020, 1),
        "as_of": AS_OF,
        "published": date(2020, 4, 21),
        "publisher": Publisher("Office de démonstration"),
        "licence": Licence("Licence Ouverte 2.0"),
    }
    return Edition(info=EditionInfo(**(defaults | info)), projects=tuple(projects))


def make_figures(projects: Sequence[Project], **info: Any) -> Figures:
    """Measure projects."""
    return measure(make_edition(projects, **info))


def make_findings(projects: Sequence[Project], **info: Any) -> Findings:
    """Measure projects and keep them beside their figures."""
    edition = make_edition(projects, **info)
    return compare(edition, measure(edition))
