"""Settings files → typed values, or every problem at once. To add a file, write its shape and a line in `SHAPES`.

A shape is a table of keys (`kinds` say what each may hold, and in which words); `reader` is the one reader of them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.settings.edition import EDITION
from reportgen.settings.portal import PORTAL
from reportgen.settings.registry import REGISTRY
from reportgen.settings.theme import THEME
from reportgen.settings.waivers import WAIVERS
from reportgen.settings.watch import WATCH

if TYPE_CHECKING:
    from reportgen.settings.shape import Shape

SHAPES: tuple[Shape[Any], ...] = (EDITION, THEME, WATCH, WAIVERS, REGISTRY, PORTAL)
