"""registry.toml: who is who across editions, as a person decided."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.settings.kinds import QuarterKey, Said, Text, Texts, Words
from reportgen.settings.shape import Rules, Shape, Table
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import REGISTRY as OBJECTION


class Project(Table):
    """A project's names by quarter, under one id; into which it was split, or into which one it was merged."""

    id: Text
    names: Annotated[dict[QuarterKey, Text], Said(say("names by quarter: {example}", example='{ 2020-T1 = "…" }'))]
    note: Words | None = None
    split_into: Texts | None = None
    merged_into: Text | None = None


class Different(Table):
    """Two projects that look alike and are not one."""

    old: Text
    new: Text


class Ministry(Table):
    """A ministry's names through reshuffles."""

    id: Text
    names: Texts


class Registry(Table):
    """What stands in registry.toml."""

    project: Annotated[list[Project], Said(say("entries under [[project]], each with id and names"))] = Field(
        default_factory=list
    )
    different: Annotated[list[Different], Said(say("entries under [[different]], each with old and new"))] = Field(
        default_factory=list
    )
    ministry: Annotated[list[Ministry], Said(say("entries under [[ministry]], each with id and names"))] = Field(
        default_factory=list
    )


REGISTRY = Shape("registry.toml", Registry, Rules(*[OBJECTION] * 4))
