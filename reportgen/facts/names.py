"""Lists the figures and findings that the office may quote, each by its name and as ready text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.portfolio import PANORAMA
from reportgen.statements.rates import value_in_percent
from reportgen.values.headline import BUDGET, SCHEDULE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportgen.values.comparison import Comparison
    from reportgen.values.findings import Findings
    from reportgen.values.headline import Headline


@dataclass(frozen=True, slots=True)
class Fact:
    """What a name stands for: its text, empty when the edition has no such value, and the number of a count."""

    text: str = ""
    count: int | None = None


def named_facts(findings: Findings) -> Mapping[str, Fact]:
    """List everything that can be quoted."""
    return {**_edition_facts(findings), **_figure_facts(findings), **_finding_facts(findings)}


def _edition_facts(findings: Findings) -> dict[str, Fact]:
    info = findings.edition.info
    before = findings.comparison
    return {
        "edition.number": _count(info.number),
        "edition.ordinal": Fact(fmt.ordinal(info.number)),
        "edition.quarter": Fact(str(info.quarter)),
        "edition.as_of": Fact(fmt.full_date(info.as_of)),
        "edition.published": Fact(fmt.full_date(info.published) if info.published else ""),
        "edition.previous": Fact(fmt.month_and_year(before.old_as_of) if before else ""),
    }


def _figure_facts(findings: Findings) -> dict[str, Fact]:
    figures = findings.figures
    phases = {f"figures.{phase.key}": _count(figures.by_phase[phase.key]) for phase in PANORAMA.phases}
    counted = figures.by_cost_bracket
    brackets = {f"figures.{bracket.key}": _count(counted[bracket.key]) for bracket in PANORAMA.brackets}
    total = figures.total_cost_meur
    return {
        "figures.projects": _count(figures.projects),
        "figures.interministerial": _count(figures.interministerial),
        "figures.ministries": _count(len(figures.ministries)),
        "figures.total_cost": Fact("" if total is None else fmt.money_in_words(total)),
        "figures.total_cost_meur": _money(total),
        "figures.projects_with_cost": _count(figures.projects_with_cost),
        "figures.projects_without_cost": _count(figures.projects - figures.projects_with_cost),
        "figures.mean_duration": Fact(fmt.years(figures.mean_duration_years) if figures.mean_duration_years else ""),
        "figures.schedule_deviation": _rate(findings.headline(SCHEDULE)),
        "figures.budget_deviation": _rate(findings.headline(BUDGET)),
        **phases,
        **brackets,
    }


def _finding_facts(findings: Findings) -> dict[str, Fact]:
    return {
        **_movement_facts(findings, findings.comparison),
        "findings.schedule_change": _points(findings.headline(SCHEDULE)),
        "findings.budget_change": _points(findings.headline(BUDGET)),
        "findings.watched": _count(len({each.project.name for each in findings.watched})),
        "findings.overdue": _count(sum(project.is_overdue(findings.as_of) for project in findings.projects)),
    }


def _movement_facts(findings: Findings, comparison: Comparison | None) -> dict[str, Fact]:
    """Name what moved since the edition before; the names are there, without a value, when there is none."""
    counts = ("entered", "left", "continued", "reestimated", "returned")
    terms = ("entered", "left", "reestimated", "newly_costed", "no_longer_costed")
    if comparison is None:
        return {f"findings.{name}": Fact() for name in (*counts, "total_change", *(f"{term}_cost" for term in terms))}
    known = {
        "entered": len(comparison.entered),
        "left": len(comparison.left),
        "continued": len(comparison.continued),
        "reestimated": len(comparison.reestimated),
        "returned": len(findings.returned),
    }
    bridge = comparison.bridge
    return {
        **{f"findings.{name}": _count(known[name]) for name in counts},
        "findings.total_change": _money(abs(bridge.current - bridge.previous)),
        **{f"findings.{term}_cost": _money(abs(getattr(bridge, term))) for term in terms},
    }


def _count(number: int | None) -> Fact:
    return Fact() if number is None else Fact(fmt.number(number), number)


def _money(meur: Decimal | None) -> Fact:
    return Fact("" if meur is None else fmt.money(meur))


def _rate(headline: Headline) -> Fact:
    return Fact("" if headline.value is None else value_in_percent(headline))


def _points(headline: Headline) -> Fact:
    """Say by how many points a rate moved over the same projects, without its sign: the sentence says the direction."""
    return Fact() if headline.same is None else Fact(fmt.points(abs(headline.same.change)))
