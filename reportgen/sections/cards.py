"""A card for each project: identity, facts, progress, what it is for, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportgen import formatting as fmt
from reportgen.model import Amount, Link, NotEstimated, Phase, Undisclosed
from reportgen.sections import titles
from reportgen.sections.card_history import history_of
from reportgen.sections.card_layout import layout_of
from reportgen.sections.order import by_ministry
from reportgen.sections.table import anchor
from reportgen.views import SectionView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.findings import Observation
    from reportgen.model import Project
    from reportgen.sections.context import Context

VAGUE = {"", "en savoir plus", "ici", "lien", "lire la suite", "plus d'informations", "plus d’informations", "site"}
LONGEST_BAR = 33  # mm
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
class Bar:
    """One of two bars on a common scale: the initial estimate, the current one."""

    label: str
    value: str
    length_mm: str
    current: bool


@dataclass(frozen=True, slots=True)
class CostPanel:
    """What is said of the cost: an amount, or in words why there is none."""

    value: str
    unit: str
    change: str
    bars: tuple[Bar, ...]


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
    history: tuple[str, ...]
    layout: str

    @property
    def is_wide(self) -> bool:
        """Whether the description takes both columns, and the cost stands under the facts."""
        return self.layout.startswith("wide")


@dataclass(frozen=True, slots=True)
class Cards:
    """What the section prints."""

    cards: tuple[Card, ...]
    note: str


def compose(context: Context) -> SectionView:
    """Compose the cards, in the order of the general table."""
    ordered = [project for _, group in by_ministry(context.findings.projects) for project in group]
    return SectionView(
        key="cards",
        label="Fiches de projet",
        title=context.titled("cards", titles.cards(context.findings)),
        summary="Identité, avancement et coût de chaque projet",
        content=Cards(
            cards=tuple(_card(project, context) for project in ordered),
            note=f"Coûts en millions d’euros. {context.source_line}",
        ),
    )


def _card(project: Project, context: Context) -> Card:
    lines = tuple(fmt.typeset(line) for line in project.description.split("\n") if line.strip())
    links = tuple(link_said(link) for link in project.links)
    facts = _facts(project)
    history = history_of(context.findings.tracks.get(project.name, ()))
    return Card(
        anchor=anchor(project),
        name=fmt.typeset(project.name),
        ministry=fmt.ministry_label(project.ministry),
        status=_status(project, context),
        facts=facts,
        steps=_steps(project),
        paragraphs=lines,
        links=links,
        cost=_cost(project, context.findings.tracks.get(project.name, ())),
        history=history,
        layout=layout_of(project.name, [fact.value for fact in facts], lines, [link.text for link in links], history),
    )


def link_said(link: Link) -> Link:
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


def _cost(project: Project, track: Sequence[Observation]) -> CostPanel:
    match project.cost:
        case Amount(meur):
            return CostPanel(fmt.number(meur, 1), "M€", *_since_first(meur, project.initial_cost_meur, track))
        case NotEstimated():
            return CostPanel("Pas encore chiffré", "", "Le coût est publié à l’issue du cadrage.", ())
        case Undisclosed(reason):
            return CostPanel("Non communiqué", "", fmt.typeset(reason) or "Aucun motif n’est indiqué.", ())


def _since_first(
    current: Decimal, initial: Decimal | None, track: Sequence[Observation]
) -> tuple[str, tuple[Bar, ...]]:
    """Compare the cost with the initial estimate, else with the first that an edition published."""
    label, since, first = "Initial", "l’origine", initial
    if first is None:
        sight = next((each for each in track[:-1] if each.project.cost_meur is not None), None)
        if sight is None:
            return "Estimation initiale non publiée.", ()
        label, since, first = fmt.month_short(sight.as_of), fmt.month_and_year(sight.as_of), sight.project.cost_meur
    if not first:
        return "Estimation initiale non publiée.", ()
    change = fmt.signed(current - first)
    rate = fmt.signed(100 * (current - first) / first, 0)
    words = (
        f"Inchangé depuis {since}."
        if change == "="
        else f"{change}{fmt.NBSP}M€, soit {rate.replace('=', 'moins de 1')}{fmt.NBSP}% depuis {since}."
    )
    return words, _bars(current, first, label)


def _bars(current: Decimal, first: Decimal, label: str) -> tuple[Bar, ...]:
    longest = max(current, first)
    return tuple(
        Bar(name, fmt.number(value, 1), f"{LONGEST_BAR * value / longest:.2f}", name == "Actuel")
        for name, value in ((label, first), ("Actuel", current))
    )
