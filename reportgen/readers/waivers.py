"""waivers.toml → what a person answers for: blocking findings of this very edition that may be published all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.settings import reader
from reportgen.settings.shape import given
from reportgen.settings.waivers import WAIVERS
from reportgen.values.errors import Waiver

if TYPE_CHECKING:
    from reportgen.values.errors import Problem


def read_waivers(data: bytes) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """Read the waivers, each under ``[[waiver]]``; none counts while anything is wrong with one of them."""
    reading = reader.read(WAIVERS, data)
    entries = reading.content.waiver if reading.content else ()
    return tuple(Waiver(**given(each)) for each in entries), reading.problems
