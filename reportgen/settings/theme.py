"""theme.toml: the look of the house. Every key may be left out: the built-in theme holds for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import create_model

from reportgen.settings.kinds import Address, Kind, Text, is_number, text
from reportgen.settings.shape import Rules, Shape, Table
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import THEME_MISSING, THEME_SYNTAX, THEME_UNKNOWN, THEME_VALUE

# Sizes that a house may change, in points: the smallest and the largest that the layout bears.
SIZES = {
    name: (Decimal(least), Decimal(most))
    for name, least, most in (
        ("text", "9.0", "10.2"),
        ("lead", "11.0", "12.5"),
        ("title", "22.0", "26.0"),
        ("heading", "10.0", "12.0"),
        ("table", "7.6", "8.4"),
    )
}
ON_NIGHT = ("night", "a60", "sky", "sky_soft")  # the cover is dark already, and stays as it is

Colour = Annotated[str, text(say('a colour: "#0B5A69"'), r"#[0-9A-Fa-f]{6}")]
Font = Annotated[str, text(say('a font family’s name: "Source Sans 3"'), r"[\w .-]+")]
Picture = Annotated[str, text(say('a file of assets/: "images/logo.svg"'), r"[\w-]+(/[\w-]+)*\.(svg|png)")]


def _size(least: Decimal, most: Decimal) -> Kind:
    """Make a kind of sizes; one in whole points stays a whole number, as style sheets print it."""
    return Kind(
        say("a size from {least} to {most} points", least=least, most=most),
        lambda value: is_number(value) and least <= value <= most,
        lambda value: float(value) if isinstance(value, Decimal) else value,
    )


class Colours(Table):
    """The colours by their use."""

    ink: Colour | None = None
    ink_soft: Colour | None = None
    grey: Colour | None = None
    accent: Colour | None = None
    night: Colour | None = None
    a60: Colour | None = None
    a50: Colour | None = None
    a25: Colour | None = None
    a10: Colour | None = None
    hairline: Colour | None = None
    grey_line: Colour | None = None
    sky: Colour | None = None
    sky_soft: Colour | None = None
    paper: Colour | None = None


COLOURS = tuple(Colours.model_fields)
DARK = tuple(name for name in COLOURS if name not in ON_NIGHT)
Dark = create_model("Dark", __base__=Table, **dict.fromkeys(DARK, (Colour | None, None)))  # type: ignore[call-overload]
Sizes = create_model(  # type: ignore[call-overload]
    "Sizes",
    __base__=Table,
    **{name: (Annotated[float, _size(*bounds)] | None, None) for name, bounds in SIZES.items()},
)


class Fonts(Table):
    """The font families."""

    serif: Font | None = None
    display: Font | None = None
    sans: Font | None = None


FONTS = tuple(Fonts.model_fields)


class Logo(Table):
    """The picture on the cover."""

    file: Picture | None = None


class House(Table):
    """Who publishes; `import` writes it into a new edition.toml."""

    name: Text | None = None
    short_name: Text | None = None
    url: Address | None = None
    contact: Text | None = None


class Theme(Table):
    """What stands in theme.toml."""

    colours: Colours = Colours()
    dark: Dark = Dark()  # type: ignore[valid-type]  # made of the colours that dark pages have
    fonts: Fonts = Fonts()
    sizes: Sizes = Sizes()  # type: ignore[valid-type]  # made of the sizes that there are
    logo: Logo = Logo()
    publisher: House = House()


THEME = Shape("theme.toml", Theme, Rules(THEME_SYNTAX, THEME_MISSING, THEME_UNKNOWN, THEME_VALUE))
