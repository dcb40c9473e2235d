"""A card for each project: identity, facts, progress, what it is for, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportgen import formatting as fmt
from reportgen.measures.ratios import growth
from reportgen.portfolio import PANORAMA
from reportgen.sections.kit import project_titles
from reportgen.sections.kit.card_history import estimates_of, events_of
from reportgen.sections.kit.card_layout import Layout, cost_height, fill_pages, layout_of
from reportgen.sections.kit.links import anchor
from reportgen.sections.kit.order import by_ministry
from reportgen.values.project import Amount, Link, NotEstimated, Undisclosed
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.sections.kit.card_history import Estimate
    from reportgen.sections.kit.context import Context
    from reportgen.values.findings import Observation
    from reportgen.values.project import Project

VAGUE = {"", "en savoir plus", "ici", "lien", "lire la suite", "plus d'informations", "plus d’informations", "site"}
STEPS = tuple(phase for phase in PANORAMA.phases if not phase.over)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card's facts; ``quoted`` when the words are the table's own."""

    label: str
    value: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps of a project; ``state`` is done, here or ahead."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class CostPanel:
    """What is said of the cost: an amount, or in words why there is none; then how it came to be.

    ``quoted`` when it is the table that says why.
    """

    value: str
    unit: str
    change: str
    quoted: bool
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
    ordered = [project for _name, group in by_ministry(context.findings.projects) for project in group]
    found = [_card(project, context) for project in ordered]
    heights = [card.layout.height for card in found]
    title = context.titled("cards", project_titles.cards(context.findings))
    return SectionView(
        key="cards",
        label=_("Fiches de projet"),
        title=title,
        summary=_("Identité, avancement et coût de chaque projet"),
        content=Cards(
            cards=tuple(found[place] for place in fill_pages(heights, title.count("\n") + 1)),
            note=" ".join((_("Coûts en millions d’euros."), context.source_line)),
        ),
    )


def _card(project: Project, context: Context) -> Card:
    lines = tuple(fmt.as_published(line) for line in project.description.split("\n") if line.strip())
    links = tuple(link_words(link) for link in project.links)
    facts = _facts(project)
    cost = _cost(project, context)
    below = cost_height(cost.change, len(cost.estimates), cost.events)
    return Card(
        anchor=anchor(project),
        name=fmt.as_published(project.name),
        ministry=fmt.ministry_label(project.ministry),
        status=_status(project, context),
        facts=facts,
        steps=_steps(project),
        paragraphs=lines,
        links=links,
        cost=cost,
        layout=layout_of(project.name, [fact.value for fact in facts], lines, [link.text for link in links], below),
    )


def link_words(link: Link) -> Link:
    """Say where a link leads when its words do not: they may be the same on every card."""
    words = link.text.strip()
    if words.lower() in VAGUE or words == link.url:
        site = urlsplit(link.url).netloc.removeprefix("www.") or link.url
        words = _("en savoir plus sur {site}", site=site)
    return Link(fmt.typeset(fmt.capitalize_first(words)), link.url)


def _status(project: Project, context: Context) -> str:
    parts = [_("Interministériel")] if project.interministerial else []
    if project.co_leads:
        ministries = fmt.listing([fmt.ministry_with_article(name) for name in project.co_leads])
        parts.append(_("avec {ministries}", ministries=ministries))
    if project.is_over:
        parts.append(_("projet terminé"))
    elif project.is_overdue(context.findings.as_of):
        parts.append(_("fin prévue dépassée"))
    return fmt.capitalize_first(", ".join(parts))


def _facts(project: Project) -> tuple[Fact, ...]:
    end = project.planned_end
    return (
        Fact(_("Phase"), fmt.phase_label(project.phase_key)),
        Fact(_("Début"), fmt.undisclosed() if project.start is None else fmt.month_and_year(project.start)),
        Fact(_("Fin prévue"), _("non fixée") if end is None else fmt.month_and_year(end)),
        Fact(_("Durée"), _duration(project)),
        _published(_("Domaine"), project.functional_area),
        _published(_("Programme"), project.programme.replace("\n", " / ")),
    )


def _published(label: str, words: str) -> Fact:
    """Quote what the table says, or say that it says nothing."""
    return Fact(label, fmt.as_published(words), quoted=True) if words else Fact(label, _("non renseigné"))


def _duration(project: Project) -> str:
    current, initial = project.duration_years, project.initial_duration_years
    if current is None:
        return _("non fixée")
    if initial is None:
        return fmt.years(current)
    years, months = fmt.years(current), fmt.signed_months(current - initial)
    return _("{years}, comme prévu", years=years) if months == "=" else f"{years} ({months})"


def _steps(project: Project) -> tuple[Step, ...]:
    if isinstance(project.phase, Undisclosed):
        return tuple(Step(fmt.phase_label(phase.key), "ahead") for phase in STEPS)
    reached = project.phase.order
    states = {phase: "done" if phase.order < reached else "ahead" for phase in STEPS} | {project.phase: "here"}
    return tuple(Step(fmt.phase_label(phase.key), states[phase]) for phase in STEPS)


def _cost(project: Project, context: Context) -> CostPanel:
    track = context.findings.tracks.get(project.name, ())
    estimates = estimates_of(project, track, context.findings.as_of)
    events = events_of(context.findings.histories.get(project.name, ()), context.findings.held)
    return CostPanel(*_cost_words(project, track), estimates, events)


def _cost_words(project: Project, track: Sequence[Observation]) -> tuple[str, str, str, bool]:
    """Say the cost, its unit, its change or why there is none, and whether the table says so itself."""
    match project.cost:
        case Amount(meur):
            return *fmt.money_parts(meur), _since_first(meur, project.initial_cost_meur, track), False
        case NotEstimated():
            return _("Pas encore chiffré"), "", _("Le coût est publié à l’issue du cadrage."), False
        case Undisclosed(reason):
            why = fmt.as_published(reason) or _("Aucun motif n’est indiqué.")
            return _("Non communiqué"), "", why, bool(reason)


def _since_first(current: Decimal, initial: Decimal | None, track: Sequence[Observation]) -> str:
    """Compare the cost with the initial estimate, else with the first that an edition published."""
    since, first = _("depuis l’origine"), initial
    if first is None:
        sight = next((each for each in track[:-1] if each.project.cost_meur is not None), None)
        if sight is not None:
            since = _("depuis {month}", month=fmt.month_and_year(sight.as_of))
            first = sight.project.cost_meur
    if not first:
        return _("Estimation initiale non publiée.")
    change = fmt.signed_money(fmt.printed_change(first, current))
    if change == "=":
        return _("Inchangé {since}.", since=since)
    rate = fmt.signed_percent(growth(current, first) or Decimal(0))
    if rate == "=":
        return fmt.typeset(_("{change}, soit moins de 1 % {since}.", change=change, since=since))
    return _("{change}, soit {rate} {since}.", change=change, rate=rate, since=since)
