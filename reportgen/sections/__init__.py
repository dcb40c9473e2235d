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
    index,
    method,
    ministries,
    table,
    timeline,
)
from reportgen.sections.context import Context
from reportgen.views import DocumentView, ReportView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.model import Findings
    from reportgen.views import Picture, SectionView

SECTIONS: tuple[Callable[[Context], SectionView], ...] = (
    cover.compose,
    contents.compose,
    brief.compose,
    ministries.compose,
    amounts.compose,
    timeline.compose,
    table.compose,
    cards.compose,
    data.compose,
    index.compose,
    method.compose,
)

RUNNING_TITLE = "Panorama des grands projets numériques de l’État"


def compose(
    findings: Findings,
    pictures: Mapping[str, tuple[Picture, ...]],
    versions: Mapping[str, str],
    *,
    logo: str = "",
    draft: bool = False,
) -> ReportView:
    """Compose the whole report, in reading order; ``logo`` is the address of a picture, ``versions`` the programs'."""
    context = Context(findings, pictures, versions, draft)
    return ReportView(document=_document(context, logo), sections=tuple(section(context) for section in SECTIONS))


def _document(context: Context, logo: str) -> DocumentView:
    info = context.info
    return DocumentView(
        title=f"{RUNNING_TITLE}, {context.edition_line}" + (" (démonstration)" if info.demonstration else ""),
        edition_line=context.edition_line,
        running_title=RUNNING_TITLE,
        demonstration="Démonstration, projets fictifs" if info.demonstration else "",
        draft="Brouillon, ne pas diffuser" if context.draft else "",
        author=info.publisher.name,
        description=f"Revue publique des grands projets numériques de l’État au {fmt.full_date(context.info.as_of)}.",
        keywords="panorama, grands projets, numérique, système d’information, État",
        modified=info.as_of.isoformat(),
        logo=logo,
    )
