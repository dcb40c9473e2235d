"""Things that are counted, each in agreement with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formatting.numbers import MISSING, agreeing, number, parted, rounded, sign_of
from reportgen.formatting.typography import NBSP, typeset
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from decimal import Decimal


def count(one: str, many: str, value: int) -> str:
    """Count things, in agreement: the first message is for one, the second for several.

    >>> count("{n} zone", "{n} zones", 1).replace(NBSP, "_"), count("{n} zone", "{n} zones", 1200).replace(NBSP, "_")
    ('1_zone', '1\u202f200_zones')
    """
    return plural(one, many, value).replace("{n} ", f"{{n}}{NBSP}").format(n=number(value))


def projects(value: int) -> str:
    """Count projects.

    >>> [projects(value).replace(NBSP, " ") for value in (0, 1, 21)]
    ['0 projet', '1 projet', '21 projets']
    """
    return count("{n} projet", "{n} projets", value)


def projects_of(value: int, total: int) -> str:
    """Count projects out of all: what a figure rests on.

    >>> [projects_of(value, 54).replace(NBSP, " ") for value in (1, 50)]
    ['1 projet sur 54', '50 projets sur 54']
    """
    if total == 1:
        return typeset(_("{n} projet sur 1", n=number(value)))
    words = plural("{n} projet sur {total}", "{n} projets sur {total}", value, n=number(value), total=number(total))
    return typeset(words)


def ministries(value: int) -> str:
    """Count ministries."""
    return count("{n} ministère", "{n} ministères", value)


def editions(value: int) -> str:
    """Count editions."""
    return count("{n} édition", "{n} éditions", value)


def years(value: Decimal | None) -> str:
    """Write a duration in years; a dash when unknown.

    >>> from decimal import Decimal
    >>> years(Decimal("1.5")).replace(NBSP, "_"), years(Decimal("7.246")).replace(NBSP, "_")
    ('1,5_an', '7,2_ans')
    """
    return MISSING if value is None else "".join(year_parts(value))


def year_parts(value: Decimal) -> tuple[str, str]:
    """Part a duration into figure and unit."""
    unit = plural("{n} an", "{n} ans", agreeing(rounded(value, 1)))
    return parted(unit, "{n}", number(value, 1))


def signed_years(value: Decimal) -> str:
    """Write a change of years with its sign and unit, and ``=`` for none at this precision."""
    sign = sign_of(value, 1)
    return sign + years(abs(value)) if sign else "="


def signed_months(value: Decimal) -> str:
    """Write a number of years as a change of whole months, and ``=`` for none.

    >>> from decimal import Decimal
    >>> signed_months(Decimal("-0.5")).replace(NBSP, "_")
    '−6_mois'
    """
    months = whole_months(value)
    sign = sign_of(months, 0)
    return sign + count("{n} mois", "{n} mois", int(abs(months))) if sign else "="


def whole_months(value: Decimal) -> Decimal:
    """Turn a number of years into whole months.

    >>> from decimal import Decimal
    >>> whole_months(Decimal("0.25"))
    Decimal('3')
    """
    return rounded(value * 12, 0)


def signed_points(value: Decimal) -> str:
    """Write a change of a rate in points with its sign, and ``=`` for none at this precision.

    >>> from decimal import Decimal
    >>> signed_points(Decimal("0.5")).replace(NBSP, "_"), signed_points(Decimal("2")).replace(NBSP, "_")
    ('+0,5_point', '+2,0_points')
    """
    sign = sign_of(value, 1)
    return sign + points(abs(value)) if sign else "="


def points(value: Decimal) -> str:
    """Write the difference of two rates, without its sign.

    >>> from decimal import Decimal
    >>> points(Decimal("1.9")).replace(NBSP, "_")
    '1,9_point'
    """
    text = plural("{n} point", "{n} points", agreeing(rounded(value, 1)), n=number(value, 1))
    return text.replace(" ", NBSP, 1)
