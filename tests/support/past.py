"""Editions one after the other, put beside their past as the pipeline does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from support.builders import make_edition

from reportgen.identity.registry import Registry
from reportgen.identity.trace import trace
from reportgen.measures import measure
from reportgen.measures.bridge import last_known
from reportgen.measures.comparison import build_comparison, compare
from reportgen.values.dates import Quarter
from reportgen.values.findings import Past

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.values.comparison import Comparison
    from reportgen.values.edition import Edition
    from reportgen.values.findings import Findings, WatchRules
    from reportgen.values.project import Project

LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def findings_over(
    portfolios: Sequence[Sequence[Project]],
    *,
    infos: Mapping[int, Mapping[str, Any]] | None = None,
    rules: WatchRules | None = None,
    registry: Registry | None = None,
) -> Findings:
    """Take one edition a quarter, the last being the tenth of 2020-T1; ``infos`` overrides an edition's settings."""
    *_, findings = past_and_findings(portfolios, infos or {}, rules, registry)
    return findings


def past_and_findings(
    portfolios: Sequence[Sequence[Project]],
    infos: Mapping[int, Mapping[str, Any]],
    rules: WatchRules | None = None,
    registry: Registry | None = None,
) -> tuple[tuple[Past, ...], Findings]:
    """Take the editions before the last one too."""
    editions = [
        _edition(portfolio, len(portfolios) - 1 - place, infos.get(place, {}))
        for place, portfolio in enumerate(portfolios)
    ]
    past = tuple(Past(each, measure(each)) for each in editions[:-1])
    traced = trace([(each.info.quarter, each.projects) for each in editions], registry or Registry())
    return past, compare(editions[-1], measure(editions[-1]), past, traced, rules)


def comparison_over(
    portfolios: Sequence[Sequence[Project]],
    *,
    infos: Mapping[int, Mapping[str, Any]] | None = None,
    registry: Registry | None = None,
) -> Comparison:
    """Compare the last edition with the one before; of all editions together only costs and ids are looked at."""
    editions = [
        _edition(portfolio, len(portfolios) - 1 - place, (infos or {}).get(place, {}))
        for place, portfolio in enumerate(portfolios)
    ]
    traced = trace([(each.info.quarter, each.projects) for each in editions], registry or Registry())
    if traced[-1].since is None:
        raise AssertionError
    return build_comparison(editions[-2], editions[-1], traced[-1].since, last_known(editions[:-1], traced[:-1]))


def _edition(portfolio: Sequence[Project], back: int, info: Mapping[str, Any]) -> Edition:
    year, place = divmod(2020 * 4 - back, 4)
    quarter = Quarter(year, place + 1)
    as_of = date(year, *LAST_DAYS[quarter.number])
    numbered: dict[str, Any] = {"number": 10 - back, "quarter": quarter, "as_of": as_of, "published": None}
    return make_edition(portfolio, **(numbered | dict(info)))
