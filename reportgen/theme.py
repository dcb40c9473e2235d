"""The look of a house: colours, fonts, sizes, logo and publisher, read once from theme.toml for pages and charts alike.

A theme that nobody could read is refused: WCAG 2.2 asks for a contrast of 4.5:1 for text and 3:1 for graphics. The
same holds for the dark pages of the web, whose colours a house may give under ``[dark]``; the others follow from its own.
"""

from __future__ import annotations

import colorsys
import re
import tomllib
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from rapidfuzz.process import extractOne

from reportgen.disk.reading import parse_toml
from reportgen.values.edition import UNNAMED_PUBLISHER, Publisher
from reportgen.values.errors import Location, Problem, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "theme.toml"


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


FONTS = ("serif", "display", "sans")
# Sizes that a house may change, in points: the smallest and the largest that the layout bears.
SIZES = {"text": (9.0, 10.2), "lead": (11.0, 12.5), "title": (22.0, 26.0), "heading": (10.0, 12.0), "table": (7.6, 8.4)}
COLOURS = tuple(
    field.name for field in fields(Theme) if field.name not in {*FONTS, "sizes", "logo", "publisher", "dark"}
)
ON_NIGHT = ("night", "a60", "sky", "sky_soft")  # the cover is dark already, and stays as it is
DARK = tuple(name for name in COLOURS if name not in ON_NIGHT)
PUBLISHER = tuple(field.name for field in fields(Publisher))

TEXT_CONTRAST, GRAPHIC_CONTRAST = 4.5, 3.0
TEXT_PAIRS = (
    *(("ink", "paper"), ("ink_soft", "paper"), ("grey", "paper"), ("accent", "paper"), ("paper", "accent")),
    *(("ink", "a25"), ("ink", "a10"), ("grey", "a10"), ("accent", "a10")),
    *(("paper", "night"), ("sky", "night"), ("sky_soft", "night")),
)
GRAPHIC_PAIRS = (("a50", "paper"), ("accent", "paper"), ("ink", "paper"), ("grey_line", "paper"), ("a60", "night"))


def load_theme(text: str) -> Theme:
    """Read theme.toml; `Refused` names every key that is missing, unknown or unfit, and every pair too faint to read."""
    try:
        content = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused([_problem("theme-syntax", None, str(error), "valid TOML", "Correct the line.")]) from error
    problems = [*_key_problems(content)]
    dark = {} if problems else {**_darkened(content["colours"]), **content.get("dark", {})}
    problems = problems or [*_contrast_problems(content["colours"], "colours"), *_contrast_problems(dark, "dark")]
    if problems:
        raise Refused(problems)
    publisher = {"name": UNNAMED_PUBLISHER, **content.get("publisher", {})}
    return Theme(
        **content["colours"],
        **content["fonts"],
        sizes=content["sizes"],
        logo=content.get("logo", {}).get("file", ""),
        publisher=Publisher(**publisher),
        dark=dark,
    )


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


def _key_problems(content: dict[str, Any]) -> Iterator[Problem]:
    yield from _problems(content, "colours", COLOURS, COLOURS)
    yield from _problems(content, "dark", DARK, ())
    yield from _problems(content, "fonts", FONTS, FONTS)
    yield from _problems(content, "sizes", tuple(SIZES), tuple(SIZES))
    yield from _problems(content, "logo", ("file",), ())
    yield from _problems(content, "publisher", PUBLISHER, ())
    for table in content:
        if table not in _KINDS:
            yield _unknown(table, tuple(_KINDS))


_KINDS = {
    "colours": "a colour such as #0B5A69",
    "dark": "a colour such as #7CC5D1",
    "fonts": "a font family's name",
    "sizes": "a size in points",
    "logo": "a file of assets/, such as images/logo.svg",
    "publisher": "a text",
}


def _problems(
    content: dict[str, Any], table: str, known: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[Problem]:
    given = content.get(table, {})
    if not isinstance(given, dict):
        yield _problem("theme-value", table, repr(given), f"a table [{table}]", "Correct it.")
        return
    for key in required:
        if key not in given:
            yield _problem("theme-missing", f"{table}.{key}", "nothing", _KINDS[table], "Add the key.")
    for key, value in given.items():
        if key not in known:
            yield _unknown(f"{table}.{key}", tuple(f"{table}.{each}" for each in known))
        elif not _fits(table, key, value):
            yield _problem("theme-value", f"{table}.{key}", repr(value), _expected(table, key), "Correct the value.")


def _expected(table: str, key: str) -> str:
    if table != "sizes":
        return _KINDS[table]
    low, high = SIZES[key]
    return f"a size from {low} to {high} points"


def _fits(table: str, key: str, value: object) -> bool:
    if table == "sizes":
        low, high = SIZES[key]
        return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
    colour = r"#[0-9A-Fa-f]{6}"
    patterns = {"colours": colour, "dark": colour, "fonts": r"[\w .-]+", "logo": r"[\w-]+(/[\w-]+)*\.(svg|png)"}
    return isinstance(value, str) and re.fullmatch(patterns.get(table, r".*\S.*"), value) is not None


def _contrast_problems(colours: Mapping[str, str], table: str) -> Iterator[Problem]:
    pairs = ((pair, TEXT_CONTRAST, "text") for pair in TEXT_PAIRS)
    graphics = ((pair, GRAPHIC_CONTRAST, "graphics") for pair in GRAPHIC_PAIRS)
    for (front, ground), least, use in (*pairs, *graphics):
        if not {front, ground} <= colours.keys():
            continue
        measured = contrast(colours[front], colours[ground])
        if measured < least:
            yield _problem(
                "theme-contrast",
                f"{table}.{front} on {table}.{ground}",
                f"{colours[front]} on {colours[ground]}, a contrast of {measured:.2f}:1",
                f"at least {least}:1, for {use}",
                "Darken one of the two, or lighten the other.",
            )


def _unknown(key: str, known: tuple[str, ...]) -> Problem:
    nearest = extractOne(key, known)[0]
    return _problem("theme-unknown", key, key, "a known key", f"Did you mean {nearest}?")


def _problem(rule: str, key: str | None, found: str, expected: str, advice: str) -> Problem:
    return Problem(rule, Location(FILE, column=key), found, expected, advice)
