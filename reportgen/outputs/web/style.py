"""The style of the web pages: the theme's colours, light and dark, its fonts, and the sheets of ``assets/css/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.outputs.addresses import svg_address
from reportgen.outputs.web.drawings import recolour
from reportgen.outputs.web.fonts import font_faces
from reportgen.theme import css_variables, dark_variables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.charts import Charts
    from reportgen.theme import Theme

SHARED, EDITION, SITE = "css/web.css", "css/web-edition.css", "css/web-site.css"


def edition_style(
    theme: Theme, charts: Charts, font_address: Callable[[str], str], read_asset: Callable[[str], bytes]
) -> str:
    """Join all that an edition's page needs."""
    return _style(theme, charts, font_address, read_asset, EDITION)


def site_style(
    theme: Theme, charts: Charts, font_address: Callable[[str], str], read_asset: Callable[[str], bytes]
) -> str:
    """Join all that the pages around the editions need."""
    return _style(theme, charts, font_address, read_asset, SITE)


def _style(
    theme: Theme, charts: Charts, font_address: Callable[[str], str], read_asset: Callable[[str], bytes], sheet: str
) -> str:
    dark = "\n".join((dark_variables(theme), _marks(charts.dark_marks)))
    return "\n".join(
        (
            css_variables(theme),
            font_faces(theme, font_address),
            recolour(theme),
            _marks(charts.marks),
            *(read_asset(name).decode() for name in (SHARED, sheet)),
            f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}",
        )
    )


def _marks(marks: Mapping[str, str]) -> str:
    return "\n".join(f'.{name} {{ background-image: url("{svg_address(svg)}") }}' for name, svg in marks.items())
