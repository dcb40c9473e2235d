"""The erratum: why the edition was published again, and everything that changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
    from reportgen.values.published import Erratum


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision: its number, its reason, its changes."""

    heading: str
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Errata:
    """What the section prints, the newest revision first."""

    revisions: tuple[Revision, ...]


def compose(context: Context) -> SectionView | None:
    """Compose the erratum; nothing for an edition that was never revised."""
    errata = context.imprint.errata
    if not errata:
        return None
    return SectionView(
        key="erratum",
        label=_("Erratum"),
        title=fmt.typeset(_("Édition révisée : révision {n}", n=fmt.number(len(errata) + 1))),
        summary=_("Ce que cette révision corrige, et pourquoi"),
        content=Errata(tuple(_revision(each) for each in reversed(errata))),
    )


def _revision(erratum: Erratum) -> Revision:
    changes = erratum.changes or (fmt.typeset(_("Aucune donnée ne change : le document est recomposé.")),)
    heading = _("Révision {n}", n=fmt.number(erratum.revision))
    return Revision(heading, fmt.typeset(_("Motif : {reason}", reason=erratum.reason)), changes)
