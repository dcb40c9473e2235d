"""The look of a house: colours, fonts, sizes, logo and publisher, read once from theme.toml for pages and charts alike.

A theme that nobody could read is refused: WCAG 2.2 asks for a contrast of 4.5:1 for text and 3:1 for graphics. The
same holds for the dark pages of the web, whose colours a house may give under ``[dark]``; the others follow from its own.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.settings import reader
from reportgen.settings.shape import given
from reportgen.settings.theme import COLOURS, DARK, FONTS, SIZES, THEME
from reportgen.values.edition import UNNAMED_PUBLISHER, Publisher
from reportgen.values.errors import Location, Refused
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import THEME_CONTRAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from reportgen.settings.shape import Table
    from reportgen.values.errors import Problem

FILE = THEME.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Each colour as ``#RRGGBB``, each font by its family name, sizes in points; ``logo`` is a file of assets/.

    ``dark`` holds what takes a colour's place on dark pages, by its name.
    """

    ink: str
    ink_soft: str
    grey: str
    accent: str
    night: str
    a60: str
    a50: str
    a25: str
    a10: str
    hairline: str
    grey_line: str
    sky: str
    sky_soft: str
    paper: str
    serif: str
    display: str
    sans: str
    sizes: Mapping[str, float]
    logo: str
    publisher: Publisher
    dark: Mapping[str, str]

    @property
    def in_the_dark(self) -> Theme:
        """The same theme on dark pages."""
        return replace(self, **self.dark)  # type: ignore[arg-type]  # DARK names colours only


TEXT_CONTRAST, GRAPHIC_CONTRAST = 4.5, 3.0
TEXT_PAIRS = (
    *(("ink", "paper"), ("ink_soft", "paper"), ("grey", "paper"), ("accent", "paper"), ("paper", "accent")),
    *(("ink", "a25"), ("ink", "a10"), ("grey", "a10"), ("accent", "a10")),
    *(("paper", "night"), ("sky", "night"), ("sky_soft", "night")),
)
GRAPHIC_PAIRS = (("a50", "paper"), ("accent", "paper"), ("ink", "paper"), ("grey_line", "paper"), ("a60", "night"))


def load_theme(text: str, built_in: str = "") -> Theme:
    """Read a house's theme.toml, laid over the built-in one key by key.

    `Refused` names every key that is unknown or unfit, or in neither file; else every pair too faint to read.
    """
    own, below = (reader.take(THEME, each.encode()) for each in (text, built_in))
    colours, fonts, sizes = (_laid_over(getattr(own, name), getattr(below, name)) for name in _WHOLE)
    missing = [
        *_missing("colours", COLOURS, colours),
        *_missing("fonts", FONTS, fonts),
        *_missing("sizes", SIZES, sizes),
    ]
    if missing:
        raise Refused(missing)
    dark = {**_darkened(colours), **_laid_over(own.dark, below.dark)}
    faint = [*_contrast_problems(colours, "colours"), *_contrast_problems(dark, "dark")]
    if faint:
        raise Refused(faint)
    publisher = {"name": UNNAMED_PUBLISHER, **_laid_over(own.publisher, below.publisher)}
    logo = own.logo.file or below.logo.file or ""
    return Theme(**colours, **fonts, sizes=sizes, logo=logo, publisher=Publisher(**publisher), dark=dark)


_WHOLE = ("colours", "fonts", "sizes")  # the tables of which no key may be missing


def _laid_over(own: Table, below: Table) -> dict[str, Any]:
    return {**given(below), **given(own)}


def _missing(table: str, keys: Iterable[str], found: Mapping[str, object]) -> Iterator[Problem]:
    for path in ((table, key) for key in keys if key not in found):
        place, expected = Location(FILE, column=".".join(path)), THEME.said_at(path).expected
        yield THEME.rules.missing.problem_at(place, say("no such key"), expected)


def css_variables(theme: Theme) -> str:
    """Write the theme as the variables that the style sheets use.

    >>> css_variables(load_theme(EXAMPLE)).splitlines()[2]
    '  --ink-soft: #000000;'
    """
    colours = (f"  --{name.replace('_', '-')}: {getattr(theme, name)};" for name in COLOURS)
    fonts = (f'  --{name}: "{getattr(theme, name)}";' for name in FONTS)
    sizes = (f"  --size-{name}: {theme.sizes[name]}pt;" for name in SIZES)
    return "\n".join((":root {", *colours, *fonts, *sizes, "}"))


