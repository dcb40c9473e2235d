"""Looks at a report's pages as pictures: how far down each is filled, and to which section it belongs."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image
    from pypdf.generic import Destination

PAGE_MM, TOP_MM, FOOT_MM = 297, 26, 274.5  # the page; where its text begins and ends
LONE_LINE, LEAST = 0.05, {"Fiches de projet": 0.3, "Mouvements": 0.5, "Index": 0.7}
INK = 200  # of 255: darker than the paper


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number, its section's label, the part of the text block that is filled, whether it ends its section."""

    number: int
    section: str
    filled: float
    last: bool


def pages_of(path: Path) -> list[Page]:
    """Look at every page but the cover."""
    content = path.read_bytes()
    reader = PdfReader(io.BytesIO(content))
    starts = {
        reader.get_destination_page_number(mark): mark.title.partition("\u202f:")[0]
        for mark in reader.outline
        if not isinstance(mark, list)
    }
    document = pypdfium2.PdfDocument(content)
    found, section = [], ""
    for place in range(len(document)):
        section = starts.get(place, section)
        last = place + 1 in starts or place + 1 == len(document)
        found.append(Page(place + 1, section, _filled(document[place].render(scale=1).to_pil()), last))
    return found[1:]


def _filled(picture: Image.Image) -> float:
    mm = picture.height / PAGE_MM
    block = picture.convert("L").crop((0, round(TOP_MM * mm), picture.width, round(FOOT_MM * mm)))
    inked = block.point(lambda tone: 255 if tone < INK else 0).getbbox()
    return 0.0 if inked is None else inked[3] / block.height


def ill_filled(path: Path) -> list[Page]:
    """List the pages that a reader would take for a mistake.

    A page may stay empty by more than a fifth where its section ends, or where something that is never split begins
    overleaf: a card, the lists under a chart, one of the three indexes. But no page holds a lone line.
    """
    return [page for page in pages_of(path) if page.filled < (LONE_LINE if page.last else LEAST.get(page.section, 0.8))]


def bookmarks(pdf: PdfReader) -> Iterator[Destination]:
    """List the outline's entries, whatever their depth, in the order of the pages."""
    items = list(pdf.outline)
    while items:
        first = items.pop(0)
        if isinstance(first, list):
            items[:0] = first
        else:
            yield first
