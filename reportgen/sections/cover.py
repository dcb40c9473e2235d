"""The cover: the edition's own data as its picture, and three figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.views import SectionView

if TYPE_CHECKING:
    from reportgen.sections.context import Context
    from reportgen.views import Picture

TITLE_LINES = ("Panorama", "des grands projets", "numériques de l’État")


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
    size = f"{fmt.count(figures.projects, 'projet')}, {fmt.count(len(figures.ministries), 'ministère')}"
    total = figures.total_cost_meur
    return SectionView(
        key="cover",
        label="Couverture",
        title=" ".join(TITLE_LINES),
        summary="",
        listed=False,
        content=Cover(
            edition_line=context.edition_line,
            kind="Rapport trimestriel",
            title_lines=TITLE_LINES,
            picture=context.pictures["cover_lines"][0],
            caption=(_lines_shown(context), "Son épaisseur suit le coût complet estimé."),
            publisher=context.info.publisher.name,
            size_line=size,
            cost_line="Aucun coût communiqué" if total is None else f"{fmt.money_in_words(total)} estimés",
        ),
    )


def _lines_shown(context: Context) -> str:
    if any(project.start for project in context.findings.projects):
        return "Un trait par projet, du lancement à la fin prévue."
    return fmt.typeset("Un trait par projet ; les dates ne sont pas communiquées.")
