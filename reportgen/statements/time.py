"""Since when a change is told, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from reportgen.values.since import Since


def since_when(since: Since) -> str:
    """Say since when a change is told: ``depuis mars 2018``."""
    return _("depuis {month}", month=fmt.month_and_year(since.as_of))


def gap_sentence(since: Since) -> str:
    """Say how many editions the archive lacks since the one compared with; nothing where it lacks none."""
    month = fmt.of_month(since.as_of)
    if since.missing:
        return plural(
            "Comparaison avec l’édition {month} : {n} édition manque entre les deux.",
            "Comparaison avec l’édition {month} : {n} éditions manquent entre les deux.",
            since.missing,
            month=month,
            n=fmt.number(since.missing),
        )
    if not since.is_the_edition_before:
        return _(
            "Comparaison avec l’édition {month}, {n} trimestres plus tôt.", month=month, n=fmt.number(since.quarters)
        )
    return ""
