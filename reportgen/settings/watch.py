"""watch.toml: from which thresholds on a project is watched, and the support that the office then proposes."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from reportgen.settings.kinds import Kind, Words, count, is_number
from reportgen.settings.shape import Rules, Shape, Table
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import WATCH as OBJECTION

_GROWTH = 10_000  # percent: a hundred times as much, and no project would ever be watched
_EDITIONS = 400  # a century of quarters; nothing can have changed, or not, over fewer than two

Growth = Annotated[
    Decimal,
    Kind(
        say("a percentage above 0, at most {most}: 25", most=_GROWTH),
        lambda value: is_number(value) and 0 < value <= _GROWTH,
        Decimal,
    ),
]
Editions = Annotated[int, count(say("a whole number of editions from 2 to {most}: 4", most=_EDITIONS), 2, _EDITIONS)]


class Limits(Table):
    """The thresholds."""

    growth_pct: Growth | None = None
    recent_growth_pct: Growth | None = None
    unchanged_editions: Editions | None = None


class Support(Table):
    """The support that is proposed, by rule of the watch list."""

    cost_growth: Words | None = None
    duration_growth: Words | None = None
    recent_cost: Words | None = None
    recent_duration: Words | None = None
    overdue: Words | None = None
    phase_back: Words | None = None
    rebaselined: Words | None = None
    unchanged: Words | None = None


class Watch(Table):
    """What stands in watch.toml."""

    limits: Limits = Limits()
    support: Support = Support()


WATCH = Shape("watch.toml", Watch, Rules(*[OBJECTION] * 4))
