"""The demonstration edition as it was last accepted: its words, its outline, its fonts, and its pages as pictures.

After a change that was meant: ``pytest tests/goldens --update-goldens``, look at the difference, commit both together.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageChops

HERE = Path(__file__).parent
LEFT = Path(__file__).parents[2] / "build" / "goldens"  # where a failure leaves what it saw
ACCEPT = "if that is right, accept it with: pytest tests/goldens --update-goldens"
DPI, TILE, LIMIT = 72, 32, 12  # one changed digit is 25 in its own tile
PICTURED = ("cover", "brief", "movements", "ministries", "amounts", "timeline", "trends", "table", "cards", "method")


@pytest.fixture(scope="module")
def document(demonstration):
    with pypdfium2.PdfDocument(next(demonstration.glob("*.pdf"))) as opened:
        yield opened


@pytest.fixture
def update(request):
    return request.config.getoption("--update-goldens")


def words_of(document) -> str:
    """Write down every page's words, the outline and the fonts, as one text that a person can compare."""
    pages = []
    for number, page in enumerate(document, start=1):
        text = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
        pages.append(f"──── page {number}\n{text}")
    outline = [f"{'  ' * mark.level}{mark.get_title()}" for mark in document.get_toc()]
    return "\n".join([*pages, "──── outline", *outline]) + "\n"


def test_the_words_the_outline_and_the_order_are_as_accepted(document, demonstration_pdf, update):
    fonts = {
        font.get_object()["/DescendantFonts"][0].get_object()["/BaseFont"].partition("+")[2]
        for page in demonstration_pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    seen = words_of(document) + "\n".join(["──── fonts", *sorted(fonts)]) + "\n"
    golden = HERE / "2020-T1.txt"
    if update:
        golden.write_text(seen, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    if seen != expected:
        LEFT.mkdir(parents=True, exist_ok=True)
        (LEFT / "2020-T1.txt").write_text(seen, encoding="utf-8")
        lines = difflib.unified_diff(expected.splitlines(), seen.splitlines(), "accepted", "now", lineterm="", n=1)
        pytest.fail("\n".join(list(lines)[:60]) + f"\nall of it is in {LEFT}; {ACCEPT}")


@pytest.mark.parametrize("section", PICTURED)
def test_the_page_looks_as_accepted(document, section, update):
    seen = picture(document, first_page(document, section))
    golden = HERE / f"2020-T1-{section}.png"
    if update:
        seen.save(golden, optimize=True)
    expected = Image.open(golden)
    worst, where = difference(expected, seen)
    if worst > LIMIT:
        LEFT.mkdir(parents=True, exist_ok=True)
        for name, image in (
            ("now", seen),
            ("accepted", expected),
            ("difference", ImageChops.difference(expected, seen)),
        ):
            image.save(LEFT / f"{section}-{name}.png")
        pytest.fail(f"{section}: the tile at {where} differs by {worst:.0f}; the pictures are in {LEFT}; {ACCEPT}")


def test_one_changed_digit_is_seen(document):
    page = picture(document, first_page(document, "table"))
    changed = page.copy()
    digit = page.crop((330, 160, 336, 170))
    changed.paste(Image.eval(digit, lambda level: 255 - level), (330, 160))
    assert difference(page, page)[0] == 0
    assert difference(page, changed)[0] > LIMIT


def picture(document, number) -> Image.Image:
    return document[number].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")


def first_page(document, section) -> int:
    """Find the page on which a section begins, by its mark in the outline."""
    order = ("cover", "contents", "brief", "movements", "ministries", "amounts", "timeline", "trends", "watchlist")
    order = (*order, "table", "cards", "data", "index", "method")
    marks = [mark for mark in document.get_toc() if mark.level == 0]
    return marks[order.index(section)].get_dest().get_index()


def difference(one: Image.Image, other: Image.Image) -> tuple[float, tuple[int, int]]:
    """Measure the root mean square of the worst tile, and say where it is."""
    if one.size != other.size:
        return 255.0, (0, 0)
    apart = np.asarray(one, dtype=float) - np.asarray(other, dtype=float)
    tiles = {
        (x, y): float(np.sqrt(np.mean(apart[y : y + TILE, x : x + TILE] ** 2)))
        for y in range(0, apart.shape[0], TILE)
        for x in range(0, apart.shape[1], TILE)
    }
    where = max(tiles, key=lambda place: tiles[place])
    return tiles[where], where
