"""How a phase looks: told by tone and by shape, so that it survives a grey printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.kit.canvas import Canvas
from reportgen.portfolio import PANORAMA
from reportgen.values.phase import Mark

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme

SIDE = 2.8


def phase_bar(canvas: Canvas, x: float, y: float, width: float, height: float, key: str) -> None:
    """Draw a bar in the manner of its phase: open, pale, doubled, solid, dark; grey when unknown."""
    theme = canvas.theme
    match PANORAMA.phase(key).mark:
        case Mark.OPEN:
            canvas.rect(x + 0.15, y + 0.15, width - 0.3, height - 0.3, theme.paper, edge=theme.accent, line=0.85)
        case Mark.DOUBLE:
            canvas.rect(x, y, width, height * 0.36, theme.accent)
            canvas.rect(x, y + height * 0.64, width, height * 0.36, theme.accent)
        case mark:
            tones = {Mark.PALE: theme.a50, Mark.SOLID: theme.accent, Mark.TICKED: theme.ink}
            canvas.rect(x, y, width, height, tones.get(mark, theme.hairline))


def phase_square(canvas: Canvas, x: float, y: float, side: float, key: str) -> None:
    """Draw the square that stands for one project in its phase; completed ones are ticked."""
    phase_bar(canvas, x, y, side, side, key)
    if PANORAMA.phase(key).mark is Mark.TICKED:
        tick = [(0.22, 0.52), (0.43, 0.72), (0.78, 0.3)]
        xs, ys = zip(*((x + side * a, y + side * b) for a, b in tick), strict=True)
        canvas.axes.plot(xs, ys, color=canvas.theme.paper, linewidth=0.8, zorder=4)


def phase_mark(key: str, theme: Theme, fonts: Fonts) -> Drawing:
    """Draw a phase's mark by itself, for tables and keys."""
    canvas = Canvas(SIDE, SIDE, theme, fonts)
    phase_square(canvas, 0.1, 0.1, SIDE - 0.2, key)
    return canvas.finish()


def phase_marks(theme: Theme, fonts: Fonts) -> dict[str, Drawing]:
    """Draw every phase's mark, under the class name that the style sheet gives it."""
    return {f"phase-{phase.order}": phase_mark(phase.key, theme, fonts) for phase in PANORAMA.all_phases}
