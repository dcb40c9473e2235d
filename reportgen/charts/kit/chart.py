"""A chart as a value: what it shows, in which look; it shows itself in a notebook, saves itself, says what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reportgen.charts.kit.standalone import png_of, svg_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.figure import Figure

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.findings import Findings
    from reportgen.values.table import Table

Rows = TypeVar("Rows")


@dataclass(frozen=True, slots=True)
class ChartKind(Generic[Rows]):
    """A kind of chart: its key, and the four functions of its file.

    ``rows`` takes from the findings all that the chart shows, with the language in use; ``draw``, ``describe`` and
    ``table`` need nothing but these rows (and a look to draw in), wherever and whenever they are called.
    ``on_night`` tells that it is drawn for the cover's dark ground.
    """

    key: str
    rows: Callable[[Findings], Rows]
    draw: Callable[[Rows, Theme, Fonts], tuple[Drawing, ...]]
    describe: Callable[[Rows], str]
    table: Callable[[Rows], Table]
    on_night: bool = False


def by_key(*kinds: ChartKind[Any]) -> Mapping[str, ChartKind[Any]]:
    """Find kinds of charts by their keys, in their order."""
    return MappingProxyType({kind.key: kind for kind in kinds})


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of an edition: of which kind, what it shows, and in which look."""

    kind: ChartKind[Any]
    rows: Any
    theme: Theme
    fonts: Fonts

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """The chart drawn: one drawing, or one a page; none when the findings give nothing to show."""
        return self.kind.draw(self.rows, self.theme, self.fonts)

    @property
    def alternative(self) -> str:
        """The finding with its numbers, for readers who do not see the picture."""
        return self.kind.describe(self.rows)

    @property
    def table(self) -> Table:
        """The numbers as values, under their headers."""
        return self.kind.table(self.rows)

    @property
    def svg(self) -> str:
        """The chart as SVG, its pages one below the other; empty when there is nothing to show."""
        drawings = self.drawings
        pages = [self._page_svg(drawing) for drawing in drawings]
        return pages[0] if len(pages) == 1 else _stack(pages, drawings) if pages else ""

    def _repr_svg_(self) -> str | None:
        """Show the chart in a notebook."""
        return self.svg or None

    def save(self, path: str | Path) -> tuple[Path, ...]:
        """Write every page as ``.svg`` or ``.png``, as the path ends; further pages get a number: ``timeline-2.svg``.

        Returns the files written. Raises `ValueError` for another ending, and where there is nothing to show.
        """
        path = Path(path)
        if path.suffix not in {".svg", ".png"}:
            message = f"{path.name}: a chart is saved as .svg or .png"
            raise ValueError(message)
        drawings = self.drawings
        if not drawings:
            message = f"the chart {self.kind.key} has nothing to show for these findings"
            raise ValueError(message)
        paths = (path, *(path.with_stem(f"{path.stem}-{page}") for page in range(2, len(drawings) + 1)))
        for place, drawing in zip(paths, drawings, strict=True):
            place.write_bytes(self._page_svg(drawing).encode() if path.suffix == ".svg" else self._page_png(drawing))
        return paths

    def _page_svg(self, drawing: Drawing) -> str:
        return svg_of(self._on_ground(drawing), description=self.alternative)

    def _page_png(self, drawing: Drawing) -> bytes:
        return png_of(self._on_ground(drawing))

    def _on_ground(self, drawing: Drawing) -> Figure:
        drawing.figure.set_facecolor(self.theme.night if self.kind.on_night else self.theme.paper)
        return drawing.figure


def _stack(pages: Sequence[str], drawings: Sequence[Drawing]) -> str:
    """Place pages one below the other, as drawings inside a drawing."""
    tops = [sum(drawing.height_mm for drawing in drawings[:place]) for place in range(len(drawings) + 1)]
    inside = "".join(page.replace("<svg ", f'<svg y="{top:.3f}mm" ', 1) for page, top in zip(pages, tops, strict=False))
    size = f'width="{drawings[0].width_mm}mm" height="{tops[-1]:.3f}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'
