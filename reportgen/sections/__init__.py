"""Findings + charts → ReportView: one file a section of the report, in reading order.

To add one: ``sections/<key>.py`` with a ``compose``, ``templates/sections/<key>.html``, a line in `SECTIONS`.
Each section is a pure function of its context and starts on a page of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections import (
    amounts,
    brief,
    cards,
    contents,
    cover,
    data,
    erratum,
    index,
    method,
    ministries,
    movements,
    table,
    timeline,
    trends,
    watchlist,
)
from reportgen.sections.kit.context import Context
from reportgen.values.views import DocumentView, ReportView
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.values.findings import Findings
    from reportgen.values.views import Imprint, Picture, SectionView

# A section that has nothing to say is left out.
SECTIONS: tuple[Callable[[Context], SectionView | None], ...] = (
    cover.compose,
    contents.compose,
    erratum.compose,
    brief.compose,
    movements.compose,
    ministries.compose,
    amounts.compose,
    timeline.compose,
    trends.compose,
    watchlist.compose,
    table.compose,
    cards.compose,
    data.compose,
    index.compose,
    method.compose,
)


def compose(findings: Findings, pictures: Mapping[str, tuple[Picture, ...]], imprint: Imprint) -> ReportView:
    """Compose the whole report, in reading order."""
    context = Context(findings, pictures, imprint)
    views = (section(context) for section in SECTIONS)
    return ReportView(document=_document(context), sections=tuple(view for view in views if view is not None))


def _document(context: Context) -> DocumentView:
    info = context.info
    running_title = _("Panorama des grands projets numériques de l’État")
    title = _("{title}, {edition}", title=running_title, edition=context.edition_line)
    day = fmt.full_date(info.as_of)
    return DocumentView(
        title=_("{title} (démonstration)", title=title) if info.demonstration else title,
        edition_line=context.edition_line,
        running_title=running_title,
        demonstration=_("Démonstration, projets fictifs") if info.demonstration else "",
        draft=_("Brouillon, ne pas diffuser") if context.imprint.draft else "",
        author=info.publisher.name,
        description=_("Revue publique des grands projets numériques de l’État au {day}.", day=day),
        keywords=_("panorama, grands projets, numérique, système d’information, État"),
        modified=info.as_of.isoformat(),
        logo=context.imprint.logo,
    )
