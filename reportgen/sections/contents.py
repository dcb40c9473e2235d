"""The contents, with page numbers that the layout writes, and the key to the phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.breakdown import shown_phases
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
from reportgen.sections.kit.links import phase_mark


@dataclass(frozen=True, slots=True)
class PhaseKey:
    """One line of the key: which mark, what it is called, what it means."""

    mark: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents page prints; the list of sections is the report's own."""

    margin: tuple[str, ...]
    phases: tuple[PhaseKey, ...]


def compose(context: Context) -> SectionView:
    """Compose the contents page."""
    return SectionView(
        key="contents",
        label=_("Sommaire"),
        title=_("Où vont les grands projets\nnumériques de l’État"),
        summary="",
        listed=False,
        content=Contents(
            margin=(
                _(
                    "Chaque trimestre, ce panorama recense les projets numériques les plus importants "
                    "que conduisent les ministères."
                ),
                fmt.typeset(_("Cette édition décrit leur situation au {day}.", day=fmt.full_date(context.info.as_of))),
            ),
            phases=tuple(
                PhaseKey(phase_mark(each.key), fmt.phase_label(each.key), fmt.typeset(_(each.meaning)))
                for each in shown_phases(context.figures)
            ),
        ),
    )
