"""The cover: the edition's own data as its picture, and three figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.statements import totals
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
    from reportgen.values.views import Picture


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover prints."""

    edition_line: str
    kind: str
    title_lines: tuple[str, ...]
    picture: Picture
    caption: tuple[str, ...]
    publisher: str
    size_line: str
    cost_line: str


def compose(context: Context) -> SectionView:
    """Compose the cover."""
    figures = context.figures
    size = f"{fmt.projects(figures.projects)}, {fmt.ministries(len(figures.ministries))}"
    total = figures.total
    title = _("Panorama\ndes grands projets\nnumériques de l’État")
    return SectionView(
        key="cover",
        label=_("Couverture"),
        title=title.replace("\n", " "),
        summary="",
        listed=False,
        content=Cover(
            edition_line=context.edition_line,
            kind=_("Rapport trimestriel"),
            title_lines=tuple(title.split("\n")),
            picture=context.pictures["cover_lines"][0],
            caption=(_lines_shown(context), _("Son épaisseur suit le coût complet estimé.")),
            publisher=context.info.publisher.name,
            size_line=size,
            cost_line=_("Aucun coût communiqué")
            if total is None
            else _("{total} estimés", total=totals.in_words(total)),
        ),
    )


def _lines_shown(context: Context) -> str:
    if any(project.start for project in context.findings.projects):
        return _("Un trait par projet, du lancement à la fin prévue.")
    return fmt.typeset(_("Un trait par projet ; les dates ne sont pas communiquées."))
