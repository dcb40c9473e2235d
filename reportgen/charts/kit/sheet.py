"""A chart as the press takes it: its finding above, source and licence below, on a ground of its own; SVG and PNG."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from reportgen.charts.kit.fonts import MM_PER_INCH
from reportgen.charts.kit.standalone import png_of, svg_of
from reportgen.formatting import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme

MARGIN = 9.0  # mm around everything
GAP = 4.5  # mm between words and picture


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


class _Look(Protocol):
    def __call__(self, size: float, *, bold: bool) -> FontProperties: ...


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of words: its baseline in mm below the one before, its size in points, its look."""

    words: str
    step: float
    size: float
    colour: str
    bold: bool = False


def sheet_of(drawing: Drawing, caption: Caption, theme: Theme, fonts: Fonts, *, on_night: bool = False) -> Sheet:
    """Put a drawing between its words; ``on_night`` takes the cover's ground instead of paper."""
    ink, grey, ground = (theme.paper, theme.sky, theme.night) if on_night else (theme.ink, theme.grey, theme.paper)
    title = _Line(caption.title, 5.2, 12, ink, bold=True)
    lines = (title, _Line(caption.subtitle, 4.5, 8.4, grey)), [_Line(words, 3.6, 7.2, grey) for words in caption.foot]
    head, foot = ([part for line in each for part in _wrapped(line, drawing.width_mm, fonts)] for each in lines)
    look = partial(fonts.look, theme.sans)
    with _framed(drawing, head, foot, ground, look) as figure:
        svg = svg_of(figure, title=caption.title, description=caption.alternative)
        return Sheet(svg.encode(), png_of(figure))


def _wrapped(line: _Line, width: float, fonts: Fonts) -> list[_Line]:
    """Break a line into several that fit a width in mm."""
    found: list[str] = []
    for word in typeset(line.words).split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and fonts.width(longer, line.size, bold=line.bold) <= width:
            found[-1] = longer
        elif word:
            found.append(word)
    return [replace(line, words=words) for words in found]


@contextmanager
def _framed(
    drawing: Drawing, head: Sequence[_Line], foot: Sequence[_Line], ground: str, look: _Look
) -> Iterator[Figure]:
    """Widen the surface around a drawing for as long as the sheet is written, then leave it as it was."""
    figure, axes = drawing.figure, drawing.figure.axes[0]
    above, below = (sum(line.step for line in lines) + GAP for lines in (head, foot))
    width, height = drawing.width_mm + 2 * MARGIN, drawing.height_mm + above + below + 2 * MARGIN
    place = (MARGIN / width, (MARGIN + below) / height, drawing.width_mm / width, drawing.height_mm / height)
    figure.set_size_inches(width / MM_PER_INCH, height / MM_PER_INCH)
    axes.set_position(place)
    figure.set_facecolor(ground)
    try:
        _write(figure, head, MARGIN, (width, height), look)
        _write(figure, foot, MARGIN + above + drawing.height_mm + GAP, (width, height), look)
        yield figure
    finally:
        for text in tuple(figure.texts):
            text.remove()
        figure.set_facecolor("none")
        figure.set_size_inches(drawing.width_mm / MM_PER_INCH, drawing.height_mm / MM_PER_INCH)
        axes.set_position((0, 0, 1, 1))


def _write(figure: Figure, lines: Sequence[_Line], top: float, size: tuple[float, float], look: _Look) -> None:
    (width, height), y = size, top
    for line in lines:
        y += line.step
        place = (MARGIN / width, 1 - (y - line.step * 0.25) / height)
        written: dict[str, Any] = {"fontproperties": look(line.size, bold=line.bold), "parse_math": False}
        figure.text(*place, line.words, color=line.colour, **written)
