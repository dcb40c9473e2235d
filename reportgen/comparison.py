"""Edition + Figures (+ the editions before) → Findings: what the report may speak of.

Movements, cost bridge and trends join here once past editions are kept; today an edition stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.model import Findings

if TYPE_CHECKING:
    from reportgen.model import Edition, Figures


def compare(edition: Edition, figures: Figures) -> Findings:
    """Put an edition beside its figures."""
    return Findings(edition=edition, figures=figures)
