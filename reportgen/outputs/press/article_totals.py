"""The announcement's sentences on the totals: projects, cost, deviations, and how they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.outputs.press.article_section import ArticleSection, edition_words
from reportgen.statements import rates, totals
from reportgen.values.headline import BUDGET, SCHEDULE
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings
    from reportgen.values.headline import Headline


IN_BILLIONS = 500  # M€ from which a budget is said in milliards


def totals_passage(findings: Findings) -> ArticleSection:
    """Say how many projects there are, what they cost, and how late and dear they have become."""
    figures = findings.figures
    heading = projects_and_budget(figures)
    sentences = (total_sentence(figures), _coverage(figures), *_rates(findings))
    return ArticleSection(heading, tuple(filter(None, sentences)))


def projects_and_budget(figures: Figures) -> str:
    """Head the passage of totals: ``44 projets, pour un budget de 1,56 milliard d’euros``, ``d’au moins`` so much where costs are missing."""
    if figures.total is None:
        return fmt.projects(figures.projects)
    words = (
        later("{projects}, pour un budget d’{budget}")  # at least so much
        if figures.total.is_floor
        else later("{projects}, pour un budget de {budget}")
    )
    budget = totals.in_words(figures.total, IN_BILLIONS)
    return _(words, projects=fmt.projects(figures.projects), budget=budget)


def total_sentence(figures: Figures) -> str:
    """Say how many projects there are, how many of them are interministerial, and their budget."""
    projects = f"{fmt.projects(figures.projects)}{_interministerial(figures)}"
    edition = edition_words(figures.number)
    if figures.total is not None:
        words = (
            later(
                "Au total, cette {edition} du panorama passe en revue {projects} pour un budget global prévisionnel "
                "d’{budget}."
            )
            if figures.total.is_floor
            else later(
                "Au total, cette {edition} du panorama passe en revue {projects} pour un budget global prévisionnel "
                "de {budget}."
            )
        )
        return _(words, edition=edition, projects=projects, budget=totals.in_words(figures.total, IN_BILLIONS))
    return plural(
        "Au total, cette {edition} du panorama passe en revue {projects}. Son coût n’est pas communiqué.",
        "Au total, cette {edition} du panorama passe en revue {projects}. Aucun ne communique son coût.",
        figures.projects,
        edition=edition,
        projects=projects.rstrip(","),
    )


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
    schedule, budget = findings.headline(SCHEDULE), findings.headline(BUDGET)
    yield _rate(schedule, _("L’écart de calendrier s’établit à {rate}"), _("L’écart de calendrier n’est pas mesuré."))
    yield _rate(budget, _("L’écart de budget s’établit à {rate}"), _("L’écart de budget n’est pas mesuré."))


def _rate(headline: Headline, words: str, unknown: str) -> str:
    """Say a headline with its basis, the computed rate beside a declared one, and the change over the same projects."""
    if headline.value is None:
        return unknown
    value = words.format(rate=rates.value_in_percent(headline))
    sentences = [_("{value} ({basis}).", value=value, basis=rates.basis(headline))]
    if headline.declared is not None and headline.computed is not None:
        sentences.append(
            _("Calculé sur les éditions conservées : {rate}.", rate=rates.rate_in_words(headline.computed))
        )
    if headline.declared is None and headline.same is not None:
        sentences.append(rates.change_over_the_same(headline.same))
    if other := rates.other_story(headline):
        sentences.append(_("Pour les mêmes projets : {other}.", other=other))
    return " ".join(sentences)
