"""Movements: how one total became the other, who entered, who left, what was re-estimated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.model import Departure, Phase
from reportgen.sections import movement_titles as titles
from reportgen.sections.movement_layout import lines_that_fit
from reportgen.sections.table import anchor
from reportgen.views import SectionView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.findings import Comparison, Match, Undecided
    from reportgen.model import Project
    from reportgen.sections.context import Context
    from reportgen.views import ChartView

MOST_NAMED = 6  # names in a sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: a project, what is said of it, and its number; ``anchor`` leads to its card if it has one."""

    name: str
    detail: str
    value: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the lists, with how many it should hold."""

    heading: str
    count: str
    lines: tuple[Line, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Movements:
    """What the page prints."""

    charts: tuple[ChartView, ...]
    columns: tuple[Column, ...]
    sentences: tuple[str, ...]
    note: str


def compose(context: Context) -> SectionView | None:
    """Compose the page of movements; nothing for the first edition ever."""
    comparison = context.findings.comparison
    if comparison is None:
        return None
    since = fmt.month_and_year(comparison.old_as_of)
    charts = (
        [
            context.chart(
                "cost_bridge",
                titles.cost_bridge(context.findings),
                f"Coût complet estimé, en millions d’euros : ce qui le fait passer du total de {since} à celui de "
                f"{fmt.month_and_year(context.findings.as_of)}",
                context.missing_costs_note(),
            )
        ]
        if context.pictures["cost_bridge"]
        else []
    )
    lists, sentences = _lists(context, comparison), tuple(_sentences(context, comparison))
    height = sum(picture.height_mm for picture in context.pictures["cost_bridge"])
    most = lines_that_fit(height, [[line.detail for line in lines] for lines in lists.values()], sentences)
    return SectionView(
        key="movements",
        label="Mouvements",
        title=context.titled("movements", titles.movements(context.findings)),
        summary=f"Entrées, sorties et réestimations depuis {since}",
        content=Movements(tuple(charts), _columns(lists, most), sentences, _note(context)),
    )


def _lists(context: Context, comparison: Comparison) -> Mapping[str, Sequence[Line]]:
    """Write every line of the three lists, under their headings."""
    outcomes = {each.name: each for each in context.info.departures}
    entered = [*comparison.entered, *(each.new for each in comparison.undecided)]
    returned = {match.new.name for match in context.findings.returned}
    left = [*comparison.left, *_perhaps_left(comparison)]
    return {
        "Entrants": [_entrant(project, returned) for project in _dearest(entered)],
        "Sortants": [_leaver(project, outcomes) for project in _dearest(left)],
        "Réestimations": [_reestimate(match) for match in comparison.reestimated],
    }


def _perhaps_left(comparison: Comparison) -> list[Project]:
    """List the earlier projects that may go on under another name: until decided, they count as left."""
    return list({one.old.name: one.old for each in comparison.undecided for one in each.candidates}.values())


def _dearest(projects: Sequence[Project]) -> list[Project]:
    return sorted(projects, key=lambda each: (-(each.cost_meur or 0), fmt.plain(each.name)))


def _columns(lists: Mapping[str, Sequence[Line]], most: int) -> tuple[Column, ...]:
    return tuple(_column(heading, lines, most) for heading, lines in lists.items())


def _column(heading: str, lines: Sequence[Line], most: int) -> Column:
    rest = len(lines) - most
    more = "" if rest <= 0 else f"et {fmt.count(rest, 'autre')}, au tableau général"
    return Column(heading, fmt.number(len(lines)), tuple(lines[:most]), more)


def _entrant(project: Project, returned: set[str]) -> Line:
    back = ", de retour" if project.name in returned else ""
    detail = f"{fmt.ministry_label(project.ministry)}, {fmt.phase_label(project.phase_key).lower()}{back}"
    return Line(fmt.typeset(project.name), detail, fmt.meur(project.cost_meur), anchor(project))


def _leaver(project: Project, outcomes: Mapping[str, Departure]) -> Line:
    said = outcomes.get(project.name, Departure(project.name))
    words = [said.outcome, said.reason]
    if not words[0]:
        words[0] = "terminé" if project.phase is Phase.COMPLETED else f"en {fmt.phase_label(project.phase_key).lower()}"
    detail = f"{fmt.ministry_label(project.ministry)}, {', '.join(filter(None, words))}"
    return Line(fmt.typeset(project.name), fmt.typeset(detail), fmt.meur(project.cost_meur))


def _reestimate(match: Match) -> Line:
    change = match.cost_change_meur or Decimal(0)
    detail = f"de {fmt.meur(match.old.cost_meur)} à {fmt.money(match.new.cost_meur)}"
    return Line(fmt.typeset(match.new.name), detail, fmt.signed(change) if change else "=", anchor(match.new))


def _sentences(context: Context, comparison: Comparison) -> Iterator[str]:
    """Say the movements that the lists do not show: names, ministries, phases, durations, costs shown or withdrawn."""
    kept = comparison.continued
    told: tuple[tuple[str, list[str]], ...] = (
        ("Changent de nom", [f"{m.new.name} (auparavant {m.old.name})" for m in kept if _renamed(m)]),
        ("Changent de ministère", [f"{m.new.name} (de {_label(m.old)} à {_label(m.new)})" for m in kept if m.moved]),
        ("Avancent d’une phase ou plus", [m.new.name for m in kept if m.phase_steps > 0]),
        ("Reviennent à une phase antérieure", [m.new.name for m in kept if m.phase_steps < 0]),
        ("S’allongent", [f"{m.new.name} ({_months(m)})" for m in kept if _months(m).startswith("+")]),
        ("Se raccourcissent", [f"{m.new.name} ({_months(m)})" for m in kept if _months(m).startswith(fmt.MINUS)]),
        ("Publient un coût pour la première fois", [m.new.name for m in kept if m.newly_costed]),
        ("Ne communiquent plus leur coût", [m.new.name for m in kept if m.no_longer_costed]),
        ("Reviennent après une absence", [match.new.name for match in context.findings.returned]),
        ("Restent à identifier", [_doubt(each) for each in comparison.undecided]),
    )
    for words, names in told:
        if names:
            yield fmt.typeset(f"{words} : {fmt.listing(_first(names))}.")


def _first(names: list[str]) -> list[str]:
    """Name a few, and say how many more there are."""
    rest = len(names) - MOST_NAMED
    return names if rest <= 1 else [*names[:MOST_NAMED], f"{rest} autres"]


def _doubt(each: Undecided) -> str:
    return f"{each.new.name} (peut-être {each.candidates[0].old.name})"


def _renamed(match: Match) -> bool:
    """Tell a new name from another spelling of the same."""
    return fmt.plain(match.old.name) != fmt.plain(match.new.name)


def _label(project: Project) -> str:
    return fmt.ministry_label(project.ministry)


def _months(match: Match) -> str:
    """Say a change of duration to the month, which is as far as published durations go."""
    return f"{fmt.signed((match.duration_change_years or Decimal(0)) * 12, 0)}{fmt.NBSP}mois"


def _note(context: Context) -> str:
    doubt = (
        "Un projet à identifier compte parmi les entrants, et celui qu’il pourrait être parmi les sortants. "
        if context.findings.comparison and context.findings.comparison.undecided
        else ""
    )
    return f"{fmt.typeset(f'Montants en millions d’euros ; n. c. : non communiqué. {doubt}')}{context.source_line}"
