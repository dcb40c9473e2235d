"""How an edition is cited: the line that a reuser copies, with the date of the last update, as the licence asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.edition import UNNAMED_PUBLISHER
from reportgen.words.language import _

if TYPE_CHECKING:
    from datetime import date

    from reportgen.values.edition import EditionInfo

TITLE = "Panorama des grands projets numériques de l’État"
FICTITIOUS = "Démonstration : projets, chiffres et éditeur sont fictifs."


def attribution(info: EditionInfo) -> str:
    """Write the line to copy beside whatever is reused: who, what, which edition, data of when, last updated when."""
    title = _("« {title} »", title=_("Panorama des grands projets numériques de l’État"))
    known = info.publisher.name != UNNAMED_PUBLISHER
    line = _(
        "Source : {source}, {ordinal} édition, données au {as_of}, dernière mise à jour le {updated}, {licence}.",
        source=f"{info.publisher.name}, {title}" if known else title,
        ordinal=fmt.ordinal(info.number),
        as_of=fmt.full_date(info.as_of),
        updated=fmt.full_date(last_update(info)),
        licence=info.licence.name,
    )
    notice = _("Édition de démonstration : projets fictifs, éditeur inventé.") if info.demonstration else ""
    return fmt.typeset(f"{line} {notice}".strip())


def last_update(info: EditionInfo) -> date:
    """Tell when the edition was last updated: the day it appeared, else the day that its data describe."""
    return info.published or info.as_of


def edition_line(info: EditionInfo) -> str:
    """Name the edition as the footer does: ``10ᵉ édition, mars 2020``."""
    return _("{ordinal} édition, {month}", ordinal=fmt.ordinal(info.number), month=fmt.month_and_year(info.as_of))


def edition_name(info: EditionInfo) -> str:
    """Name the edition, and say of a demonstration that it is one."""
    line = edition_line(info)
    return _("{title} (démonstration)", title=line) if info.demonstration else line
