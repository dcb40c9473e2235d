"""Numbers, money, dates and words as a French reader expects to see them. Every text of a value comes from here.

U+202F stands before ``; : ! ?``, inside « » and between thousands; U+00A0 before units; U+2212 is the minus.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from babel.dates import format_date
from babel.numbers import format_decimal

from reportgen.model import Amount, Month, NotEstimated, Phase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportgen.model import Cost, Quarter

LOCALE = "fr"
THIN = "\u202f"
NBSP = "\u00a0"
MINUS = "\u2212"
MISSING = "–"
UNKNOWN_COST = f"n.{NBSP}c."

_UNITS = r"(M€|Md€|%|€|milliards?|millions?|ans?|mois|points?|projets?|ministères?)"
_WORDS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]


def number(value: Decimal | int, decimals: int = 0) -> str:
    """Write a number with a decimal comma and thin spaces between thousands, rounded half up.

    >>> number(Decimal("2553.65"), 1).replace(THIN, "_")
    '2_553,7'
    """
    exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(exact + 0, format=pattern, locale=LOCALE)
    return text.replace("-", MINUS).replace(NBSP, THIN)


def signed(value: Decimal, decimals: int = 1) -> str:
    """Write a change with its sign, and ``=`` for none at this precision.

    >>> signed(Decimal("34")), signed(Decimal("-0.04"))
    ('+34,0', '=')
    """
    text = number(value, decimals)
    if not any(digit in text for digit in "123456789"):
        return "="
    return text if text.startswith(MINUS) else "+" + text


def meur(value: Decimal | None) -> str:
    """Write an amount of M€ to one decimal, without its unit; ``n. c.`` when there is none."""
    return UNKNOWN_COST if value is None else number(value, 1)


def money(value: Decimal | None) -> str:
    """Write an amount of M€ with its unit.

    >>> money(Decimal("109.13")).replace(NBSP, "_")
    '109,1_M€'
    """
    return UNKNOWN_COST if value is None else f"{number(value, 1)}{NBSP}M€"


def headline_money(value: Decimal) -> tuple[str, str]:
    """Split a total into figure and unit, in billions from a thousand M€ on.

    >>> headline_money(Decimal("1560")), headline_money(Decimal("980.25"))
    (('1,56', 'Md€'), ('980,3', 'M€'))
    """
    return (number(value / 1000, 2), "Md€") if value >= 1000 else (number(value, 1), "M€")  # noqa: PLR2004 - M€ in a Md€


def money_in_words(value: Decimal) -> str:
    """Write a total as prose does.

    >>> money_in_words(Decimal("1560")).replace(NBSP, " ")
    '1,56 milliard d’euros'
    >>> money_in_words(Decimal("2000")).replace(NBSP, " ")
    '2 milliards d’euros'
    """
    figure, unit = headline_money(value)
    figure = re.sub(r",0+$", "", figure)
    noun = "milliard" if unit == "Md€" else "million"
    plural = "s" if Decimal(figure.replace(",", ".").replace(THIN, "")) >= 2 else ""  # noqa: PLR2004 - French plural from 2 on
    return f"{figure}{NBSP}{noun}{plural} d’euros"


def percent(value: Decimal, decimals: int = 0) -> str:
    """Write a percentage with its sign.

    >>> percent(Decimal("25.44"), 1).replace(NBSP, "_")
    '25,4_%'
    """
    return f"{number(value, decimals)}{NBSP}%"


def years(value: Decimal | None) -> str:
    """Write a duration in years; a dash when unknown.

    >>> years(Decimal("1.5")).replace(NBSP, "_"), years(Decimal("7.246")).replace(NBSP, "_")
    ('1,5_an', '7,2_ans')
    """
    if value is None:
        return MISSING
    text = number(value, 1)
    return f"{text}{NBSP}{'ans' if Decimal(text.replace(',', '.')) >= 2 else 'an'}"  # noqa: PLR2004 - French plural from 2 on


def count(value: int, singular: str, plural: str | None = None) -> str:
    """Count things, in agreement.

    >>> count(1, "projet").replace(NBSP, " "), count(0, "projet").replace(NBSP, " "), count(21, "projet").replace(NBSP, " ")
    ('1 projet', '0 projet', '21 projets')
    """
    noun = singular if value < 2 else (plural or singular + "s")  # noqa: PLR2004 - French plural from 2 on
    return f"{number(value)}{NBSP}{noun}"


def in_words(value: int, *, feminine: bool = False) -> str:
    """Spell a small number; digits from seventeen on.

    >>> in_words(4), in_words(1, feminine=True), in_words(44)
    ('quatre', 'une', '44')
    """
    if value == 1 and feminine:
        return "une"
    return _WORDS[value] if 0 <= value < len(_WORDS) else number(value)


def file_size(octets: int) -> str:
    """Write a file's size.

    >>> file_size(442336).replace(NBSP, "_"), file_size(2_540_000).replace(NBSP, "_"), file_size(80).replace(NBSP, "_")
    ('442_ko', '2,5_Mo', '1_ko')
    """
    if octets >= 1_000_000:  # noqa: PLR2004 - octets in a Mo
        return f"{number(Decimal(octets) / 1_000_000, 1)}{NBSP}Mo"
    return f"{number(max(1, round(octets / 1000)))}{NBSP}ko"


def ordinal(value: int) -> str:
    """Write an ordinal.

    >>> ordinal(1), ordinal(10)
    ('1ʳᵉ', '10ᵉ')
    """
    return f"{number(value)}{'ʳᵉ' if value == 1 else 'ᵉ'}"


def full_date(day: date) -> str:
    """Write a day in full: ``31 mars 2020``; the first of a month is ``1ᵉʳ``."""
    text = format_date(day, "d MMMM y", locale=LOCALE)
    return re.sub(r"^1 ", "1ᵉʳ ", text).replace(" ", NBSP, 1)


def month_and_year(when: date | Month) -> str:
    """Write a month in full.

    >>> from datetime import date
    >>> month_and_year(date(2018, 11, 30))
    'novembre 2018'
    """
    return format_date(_as_date(when), "MMMM y", locale=LOCALE)


def month_short(when: date | Month | None) -> str:
    """Write a month as tables do, ``11/2018``; a dash when unknown."""
    return MISSING if when is None else format_date(_as_date(when), "MM/y", locale=LOCALE)


def quarter_in_words(quarter: Quarter) -> str:
    """Name a quarter.

    >>> from reportgen.model import Quarter
    >>> quarter_in_words(Quarter(2020, 1))
    '1ᵉʳ trimestre 2020'
    """
    return f"{quarter.number}{'ᵉʳ' if quarter.number == 1 else 'ᵉ'} trimestre {quarter.year}"


def listing(items: Sequence[str]) -> str:
    """Join names as a sentence does.

    >>> listing(["Justice", "Culture", "Armées"])
    'Justice, Culture et Armées'
    """
    if len(items) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(items)
    return f"{', '.join(items[:-1])} et {items[-1]}"


def phase_label(phase: str) -> str:
    """Write a phase as the report prints it: ``Conception / réalisation``; missing ones as ``Non communiquée``."""
    if phase == Phase.DESIGN:
        return "Conception / réalisation"
    return phase if phase in set(Phase) else "Non communiquée"


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
    return subject[:1].upper() + subject[1:]


def cost_text(cost: Cost) -> str:
    """Say a cost in words or in M€, whatever it is."""
    if isinstance(cost, Amount):
        return money(cost.meur)
    return "en cadrage" if isinstance(cost, NotEstimated) else "non communiqué"


def typeset(text: str) -> str:
    """Give running text its French typography: apostrophes, quotation marks, thin and non-breaking spaces.

    >>> typeset('Un "beau" projet : 3 M€ !').replace(THIN, "_").replace(NBSP, "~")
    'Un «_beau_» projet_: 3~M€_!'
    """
    text = text.replace("'", "’").replace("...", "…")
    text = re.sub(r'"([^"]+)"', r"« \1 »", text)
    text = re.sub(r"«[ \u00a0\u202f]*", f"«{THIN}", text)
    text = re.sub(r"[ \u00a0\u202f]*»", f"{THIN}»", text)
    text = re.sub(r"[ \u00a0]+([;:!?])(?=\s|$)", rf"{THIN}\1", text)
    text = re.sub(r"(?<=\w)([;!?])(?=\s|$)", rf"{THIN}\1", text)
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", THIN, text)
    return re.sub(rf"(?<=\d) {_UNITS}(?!\w)", rf"{NBSP}\1", text)


def _as_date(when: date | Month) -> date:
    return when.first_day if isinstance(when, Month) else when


def plain(text: str) -> str:
    """Fold a text for sorting: case and accents aside.

    >>> plain("Éducation")
    'education'
    """
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
