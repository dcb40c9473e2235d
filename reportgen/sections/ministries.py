"""Analysis: what each ministry carries, in projects and in money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.portfolio import PANORAMA
from reportgen.sections.kit import titles
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
from reportgen.sections.kit.chart_page import Charts


def compose(context: Context) -> SectionView:
    """Compose the page on ministries."""
    findings = context.findings
    phases = context.chart(
        "ministries_by_phase",
        titles.ministries_by_phase(findings),
        _("Nombre de projets par ministère et par phase ; un carré représente un projet"),
    )
    costs = context.chart(
        "cost_by_ministry",
        titles.cost_by_ministry(findings),
        _(
            "Coût complet estimé par ministère, en millions d’euros ; un segment par projet, foncé à partir de {bound}",
            bound=fmt.bound(PANORAMA.dearest),
        ),
        context.missing_costs_note(),
    )
    return SectionView(
        key="ministries",
        label=fmt.typeset(_("Analyse : les ministères")),
        title=context.titled("ministries", titles.ministries(findings)),
        summary=_("Projets et coûts par ministère et par phase"),
        content=Charts((phases, costs)),
    )
