"""A drawing surface in millimetres: one unit is 1 mm and y runs down, so that things sit where the page wants them.

Text stays text: the SVG names the page's fonts, which WeasyPrint then sets. The same drawing gives the same bytes.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from reportgen.charts.kit.fonts import MM_PER_INCH
from reportgen.formatting import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme

_STYLE: Any = MappingProxyType(
    {
        "svg.fonttype": "none",
        "svg.hashsalt": "reportgen",
        "patch.linewidth": 0,
        "lines.solid_capstyle": "butt",
        "lines.dash_capstyle": "butt",
    }
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing: its SVG, its size in mm, and what it was drawn on, which stays inside this package."""

    svg: str
    width_mm: float
    height_mm: float
    figure: Figure = field(repr=False, compare=False)


class Canvas:
    """One drawing in the making, in a theme's colours; its words are measured and set in the fonts handed over."""

    def __init__(self, width: float, height: float, theme: Theme, fonts: Fonts) -> None:
        """Open a surface of width × height mm."""
        self.width, self.height, self.theme, self.fonts = width, height, theme, fonts
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
            fontproperties=self.fonts.look(self.theme.sans, size, bold=bold),
            color=colour or self.theme.ink,
            ha=align,
            va="baseline",
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
        with mpl.rc_context(dict(_STYLE)):
            buffer = io.StringIO()
            self.figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        return Drawing(_tidy(buffer.getvalue()), self.width, self.height, self.figure)


def _tidy(svg: str) -> str:
    """Keep the svg element alone, and spell each font out: WeasyPrint does not read the ``font`` shorthand."""
    body = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    return re.sub(r"font: (?:(\d+) )?([\d.]+)px '([^']+)'[^;\"]*", _spell_out, body)


def _spell_out(match: re.Match[str]) -> str:
    weight, size, family = match.groups()
    return f"font-size: {size}px; font-family: '{family}'; font-weight: {weight or 400}"
