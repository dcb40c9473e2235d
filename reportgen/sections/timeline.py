"""The timeline: every project from its start to its planned end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit import project_titles, titles
from reportgen.sections.kit.chart_page import Charts
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context


def compose(context: Context) -> SectionView:
    """Compose the timeline; its one title is the page's."""
    chart = context.chart(
        "timeline",
        titles.Title("", "none"),
        _(
            "Du lancement à la fin prévue de chaque projet, par phase puis par date de fin ; "
            "à droite, le mois de fin prévue"
        ),
        _("Fin prévue = début + durée publiée, à un mois près ; pointillé : échéance dépassée ou fin non fixée."),
    )
    return SectionView(
        key="timeline",
        label=_("Calendrier"),
        title=context.titled("timeline", project_titles.timeline(context.findings)),
        summary=_("Les {projects}, du lancement à la fin prévue", projects=fmt.projects(context.figures.projects))
        if context.figures.projects > 1
        else _("Le projet, du lancement à la fin prévue"),
        content=Charts((chart,)),
    )
