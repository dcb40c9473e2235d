"""How the previous total became the current one: each cause with its projects as bars from zero."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.charts.kit.chart import ChartKind
from reportgen.values.causes import ZERO, Cause
from reportgen.values.table import Table, published
from reportgen.words.language import Language, _, current_language, in_own_language, later, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.comparison import Comparison
    from reportgen.values.findings import Findings
    from reportgen.values.table import Cell

    Change = tuple[str, Decimal]  # a project's name, and by how many M€ it changes the total

WIDTH = 174.0
NAMES, LEFT, RIGHT, SUBTOTAL = 28.0, 78.0, 158.0, WIDTH  # mm: names begin, bars lie between, subtotals end
ROW, BAR, TOTAL_ROW, GAP = 5.2, 3.4, 7.0, 2.2
MOST_ROWS = 6  # of a group; the others share one


@dataclass(frozen=True, slots=True)
class Total:
    """What all projects cost at a date, in M€; None where no project published a cost."""

    as_of: date
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the bridge: the message that names it, its changes, the largest first."""

    name: str
    changes: tuple[Change, ...]

    @property
    def total(self) -> Decimal:
        """The sum of its changes in M€."""
        return sum((change for _name, change in self.changes), ZERO)

    @property
    def is_printed(self) -> bool:
        """Whether anything of it is left at the precision that is printed."""
        return any(
            fmt.printed_change(ZERO, amount) for amount in (self.total, *(change for _name, change in self.changes))
        )


@dataclass(frozen=True, slots=True)
class Rows:
    """The way from one total to the next; ``before`` is None when there is no earlier edition.

    ``any_cost`` tells whether either edition has a cost.
    """

    language: Language
    before: Total | None
    groups: tuple[Group, ...]
    after: Total
    any_cost: bool

    @property
    def shown(self) -> tuple[Group, ...]:
        """The groups of which anything is printed; the table holds the others too."""
        return tuple(group for group in self.groups if group.is_printed)


# How the causes are called, and in which order they stand: first what takes away, then what adds.
_GROUPS = (
    (later("Sorties"), (Cause.LEFT,)),
    (later("Sans réponse"), (Cause.UNANSWERED,)),
    (later("Coûts retirés"), (Cause.NO_LONGER_KNOWN,)),
    (later("Entrées"), (Cause.ENTERED,)),
    (later("Coûts publiés"), (Cause.NEWLY_KNOWN,)),
    (later("Publiés de nouveau"), (Cause.KNOWN_AGAIN,)),
    (later("Réestimations"), (Cause.UP, Cause.DOWN)),
    (later("Scindés ou réunis"), (Cause.REGROUPED,)),
    (later("À identifier"), (Cause.UNDECIDED_ENTERING, Cause.UNDECIDED_LEAVING)),
)


def rows(findings: Findings) -> Rows:
    """Take both totals, and the causes between them that hold any amount."""
    comparison, after = findings.comparison, Total(findings.as_of, findings.figures.total_cost_meur)
    if comparison is None:
        return Rows(current_language(), None, (), after, any_cost=bool(after.cost))
    before, after = Total(comparison.old_as_of, comparison.total_before), replace(after, cost=comparison.total_after)
    any_cost = before.cost is not None or after.cost is not None
    return Rows(current_language(), before, tuple(_groups(comparison)), after, any_cost)


def _groups(comparison: Comparison) -> Iterator[Group]:
    """Gather the causes under the names that are printed; one that holds no amount is left out."""
    changes = {term.cause: term.changes for term in comparison.terms}
    for name, causes in _GROUPS:
        found = [(each.name, each.meur) for cause in causes for each in changes.get(cause, ())]
        if found:
            yield Group(name, tuple(sorted(found, key=lambda change: (-abs(change[1]), change[0]))))


