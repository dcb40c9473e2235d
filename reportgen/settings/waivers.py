"""waivers.toml: which blocking findings of one edition may be published all the same, each with who, why and when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.settings.kinds import Day, Said, Text
from reportgen.settings.shape import Rules, Shape, Table
from reportgen.words.problem_texts import say
from reportgen.words.rules.waivers import UNREADABLE_WAIVER as OBJECTION


class Waiver(Table):
    """One waiver; it says all four."""

    id: Text
    reason: Text
    name: Text
    date: Day


class Waivers(Table):
    """What stands in waivers.toml."""

    waiver: Annotated[list[Waiver], Said(say("entries under [[waiver]], each with id, reason, name and date"))] = Field(
        default_factory=list
    )


WAIVERS = Shape("waivers.toml", Waivers, Rules(*[OBJECTION] * 4))
