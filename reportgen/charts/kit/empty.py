"""What stands in place of a chart that has nothing to show: one plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.kit.canvas import Canvas

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme


def nothing_to_draw(sentence: str, theme: Theme, fonts: Fonts) -> Drawing:
    """Say in a line that there is nothing to draw."""
    canvas = Canvas(174, 9, theme, fonts)
    canvas.text(0, 5.5, sentence, size=8.6, colour=theme.grey)
    return canvas.finish()
