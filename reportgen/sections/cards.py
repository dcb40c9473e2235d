"""A card for each project: identity, facts, progress, what it is for, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportgen import formatting as fmt
from reportgen.model import Amount, Link, NotEstimated, Phase, Undisclosed
from reportgen.sections import titles
from reportgen.sections.card_history import estimates_of, events_of
from reportgen.sections.card_layout import Layout, cost_height, filled, layout_of
from reportgen.sections.order import by_ministry
from reportgen.sections.table import anchor
from reportgen.views import SectionView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.findings import Observation
    from reportgen.model import Project
    from reportgen.sections.card_history import Estimate
    from reportgen.sections.context import Context

VAGUE = {"", "en savoir plus", "ici", "lien", "lire la suite", "plus d'informations", "plus d’informations", "site"}
STEPS = (Phase.SCOPING, Phase.DESIGN, Phase.PILOT, Phase.ROLLOUT)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card's facts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps of a project; ``state`` is done, here or ahead."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class CostPanel:
    """What is said of the cost: an amount, or in words why there is none; then how it came to be."""

    value: str
    unit: str
    change: str
    estimates: tuple[Estimate, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What a project's card prints."""

    anchor: str
    name: str
    ministry: str
    status: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    paragraphs: tuple[str, ...]
    links: tuple[Link, ...]
    cost: CostPanel
    layout: Layout

    @property
    def is_wide(self) -> bool:
        """Whether the description takes both columns, and the cost stands under the facts."""
        return self.layout.classes.startswith("wide")


@dataclass(frozen=True, slots=True)
class Cards:
    """What the section prints."""

    cards: tuple[Card, ...]
    note: str


def compose(context: Context) -> SectionView:
    """Compose the cards, in the order of the general table but for those that fill a page before their turn."""
    ordered = [project for _, group in by_ministry(context.findings.projects) for project in group]
    found = [_card(project, context) for project in ordered]
    heights = [card.layout.height for card in found]
    title = context.titled("cards", titles.cards(context.findings))
    return SectionView(
        key="cards",
        label="Fiches de projet",
        title=title,
        summary="Identité, avancement et coût de chaque projet",
        content=Cards(
            cards=tuple(found[place] for place in filled(heights, title.count("\n") + 1)),
            note=f"Coûts en millions d’euros. {context.source_line}",
        ),
    )


def _card(project: Project, context: Context) -> Card:
    lines = tuple(fmt.typeset(line) for line in project.description.split("\n") if line.strip())
    links = tuple(_link(link) for link in project.links)
    facts = _facts(project)
    cost = _cost(project, context)
    below = cost_height(cost.change, len(cost.estimates), cost.events)
    return Card(
        anchor=anchor(project),
        name=fmt.typeset(project.name),
        ministry=fmt.ministry_label(project.ministry),
        status=_status(project, context),
        facts=facts,
        steps=_steps(project),
        paragraphs=lines,
        links=links,
        cost=cost,
        layout=layout_of(project.name, [fact.value for fact in facts], lines, [link.text for link in links], below),
    )


def _link(link: Link) -> Link:
    """Say where a link leads when its words do not: they may be the same on every card."""
    words = link.text.strip()
    if words.lower() in VAGUE or words == link.url:
        words = f"en savoir plus sur {urlsplit(link.url).netloc.removeprefix('www.') or link.url}"
    return Link(fmt.typeset(words[:1].upper() + words[1:]), link.url)


def _status(project: Project, context: Context) -> str:
    parts = ["Interministériel"] if project.interministerial else []
    if project.co_leads:
        parts.append("avec " + fmt.listing([fmt.ministry_label(name) for name in project.co_leads]))
    if project.phase is Phase.COMPLETED:
        parts.append("projet terminé")
    elif project.is_overdue(context.findings.as_of):
        parts.append("fin prévue dépassée")
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _facts(project: Project) -> tuple[Fact, ...]:
    end = project.planned_end
    return (
        Fact("Phase", fmt.phase_label(project.phase_key)),
        Fact("Début", "non communiqué" if project.start is None else fmt.month_and_year(project.start)),
        Fact("Fin prévue", "non fixée" if end is None else fmt.month_and_year(end)),
        Fact("Durée", _duration(project)),
        Fact("Domaine", fmt.typeset(project.functional_area) or "non renseigné"),
        Fact("Programme", fmt.typeset(project.programme.replace("\n", " / ")) or "non renseigné"),
    )


def _duration(project: Project) -> str:
    current, initial = project.duration_years, project.initial_duration_years
    if current is None:
        return "non fixée"
    if initial is None:
        return fmt.years(current)
    months = fmt.signed((current - initial) * 12, 0)
    return f"{fmt.years(current)}, comme prévu" if months == "=" else f"{fmt.years(current)} ({months}{fmt.NBSP}mois)"


def _steps(project: Project) -> tuple[Step, ...]:
    if isinstance(project.phase, Undisclosed):
        return tuple(Step(fmt.phase_label(phase), "ahead") for phase in STEPS)
    reached = tuple(Phase).index(project.phase)
    states = ("done" if index < reached else "here" if index == reached else "ahead" for index in range(len(STEPS)))
    return tuple(Step(fmt.phase_label(phase), state) for phase, state in zip(STEPS, states, strict=True))


def _cost(project: Project, context: Context) -> CostPanel:
    track = context.findings.tracks.get(project.name, ())
    return CostPanel(*_said(project, track), estimates_of(project, track, context.findings.as_of), events_of(track))


def _said(project: Project, track: Sequence[Observation]) -> tuple[str, str, str]:
    """Say the cost, its unit, and its change or why there is none."""
    match project.cost:
        case Amount(meur):
            return fmt.number(meur, 1), "M€", _since_first(meur, project.initial_cost_meur, track)
        case NotEstimated():
            return "Pas encore chiffré", "", "Le coût est publié à l’issue du cadrage."
        case Undisclosed(reason):
            return "Non communiqué", "", fmt.typeset(reason) or "Aucun motif n’est indiqué."


def _since_first(current: Decimal, initial: Decimal | None, track: Sequence[Observation]) -> str:
    """Compare the cost with the initial estimate, else with the first that an edition published."""
    since, first = "l’origine", initial
    if first is None:
        sight = next((each for each in track[:-1] if each.project.cost_meur is not None), None)
        if sight is not None:
            since, first = fmt.month_and_year(sight.as_of), sight.project.cost_meur
    if not first:
        return "Estimation initiale non publiée."
    change = fmt.signed(current - first)
    if change == "=":
        return f"Inchangé depuis {since}."
    rate = fmt.signed(100 * (current - first) / first, 0).replace("=", "moins de 1")
    return f"{change}{fmt.NBSP}M€, soit {rate}{fmt.NBSP}% depuis {since}."
