"""The contents, with page numbers that the layout writes, and the key to the phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.project import PHASE_KEYS, UNDISCLOSED, Phase
from reportgen.values.views import SectionView
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
from reportgen.sections.kit.links import phase_mark

MEANINGS = {
    Phase.SCOPING: later("le besoin et le coût s’étudient ; coût et fin ne sont pas encore publiés"),
    Phase.DESIGN: later("la solution se construit"),
    Phase.PILOT: later("elle est éprouvée sur un périmètre réduit"),
    Phase.ROLLOUT: later("elle se généralise chez ses utilisateurs"),
    Phase.COMPLETED: later("le projet est clos et quittera la liste"),
    UNDISCLOSED: later("la phase n’est pas publiée dans cette édition"),
}


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
    present = [key for key in PHASE_KEYS if key != UNDISCLOSED or context.figures.by_phase[key]]
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
                PhaseKey(phase_mark(key), fmt.phase_label(key), fmt.typeset(_(MEANINGS[key]))) for key in present
            ),
        ),
    )
