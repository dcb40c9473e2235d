"""The cost brackets of the panorama, in their order: what they are called, and between which bounds they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.values.bracket import Bracket
from reportgen.values.project import NOT_ESTIMATED, UNDISCLOSED, Amount, NotEstimated

if TYPE_CHECKING:
    from reportgen.values.project import Cost

BRACKETS = (
    Bracket(
        *("under_5", 0, "moins de 5 M€", 0, 5),
        printed="moins de 5 M€",
        lodged="{share} {cost} vient de projets de moins de 5 M€",
    ),
    Bracket(
        *("from_5_to_9", 1, "entre 5 et 9 M€", 5, 9),
        printed="de 5 à moins de 9 M€",
        lodged="{share} {cost} vient de projets de 5 à moins de 9 M€",
    ),
    Bracket(
        *("from_9_to_20", 2, "entre 9 et 20 M€", 9, 20),
        printed="de 9 à moins de 20 M€",
        lodged="{share} {cost} vient de projets de 9 à moins de 20 M€",
    ),
    Bracket(
        *("from_20_to_100", 3, "entre 20 et 100 M€", 20, 100),
        printed="de 20 à moins de 100 M€",
        lodged="{share} {cost} vient de projets de 20 à moins de 100 M€",
    ),
    Bracket(
        *("over_100", 4, "plus de 100 M€", 100),
        printed="100 M€ et plus",
        lodged="{share} {cost} vient de projets de 100 M€ ou plus",
    ),
)
IN_SCOPING = Bracket(
    NOT_ESTIMATED,
    5,
    "en cadrage",
    printed="en cadrage",
    spellings=("cadrage", "en cours de cadrage", "non estimé", "à estimer", "en cours d'estimation"),
)
NO_COST = Bracket(
    UNDISCLOSED,
    6,
    "non communiqué",
    printed="non communiqué",
    spellings=(
        *("", "NA", "N/A", "n.c.", "NC", "n.d.", "ND", "n.r.", "null", "none", "néant", "inconnu", "à préciser"),
        *("à compléter", "non communiquée", "non communicable", "non renseigné", "non renseignée"),
        *("non disponible", "non défini", "non connu", "sans objet"),
    ),
)


def bracket_of(cost: Cost, brackets: tuple[Bracket, ...] = BRACKETS) -> Bracket:
    """Find the bracket in which a cost lies, or why it lies in none: every cost has exactly one.

    >>> from decimal import Decimal
    >>> bracket_of(Amount(Decimal(9))).key, bracket_of(NotEstimated()).key
    ('from_9_to_20', 'not_estimated')
    """
    if isinstance(cost, Amount):
        return next(each for each in brackets if each.upper is None or cost.meur < each.upper)
    return IN_SCOPING if isinstance(cost, NotEstimated) else NO_COST
