"""What phases, cost brackets and costs are called; names in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.lists import format_list

from reportgen.formatting.money import money
from reportgen.formatting.typography import typeset
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.values.project import UNDISCLOSED, Amount
from reportgen.words.language import _, current_language, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.values.project import Cost


def listing(items: Sequence[str]) -> str:
    """Join names as a sentence does.

    >>> listing(["Justice", "Culture", "Armées"])
    'Justice, Culture et Armées'
    """
    return format_list(items, locale=current_language().locale)


def phase_label(key: str) -> str:
    """Write a phase as the report prints it: ``Conception / réalisation``; missing ones as ``Non communiquée``."""
    printed = PANORAMA.phase(key).printed
    return _(printed) if printed else within("phase", "Non communiquée")


def phase_inside(key: str) -> str:
    """Write a phase inside a sentence."""
    return phase_label(key).lower()


def bracket_label(key: str) -> str:
    """Write a cost bracket as the report prints it, or why a cost is in none.

    >>> [bracket_label(key).replace("\u00a0", " ") for key in ("from_20_to_100", "over_100", "not_estimated")]
    ['de 20 à moins de 100 M€', '100 M€ et plus', 'en cadrage']
    """
    return typeset(_(PANORAMA.bracket(key).printed))


def undisclosed() -> str:
    """Say that a value is not published.

    >>> undisclosed()
    'non communiqué'
    """
    return bracket_label(UNDISCLOSED)


def cost_text(cost: Cost) -> str:
    """Say a cost in words or in M€, whatever it is."""
    if isinstance(cost, Amount):
        return money(cost.meur)
    return bracket_label(bracket_of(cost).key)
