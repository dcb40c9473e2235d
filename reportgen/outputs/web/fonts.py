"""The bundled fonts for the web: only the letters that a page uses, packed (WOFF2), the same bytes every time."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.outputs.addresses import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.theme import Theme

# Family, weight, style and file of each font that the pages are set in.
FACES = (
    ("display", 300, "normal", "SourceSerif4Display-Light.ttf"),
    ("display", 400, "normal", "SourceSerif4Display-Regular.ttf"),
    ("serif", 400, "normal", "SourceSerif4-Regular.ttf"),
    ("serif", 400, "italic", "SourceSerif4-It.ttf"),
    ("serif", 600, "normal", "SourceSerif4-Semibold.ttf"),
    ("sans", 400, "normal", "SourceSans3-Regular.ttf"),
    ("sans", 600, "normal", "SourceSans3-Semibold.ttf"),
)
# What is always there, whatever the page says: ASCII, the letters of western Europe, the marks of French typography.
ALWAYS = {*map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100))), *"ŒœŸ’‘“”–—…−€ᵉʳ→\u202f"}
FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "tnum")
DROPPED = ("DSIG", "meta", "STAT")


def pack_fonts(read_asset: Callable[[str], bytes], words: str) -> Mapping[str, bytes]:
    """Pack each font with the letters of some words, by the name that its file takes."""
    letters = frozenset(ALWAYS | {letter for letter in words if letter.isprintable()})
    return {_name(file): _pack(read_asset(f"fonts/{file}"), letters) for _, _, _, file in FACES}


def _name(file: str) -> str:
    return file.replace(".ttf", ".woff2")


@lru_cache(maxsize=2 * len(FACES))  # the pages of an edition and those around it use the same letters, as a rule
def _pack(font: bytes, letters: frozenset[str]) -> bytes:
    from fontTools import subset  # noqa: PLC0415 - slow to load

    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=list(FEATURES), notdef_outline=True, recalc_timestamp=False
    )
    options.drop_tables += DROPPED
    opened = subset.load_font(io.BytesIO(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, letters)))
    subsetter.subset(opened)
    buffer = io.BytesIO()
    subset.save_font(opened, buffer, options)
    return buffer.getvalue()


def font_faces(theme: Theme, address: Callable[[str], str]) -> str:
    """Write the style rules that bring the fonts in; ``address`` says where a packed font is to be had."""
    return "\n".join(
        f'@font-face {{ font-family: "{getattr(theme, family)}"; font-weight: {weight}; font-style: {style}; '
        f'font-display: swap; src: url("{address(_name(file))}") format("woff2") }}'
        for family, weight, style, file in FACES
    )


def in_the_page(fonts: Mapping[str, bytes]) -> Callable[[str], str]:
    """Give each packed font an address that holds it: no file, no request."""
    return lambda name: address_of(fonts[name], "font/woff2")