@in_own_language
def draw(rows: Rows, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the bridge; nothing when there is no earlier edition, or no cost in either."""
    if rows.before is None or not rows.any_cost:
        return ()
    groups = [_gathered(each) for each in rows.shown]
    height = 2 * TOTAL_ROW + sum(map(len, groups)) * ROW + (len(groups) + 1) * GAP
    canvas = Canvas(WIDTH, height, theme, fonts)
    zero, scale = _scale([value for group in groups for _name, value in group])
    _draw_total(canvas, 0, rows.before)
    y = TOTAL_ROW + GAP
    for named, group in zip(rows.shown, groups, strict=True):
        _draw_group(canvas, named, group, y, zero, scale)
        y += len(group) * ROW + GAP
    if groups:
        canvas.rule((zero, TOTAL_ROW + GAP - 1), (zero, y - GAP + 1), theme.ink, weight=0.6)
    _draw_total(canvas, y, rows.after)
    return (canvas.finish(),)


@in_own_language
def describe(rows: Rows) -> str:
    """Give every cause of which anything is printed."""
    if rows.before is None:
        return fmt.typeset(_("Aucune édition antérieure : le coût total n’est comparé à aucun autre."))
    parts = [f"{_(each.name).lower()} {fmt.signed(each.total)}" for each in rows.shown]
    return fmt.typeset(
        _(
            "De {before} en {then} à {after} en {now} : {parts}.",
            before=fmt.money(rows.before.cost),
            then=fmt.month_and_year(rows.before.as_of),
            after=fmt.money(rows.after.cost),
            now=fmt.month_and_year(rows.after.as_of),
            parts=", ".join(parts) or _("aucun changement"),
        )
    )


@in_own_language
def table(rows: Rows) -> Table:
    """Give the total before, by how much each project changes it, and the total after."""
    changes = ((_(group.name), name, change) for group in rows.groups for name, change in group.changes)
    before = () if rows.before is None else (_total_row(rows.before),)
    return Table((_("Mouvements"), _("Projet"), _("Coût, M€")), (*before, *changes, _total_row(rows.after)))


def _total_row(total: Total) -> tuple[Cell, ...]:
    return (_when(total), None, published(total.cost))


def _when(total: Total) -> str:
    return fmt.capitalize_first(fmt.month_and_year(total.as_of))


def _gathered(group: Group) -> list[Change]:
    """Keep the largest changes by name and gather the others in one, with those that would read as nothing."""
    printed = [change for change in group.changes if fmt.printed_change(ZERO, change[1])]
    most = len(group.changes) if len(printed) == len(group.changes) <= MOST_ROWS + 1 else MOST_ROWS
    kept = printed[:most]
    rest = group.changes[len(kept) :]
    if not rest:
        return kept
    others = plural("{n} autre projet", "{n} autres projets", len(rest), n=fmt.number(len(rest)))
    return [*kept, (others, sum((value for _name, value in rest), ZERO))]


def _scale(changes: Sequence[Decimal]) -> tuple[float, float]:
    """Place zero and choose mm per M€, so that the longest bars and their values fit on both sides."""
    values = [float(value) for value in changes]
    most, least = max([0.0, *values]), min([0.0, *values])
    room = RIGHT - LEFT - 2 * 13.0  # a value's width on both sides
    scale = room / (most - least) if most > least else 1.0
    return LEFT + 13.0 - least * scale, scale


def _draw_group(canvas: Canvas, named: Group, group: Sequence[Change], y: float, zero: float, scale: float) -> None:
    theme = canvas.theme
    canvas.text(0, y + ROW / 2 + 1, _(named.name), size=7.9, colour=theme.accent, bold=True)
    foot = y + len(group) * ROW
    canvas.text(SUBTOTAL, (y + foot) / 2 + 1, fmt.signed(named.total), align="right", bold=True)
    canvas.rule((SUBTOTAL - 14.5, y + 0.8), (SUBTOTAL - 14.5, foot - 0.8), theme.ink, weight=0.5)
    for place, (name, value) in enumerate(group):
        _draw_change(canvas, name, value, y + place * ROW, zero, scale)


def _draw_change(canvas: Canvas, name: str, value: Decimal, y: float, zero: float, scale: float) -> None:
    length, base = abs(float(value)) * scale, y + ROW / 2 + 1
    words, down = fmt.signed(value), value < 0
    canvas.text(NAMES, base, canvas.fonts.shorten(name, LEFT - NAMES - 2, 7.9))
    x = zero - length if down else zero
    tone = canvas.theme.a25 if down else canvas.theme.accent
    canvas.rect(x, y + (ROW - BAR) / 2, max(length, 0.2), BAR, tone)
    end = x - 1 - canvas.fonts.width(words, 7.6) if down else x + length + 1
    canvas.text(end, base, words, size=7.6)


def _draw_total(canvas: Canvas, y: float, total: Total) -> None:
    canvas.rule((0, y + TOTAL_ROW), (WIDTH, y + TOTAL_ROW), canvas.theme.ink, weight=0.6)
    canvas.text(0, y + TOTAL_ROW - 2, _when(total), size=8.6, bold=True)
    canvas.text(SUBTOTAL, y + TOTAL_ROW - 2, fmt.money(total.cost), size=8.6, align="right", bold=True)


CHART = ChartKind("cost_bridge", rows, draw, describe, table)
