"""Titles of the pages that list projects one by one: timeline, general table, cards; by rules that cannot lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.deadlines import deadlines_before
from reportgen.sections.kit.sentences import opening_count, opening_number
from reportgen.sections.kit.titles import Title
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.values.findings import Findings

OVERRUN_PCT = 25


def timeline(findings: Findings) -> Title:
    """Say how many projects are overdue; where none is, how many end soon, when that does not hang on a month."""
    late = sum(project.is_overdue(findings.as_of) for project in findings.projects)
    if late:
        words = plural(
            "{projects} a dépassé sa fin prévue",
            "{projects} ont dépassé leur fin prévue",
            late,
            projects=opening_count(late),
        )
        return Title(words, "overdue", {"projects": late})
    soon = deadlines_before(findings.projects, findings.as_of)
    if soon and soon[1]:
        year, due = soon
        words = plural(
            "{projects} arrive à échéance avant {year}",
            "{projects} arrivent à échéance avant {year}",
            due,
            projects=opening_count(due),
            year=year,
        )
        return Title(words, "deadlines", {"year": year, "projects": due})
    if any(project.planned_end for project in findings.projects):
        return Title(_("Aucun projet en cours ne dépasse de plus\nd’un mois une fin prévue connue"), "none-overdue")
    return Title(_("Aucune fin prévue n’est communiquée"), "no-end")


def table(findings: Findings) -> Title:
    """Say of how many projects the cost is known."""
    figures = findings.figures
    known, projects = figures.projects_with_cost, figures.projects
    facts = {"known": known, "projects": projects}
    if projects == 1:
        words = _("Le projet publie son coût") if known else _("Le projet ne publie pas son coût")
    elif not known:
        words = _("Aucun projet ne publie son coût")
    elif known == projects:
        words = _("Les {n} projets publient leur coût", n=fmt.number(projects))
    else:
        words = plural(
            "{n} projet sur {total} publie son coût",
            "{n} projets sur {total} publient leur coût",
            known,
            n=opening_number(known),
            total=fmt.number(projects),
        )
    return Title(words, "costs-known", facts)


def cards(findings: Findings) -> Title:
    """Say how many projects have left their first budget far behind, else how many serve several ministries."""
    known = tuple(_budgets(findings))
    over = sum(cost > first * (100 + OVERRUN_PCT) / 100 for cost, first in known)
    facts = {"projects": over, "known": len(known)}
    if over:
        return Title(_overruns(findings, over, len(known)), "overruns", facts)
    if known:
        words = plural(
            "Le seul budget comparable ne dépasse pas\nde plus d’un quart sa première estimation",
            "Aucun des {n} budgets comparables ne dépasse\nde plus d’un quart sa première estimation",
            len(known),
            n=fmt.number(len(known)),
        )
        return Title(words, "overruns", facts)
    return _serving_several(findings)


def _overruns(findings: Findings, over: int, known: int) -> str:
    if known == 1:
        return _("Le seul budget comparable dépasse\nde plus d’un quart sa première estimation")
    if findings.figures.budget.baseline == "initial":
        words = plural(
            "{n} projet sur {total} dépasse de plus\nd’un quart son budget initial",
            "{n} projets sur {total} dépassent de plus\nd’un quart leur budget initial",
            over,
        )
    else:
        words = plural(
            "{n} projet sur {total} dépasse de plus\nd’un quart son premier coût publié",
            "{n} projets sur {total} dépassent de plus\nd’un quart leur premier coût publié",
            over,
        )
    return words.format(n=opening_number(over), total=fmt.number(known))


def _serving_several(findings: Findings) -> Title:
    """Say how many projects serve several ministries, of those that say so either way; else how many are described."""
    told = [project.interministerial for project in findings.projects if project.interministerial is not None]
    if len(told) > 1:
        common = sum(told)
        words = plural(
            "{n} projet sur {total} sert plusieurs ministères",
            "{n} projets sur {total} servent plusieurs ministères",
            common,
            n=opening_number(common),
            total=fmt.number(len(told)),
        )
        none = _("Aucun des {n} projets ne sert plusieurs ministères", n=fmt.number(len(told)))
        return Title(words if common else none, "interministerial", {"interministerial": common, "told": len(told)})
    known, projects = sum(bool(project.description) for project in findings.projects), len(findings.projects)
    facts = {"described": known, "projects": projects}
    if not known:
        return Title(_("Aucune description n’est communiquée"), "described", facts)
    if projects == 1:
        return Title(_("Le projet dit ce qu’il apporte"), "described", facts)
    words = plural(
        "{n} projet sur {total} dit ce qu’il apporte",
        "{n} projets sur {total} disent ce qu’ils apportent",
        known,
        n=opening_number(known),
        total=fmt.number(projects),
    )
    return Title(words, "described", facts)


def _budgets(findings: Findings) -> Iterator[tuple[Decimal, Decimal]]:
    """Pair each known cost with the estimate of origin that the edition's budget deviation takes, where there is one."""
    is_initial = findings.figures.budget.baseline == "initial"
    for project in findings.projects:
        earlier = [each.project.cost_meur for each in findings.tracks.get(project.name, ())[:-1]]
        published = next((cost for cost in earlier if cost is not None), None)
        first = project.initial_cost_meur if is_initial else published
        if project.cost_meur is not None and first:
            yield project.cost_meur, first
