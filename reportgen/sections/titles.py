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
from reportgen.model import UNDISCLOSED, CostBracket, Phase
from reportgen.schedule import deadlines_before
from reportgen.views import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.findings import Findings
    from reportgen.model import Figures, Group, MinistryFigures

OVERRUN_PCT = 25
_TOGETHER = 3  # at most so many ministries are named in a title
_THIRD = Decimal(1) / 3
_IN_PHASE = {
    Phase.SCOPING: "en cadrage",
    Phase.DESIGN: "en conception ou en réalisation",
    Phase.PILOT: "en expérimentation",
    Phase.ROLLOUT: "en déploiement",
    Phase.COMPLETED: "terminés",
}


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the claim it makes and the facts that the claim rests on."""

    text: str
    claim: str
    facts: Mapping[str, object] = field(default_factory=dict)


def brief(findings: Findings) -> Title:
    """Say how many projects there are and what they cost together."""
    figures = findings.figures
    subject = counted(figures.projects)
    if figures.total_cost_meur is None:
        return Title(f"{subject},\naucun coût communiqué", "no-cost", {"projects": figures.projects})
    floor = " au moins" if figures.projects_with_cost < figures.projects else ""
    return Title(
        f"{subject} pour{floor}\n{fmt.money_in_words(figures.total_cost_meur)}",
        "floor" if floor else "total",
        {"projects": figures.projects, "total": figures.total_cost_meur},
    )


def ministries(findings: Findings) -> Title:
    """Name the ministries that carry most of the cost, if a few do."""
    figures = findings.figures
    if len(figures.ministries) == 1:
        carried = "l’unique projet suivi" if figures.projects == 1 else "tous les projets"
        return Title(f"Un seul ministère porte\n{carried}", "one-ministry")
    ranked = _ranked(figures.ministries)
    if figures.total_cost_meur and (names := _majority(ranked, figures.total_cost_meur)):
        verb = "porte" if len(names) == 1 else "portent"
        return Title(f"{_named(names)} {verb}\nplus de la moitié du coût", "majority-of-cost", {"ministries": names})
    if figures.total_cost_meur and _share(ranked[0].total_cost_meur, figures) < _THIRD * 100:
        return Title("Aucun ministère ne porte\nà lui seul un tiers du coût", "no-third")
    return Title(
        f"{len(figures.ministries)} ministères portent\n{counted(figures.projects).lower()}",
        "count-of-ministries",
        {"ministries": len(figures.ministries), "projects": figures.projects},
    )


def ministries_by_phase(findings: Findings) -> Title:
    """Say which phase holds the most projects, and how many."""
    figures = findings.figures
    phase = max(Phase, key=lambda each: figures.by_phase[each])
    held = figures.by_phase[phase]
    if not held:
        return Title("Aucune phase n’est communiquée", "no-phase")
    facts = {"phase": phase.value, "projects": held}
    if figures.projects == 1:
        return Title(f"Le projet est {_IN_PHASE[phase].removesuffix('s')}", "phase", facts)
    are = "est" if held == 1 else "sont"
    state = _IN_PHASE[phase].removesuffix("s") if held == 1 else _IN_PHASE[phase]
    return Title(f"{counted(held)} sur {figures.projects} {are} {state}", "phase", facts)


def cost_by_ministry(findings: Findings) -> Title:
    """Say what the first ministry carries."""
    figures = findings.figures
    if not figures.total_cost_meur:
        return Title("Aucun coût n’est communiqué", "no-cost")
    first, *rest = _ranked(figures.ministries)
    name = fmt.ministry_label(first.name)
    if not rest:
        return Title(f"{name} porte la totalité du coût", "all-of-cost", {"ministry": first.name})
    if first.total_cost_meur == rest[0].total_cost_meur:
        return Title("Deux ministères se partagent la première place", "tie-of-cost")
    share = _share(first.total_cost_meur, figures)
    return Title(
        f"{name} porte {fmt.percent(share)} du coût, devant {fmt.ministry_label(rest[0].name)}",
        "first-ministry",
        {"ministry": first.name, "second": rest[0].name, "share": share},
    )


def amounts(findings: Findings) -> Title:
    """Say how much of the cost the largest projects take."""
    figures = findings.figures
    if not figures.total_cost_meur:
        return Title("Aucun coût n’est communiqué", "no-cost")
    large = _bracket(figures, CostBracket.OVER_100)
    if not large.projects:
        return Title("Aucun projet n’atteint 100 M€", "none-large")
    share = _share(large.total_cost_meur, figures)
    verb = "concentre" if large.projects == 1 else "concentrent"
    subject = "Un seul projet" if large.projects == 1 else counted(large.projects)
    return Title(
        f"{subject} {verb} {fmt.percent(share)} du coût",
        "large-projects",
        {"projects": large.projects, "share": share},
    )


def cost_brackets(findings: Findings) -> Title:
    """Name the bracket that takes most of the cost."""
    figures = findings.figures
    if not figures.total_cost_meur:
        return Title("Aucun projet ne communique de coût", "no-cost")
    costed = [_bracket(figures, bracket) for bracket in CostBracket]
    top = max(costed, key=lambda group: group.total_cost_meur or Decimal(0))
    share = _share(top.total_cost_meur, figures)
    where = {"moins de 5 M€": "sous 5 M€", "plus de 100 M€": "à partir de 100 M€"}.get(top.name, top.name)
    return Title(f"{fmt.percent(share)} du coût se loge {where}", "top-bracket", {"bracket": top.name, "share": share})


def functional_areas(findings: Findings) -> Title:
    """Name the functional area with the most projects, unless several share that place."""
    figures = findings.figures
    named = [area for area in figures.areas if area.name != UNDISCLOSED]
    if not named:
        return Title("Aucune zone fonctionnelle n’est renseignée", "no-area")
    facts = {"area": named[0].name, "projects": named[0].projects}
    if figures.projects == 1:
        return Title(f"Le projet relève du domaine « {named[0].name} »", "top-area", facts)
    top = [area for area in named if area.projects == named[0].projects]
    if len(top) > 1:
        zones = fmt.count(len(named), "zone fonctionnelle", "zones fonctionnelles")
        return Title(f"Les projets se répartissent entre {zones}", "areas", {"areas": len(named)})
    belong = "relève" if top[0].projects == 1 else "relèvent"
    return Title(
        f"{counted(top[0].projects)} sur {figures.projects} {belong} du domaine « {top[0].name} »", "top-area", facts
    )


def timeline(findings: Findings) -> Title:
    """Say how many running projects end soon, when that does not hang on a month."""
    soon = deadlines_before(findings.projects, findings.as_of)
    if soon and soon[1]:
        year, due = soon
        verb = "arrive" if due == 1 else "arrivent"
        return Title(f"{counted(due)} {verb} à échéance avant {year}", "deadlines", {"year": year, "projects": due})
    late = sum(project.is_overdue(findings.as_of) for project in findings.projects)
    if late:
        have = "a dépassé sa" if late == 1 else "ont dépassé leur"
        return Title(f"{counted(late)} {have} fin prévue", "overdue", {"projects": late})
    if len(findings.projects) == 1:
        return Title("Le projet,\ndu lancement à la fin prévue", "none")
    return Title(f"Les {len(findings.projects)} projets,\ndu lancement à la fin prévue", "none")


def table(findings: Findings) -> Title:
    """Announce the general table."""
    projects = len(findings.projects)
    return Title(
        "Le projet et son ministère" if projects == 1 else f"Les {projects} projets, ministère par ministère", "none"
    )


def cards(findings: Findings) -> Title:
    """Say how many projects have left their initial budget far behind, when initial estimates are known."""
    known = [(p.cost_meur, p.initial_cost_meur) for p in findings.projects if p.cost_meur and p.initial_cost_meur]
    over = sum(cost > initial * (100 + OVERRUN_PCT) / 100 for cost, initial in known if cost and initial)
    if not over:
        return Title("Le projet en détail" if len(findings.projects) == 1 else "Les projets, un par un", "none")
    verb = "dépasse" if over == 1 else "dépassent"
    return Title(
        f"{counted(over)} sur {len(known)} {verb} de plus\nd’un quart leur budget initial",
        "overruns",
        {"projects": over, "known": len(known)},
    )


def counted(number: int) -> str:
    """Count projects at the head of a sentence: in words up to sixteen, in digits beyond."""
    words = fmt.in_words(number)
    return f"{words[:1].upper()}{words[1:]} projet{'s' if number > 1 else ''}"


def _named(names: Sequence[str]) -> str:
    """Name ministries where their names fit one line of a title; else say how many they are."""
    listed = fmt.listing([fmt.ministry_label(name) for name in names])
    if len(listed) <= LINE_LENGTH - len(" portent"):
        return listed
    return "Un ministère" if len(names) == 1 else f"{fmt.in_words(len(names)).capitalize()} ministères"


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


def _share(part: Decimal | None, figures: Figures) -> Decimal:
    return 100 * (part or Decimal(0)) / (figures.total_cost_meur or Decimal(1))


def _bracket(figures: Figures, bracket: CostBracket) -> Group:
    return next(group for group in figures.brackets if group.name == bracket)
