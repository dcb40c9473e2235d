"""A figure as a file that needs nothing but itself: letters become outlines in the SVG and dots in the PNG.

So both look the same on a machine without our fonts.
"""

from __future__ import annotations

import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import matplotlib as mpl

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS_PER_INCH = 200
_STYLE: Any = MappingProxyType(
    {"svg.fonttype": "path", "svg.hashsalt": "reportgen", "text.parse_math": False, "text.hinting": "none"}
)


def svg_of(figure: Figure, *, title: str = "", description: str) -> str:
    """Write a figure as SVG, with what it shows in words for a reader who does not see it."""
    buffer = io.StringIO()
    with mpl.rc_context(dict(_STYLE)):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    body = re.sub(r"<metadata>.*?</metadata>", "", text[text.index("<svg") :], flags=re.DOTALL)
    opening, _, rest = body.partition(">")
    words = f"<title>{escape(title)}</title>" if title else ""
    return f'{opening} role="img">{words}<desc>{escape(description)}</desc>{rest}'


def png_of(figure: Figure) -> bytes:
    """Write a figure as PNG."""
    buffer = io.BytesIO()
    with mpl.rc_context(dict(_STYLE)):
        figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return buffer.getvalue()
