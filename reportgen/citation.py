"""How an edition is cited: the line that a reuser copies, with the date of the last update, as the licence asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.language import _
from reportgen.model import UNNAMED_PUBLISHER

if TYPE_CHECKING:
    from datetime import date

    from reportgen.model import EditionInfo

TITLE = "Panorama des grands projets numériques de l’État"
FICTITIOUS = "Démonstration : projets, chiffres et éditeur sont fictifs."


def attribution(info: EditionInfo) -> str:
    """Write the line to copy beside whatever is reused: who, what, which edition, data of when, last updated when."""
    known = info.publisher.name != UNNAMED_PUBLISHER
    source = _("{publisher}, « {title} »", publisher=info.publisher.name, title=TITLE) if known else f"« {TITLE} »"
    line = _(
        "Source : {source}, {number} édition, données au {as_of}, dernière mise à jour le {updated}, {licence}",
        source=source,
        number=fmt.ordinal(info.number),
        as_of=fmt.full_date(info.as_of),
        updated=fmt.full_date(last_update(info)),
        licence=info.licence.name,
    )
    notice = _(" (démonstration : projets fictifs)") if info.demonstration else ""
    return fmt.typeset(f"{line}{notice}.")


def last_update(info: EditionInfo) -> date:
    """Tell when the edition was last updated: the day it appeared, else the day that its data describe."""
    return info.published or info.as_of


def edition_name(info: EditionInfo) -> str:
    """Name the edition in a few words: ``10ᵉ édition, mars 2020``, and that it is a demonstration."""
    line = _("{number} édition, {month}", number=fmt.ordinal(info.number), month=fmt.month_and_year(info.as_of))
    return _("{edition} (démonstration)", edition=line) if info.demonstration else line
