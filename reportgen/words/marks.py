"""The mark of a number that is not the panorama's own: ``[3 ans]{.ailleurs}``."""

from __future__ import annotations

import re

ELSEWHERE = re.compile(r"\[([^\[\]]*)\]\{\.ailleurs\}")


def remove_marks(text: str) -> str:
    """Take off the marks of numbers that come from elsewhere.

    >>> remove_marks("depuis [3 ans]{.ailleurs}")
    'depuis 3 ans'
    """
    return ELSEWHERE.sub(r"\1", text)
