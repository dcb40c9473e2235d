"""Titles that state a finding, chosen by rules that cannot lie.

Each rule looks at the figures and returns a `Title`: the words, the name of the claim that they make, and the
facts that the claim rests on. A test checks each claim against the table itself, over many generated editions.
A line break stands where the sense allows one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures import ratios
from reportgen.portfolio import NO_AREA, PANORAMA
from reportgen.sections.kit.sentences import (
    ministries_carrying,
    opening_count,
    opening_number,
)
from reportgen.statements import totals
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.values.bracket import Bracket
    from reportgen.values.figures import Figures, Group, MinistryFigures
    from reportgen.values.findings import Findings

_TOGETHER = 3  # at most so many ministries are named in a title
_THIRD = Decimal(1) / 3
_SHARES = {"large-projects", "majority-of-cost", "phase"}  # claims that say what part of the whole is where


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the claim it makes and the facts that the claim rests on."""

    text: str
    claim: str
    facts: Mapping[str, object] = field(default_factory=dict)


def most_telling_share(findings: Findings) -> Title:
    """Tell the most telling share; how many projects there are and what they cost stands below."""
    figures = findings.figures
    if figures.total is None:
        words = _("{projects},\naucun coût communiqué", projects=opening_count(figures.projects))
        return Title(words, "no-cost", {"projects": figures.projects})
    for rule in (amounts, ministries, ministries_by_phase):
        title = rule(findings)
        if title.claim in _SHARES:
            return title
    total = totals.in_words(figures.total)
    facts = {"projects": figures.projects, "total": figures.total_cost_meur}
    claim = "floor" if figures.total.is_floor else "total"
    return Title(_("{projects} pour\n{total}", projects=opening_count(figures.projects), total=total), claim, facts)


def ministries(findings: Findings) -> Title:
    """Name the ministries that carry most of the cost, if a few do."""
    figures = findings.figures
    if len(figures.ministries) == 1:
        words = (
            _("Un seul ministère porte\nl’unique projet suivi")
            if figures.projects == 1
            else _("Un seul ministère porte\ntous les projets")
        )
        return Title(words, "one-ministry")
    ranked = _ranked(figures.ministries)
    if figures.total_cost_meur and (names := _majority(ranked, figures.total_cost_meur)):
        return Title(ministries_carrying(names, _cost(figures)), "majority-of-cost", {"ministries": names})
    if figures.total_cost_meur and _share_of_cost(ranked[0], figures) < _THIRD * 100:
        words = _("Aucun ministère ne porte à lui seul\nun tiers {cost}", cost=_cost(figures))
        return Title(words, "no-third")
    return Title(
        _(
            "{n} ministères portent\n{projects}",
            n=fmt.number(len(figures.ministries)),
            projects=opening_count(figures.projects).lower(),
        ),
        "count-of-ministries",
        {"ministries": len(figures.ministries), "projects": figures.projects},
    )


def ministries_by_phase(findings: Findings) -> Title:
    """Say which phase holds the most projects, and how many."""
    figures = findings.figures
    phase = max(PANORAMA.phases, key=lambda each: figures.by_phase[each.key])
    count = figures.by_phase[phase.key]
    if not count:
        return Title(_("Aucune phase n’est communiquée"), "no-phase")
    facts = {"phase": phase.key, "projects": count}
    if figures.projects == 1:
        return Title(_(phase.alone), "phase", facts)
    return Title(
        plural(*phase.several, count, n=opening_number(count), total=fmt.number(figures.projects)),
        "phase",
        facts,
    )


def cost_by_ministry(findings: Findings) -> Title:
    """Say what the first ministry carries."""
    figures = findings.figures
    if not figures.total_cost_meur:
        return Title(_("Aucun coût n’est communiqué"), "no-cost")
    first, *rest = _ranked(figures.ministries)
    name, number = fmt.capitalize_first(fmt.ministry_with_article(first.name)), fmt.ministry_number(first.name)
    if not rest or not rest[0].total_cost_meur:
        words = plural("{ministry} porte la totalité {cost}", "{ministry} portent la totalité {cost}", number)
        return Title(words.format(ministry=name, cost=_cost(figures)), "all-of-cost", {"ministry": first.name})
    if first.total_cost_meur == rest[0].total_cost_meur:
        return Title(_("Deux ministères se partagent la première place"), "tie-of-cost")
    share = _share_of_cost(first, figures)
    return Title(
        plural(
            "{ministry} porte {share} {cost}, devant {second}",
            "{ministry} portent {share} {cost}, devant {second}",
            number,
            ministry=name,
            share=fmt.share(share),
            cost=_cost(figures),
            second=fmt.ministry_with_article(rest[0].name),
        ),
        "first-ministry",
        {"ministry": first.name, "second": rest[0].name, "share": share},
    )


