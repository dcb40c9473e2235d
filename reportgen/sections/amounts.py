"""Analysis: how large the projects are, and what they serve."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures import ratios
from reportgen.portfolio import PANORAMA
from reportgen.sections.kit import titles
from reportgen.sections.kit.chart_page import Charts
from reportgen.sections.kit.sentences import opening_count
from reportgen.statements import totals
from reportgen.values.views import SectionView
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context


def compose(context: Context) -> SectionView:
    """Compose the page on cost brackets and functional areas."""
    findings = context.findings
    brackets = context.chart(
        "cost_brackets",
        titles.cost_brackets(findings),
        _("Répartition par tranche de coût : nombre de projets (à gauche), coût complet estimé et sa part (à droite)"),
        context.missing_costs_note(),
    )
    areas = context.chart(
        "functional_areas",
        titles.functional_areas(findings),
        _("Projets par zone fonctionnelle principale, coût complet estimé en millions d’euros"),
        context.missing_costs_note(),
    )
    return SectionView(
        key="amounts",
        label=fmt.typeset(_("Analyse : montants et domaines")),
        title=context.titled("amounts", titles.amounts(findings)),
        lead=_lead(context),
        summary=_("Tranches de coût et zones fonctionnelles"),
        content=Charts((brackets, areas)),
    )


def _lead(context: Context) -> str:
    """Say what the large projects weigh; nothing when there is no such project or no other."""
    figures = context.figures
    large = [group for group in figures.brackets if PANORAMA.bracket(group.name) in PANORAMA.large]
    projects = sum(group.projects for group in large)
    if not projects or projects == figures.projects_with_cost or not figures.total or not figures.total_cost_meur:
        return ""
    cost = sum((group.total_cost_meur or Decimal(0) for group in large), Decimal(0))
    share = fmt.share(ratios.share(cost, figures.total_cost_meur) or Decimal(0))
    text = plural(
        "{projects} de {bound} ou plus représente {share} {cost}.",
        "{projects} de {bound} ou plus représentent {share} {cost}.",
        projects,
        projects=opening_count(projects),
        share=share,
        cost=totals.of_the_cost(figures.total),
        bound=fmt.bound(PANORAMA.large[0]),
    )
    return fmt.typeset(text)
