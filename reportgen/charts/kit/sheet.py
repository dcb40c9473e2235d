"""A chart as the press takes it: its finding above, source and licence below, on a ground of its own; SVG and PNG.

Letters become outlines in the SVG and dots in the PNG, so that both look the same on a machine without our fonts.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape

import matplotlib as mpl

from reportgen.charts.kit.canvas import MM_PER_INCH, SEMIBOLD, width_of
from reportgen.formatting import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.figure import Figure

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.theme import Theme

MARGIN = 9.0  # mm around everything
DOTS_PER_INCH = 200
GAP = 4.5  # mm between words and picture
_STYLE: dict[str, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "reportgen",
    "text.parse_math": False,
    "text.hinting": "none",
}


@dataclass(frozen=True, slots=True)
class Caption:
    """The words on a sheet: the finding, the measure, the lines at the foot; and what a blind reader is told."""

    title: str
    subtitle: str
    foot: tuple[str, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The finished sheet in both formats."""

    svg: bytes
    png: bytes


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of words: its baseline in mm below the one before, its size in points, its look."""

    words: str
    step: float
    size: float
    colour: str
    family: str
    bold: bool = False


def sheet_of(drawing: Drawing, caption: Caption, theme: Theme, *, on_night: bool = False) -> Sheet:
    """Put a drawing between its words; ``on_night`` takes the cover's ground instead of paper."""
    ink, grey, ground = (theme.paper, theme.sky, theme.night) if on_night else (theme.ink, theme.grey, theme.paper)
    width, sans = drawing.width_mm, theme.sans
    head = [
        *(_Line(words, 5.2, 12, ink, sans, bold=True) for words in _wrapped(caption.title, width, 12, bold=True)),
        *(_Line(words, 4.5, 8.4, grey, sans) for words in _wrapped(caption.subtitle, width, 8.4)),
    ]
    foot = [_Line(words, 3.6, 7.2, grey, sans) for line in caption.foot for words in _wrapped(line, width, 7.2)]
    with _framed(drawing, head, foot, ground) as figure, mpl.rc_context(cast("Any", _STYLE)):
        return Sheet(_svg(figure, caption), _png(figure))


def _wrapped(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break words into lines that fit a width in mm."""
    lines: list[str] = []
    for word in typeset(words).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold) <= width:
            lines[-1] = longer
        elif word:
            lines.append(word)
    return lines


@contextmanager
def _framed(drawing: Drawing, head: Sequence[_Line], foot: Sequence[_Line], ground: str) -> Iterator[Figure]:
    """Widen the surface around a drawing for as long as the sheet is written, then leave it as it was."""
    figure, axes = drawing.figure, drawing.figure.axes[0]
    above, below = (sum(line.step for line in lines) + GAP for lines in (head, foot))
    width, height = drawing.width_mm + 2 * MARGIN, drawing.height_mm + above + below + 2 * MARGIN
    place = (MARGIN / width, (MARGIN + below) / height, drawing.width_mm / width, drawing.height_mm / height)
    figure.set_size_inches(width / MM_PER_INCH, height / MM_PER_INCH)
    axes.set_position(place)
    figure.set_facecolor(ground)
    try:
        _write(figure, head, MARGIN, width, height)
        _write(figure, foot, MARGIN + above + drawing.height_mm + GAP, width, height)
        yield figure
    finally:
        for text in tuple(figure.texts):
            text.remove()
        figure.set_facecolor("none")
        figure.set_size_inches(drawing.width_mm / MM_PER_INCH, drawing.height_mm / MM_PER_INCH)
        axes.set_position((0, 0, 1, 1))


def _write(figure: Figure, lines: Sequence[_Line], top: float, width: float, height: float) -> None:
    y = top
    for line in lines:
        y += line.step
        weight = SEMIBOLD if line.bold else 400
        place = (MARGIN / width, 1 - (y - line.step * 0.25) / height)
        look: dict[str, Any] = {
            "fontsize": line.size,
            "color": line.colour,
            "fontweight": weight,
            "fontfamily": line.family,
            "parse_math": False,
        }
        figure.text(*place, line.words, **look)


def _svg(figure: Figure, caption: Caption) -> bytes:
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    body = re.sub(r"<metadata>.*?</metadata>", "", text[text.index("<svg") :], flags=re.DOTALL)
    opening, _, rest = body.partition(">")
    told = f"<title>{escape(caption.title)}</title><desc>{escape(caption.alternative)}</desc>"
    return f'{opening} role="img">{told}{rest}'.encode()


def _png(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return buffer.getvalue()
