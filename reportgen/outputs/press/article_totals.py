"""The announcement's sentences on the totals: projects, cost, deviations, and how they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.ratios import difference
from reportgen.outputs.press.article_section import ArticleSection, edition_words
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings


IN_BILLIONS = 500  # M€ from which a budget is said in milliards


def totals_passage(findings: Findings) -> ArticleSection:
    """Say how many projects there are, what they cost, and how late and dear they have become."""
    figures = findings.figures
    heading = projects_and_budget(figures)
    sentences = (total_sentence(figures), _coverage(figures), *_rates(findings))
    return ArticleSection(heading, tuple(filter(None, sentences)))


def projects_and_budget(figures: Figures) -> str:
    """Head the passage of totals: ``44 projets, pour un budget de 1,56 milliard d’euros``."""
    if figures.total_cost_meur is None:
        return fmt.projects(figures.projects)
    return _(
        "{projects}, pour un budget de {budget}",
        projects=fmt.projects(figures.projects),
        budget=budget_in_words(figures.total_cost_meur),
    )


def total_sentence(figures: Figures) -> str:
    """Say how many projects there are, how many of them are interministerial, and their budget."""
    projects = f"{fmt.projects(figures.projects)}{_interministerial(figures)}"
    edition = edition_words(figures.number)
    if figures.total_cost_meur is not None:
        budget = budget_in_words(figures.total_cost_meur)
        return _(
            "Au total, cette {edition} du panorama passe en revue {projects} pour un budget global prévisionnel de {budget}.",
            edition=edition,
            projects=projects,
            budget=budget,
        )
    return plural(
        "Au total, cette {edition} du panorama passe en revue {projects}. Son coût n’est pas communiqué.",
        "Au total, cette {edition} du panorama passe en revue {projects}. Aucun ne communique son coût.",
        figures.projects,
        edition=edition,
        projects=projects.rstrip(","),
    )


def budget_in_words(meur: Decimal) -> str:
    """Say a budget, in billions from half of one on."""
    return fmt.money_in_words(meur, IN_BILLIONS)


def _interministerial(figures: Figures) -> str:
    """Say how many are interministerial, between commas; nothing where the table does not tell."""
    common, projects = figures.interministerial, figures.projects
    if common is None:
        return ""
    if projects == 1:
        return _(", à portée interministérielle,") if common else _(", sans portée interministérielle,")
    if common == projects:
        return _(", tous à portée interministérielle,")
    if not common:
        return _(", dont aucun à portée interministérielle,")
    return _(", dont {n} à portée interministérielle,", n=fmt.number(common))


def _coverage(figures: Figures) -> str:
    """Say on how many projects the budget rests, when it is not all."""
    if figures.total_cost_meur is None or figures.projects_with_cost == figures.projects:
        return ""
    return plural(
        "Ce budget est celui du seul projet, sur {all}, dont le coût est communiqué.",
        "Ce budget est celui des {n} projets, sur {all}, dont le coût est communiqué.",
        figures.projects_with_cost,
        n=fmt.number(figures.projects_with_cost),
        all=fmt.number(figures.projects),
    )


def _rates(findings: Findings) -> Iterator[str]:
    schedule, budget = _rate(findings, "schedule"), _rate(findings, "budget")
    yield (
        _("L’écart de calendrier s’établit à {rate}.", rate=schedule)
        if schedule
        else _("L’écart de calendrier n’est pas mesuré.")
    )
    yield (
        _("L’écart de budget s’établit à {rate}.", rate=budget) if budget else _("L’écart de budget n’est pas mesuré.")
    )


def _rate(findings: Findings, kind: str) -> str:
    """Say a rate and how far it moved since the last edition; nothing where it is not measured."""
    rate = findings.rate(kind)
    return "" if rate is None else fmt.percent(rate, 1) + _change(findings, rate, findings.rate_before(kind))


def _change(findings: Findings, rate: Decimal, before: Decimal | None) -> str:
    """Say by how many points a rate moved since the last edition; nothing where that cannot be said."""
    change = difference(rate, before)
    if change is None or findings.comparison is None:
        return ""
    since = fmt.month_and_year(findings.comparison.old_as_of)
    if fmt.signed(change) == "=":
        return _(", inchangé depuis {month}", month=since)
    points = fmt.points(abs(change))
    if change > 0:
        return _(", en hausse de {points} depuis {month}", points=points, month=since)
    return _(", en baisse de {points} depuis {month}", points=points, month=since)
