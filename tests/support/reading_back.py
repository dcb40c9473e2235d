"""Reads a report back as text, and looks for each project and its cost in it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PHASES = "(?:Cadrage|Conception/réalisation|Expérimentation|Déploiement|Terminé|Noncommuniquée)"
DATES = r"[\d/,–]{2,20}?"  # start, planned end and duration, however much of them is known


def squeezed(text: str) -> str:
    """Take out what typesetting changes: spaces, the shape of apostrophes, quotation marks and hyphens, ligatures."""
    text = text.replace("ﬁ", "fi").replace("…", "...")
    return re.sub(r"[\s\u00a0\u202f\u00ad\u2060\"'’«»“”\u2010\u2011\ufffe-]", "", text)


def printed(cost: Decimal | str) -> str:
    """Print a cost as the report's tables do: to one decimal, rounded half up, thousands apart; n. c. if unknown."""
    if isinstance(cost, str):
        return "n.c."
    return f"{cost.quantize(Decimal('0.1'), ROUND_HALF_UP)}".replace(".", ",")


def pdf_text(path: Path) -> str:
    """Read a PDF back, page by page, without what typesetting adds."""
    document = pypdfium2.PdfDocument(path)
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in document))


def lost(text: str, projects: Iterable[tuple[str, Decimal | str]]) -> list[tuple[str, Decimal | str]]:
    """List the projects whose line of the general table a text lacks: the name, and the cost four cells on."""
    return [
        (name, cost)
        for name, cost in projects
        if not re.search(re.escape(squeezed(name)) + PHASES + DATES + re.escape(printed(cost)), text)
    ]
