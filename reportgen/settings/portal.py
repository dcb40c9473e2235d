"""datagouv.toml: which dataset of which portal an edition goes to, and what the dataset says of itself."""

from __future__ import annotations

import re
from typing import Annotated

from reportgen.settings.kinds import Text, text, texts
from reportgen.settings.shape import Rules, Shape, Table
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import DATAGOUV_MISSING, DATAGOUV_SYNTAX, DATAGOUV_UNKNOWN, DATAGOUV_VALUE

_NAME = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_LONGEST_TITLE = 350  # the portal's own limit


def _is_tag(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z0-9-]{3,96}", value) is not None


Identifier = Annotated[str, text(say('an id or slug of the portal: "5e7b5f3a6b7d2c0001a1b2c3"'), _NAME)]
Title = Annotated[
    str,
    text(
        say('the dataset’s title, of at most {longest} characters: "…"', longest=_LONGEST_TITLE),
        r".*\S.*",
        _LONGEST_TITLE,
    ),
]
Tags = Annotated[
    tuple[str, ...], texts(say('words of 3 to 96 small letters, digits and hyphens: ["numerique"]'), _is_tag)
]
Code = Annotated[str, text(say('the portal’s code of a licence: "lov2"'), _NAME)]


class Place(Table):
    """A dataset of a portal, and whom it must belong to when that is to be checked."""

    dataset: Identifier
    organization: Identifier | None = None


class Dataset(Table):
    """The dataset's own words."""

    title: Title
    description: Text
    tags: Tags | None = None
    license: Code | None = None


class Portal(Table):
    """What stands in datagouv.toml."""

    demo: Place | None = None
    production: Place | None = None
    dataset: Dataset


PORTAL = Shape("datagouv.toml", Portal, Rules(DATAGOUV_SYNTAX, DATAGOUV_MISSING, DATAGOUV_UNKNOWN, DATAGOUV_VALUE))
