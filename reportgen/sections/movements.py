"""Movements: how one total became the other, who entered, who left, what was re-estimated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit import movement_titles as titles
from reportgen.sections.kit.bridge_title import adds_up_in_print
from reportgen.sections.kit.links import anchor
from reportgen.sections.kit.movement_layout import height_with_title, lines_that_fit
from reportgen.sections.kit.movement_sentences import dearest, sentences_of
from reportgen.values.causes import ZERO
from reportgen.values.edition import Departure
from reportgen.values.views import SectionView
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.sections.kit.context import Context
    from reportgen.values.comparison import Comparison, Match
    from reportgen.values.project import Project
    from reportgen.values.views import ChartView

LEAST = Decimal("0.1")  # M€: what is counted only is smaller


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
    lists, sentences = _lists(context, comparison), tuple(sentences_of(context.findings, comparison))
    drawn = sum(picture.height_mm for picture in context.pictures["cost_bridge"])
    height = height_with_title(drawn, titles.cost_bridge(context.findings).text)
    most = lines_that_fit(height, [[line.detail for line in each.lines] for each in lists], sentences)
    return SectionView(
        key="movements",
        label=_("Mouvements"),
        title=context.titled("movements", titles.movements(context.findings)),
        summary=_("Entrées, sorties et réestimations depuis {month}", month=since),
        content=Movements(
            charts=(_bridge(context, comparison),) if height else (),
            columns=tuple(_column(each, most) for each in lists),
            sentences=sentences,
            note=_note(context, comparison),
        ),
    )


def _bridge(context: Context, comparison: Comparison) -> ChartView:
    """Place the cost bridge under its finding; say so where its amounts add up only before they are rounded."""
    subtitle = _(
        "Coût complet estimé, en millions d’euros : ce qui le fait passer du total {then} à celui {now}",
        then=fmt.of_month(comparison.old_as_of),
        now=fmt.of_month(context.findings.as_of),
    )
    rounding = "" if adds_up_in_print(comparison) else _("Montants arrondis.")
    note = " ".join(filter(None, (rounding, context.missing_costs_note())))
    return context.chart("cost_bridge", titles.cost_bridge(context.findings), subtitle, note)


@dataclass(frozen=True, slots=True)
class _List:
    """All lines of a list, the largest first; ``slight`` changes are counted, not listed.

    ``in_table`` tells whether its projects stand in the general table.
    """

    heading: str
    lines: Sequence[Line]
    slight: int = 0
    in_table: bool = True


def _lists(context: Context, comparison: Comparison) -> tuple[_List, ...]:
    """Write every line of the three lists; what is undecided or unanswered is in none of them."""
    outcomes = {each.name: each for each in context.info.departures}
    returned = {match.new.name for match in context.findings.returned}
    again = [match for match in comparison.reestimated if fmt.signed_money(_change(match)) != "="]
    return (
        _List(_("Entrants"), [_entrant(project, returned) for project in dearest(comparison.entered)]),
        _List(
            _("Sortants"),
            [_leaver(project, outcomes) for project in dearest(comparison.left)],
            in_table=False,
        ),
        _List(_("Réestimations"), [_reestimate(match) for match in again], len(comparison.reestimated) - len(again)),
    )


def _column(found: _List, most: int) -> Column:
    rest = len(found.lines) - most
    hidden = _hidden(rest, in_table=found.in_table) if rest > 0 else ""
    return Column(
        found.heading, fmt.number(len(found.lines)), tuple(found.lines[:most]), _with_slight(hidden, found.slight)
    )


def _hidden(rest: int, *, in_table: bool) -> str:
    if in_table:
        return fmt.count("et {n} autre, au tableau général", "et {n} autres, au tableau général", rest)
    return fmt.count("et {n} autre", "et {n} autres", rest)


def _with_slight(hidden: str, slight: int) -> str:
    """Count the changes that are too small to be printed, behind the lines that are not shown."""
    if not slight:
        return hidden
    least, number = fmt.money(LEAST), fmt.number(slight)
    if hidden:
        return plural(
            "{hidden} ; {n} de moins de {least}",
            "{hidden} ; {n} de moins de {least}",
            slight,
            hidden=hidden,
            n=number,
            least=least,
        )
    return plural("{n} autre, de moins de {least}", "{n} autres, de moins de {least}", slight, n=number, least=least)


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
    """Say both costs and the change; where they are rounded apart from each other, the line says so."""
    before, after, change = match.old.cost_meur or ZERO, match.new.cost_meur or ZERO, _change(match)
    detail = fmt.money_course(before, after)
    if fmt.printed_change(before, after) != fmt.printed_change(ZERO, change):
        detail = _("{course}, arrondis", course=detail)
    return Line(fmt.as_published(match.new.name), detail, fmt.signed(change), anchor(match.new))


def _change(match: Match) -> Decimal:
    return match.cost_change_meur or ZERO


def _note(context: Context, comparison: Comparison) -> str:
    """Say in which unit amounts are, and what is in none of the lists."""
    units = _("Montants en millions d’euros ; n. c. : non communiqué.")
    doubt = (
        _("Un projet à identifier n’est ni entrant ni sortant, ni celui qu’il pourrait être.")
        if comparison.undecided
        else ""
    )
    return " ".join(filter(None, (fmt.typeset(units), fmt.typeset(doubt), context.source_line)))
