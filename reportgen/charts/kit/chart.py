"""A finished chart as a value: it shows itself in a notebook, saves itself, and says what it shows."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.charts.kit.canvas import Drawing

DOTS_PER_INCH = 200


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by its key: one drawing, or one a page; none when the findings give nothing to show.

    ``alternative`` gives the finding with its numbers, for readers who do not see the picture.
    """

    key: str
    drawings: tuple[Drawing, ...]
    alternative: str

    @property
    def svg(self) -> str:
        """The first page as SVG, its size in millimetres; empty when there is nothing to show."""
        return self.drawings[0].svg if self.drawings else ""

    def _repr_svg_(self) -> str | None:
        """Show the first page in a notebook."""
        return self.svg or None

    def save(self, path: str | Path) -> tuple[Path, ...]:
        """Write every page as ``.svg`` or ``.png``, as the path ends; further pages get a number: ``timeline-2.svg``.

        Returns the files written. Raises `ValueError` for another ending, and where there is nothing to show.
        """
        path = Path(path)
        if path.suffix not in {".svg", ".png"}:
            message = f"{path.name}: a chart is saved as .svg or .png"
            raise ValueError(message)
        if not self.drawings:
            message = f"the chart {self.key} has nothing to show for these findings"
            raise ValueError(message)
        paths = (path, *(path.with_stem(f"{path.stem}-{page}") for page in range(2, len(self.drawings) + 1)))
        for place, drawing in zip(paths, self.drawings, strict=True):
            place.write_bytes(drawing.svg.encode() if path.suffix == ".svg" else _png(drawing))
        return paths


def _png(drawing: Drawing) -> bytes:
    buffer = io.BytesIO()
    drawing.figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, facecolor="white", metadata={"Software": None})
    return buffer.getvalue()
