"""The words of the web pages' frames; what the sections say is the report's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formatting import typeset
from reportgen.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping


def edition_words() -> Mapping[str, str]:
    """Word what stands around the sections of an edition."""
    said = {
        "skip": _("Aller au contenu"),
        "contents": _("Sections de l’édition"),
        "contents_short": _("Sommaire"),
        "files": _("Fichiers"),
        "files_title": _("L’édition et ses données, à emporter"),
        "files_charts": _("Graphiques pour la presse"),
        "archive": _("Toutes les éditions du panorama"),
        "logo": _("Logo :"),
        "project": _("Projet"),
        "phase": _("Phase"),
        "start": _("Début"),
        "end": _("Fin prévue"),
        "duration": _("Durée"),
        "years": _("années"),
        "cost": _("Coût"),
        "meur": _("M€"),
        "bar": _("Barre"),
        "bar_of": _("de coût"),
        "total": _("Total"),
        "tools": _("Rechercher et filtrer les projets"),
        "search": _("Rechercher"),
        "search_hint": _("un nom, un mot de la description, un programme"),
        "any": _("Tous"),
        "reset": _("Tout afficher"),
        "phases": _("Lire les phases"),
    }
    return {key: typeset(words) for key, words in said.items()}
