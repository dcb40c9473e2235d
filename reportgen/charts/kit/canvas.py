"""A drawing surface in millimetres: one unit is 1 mm and y runs down, so that things sit where the page wants them.

Text stays text: the SVG names the page's fonts, which WeasyPrint then sets. The same drawing gives the same bytes.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Circle, Rectangle

from reportgen.formatting import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.theme import Theme

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH
SEMIBOLD = 600
FLOOR_PT = 7  # no text is smaller

_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "reportgen",
    "patch.linewidth": 0,
    "lines.solid_capstyle": "butt",
    "lines.dash_capstyle": "butt",
}
_FILES = {False: "SourceSans3-Regular.ttf", True: "SourceSans3-Semibold.ttf"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing: its SVG, its size in mm, and what it was drawn on, which stays inside this package."""

    svg: str
    width_mm: float
    height_mm: float
    figure: Figure = field(repr=False, compare=False)


class Canvas:
    """One drawing in the making; ``texts`` keeps what was written, for the tests to read back."""

    def __init__(self, width: float, height: float, theme: Theme) -> None:
        """Open a surface of width × height mm."""
        self.width, self.height, self.theme = width, height, theme
        self.figure = Figure(figsize=(width / MM_PER_INCH, height / MM_PER_INCH), facecolor="none")
        FigureCanvasSVG(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        self.axes.axis("off")

    def text(
        self,
        x: float,
        y: float,
        words: object,
        *,
        size: float = 7.9,
        colour: str | None = None,
        align: str = "left",
        bold: bool = False,
    ) -> None:
        """Write words with their baseline at y; ``align`` says which end of them is at x."""
        self.axes.text(
            x,
            y,
            typeset(str(words)),
            fontsize=size,
            color=colour or self.theme.ink,
            ha=align,
            va="baseline",
            fontweight=SEMIBOLD if bold else 400,
            fontfamily=self.theme.sans,
            parse_math=False,  # a name with two dollars is no formula
        )

    def rect(
        self, x: float, y: float, width: float, height: float, colour: str, *, edge: str | None = None, line: float = 0
    ) -> None:
        """Fill a rectangle; with ``edge``, outline it by a line of that many points."""
        patch = Rectangle((x, y), width, height, facecolor=colour, edgecolor=edge or "none", linewidth=line)
        self.axes.add_patch(patch)

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str | None = None,
        *,
        weight: float = 0.4,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """Draw a line of a weight in points, behind what is drawn later."""
        style: dict[str, Any] = {"dashes": tuple(dashes)} if dashes else {}
        xs, ys = zip(start, end, strict=True)
        self.axes.plot(xs, ys, color=colour or self.theme.hairline, linewidth=weight, zorder=1, **style)

    def dot(self, x: float, y: float, radius: float, *, fill: str, edge: str, line: float = 0.9) -> None:
        """Draw an open or filled dot."""
        self.axes.add_patch(Circle((x, y), radius, facecolor=fill, edgecolor=edge, linewidth=line, zorder=3))

    def finish(self) -> Drawing:
        """Write the SVG down."""
        with mpl.rc_context(cast("Any", _STYLE)):
            buffer = io.StringIO()
            self.figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        return Drawing(_tidy(buffer.getvalue()), self.width, self.height, self.figure)


def use_fonts(folder: Path) -> None:
    """Make the bundled fonts known: the charts measure with the very files that the pages are set in."""
    width_in_ems.cache_clear()
    _font.cache_clear()
    _Fonts.folder = folder
    for name in _FILES.values():
        font_manager.fontManager.addfont(str(folder / name))


class _Fonts:
    folder: Path | None = None


@lru_cache(maxsize=4)
def _font(bold: bool) -> FT2Font:  # noqa: FBT001 - a cache wants plain arguments
    if _Fonts.folder is None:
        message = "use_fonts() comes before any text is measured"
        raise RuntimeError(message)
    return FT2Font(str(_Fonts.folder / _FILES[bold]))


def width_of(words: str, size: float, bold: bool = False) -> float:  # noqa: FBT001, FBT002 - beside its cache
    """Measure words at a size in points; the width is in mm."""
    return width_in_ems(typeset(words), bold) * size / POINTS_PER_MM


@lru_cache(maxsize=4096)
def width_in_ems(words: str, bold: bool) -> float:  # noqa: FBT001 - a cache wants plain arguments
    """Measure words that are typeset already, in ems."""
    font = _font(bold)
    font.set_size(100, 72)
    font.set_text(words, 0)
    return float(font.get_width_height()[0]) / 64 / 100


def shorten(words: str, width: float, size: float, *, bold: bool = False) -> str:
    """Cut words so that they fit a width in mm; an ellipsis shows that they were cut."""
    if width_of(words, size, bold) <= width:
        return words
    kept = words
    while kept and width_of(f"{kept.rstrip()}…", size, bold) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _tidy(svg: str) -> str:
    """Keep the svg element alone, and spell each font out: WeasyPrint does not read the ``font`` shorthand."""
    body = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    return re.sub(r"font: (?:(\d+) )?([\d.]+)px '([^']+)'[^;\"]*", _spell_out, body)


def _spell_out(match: re.Match[str]) -> str:
    weight, size, family = match.groups()
    return f"font-size: {size}px; font-family: '{family}'; font-weight: {weight or 400}"
