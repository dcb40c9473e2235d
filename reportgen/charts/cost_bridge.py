"""How the previous total became the current one: what left, entered and was re-estimated, each as a bar from zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.charts.kit.canvas import Canvas
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.charts.kit.canvas import Drawing
    from reportgen.charts.kit.fonts import Fonts
    from reportgen.theme import Theme
    from reportgen.values.comparison import Comparison
    from reportgen.values.figures import Figures
    from reportgen.values.findings import Findings

WIDTH = 174.0
NAMES, LEFT, RIGHT, SUBTOTAL = 26.0, 78.0, 158.0, WIDTH  # mm: names begin, bars lie between, subtotals end
ROW, BAR, TOTAL_ROW, GAP = 5.2, 3.4, 7.0, 2.2
MOST_ROWS = 6  # of a group; the others share one
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Term:
    """One group of the bridge: its name, its rows, their sum in M€."""

    name: str
    rows: tuple[tuple[str, Decimal], ...]
    total: Decimal


def draw(findings: Findings, theme: Theme, fonts: Fonts) -> tuple[Drawing, ...]:
    """Draw the bridge; nothing when there is no earlier edition, or no cost in either."""
    comparison = findings.comparison
    if comparison is None or not (comparison.bridge.previous or comparison.bridge.current):
        return ()
    terms = _terms(comparison)
    rows = sum(len(term.rows) for term in terms)
    canvas = Canvas(WIDTH, 2 * TOTAL_ROW + rows * ROW + (len(terms) + 1) * GAP, theme, fonts)
    zero, scale = _scale(terms)
    _total(canvas, 0, fmt.month_and_year(comparison.old_as_of), _known(findings.previous))
    y = TOTAL_ROW + GAP
    for term in terms:
        _term(canvas, term, y, zero, scale)
        y += len(term.rows) * ROW + GAP
    if terms:
        canvas.rule((zero, TOTAL_ROW + GAP - 1), (zero, y - GAP + 1), theme.ink, weight=0.6)
    _total(canvas, y, fmt.month_and_year(findings.as_of), _known(findings.figures))
    return (canvas.finish(),)


def describe(findings: Findings) -> str:
    """Give every term of the bridge."""
    comparison = findings.comparison
    if comparison is None:
        return fmt.typeset(_("Aucune édition antérieure : le coût total n’est comparé à aucun autre."))
    parts = [f"{term.name.lower()} {_signed(term.total)}" for term in _terms(comparison)]
    return fmt.typeset(
        _(
            "De {before} en {then} à {after} en {now} : {parts}.",
            before=fmt.money(_known(findings.previous)),
            then=fmt.month_and_year(comparison.old_as_of),
            after=fmt.money(_known(findings.figures)),
            now=fmt.month_and_year(findings.as_of),
            parts=", ".join(parts) or _("aucun changement"),
        )
    )


def _terms(comparison: Comparison) -> list[_Term]:
    """Split the bridge into its terms; one that holds no amount is left out."""
    groups: list[tuple[str, Iterable[tuple[str, Decimal]]]] = [
        (_("Sorties"), [(project.name, -(project.cost_meur or ZERO)) for project in comparison.gone]),
        (
            _("Coûts retirés"),
            [(m.new.name, -(m.old.cost_meur or ZERO)) for m in comparison.continued if m.no_longer_costed],
        ),
        (_("Entrées"), [(project.name, project.cost_meur or ZERO) for project in comparison.came]),
        (_("Coûts publiés"), [(m.new.name, m.new.cost_meur or ZERO) for m in comparison.continued if m.newly_costed]),
        (_("Réestimations"), [(m.new.name, m.cost_change_meur or ZERO) for m in comparison.reestimated]),
    ]
    return [term for name, rows in groups if (term := _gathered(name, rows)).rows]


def _gathered(name: str, rows: Iterable[tuple[str, Decimal]]) -> _Term:
    """Keep the largest rows by name and gather the others in one."""
    known = sorted(((who, value) for who, value in rows if value), key=lambda row: (-abs(row[1]), row[0]))
    shown, rest = (known, []) if len(known) <= MOST_ROWS + 1 else (known[:MOST_ROWS], known[MOST_ROWS:])
    others = plural("{n} autre projet", "{n} autres projets", len(rest), n=fmt.number(len(rest)))
    gathered = [(others, sum((value for _who, value in rest), ZERO))] if rest else []
    return _Term(name, (*shown, *gathered), sum((value for _who, value in known), ZERO))


def _scale(terms: Sequence[_Term]) -> tuple[float, float]:
    """Place zero and choose mm per M€, so that the longest bars and their values fit on both sides."""
    values = [float(value) for term in terms for _who, value in term.rows]
    most, least = max([0.0, *values]), min([0.0, *values])
    room = RIGHT - LEFT - 2 * 13.0  # a value's width on both sides
    scale = room / (most - least) if most > least else 1.0
    return LEFT + 13.0 - least * scale, scale


def _term(canvas: Canvas, term: _Term, y: float, zero: float, scale: float) -> None:
    theme = canvas.theme
    canvas.text(0, y + ROW / 2 + 1, term.name, size=7.9, colour=theme.accent, bold=True)
    foot = y + len(term.rows) * ROW
    canvas.text(SUBTOTAL, (y + foot) / 2 + 1, _signed(term.total), align="right", bold=True)
    canvas.rule((SUBTOTAL - 14.5, y + 0.8), (SUBTOTAL - 14.5, foot - 0.8), theme.ink, weight=0.5)
    for place, (name, value) in enumerate(term.rows):
        _row(canvas, name, value, y + place * ROW, zero, scale)


def _row(canvas: Canvas, name: str, value: Decimal, y: float, zero: float, scale: float) -> None:
    length = abs(float(value)) * scale
    base = y + ROW / 2 + 1
    words = _signed(value)
    down = value < 0
    canvas.text(NAMES, base, canvas.fonts.shorten(name, LEFT - NAMES - 2, 7.9))
    x = zero - length if down else zero
    tone = canvas.theme.a25 if down else canvas.theme.accent
    canvas.rect(x, y + (ROW - BAR) / 2, max(length, 0.2), BAR, tone)
    end = x - 1 - canvas.fonts.width(words, 7.6) if down else x + length + 1
    canvas.text(end, base, words, size=7.6)


def _known(figures: Figures | None) -> Decimal | None:
    """Take a total as it was published: nothing where no project published a cost."""
    return None if figures is None else figures.total_cost_meur


def _total(canvas: Canvas, y: float, when: str, total: Decimal | None) -> None:
    theme = canvas.theme
    canvas.rule((0, y + TOTAL_ROW), (WIDTH, y + TOTAL_ROW), theme.ink, weight=0.6)
    canvas.text(0, y + TOTAL_ROW - 2, fmt.capitalize_first(when), size=8.6, bold=True)
    canvas.text(SUBTOTAL, y + TOTAL_ROW - 2, fmt.money(total), size=8.6, align="right", bold=True)


def _signed(value: Decimal) -> str:
    return fmt.signed(value)
