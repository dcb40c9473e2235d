"""A total in words: over part of the projects it is a floor, and says so wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.words.language import _

if TYPE_CHECKING:
    from reportgen.values.figures import Total

BILLION = 1000  # M€


def in_words(total: Total, billions_from: int = BILLION) -> str:
    """Write a total as prose does: ``1,56 milliard d’euros``, or ``au moins 2,50 milliards d’euros``."""
    spell = fmt.at_least if total.is_floor else fmt.money_in_words
    return spell(total.meur, billions_from)


def large_figure(total: Total) -> tuple[str, str]:
    """Part a total into figure and unit, as large as it is important; its label says "at least" (`label`)."""
    return fmt.headline_floor(total.meur) if total.is_floor else fmt.headline_money(total.meur)


def label(total: Total | None) -> str:
    """Name a total over its figure: ``Coût complet estimé``, and ``au moins`` where some costs are missing."""
    if total is not None and total.is_floor:
        return _("Coût complet estimé, au moins")
    return _("Coût complet estimé")


def coverage(total: Total) -> str:
    """Say on how many projects a total rests: ``coût connu pour 53 projets sur 61``; nothing where it is all."""
    if not total.is_floor:
        return ""
    return _("coût connu pour {projects}", projects=fmt.projects_of(total.known, total.of))


def of_the_cost(total: Total) -> str:
    """Say of what a share is one: ``du coût``, or ``du coût communiqué`` where some projects publish none."""
    return _("du coût communiqué") if total.is_floor else _("du coût")


def share_head(total: Total | None) -> str:
    """Head a column of shares: of the total, or of the costs that are known."""
    if total is not None and total.is_floor:
        return _("Part du coût communiqué, %")
    return _("Part du total, %")
