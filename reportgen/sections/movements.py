"""Movements: how one total became the other, who entered, who left, what was re-estimated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit import movement_titles as titles
from reportgen.sections.kit.links import anchor
from reportgen.sections.kit.movement_layout import lines_that_fit
from reportgen.values.edition import Departure
from reportgen.values.views import SectionView
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.sections.kit.context import Context
    from reportgen.values.comparison import Comparison, Match, Undecided
    from reportgen.values.project import Project
    from reportgen.values.views import ChartView

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
                _(
                    "Coût complet estimé, en millions d’euros : ce qui le fait passer du total {then} à celui {now}",
                    then=fmt.of_month(comparison.old_as_of),
                    now=fmt.of_month(context.findings.as_of),
                ),
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
        label=_("Mouvements"),
        title=context.titled("movements", titles.movements(context.findings)),
        summary=_("Entrées, sorties et réestimations depuis {month}", month=since),
        content=Movements(tuple(charts), _columns(lists, most), sentences, _note(context)),
    )


def _lists(context: Context, comparison: Comparison) -> Mapping[str, Sequence[Line]]:
    """Write every line of the three lists, under their headings."""
    outcomes = {each.name: each for each in context.info.departures}
    returned = {match.new.name for match in context.findings.returned}
    return {
        _("Entrants"): [_entrant(project, returned) for project in _dearest(comparison.came)],
        _("Sortants"): [_leaver(project, outcomes) for project in _dearest(comparison.gone)],
        _("Réestimations"): [_reestimate(match) for match in comparison.reestimated],
    }


def _dearest(projects: Sequence[Project]) -> list[Project]:
    return sorted(projects, key=lambda each: (-(each.cost_meur or 0), fmt.ordered(each.name)))


def _columns(lists: Mapping[str, Sequence[Line]], most: int) -> tuple[Column, ...]:
    return tuple(_column(heading, lines, most) for heading, lines in lists.items())


def _column(heading: str, lines: Sequence[Line], most: int) -> Column:
    rest = len(lines) - most
    more = "" if rest <= 0 else fmt.count("et {n} autre, au tableau général", "et {n} autres, au tableau général", rest)
    return Column(heading, fmt.number(len(lines)), tuple(lines[:most]), more)


def _entrant(project: Project, returned: set[str]) -> Line:
    ministry, phase = fmt.ministry_label(project.ministry), fmt.phase_inside(project.phase_key)
    detail = (
        _("{ministry}, {phase}, de retour", ministry=ministry, phase=phase)
        if project.name in returned
        else _("{ministry}, {phase}", ministry=ministry, phase=phase)
    )
    return Line(fmt.as_published(project.name), detail, fmt.meur(project.cost_meur), anchor(project))


def _leaver(project: Project, outcomes: Mapping[str, Departure]) -> Line:
    departure = outcomes.get(project.name, Departure(project.name))
    words = [departure.outcome, departure.reason]
    if not words[0]:
        words[0] = _("terminé") if project.is_over else _("en {phase}", phase=fmt.phase_inside(project.phase_key))
    detail = f"{fmt.ministry_label(project.ministry)}, {', '.join(filter(None, words))}"
    return Line(fmt.as_published(project.name), fmt.typeset(detail), fmt.meur(project.cost_meur))


def _reestimate(match: Match) -> Line:
    change = match.cost_change_meur or Decimal(0)
    detail = fmt.money_course(match.old.cost_meur, match.new.cost_meur)
    return Line(fmt.as_published(match.new.name), detail, fmt.signed(change) if change else "=", anchor(match.new))


def _sentences(context: Context, comparison: Comparison) -> Iterator[str]:
    """Say the movements that the lists do not show: names, ministries, phases, durations, costs shown or withdrawn."""
    kept = comparison.continued
    movements: tuple[tuple[str, list[str]], ...] = (
        (later("Changent de nom : {names}."), [_renaming(m) for m in kept if _renamed(m)]),
        (later("Changent de ministère : {names}."), [_move(m) for m in kept if m.moved]),
        (later("Avancent d’une phase ou plus : {names}."), [m.new.name for m in kept if m.phase_steps > 0]),
        (later("Reviennent à une phase antérieure : {names}."), [m.new.name for m in kept if m.phase_steps < 0]),
        (later("S’allongent : {names}."), [_lasting(m) for m in kept if _months(m).startswith("+")]),
        (later("Se raccourcissent : {names}."), [_lasting(m) for m in kept if _months(m).startswith(fmt.MINUS)]),
        (later("Publient un coût pour la première fois : {names}."), [m.new.name for m in kept if m.newly_costed]),
        (later("Ne communiquent plus leur coût : {names}."), [m.new.name for m in kept if m.no_longer_costed]),
        (later("Reviennent après une absence : {names}."), [match.new.name for match in context.findings.returned]),
        (later("Restent à identifier : {names}."), [_doubt(each) for each in comparison.undecided]),
    )
    for words, names in movements:
        if names:
            yield fmt.typeset(_(words, names=fmt.listing(_first(names))))


def _first(names: list[str]) -> list[str]:
    """Name a few, and say how many more there are."""
    rest = len(names) - MOST_NAMED
    return names if rest <= 1 else [*names[:MOST_NAMED], plural("{n} autre", "{n} autres", rest, n=fmt.number(rest))]


def _doubt(each: Undecided) -> str:
    return _("{name} (peut-être {former})", name=each.new.name, former=each.candidates[0].old.name)


def _renamed(match: Match) -> bool:
    """Tell a new name from another spelling of the same."""
    return fmt.plain(match.old.name) != fmt.plain(match.new.name)


def _renaming(match: Match) -> str:
    return _("{name} (auparavant {former})", name=match.new.name, former=match.old.name)


def _move(match: Match) -> str:
    former, ministry = fmt.ministry_label(match.old.ministry), fmt.ministry_label(match.new.ministry)
    return _("{name} ({former} → {ministry})", name=match.new.name, former=former, ministry=ministry)


def _lasting(match: Match) -> str:
    return f"{match.new.name} ({_months(match)})"


def _months(match: Match) -> str:
    """Say a change of duration to the month, which is as far as published durations go."""
    return fmt.signed_months(match.duration_change_years or Decimal(0))


def _note(context: Context) -> str:
    doubt = (
        _("Un projet à identifier compte parmi les entrants, et celui qu’il pourrait être parmi les sortants.")
        if context.findings.comparison and context.findings.comparison.undecided
        else ""
    )
    units = _("Montants en millions d’euros ; n. c. : non communiqué.")
    return " ".join(filter(None, (fmt.typeset(units), fmt.typeset(doubt), context.source_line)))
