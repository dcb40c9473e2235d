"""The words of the web pages' frames; what the sections say is the report's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formatting import typeset
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping


def edition_words() -> Mapping[str, str]:
    """Word what stands around the sections of an edition."""
    texts = {
        "skip": _("Aller au contenu"),
        "contents": _("Sections de l’édition"),
        "contents_short": _("Sommaire"),
        "files": _("Fichiers"),
        "files_title": _("L’édition et ses données, à emporter"),
        "files_charts": _("Graphiques pour la presse"),
        "archive": _("Toutes les éditions du panorama"),
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
    return _typeset(texts)


def site_words() -> Mapping[str, str]:
    """Word what stands on the pages over all editions."""
    texts = {
        "skip": _("Aller au contenu"),
        "archive": _("Toutes les éditions"),
        "editions": _("Éditions"),
        "editions_title": _("Toutes les éditions, la plus récente d’abord"),
        "files": _("Fichiers"),
        "files_charts": _("Graphiques pour la presse"),
        "projects": _("Projets"),
        "projects_title": _("Chaque projet, d’édition en édition"),
        "projects_lead": _("Une page par projet réunit ce que chaque édition en a publié."),
        "all_projects": _("Voir tous les projets"),
        "overall": _("Données"),
        "overall_title": _("Toutes les éditions ensemble"),
        "feed": _("Flux des nouvelles éditions"),
        "project": _("Projet"),
        "ministry": _("Ministère porteur"),
        "first": _("Première édition"),
        "last": _("Dernière édition"),
        "last_cost": _("Dernier coût publié, M€"),
        "gone": _("n’y figure plus"),
        "edition": _("Édition"),
        "published_name": _("Nom publié"),
        "phase": _("Phase"),
        "start": _("Début"),
        "end": _("Fin prévue"),
        "duration": _("Durée, ans"),
        "cost": _("Coût, M€"),
        "bar": _("Barre de coût"),
        "sights": _("Ce que chaque édition a publié"),
        "history": _("Ce qui a changé"),
        "description": _("Description"),
        "legend": _("n. c. : en cadrage ou non communiqué ; tiret : inconnu. Barres : coût, échelle du projet."),
        "nav": _("Archives"),
    }
    return _typeset(texts)


def _typeset(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {key: typeset(words) for key, words in texts.items()}
