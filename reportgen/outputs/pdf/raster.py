"""A page of a PDF as a picture: the same dots on every machine, for the same PDF and the same versions."""

from __future__ import annotations

import io


def png_of(pdf: bytes, width: int) -> bytes:
    """Draw the first page so many pixels wide."""
    import pypdfium2  # noqa: PLC0415 - slow to load

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        height = round(width * page.get_height() / page.get_width())
        image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    buffer = io.BytesIO()
    image.crop((0, 0, width, height)).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()
