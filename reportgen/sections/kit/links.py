"""Names that the pages link to or style by: the place of a project's card, of a ministry's lines, a phase's mark."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.portfolio import PANORAMA

if TYPE_CHECKING:
    from reportgen.values.project import Project


def anchor(project: Project) -> str:
    """Name the place of a project's card: stable in an edition, safe in an address."""
    return "projet-" + sha256(project.name.encode()).hexdigest()[:12]


def ministry_anchor(name: str) -> str:
    """Name the place of a ministry's lines in the general table."""
    return "ministere-" + sha256(name.encode()).hexdigest()[:12]


def phase_mark(key: str) -> str:
    """Name the style class that draws a phase's mark."""
    return f"phase-{PANORAMA.phase(key).order}"
