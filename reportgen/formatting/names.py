"""What phases, cost brackets, ministries and costs are called; names in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.lists import format_list

from reportgen.formatting.money import money
from reportgen.formatting.typography import capitalize_first, typeset
from reportgen.values.project import NOT_ESTIMATED, UNDISCLOSED, Amount, CostBracket, NotEstimated, Phase
from reportgen.words.language import _, current_language, later, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.values.project import Cost

_PHASES = {
    Phase.SCOPING: later("Cadrage"),
    Phase.DESIGN: later("Conception / réalisation"),
    Phase.PILOT: later("Expérimentation"),
    Phase.ROLLOUT: later("Déploiement"),
    Phase.COMPLETED: later("Terminé"),
}
_BRACKETS = {
    CostBracket.UNDER_5: later("moins de 5 M€"),
    CostBracket.FROM_5_TO_9: later("entre 5 et 9 M€"),
    CostBracket.FROM_9_TO_20: later("entre 9 et 20 M€"),
    CostBracket.FROM_20_TO_100: later("entre 20 et 100 M€"),
    CostBracket.OVER_100: later("plus de 100 M€"),
    NOT_ESTIMATED: later("en cadrage"),
    UNDISCLOSED: later("non communiqué"),
}


def listing(items: Sequence[str]) -> str:
    """Join names as a sentence does.

    >>> listing(["Justice", "Culture", "Armées"])
    'Justice, Culture et Armées'
    """
    return format_list(items, locale=current_language().locale)


def phase_label(phase: str) -> str:
    """Write a phase as the report prints it: ``Conception / réalisation``; missing ones as ``Non communiquée``."""
    return _(_PHASES[Phase(phase)]) if phase in set(Phase) else within("phase", "Non communiquée")


def phase_inside(phase: str) -> str:
    """Write a phase inside a sentence."""
    return phase_label(phase).lower()


def bracket_label(name: str) -> str:
    """Write a cost bracket as the report prints it, or why a cost is in none.

    >>> bracket_label("en cadrage")
    'en cadrage'
    """
    return typeset(_(_BRACKETS[name]))


def ministry_label(name: str) -> str:
    """Shorten a ministry's name to its subject; data keep the published name.

    >>> ministry_label("Ministère de l'Économie et des Finances")
    'Économie et Finances'
    >>> ministry_label("Ministères Chargés des Affaires Sociales")
    'Affaires Sociales'
    >>> ministry_label("Services du Premier Ministre")
    'Services du Premier Ministre'
    """
    text = name.replace("'", "’").strip()
    subject = re.sub(
        r"^Minist[èe]res?\s+(?:charg[ée]e?s?\s+)?(?:de la |de l’|des |du |de )", "", text, flags=re.IGNORECASE
    )
    subject = re.sub(r"(,| et) (?:de la |de l’|des |du )", r"\1 ", subject)
    return capitalize_first(subject)


def cost_text(cost: Cost) -> str:
    """Say a cost in words or in M€, whatever it is."""
    if isinstance(cost, Amount):
        return money(cost.meur)
    return bracket_label(NOT_ESTIMATED if isinstance(cost, NotEstimated) else UNDISCLOSED)
