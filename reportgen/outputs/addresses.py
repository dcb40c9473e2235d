"""Addresses that hold what they name: no file, no request."""

from __future__ import annotations

from base64 import b64encode


def address_of(content: bytes, media_type: str) -> str:
    """Turn a file into an address that holds it.

    >>> address_of(b"<svg/>", "image/svg+xml")
    'data:image/svg+xml;base64,PHN2Zy8+'
    """
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def svg_address(svg: str) -> str:
    """Turn a drawing, which is text up to here, into an address for an image or a style sheet."""
    return address_of(svg.encode(), "image/svg+xml")
