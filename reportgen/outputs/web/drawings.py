"""A chart's picture → SVG inside the page: its letters are set in the page's fonts, its colours follow the theme.

The page's policy forbids style attributes, so what they say becomes attributes of their own; the style sheet then
answers to the colours themselves (`recoloured`), light or dark. To a screen reader it is one picture with its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reportgen.settings.theme import COLOURS

if TYPE_CHECKING:
    from reportgen.theme import Theme
    from reportgen.values.views import Picture

_MM_PER_REM = 25.4 / 6  # an em of 16 px, at 96 px an inch
_HEAD = re.compile(r"<svg\b[^>]*?viewBox=\"(?P<box>[^\"]+)\"[^>]*>")
_STYLE = re.compile(r' style="([^"]*)"')
_ID, _USED = re.compile(r' id="([^"]*)"'), re.compile(r'(?:url\(#|href="#)([^")]+)')


def inline_drawing(picture: Picture, prefix: str) -> Markup:
    """Place a picture as SVG; ``prefix`` keeps the names inside it apart from those of other pictures."""
    head = _HEAD.search(picture.svg)
    if head is None:
        message = f"the picture {prefix} is no SVG drawing"
        raise ValueError(message)
    body = re.sub(r"<style\b.*?</style>", "", picture.svg[head.end() :], flags=re.DOTALL)
    body = _STYLE.sub(_attributes, _renamed(body, prefix))
    body = re.sub(r"<defs>\s*</defs>", "", re.sub(r"\s*\n\s*", " ", body))
    width = f"{picture.width_mm / _MM_PER_REM:.3f}rem"
    opening = (
        f'<svg class="drawing" role="img" viewBox="{head["box"]}" width="{width}" aria-label="{escape(picture.alt)}">'
    )
    return Markup(opening + body.strip())  # noqa: S704 - our own drawing, its words escaped by matplotlib


def _renamed(body: str, prefix: str) -> str:
    """Keep the identifiers that are used, under names of this picture's own."""
    used = set(_USED.findall(body))
    body = _ID.sub(lambda found: f' id="{prefix}-{found[1]}"' if found[1] in used else "", body)
    return _USED.sub(lambda found: found[0].replace(found[1], f"{prefix}-{found[1]}"), body)


def _attributes(found: re.Match[str]) -> str:
    """Say as attributes what a style says: ``fill: none; stroke: #0b5a69`` → ``fill="none" stroke="#0b5a69"``."""
    pairs = (pair.partition(":") for pair in found[1].split(";") if pair.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, _, value in pairs)


def recolour(theme: Theme) -> str:
    """Write the rules that let every colour of a drawing follow the theme's variables."""
    names = {getattr(theme, name).lower(): name.replace("_", "-") for name in reversed(COLOURS)}
    return "\n".join(
        f'.drawing [{kind}="{shade}"] {{ {kind}: var(--{name}) }}'
        for shade, name in sorted(names.items())
        for kind in ("fill", "stroke")
    )
