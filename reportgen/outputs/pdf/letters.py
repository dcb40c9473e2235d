"""Which characters the bundled fonts can write: no other can be printed, whatever fonts the machine has."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FONTS = ("fonts/SourceSans3-Regular.ttf", "fonts/SourceSerif4-Regular.ttf")  # every style of a family has its letters


def letters_of(read_asset: Callable[[str], bytes]) -> frozenset[str]:
    """List every character that one of the fonts has: where one lacks it, the other is taken."""
    return frozenset().union(*(_letters(read_asset(name)) for name in FONTS))


@lru_cache(maxsize=4)
def _letters(font: bytes) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load

    return frozenset(map(chr, TTFont(BytesIO(font), lazy=True).getBestCmap()))
