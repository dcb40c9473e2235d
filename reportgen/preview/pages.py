"""The pages of a draft as pictures, each drawn when the browser comes to it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from threading import Lock

from pypdfium2 import PdfDocument

POINTS_PER_PX = 0.75


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """The pages of one PDF, each drawn when it is first asked for; one at a time, because the library allows no more."""

    document: PdfDocument
    sizes: tuple[tuple[int, int], ...]
    drawn: dict[tuple[int, float], bytes] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, pdf: bytes) -> Pages:
        """Open a PDF and measure its pages, in px."""
        document = PdfDocument(pdf)
        points = [document.get_page_size(index) for index in range(len(document))]
        return cls(
            document, tuple((round(width / POINTS_PER_PX), round(height / POINTS_PER_PX)) for width, height in points)
        )

    def png(self, number: int, scale: float) -> bytes:
        """Draw a page, the first being 1, ``scale`` times as large as on paper at 96 dots an inch."""
        with self.lock:
            if (number, scale) not in self.drawn:
                self.drawn[number, scale] = self._draw(number, scale)
            return self.drawn[number, scale]

    def _draw(self, number: int, scale: float) -> bytes:
        file = io.BytesIO()
        self.document[number - 1].render(scale=scale / POINTS_PER_PX).to_pil().save(file, "PNG")
        return file.getvalue()
