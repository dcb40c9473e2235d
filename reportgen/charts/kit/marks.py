"""How a phase looks: told by tone and by shape, so that it survives a grey printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.kit.canvas import Canvas
from reportgen.values.project import PHASE_KEYS, Phase

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.theme import Theme

SIDE = 2.8


def phase_bar(canvas: Canvas, x: float, y: float, width: float, height: float, phase: str) -> None:
    """Draw a bar in the manner of its phase: open, solid, doubled, solid and dark, black; grey when unknown."""
    theme = canvas.theme
    if phase == Phase.SCOPING:
        canvas.rect(x + 0.15, y + 0.15, width - 0.3, height - 0.3, theme.paper, edge=theme.accent, line=0.85)
    elif phase == Phase.PILOT:
        canvas.rect(x, y, width, height * 0.36, theme.accent)
        canvas.rect(x, y + height * 0.64, width, height * 0.36, theme.accent)
    else:
        tone = {Phase.DESIGN: theme.a50, Phase.ROLLOUT: theme.accent, Phase.COMPLETED: theme.ink}
        canvas.rect(x, y, width, height, tone.get(phase, theme.hairline))  # type: ignore[call-overload]


def phase_square(canvas: Canvas, x: float, y: float, side: float, phase: str) -> None:
    """Draw the square that stands for one project in its phase; completed ones are ticked."""
    phase_bar(canvas, x, y, side, side, phase)
    if phase == Phase.COMPLETED:
        tick = [(0.22, 0.52), (0.43, 0.72), (0.78, 0.3)]
        xs, ys = zip(*((x + side * a, y + side * b) for a, b in tick), strict=True)
        canvas.axes.plot(xs, ys, color=canvas.theme.paper, linewidth=0.8, zorder=4)


def phase_mark(phase: str, theme: Theme) -> Drawing:
    """Draw a phase's mark by itself, for tables and keys."""
    canvas = Canvas(SIDE, SIDE, theme)
    phase_square(canvas, 0.1, 0.1, SIDE - 0.2, phase)
    return canvas.finish()


def phase_marks(theme: Theme) -> dict[str, Drawing]:
    """Draw every phase's mark, under the class name that the style sheet gives it."""
    return {f"phase-{index}": phase_mark(key, theme) for index, key in enumerate(PHASE_KEYS)}
