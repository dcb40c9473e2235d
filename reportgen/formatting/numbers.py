"""Plain numbers, changes, percentages, ranks and small numbers in words."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from babel import Locale
from babel.numbers import format_decimal

from reportgen.formatting.typography import MINUS, NBSP, THIN
from reportgen.words.language import _, current_language, later, within

MISSING = "–"
MEGABYTE = 1_000_000  # octets

_WORDS = (
    *(later("zéro"), later("un"), later("deux"), later("trois"), later("quatre"), later("cinq"), later("six")),
    *(later("sept"), later("huit"), later("neuf"), later("dix"), later("onze"), later("douze"), later("treize")),
    *(later("quatorze"), later("quinze"), later("seize")),
)


def number(value: Decimal | int, decimals: int = 0) -> str:
    """Write a number with its decimal mark and its thousands apart, rounded half up.

    >>> number(Decimal("2553.65"), 1).replace(THIN, "_")
    '2_553,7'
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(rounded(value, decimals) + 0, format=pattern, locale=current_language().locale)
    return text.replace("-", MINUS).replace(NBSP, THIN)


def signed(value: Decimal, decimals: int = 1) -> str:
    """Write a change with its sign, and ``=`` for none at this precision.

    >>> signed(Decimal("34")), signed(Decimal("-0.04"))
    ('+34,0', '=')
    """
    sign = sign_of(value, decimals)
    return "=" if not sign else sign + number(abs(value), decimals)


def percent(value: Decimal, decimals: int = 0) -> str:
    """Write a percentage with its sign.

    >>> percent(Decimal("25.44"), 1).replace(NBSP, "_")
    '25,4_%'
    """
    return "".join(percent_parts(number(value, decimals)))


def share(value: Decimal) -> str:
    """Write a part of a whole in whole percents; only nothing reads as 0 %, and only all of it as 100 %.

    >>> [share(Decimal(value)).replace(NBSP, "_") for value in ("0", "0.4", "25.4", "99.7", "100")]
    ['0_%', 'moins de 1_%', '25_%', 'plus de 99_%', '100_%']
    """
    if 0 < value < 1:
        return within("a share", "moins de {rate}", rate=percent(Decimal(1)))
    if 99 < value < 100:  # noqa: PLR2004 - percent
        return within("a share", "plus de {rate}", rate=percent(Decimal(99)))
    return percent(value)


def share_cell(value: Decimal, decimals: int = 1) -> str:
    """Write a part of a whole in a column of percents, without the sign; it reads as 0 or 100 as little as `share`.

    >>> [share_cell(Decimal(value)) for value in ("0", "0.04", "25.44", "99.96", "100")]
    ['0,0', '< 0,1', '25,4', '> 99,9', '100,0']
    >>> share_cell(Decimal("99.96"), 0)
    '> 99'
    """
    least = Decimal(1).scaleb(-decimals)
    if 0 < value < least:
        return f"< {number(least, decimals)}"
    if 100 - least < value < 100:  # noqa: PLR2004 - percent
        return f"> {number(100 - least, decimals)}"
    return number(value, decimals)


def percent_parts(figure: str) -> tuple[str, str]:
    """Part a percentage into figure and unit."""
    return parted(_("{number} %"), "{number}", figure)


def signed_percent(value: Decimal, decimals: int = 0) -> str:
    """Write a change in percent with its sign, and ``=`` for none at this precision."""
    text = signed(value, decimals)
    return text if text == "=" else "".join(percent_parts(text))


def in_words(value: int) -> str:
    """Spell a small number; digits from seventeen on.

    >>> in_words(4), in_words(44)
    ('quatre', '44')
    """
    return _(_WORDS[value]) if 0 <= value < len(_WORDS) else number(value)


def file_size(octets: int) -> str:
    """Write a file's size.

    >>> [file_size(size).replace(NBSP, "_") for size in (442_336, 2_540_000, 80)]
    ['442_ko', '2,5_Mo', '1_ko']
    """
    if octets >= MEGABYTE:
        text = _("{size} Mo", size=number(Decimal(octets) / MEGABYTE, 1))
    else:
        text = _("{size} ko", size=number(max(1, round(octets / 1000))))
    return text.replace(" ", NBSP)


def ordinal(value: int) -> str:
    """Write the rank of an edition.

    >>> ordinal(1), ordinal(10)
    ('1ʳᵉ', '10ᵉ')
    """
    ranks = {
        "one": within("1, 21: edition", "{number}ʳᵉ", number=number(value)),
        "two": within("2, 22: edition", "{number}ᵉ", number=number(value)),
        "few": within("3, 23: edition", "{number}ᵉ", number=number(value)),
        "other": within("4, 11: edition", "{number}ᵉ", number=number(value)),
    }
    return ranks[Locale.parse(current_language().locale).ordinal_form(value)]


def rounded(value: Decimal | int, decimals: int) -> Decimal:
    """Round half up, as schools teach it."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def rounded_down(value: Decimal, decimals: int) -> Decimal:
    """Round to the next value below: what is said to be reached at least.

    >>> rounded_down(Decimal("2505.2"), 0)
    Decimal('2505')
    """
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_FLOOR)


def sign_of(value: Decimal, decimals: int) -> str:
    """Take the sign of a change; nothing when it is none at this precision."""
    shown = rounded(value, decimals)
    return "" if not shown else "+" if shown > 0 else MINUS


def parted(message: str, place: str, figure: str) -> tuple[str, str]:
    """Set a figure in its place and part it from the unit behind it."""
    before, _place, after = message.partition(place)
    return before + figure, after.replace(" ", NBSP)


def agreeing(displayed: Decimal) -> int:
    """Choose a whole number that takes the same form of the noun as the number displayed (CLDR): 1.0 year or years."""
    return 1 if Locale.parse(current_language().locale).plural_form(displayed) == "one" else 2