def amounts(findings: Findings) -> Title:
    """Say how much of the cost the largest projects take."""
    figures = findings.figures
    if not figures.total_cost_meur:
        return Title(_("Aucun coût n’est communiqué"), "no-cost")
    large = _bracket(figures, PANORAMA.dearest)
    if not large.projects:
        bound = fmt.bound(PANORAMA.dearest)
        if figures.projects_with_cost < figures.projects:
            return Title(_("Aucun coût communiqué n’atteint {bound}", bound=bound), "none-large-known")
        return Title(_("Aucun projet n’atteint {bound}", bound=bound), "none-large")
    share = _share_of_cost(large, figures)
    words = plural(
        "Un seul projet concentre {share} {cost}",
        "{projects} concentrent {share} {cost}",
        large.projects,
        projects=opening_count(large.projects),
        share=fmt.share(share),
        cost=_cost(figures),
    )
    return Title(words, "large-projects", {"projects": large.projects, "share": share})


def cost_brackets(findings: Findings) -> Title:
    """Name the bracket that takes most of the cost."""
    figures = findings.figures
    if not figures.total_cost_meur:
        return Title(_("Aucun projet ne communique de coût"), "no-cost")
    costed = [_bracket(figures, bracket) for bracket in PANORAMA.brackets]
    top = max(costed, key=lambda group: group.total_cost_meur or Decimal(0))
    share = _share_of_cost(top, figures)
    words = fmt.capitalize_first(_(PANORAMA.bracket(top.name).lodged, share=fmt.share(share), cost=_cost(figures)))
    return Title(words, "top-bracket", {"bracket": top.name, "share": share})


def functional_areas(findings: Findings) -> Title:
    """Name the functional area with the most projects, unless several share that place."""
    figures = findings.figures
    named = [area for area in figures.areas if area.name != NO_AREA]
    if not named:
        return Title(_("Aucune zone fonctionnelle n’est renseignée"), "no-area")
    facts = {"area": named[0].name, "projects": named[0].projects}
    if figures.projects == 1:
        return Title(_("Le projet relève du domaine « {area} »", area=named[0].name), "top-area", facts)
    top = [area for area in named if area.projects == named[0].projects]
    if len(top) > 1:
        zones = fmt.count("{n} zone fonctionnelle", "{n} zones fonctionnelles", len(named))
        return Title(_("Les projets se répartissent entre {areas}", areas=zones), "areas", {"areas": len(named)})
    words = plural(
        "{n} projet sur {total} relève du domaine « {area} »",
        "{n} projets sur {total} relèvent du domaine « {area} »",
        top[0].projects,
        n=opening_number(top[0].projects),
        total=fmt.number(figures.projects),
        area=top[0].name,
    )
    return Title(words, "top-area", facts)


def _cost(figures: Figures) -> str:
    """Say of what a share of the cost is one; there is a total wherever this is asked."""
    return totals.of_the_cost(figures.total) if figures.total else ""


def _ranked(ministries_: Sequence[MinistryFigures]) -> list[MinistryFigures]:
    return sorted(ministries_, key=lambda each: (-(each.total_cost_meur or 0), each.name))


def _majority(ranked: Sequence[MinistryFigures], total: Decimal) -> tuple[str, ...]:
    """Take the fewest first ministries that carry more than half of the total; none when it takes too many."""
    carried = Decimal(0)
    for index, ministry in enumerate(ranked[:_TOGETHER]):
        carried += ministry.total_cost_meur or 0
        if carried * 2 > total:
            return tuple(each.name for each in ranked[: index + 1])
    return ()


def _share_of_cost(part: Group | MinistryFigures, figures: Figures) -> Decimal:
    return ratios.share(part.total_cost_meur, figures.total_cost_meur) or Decimal(0)


def _bracket(figures: Figures, bracket: Bracket) -> Group:
    return next(group for group in figures.brackets if group.name == bracket.key)
