"""Amounts of M€, as tables, charts and prose write them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.formatting.numbers import agreeing, number, parted, rounded, rounded_down, sign_of
from reportgen.formatting.typography import NBSP, typeset
from reportgen.words.language import _, plural, within

if TYPE_CHECKING:
    from reportgen.values.bracket import Bracket

BILLION = 1000  # M€


def unknown() -> str:
    """Write that a value is not published.

    >>> unknown().replace(NBSP, "_")
    'n._c.'
    """
    return _("n. c.").replace(" ", NBSP)


def meur(value: Decimal | None) -> str:
    """Write an amount of M€ to one decimal, without its unit; ``n. c.`` when there is none."""
    return unknown() if value is None else number(value, 1)


def money(value: Decimal | None) -> str:
    """Write an amount of M€ with its unit.

    >>> from decimal import Decimal
    >>> money(Decimal("109.13")).replace(NBSP, "_")
    '109,1_M€'
    """
    return unknown() if value is None else "".join(money_parts(value))


def bound(bracket: Bracket) -> str:
    """Write the amount from which on a cost lies in a bracket, as its label does.

    >>> from reportgen.values.bracket import Bracket
    >>> bound(Bracket("over_100", 4, "plus de 100 M€", 100)).replace(NBSP, "_")
    '100_M€'
    """
    return "".join(parted(_("{amount} M€"), "{amount}", number(Decimal(bracket.lower or 0))))


def money_parts(value: Decimal) -> tuple[str, str]:
    """Part an amount of M€ into figure and unit."""
    return parted(_("{amount} M€"), "{amount}", number(value, 1))


def signed_money(value: Decimal) -> str:
    """Write a change of M€ with its sign and unit, and ``=`` for none at this precision.

    >>> from decimal import Decimal
    >>> signed_money(Decimal("-72.9")).replace(NBSP, "_"), signed_money(Decimal("0.04"))
    ('−72,9_M€', '=')
    """
    sign = sign_of(value, 1)
    return sign + money(abs(value)) if sign else "="


def printed_change(before: Decimal, after: Decimal) -> Decimal:
    """Take the difference of two amounts as readers do: between what is printed of them.

    >>> from decimal import Decimal
    >>> printed_change(Decimal("10.04"), Decimal("10.06")), printed_change(Decimal("10.05"), Decimal("10.14"))
    (Decimal('0.1'), Decimal('0.0'))
    """
    return rounded(after, 1) - rounded(before, 1)


def money_course(before: Decimal | None, after: Decimal | None) -> str:
    """Write how an amount of M€ moved.

    >>> from decimal import Decimal
    >>> money_course(Decimal(10), Decimal("12.5")).replace(NBSP, "_")
    'de 10,0 à 12,5_M€'
    """
    return typeset(_("de {before} à {after} M€", before=meur(before), after=meur(after)))


def at_least_money(value: Decimal) -> str:
    """Write an amount of M€ that a sum reaches at least, rounded down.

    >>> from decimal import Decimal
    >>> at_least_money(Decimal("109.19")).replace(NBSP, "_")
    'au moins 109,1_M€'
    """
    return _("au moins {amount}", amount=money(rounded_down(value, 1)))


def headline_money(value: Decimal) -> tuple[str, str]:
    """Part a total into figure and unit, in billions from a thousand M€ on.

    >>> from decimal import Decimal
    >>> [part.replace(NBSP, "_") for part in headline_money(Decimal("1560"))]
    ['1,56', '_Md€']
    """
    if value >= BILLION:
        return parted(within("headline", "{amount} Md€"), "{amount}", number(value / BILLION, 2))
    return parted(within("headline", "{amount} M€"), "{amount}", number(value, 1))


def headline_floor(value: Decimal) -> tuple[str, str]:
    """Part what a total reaches at least into figure and unit, as `headline_money` does, rounded down.

    >>> from decimal import Decimal
    >>> [part.replace(NBSP, "_") for part in headline_floor(Decimal("2505.2"))]
    ['2,50', '_Md€']
    """
    return headline_money(_floor(value, BILLION))


def money_in_words(value: Decimal, billions_from: int = BILLION) -> str:
    """Write a total as prose does, in billions from so many M€ on: two decimals of these, one of millions.

    >>> from decimal import Decimal
    >>> money_in_words(Decimal("1560")).replace(NBSP, " ")
    '1,56 milliard d’euros'
    >>> money_in_words(Decimal("2000")).replace(NBSP, " ")
    '2,00 milliards d’euros'
    """
    large = value >= billions_from
    exact = rounded(value / BILLION, 2) if large else rounded(value, 1)
    figure, form = number(exact, 2 if large else 1), agreeing(exact)
    text = (
        plural("{amount} milliard d’euros", "{amount} milliards d’euros", form, amount=figure)
        if large
        else plural("{amount} million d’euros", "{amount} millions d’euros", form, amount=figure)
    )
    return text.replace(" ", NBSP, 1)


def at_least(value: Decimal, billions_from: int = BILLION) -> str:
    """Say in words what a total reaches at least: rounded down, so that it never says more than is known.

    >>> from decimal import Decimal
    >>> at_least(Decimal("2505.2")).replace(NBSP, " ")
    'au moins 2,50 milliards d’euros'
    """
    return _("au moins {amount}", amount=money_in_words(_floor(value, billions_from), billions_from))


def _floor(value: Decimal, billions_from: int) -> Decimal:
    """Round an amount of M€ down at the precision at which it is printed."""
    return rounded_down(value / BILLION, 2) * BILLION if value >= billions_from else rounded_down(value, 1)
