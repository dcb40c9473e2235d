"""Edition + Figures + the editions before → Findings: movements, cost bridge, trends, drift and the watch list.

Nothing here reads a file: who is who comes from `identity`, past figures from the archive.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.measures.bridge import as_told, bridge_of, last_known, terms_of
from reportgen.measures.deviations import duration_change, since_last
from reportgen.measures.histories import histories_of, since_regrouped
from reportgen.measures.series import fill_in, fill_past, take_measured, take_series, with_carriers, with_changes
from reportgen.measures.watch import watch
from reportgen.values.comparison import Comparison
from reportgen.values.findings import Findings, Past, WatchRules
from reportgen.values.headline import BUDGET, SCHEDULE
from reportgen.values.since import Since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.values.causes import LastKnown
    from reportgen.values.comparison import Identification, Match
    from reportgen.values.edition import Edition
    from reportgen.values.figures import Deviation, Figures
    from reportgen.values.findings import Observation, Traced


def compare(
    edition: Edition,
    figures: Figures,
    past: Sequence[Past] = (),
    traced: Sequence[Traced] = (),
    rules: WatchRules | None = None,
) -> Findings:
    """Put an edition beside its figures and its past; ``traced`` follows ``past`` and ends with this edition."""
    rules = rules or WatchRules()
    if not past:
        alone = Findings(edition=edition, figures=figures, series=take_series([(edition, figures)]))
        return replace(alone, watched=watch(edition, {}, None, rules.limits), rules=rules)
    last, since = past[-1], traced[-1].since
    known = last_known([each.edition for each in past], traced[:-1])
    comparison = None if since is None else build_comparison(last.edition, edition, since, known)
    histories = _histories(edition, past, traced)
    tracks = {name: since_regrouped(history) for name, history in histories.items()}
    measured = take_measured([*(each.edition for each in past), edition], traced)
    told = [*zip((each.edition for each in past), fill_past(past, measured), strict=True)]
    names = {key: name for name, key in traced[-1].ids.items()}
    since_then = Since.between(last.edition.info, edition.info)
    own = with_carriers(fill_in(figures, edition.info, measured[-1]), measured[-1], names)
    now = with_changes(own, since_then, measured[-2], measured[-1])
    return Findings(
        edition=edition,
        figures=now,
        comparison=comparison,
        returned=traced[-1].returned,
        previous=told[-1][1],
        series=take_series([*told, (edition, now)], traced, measured),
        tracks=tracks,
        histories=histories,
        since_last=_since_last(() if since is None else since.matches),
        duration_change=None if since is None else duration_change(since.matches, since_then),
        watched=watch(edition, tracks, comparison, rules.limits),
        rules=rules,
    )


def as_published(findings: Findings, figures: Figures) -> Findings:
    """Let the findings of an archived edition stand on the figures that it published of itself."""
    told = {
        kind: replace(headline, same=now.same, carried_by=now.carried_by)
        for (kind, headline), now in zip(figures.headlines.items(), findings.figures.headlines.values(), strict=True)
    }
    *before, last = findings.series
    point = replace(last, schedule=told[SCHEDULE], budget=told[BUDGET])
    return replace(findings, figures=replace(figures, headlines=told), series=(*before, point))


def build_comparison(
    old: Edition, new: Edition, who: Identification, known: Mapping[str, LastKnown] | None = None
) -> Comparison:
    """Say what changed between two editions, once it is known who is who.

    ``known`` holds the newest cost that an edition up to the older one published of each project, by id.
    """
    who = as_told(new, who)
    terms = terms_of(who, known or {})
    return Comparison(
        old=old.info.quarter,
        new=new.info.quarter,
        since=Since.between(old.info, new.info),
        continued=who.matches,
        entered=who.entered,
        left=who.surely_left,
        undecided=who.undecided,
        unanswered=who.unanswered,
        regrouped=who.regrouped,
        bridge=bridge_of(old.projects, new.projects, terms),
        terms=terms,
        known_before=sum(project.cost_meur is not None for project in old.projects),
        known_after=sum(project.cost_meur is not None for project in new.projects),
    )


def _histories(
    edition: Edition, past: Sequence[Past], traced: Sequence[Traced]
) -> Mapping[str, tuple[Observation, ...]]:
    """Gather each current project's sightings under its name, the oldest first, this edition's last."""
    found = histories_of(zip((*(each.edition for each in past), edition), traced, strict=True))
    return {project.name: tuple(found[traced[-1].ids[project.name]]) for project in edition.projects}


def _since_last(matches: Sequence[Match]) -> tuple[Deviation, Deviation]:
    """Measure schedule and budget against the edition before, over the projects that stand in both."""
    pairs = [(match.old, match.new) for match in matches]
    return since_last(pairs, SCHEDULE), since_last(pairs, BUDGET)
