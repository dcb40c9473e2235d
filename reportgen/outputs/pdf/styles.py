"""The style of the pages: the theme's colours and fonts, the bundled style sheets, the marks of the phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.outputs.addresses import svg_address
from reportgen.theme import css_variables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.theme import Theme

SHEETS = ("fonts.css", "page.css", "text.css", "parts.css")


def stylesheet(theme: Theme, marks: Mapping[str, str], read_sheet: Callable[[str], str]) -> str:
    """Join variables, sheets and marks into one style sheet; ``marks`` maps a class name to a picture's SVG."""
    pictures = "\n".join(f'.{name} {{ background-image: url("{svg_address(svg)}") }}' for name, svg in marks.items())
    return "\n".join((css_variables(theme), *(read_sheet(name) for name in SHEETS), pictures))