def dark_variables(theme: Theme) -> str:
    """Write the variables that take the place of the others on dark pages; the cover keeps its own.

    >>> dark_variables(load_theme(EXAMPLE)).splitlines()[:2]
    [':root {', '  --ink: #EBEBEB;']
    """
    dark = (f"  --{name.replace('_', '-')}: {theme.dark[name]};" for name in DARK)
    light = (f"  --{name.replace('_', '-')}: {getattr(theme, name)};" for name in DARK)
    return "\n".join((":root {", *dark, "}", ".cover {", *light, "}"))


# Colours for dark pages: whose hue, how much of its saturation, from which lightness on, the contrast with the ground.
_ON_DARK = {
    "ink": ("ink", 0.5, 0.92, 12.0),
    "ink_soft": ("ink", 0.45, 0.81, 9.0),
    "grey": ("ink", 0.35, 0.66, 6.5),
    "grey_line": ("ink", 0.3, 0.5, 4.0),
    "hairline": ("ink", 0.6, 0.2, 1.0),
    "accent": ("accent", 0.65, 0.5, 8.5),
    "a50": ("accent", 0.42, 0.38, 3.8),
    "a25": ("accent", 0.55, 0.23, 1.0),
    "a10": ("accent", 0.45, 0.13, 1.0),
}
_GROUND = 0.09  # the lightness of a dark page


def _darkened(colours: Mapping[str, str]) -> dict[str, str]:
    """Find colours for dark pages: the ink's hue becomes the ground, the others are lightened until they show on it."""
    ground = _toned(colours["ink"], 1, _GROUND)
    found = {
        name: _lit(colours[hue], saturation, lightness, least, ground)
        for name, (hue, saturation, lightness, least) in _ON_DARK.items()
    }
    return {"paper": ground, **found}


def _lit(colour: str, saturation: float, lightness: float, least: float, ground: str) -> str:
    """Lighten a colour in steps until its contrast with the ground is enough."""
    shade = _toned(colour, saturation, lightness)
    while contrast(shade, ground) < least:
        lightness += 0.01
        shade = _toned(colour, saturation, lightness)
    return shade


def _toned(colour: str, saturation: float, lightness: float) -> str:
    """Give a colour another lightness and a part of its saturation."""
    hue, _, own = colorsys.rgb_to_hls(*(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)))
    channels = colorsys.hls_to_rgb(hue, lightness, own * saturation)
    return "#" + "".join(f"{int(channel * 255 + 0.5):02X}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").

    >>> contrast("#FFFFFF", "#000000")
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Measure a colour's relative luminance (WCAG 2.2)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)  # noqa: PLR2004 - sRGB's own
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LIGHT = {"night": "#000000", "ink": "#000000", "ink_soft": "#000000", "grey": "#000000", "accent": "#000000"}
_SHADES = {name: _LIGHT.get(name, "#FFFFFF") for name in COLOURS} | {"a50": "#000000", "grey_line": "#000000"}
EXAMPLE = "\n".join(
    (
        *("[colours]", *(f'{name} = "{shade}"' for name, shade in _SHADES.items())),
        *("[fonts]", *(f'{name} = "Serif"' for name in FONTS)),
        *("[sizes]", *(f"{name} = {low}" for name, (low, _) in SIZES.items())),
    )
)


def _contrast_problems(colours: Mapping[str, str], table: str) -> Iterator[Problem]:
    pairs = ((pair, TEXT_CONTRAST, say("text")) for pair in TEXT_PAIRS)
    graphics = ((pair, GRAPHIC_CONTRAST, say("graphics")) for pair in GRAPHIC_PAIRS)
    for (front, ground), least, use in (*pairs, *graphics):
        if not {front, ground} <= colours.keys():
            continue
        measured = contrast(colours[front], colours[ground])
        if measured < least:
            yield THEME_CONTRAST.problem_at(
                Location(FILE, column=f"{table}.{front} on {table}.{ground}"),
                say(
                    "{front} on {ground}, a contrast of {measured}:1",
                    front=colours[front],
                    ground=colours[ground],
                    measured=Decimal(f"{measured:.2f}"),
                ),
                say("at least {least}:1, for {use}", least=Decimal(str(least)), use=use),
            )
