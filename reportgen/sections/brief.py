"""The edition in brief: the headline figures and the office's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.model import UNDISCLOSED, EditorialSection
from reportgen.sections import titles
from reportgen.sections.contents import phase_mark
from reportgen.views import SectionView

if TYPE_CHECKING:
    from reportgen.model import Deviation, Discrepancy, Figures
    from reportgen.sections.context import Context
    from reportgen.views import Picture

# The editorial's column: what a heading takes, a line's height, the tallest it may be (mm), a line's characters.
PASSAGE, LINE, TALLEST, COLUMN = 13.5, 4.5, 185.0, 38
TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure as large as it is important: label, value, unit, and what it rests on."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    change: str = ""
    course: Picture | None = None


@dataclass(frozen=True, slots=True)
class PhaseCount:
    """How many projects stand in a phase."""

    mark: str
    name: str
    projects: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What the page prints: one hero figure, two rates, three counts, the phases, and the editorial."""

    hero: KeyFigure
    rates: tuple[KeyFigure, ...]
    counts: tuple[KeyFigure, ...]
    phases: tuple[PhaseCount, ...]
    editorial_title: str
    editorial: tuple[EditorialSection, ...]
    continued: tuple[EditorialSection, ...]
    notes: tuple[str, ...]


def compose(context: Context) -> SectionView:
    """Compose the page of headline figures."""
    editorial = context.findings.edition.editorial
    beside, continued = _split(editorial.sections)
    return SectionView(
        key="brief",
        label="L’édition en bref",
        title=context.titled("brief", titles.brief(context.findings)),
        summary="Les chiffres clés et ce qu’il faut en retenir",
        lead=editorial.lead,
        content=Brief(
            hero=_hero(context),
            rates=(_rate(context, "schedule", "Écart de calendrier"), _rate(context, "budget", "Écart de budget")),
            counts=_counts(context),
            phases=_phases(context),
            editorial_title=editorial.title or "Ce qu’il faut retenir",
            editorial=beside or _findings_in_short(context),
            continued=continued,
            notes=_notes(context),
        ),
    )


def _split(
    passages: tuple[EditorialSection, ...],
) -> tuple[tuple[EditorialSection, ...], tuple[EditorialSection, ...]]:
    """Part the editorial: what fits the column beside the figures, and what goes on overleaf."""
    heights = accumulate(PASSAGE + LINE * ceil(len(TAGS.sub("", each.html)) / COLUMN) for each in passages)
    fitting = sum(height <= TALLEST for height in heights)
    return passages[:fitting], passages[fitting:]


def _findings_in_short(context: Context) -> tuple[EditorialSection, ...]:
    """Fill the editorial's column, when the office wrote nothing, with the report's own findings."""
    told = (
        ("ministries_by_phase", titles.ministries_by_phase),
        ("cost_by_ministry", titles.cost_by_ministry),
        ("functional_areas", titles.functional_areas),
    )
    return tuple(
        EditorialSection(
            heading=context.titled(key, rule(context.findings)).replace("\n", " "),
            html=str(escape(context.pictures[key][0].alt)).join(("<p>", "</p>")),
        )
        for key, rule in told
    )


def _hero(context: Context) -> KeyFigure:
    figures = context.figures
    label = "Coût complet estimé"
    if figures.total_cost_meur is None:
        return KeyFigure(label, fmt.UNKNOWN_COST, note="Aucun projet ne communique de coût dans cette édition.")
    value, unit = fmt.headline_money(figures.total_cost_meur)
    change = _since(context, _difference(figures.total_cost_meur, _before(context, "total_cost_meur")), "M€")
    return KeyFigure(label, value, unit, _known_costs(figures), change, _course(context, "spark_total"))


def _known_costs(figures: Figures) -> str:
    if figures.projects == 1:
        return ""
    if figures.projects_with_cost == figures.projects:
        return f"pour l’ensemble des {fmt.count(figures.projects, 'projet')}"
    known = f"{fmt.count(figures.projects_with_cost, 'projet')} sur {figures.projects}"
    return fmt.typeset(f"pour {known} ; les autres ne communiquent pas de coût")


def _rate(context: Context, kind: str, label: str) -> KeyFigure:
    """Give a deviation by the method that edition.toml declares, and its change where that method did not change."""
    method: str = getattr(context.info.method, kind)
    deviation: Deviation = getattr(context.figures, kind)
    value = deviation.by(method)
    if value is None:
        return KeyFigure(label, fmt.UNKNOWN_COST, note="aucune estimation initiale publiée")
    sign = "+" if value > 0 else ""
    known = fmt.count(deviation.projects, "projet")
    note = f"depuis l’origine, {known}" if deviation.baseline == "initial" else f"depuis la 1ʳᵉ parution, {known}"
    change = _since(context, _difference(value, _rate_before(context, kind)), "points")
    return KeyFigure(label, f"{sign}{fmt.number(value, 1)}", "%", note, change, _course(context, f"spark_{kind}"))


def _counts(context: Context) -> tuple[KeyFigure, ...]:
    figures = context.figures
    return (
        KeyFigure(
            "Projets suivis",
            fmt.number(figures.projects),
            note=_ministries(len(figures.ministries)),
            change=_whole(context, figures.projects, _before(context, "projects")),
            course=_course(context, "spark_projects"),
        ),
        _interministerial(context),
        _duration(context),
    )


def _duration(context: Context) -> KeyFigure:
    figures, label = context.figures, "Durée moyenne"
    mean = figures.mean_duration_years
    if mean is None:
        return KeyFigure(label, fmt.UNKNOWN_COST, note="aucune durée publiée")
    before = _before(context, "mean_duration_years")
    change = _since(context, _difference(mean, before), "an", short=True)
    note = f"sur {fmt.count(figures.projects_with_duration, 'projet')}"
    course = _course(context, "spark_duration")
    return KeyFigure(label, fmt.number(mean, 1), fmt.years(mean).split(fmt.NBSP)[1], note, change, course)


def _before(context: Context, field: str) -> Decimal | int | None:
    """Take a figure of the edition before; None when there is no such edition or figure."""
    previous = context.findings.previous
    return None if previous is None else getattr(previous, field)


def _rate_before(context: Context, kind: str) -> Decimal | None:
    """Take the last edition's rate, unless it was measured otherwise."""
    return context.findings.rate_before(kind)


def _difference(value: Decimal, before: Decimal | int | None) -> Decimal | None:
    return None if before is None else value - before


def _since(context: Context, change: Decimal | None, unit: str, *, short: bool = False) -> str:
    """Say a change since the edition before, to one decimal."""
    comparison = context.findings.comparison
    if change is None or comparison is None:
        return ""
    when = fmt.month_short(comparison.old_as_of) if short else fmt.month_and_year(comparison.old_as_of)
    words = fmt.signed(change)
    if words == "=":
        return "inchangé" if short else f"inchangé depuis {when}"
    return f"{words}{fmt.NBSP}{unit} depuis {when}"


def _whole(context: Context, value: int, before: Decimal | int | None) -> str:
    comparison = context.findings.comparison
    if before is None or comparison is None:
        return ""
    words = fmt.signed(Decimal(value) - before, 0)
    return "inchangé" if words == "=" else f"{words} depuis {fmt.month_short(comparison.old_as_of)}"


def _course(context: Context, key: str) -> Picture | None:
    """Take the sparkline of a figure, where it has a past."""
    drawn = context.pictures.get(key, ())
    return drawn[0] if drawn else None


def _interministerial(context: Context) -> KeyFigure:
    figures = context.figures
    if figures.interministerial is None:
        return KeyFigure("Interministériels", fmt.UNKNOWN_COST, note="non renseigné")
    note = f"sur {fmt.count(figures.projects, 'projet')}"
    change = _whole(context, figures.interministerial, _before(context, "interministerial"))
    return KeyFigure("Interministériels", fmt.number(figures.interministerial), note=note, change=change)


def _phases(context: Context) -> tuple[PhaseCount, ...]:
    counted = context.figures.by_phase.items()
    return tuple(
        PhaseCount(phase_mark(key), fmt.phase_label(key), fmt.number(projects))
        for key, projects in counted
        if projects or key != UNDISCLOSED
    )


def _ministries(number: int) -> str:
    return f"dans {fmt.count(number, 'ministère')}"


MEANS = {
    "weighted": "moyenne pondérée par la valeur de départ",
    "mean": "moyenne simple sur les projets",
    "median": "médiane des projets",
}


def _notes(context: Context) -> tuple[str, ...]:
    method = context.info.method
    said = f"Écart de calendrier : {MEANS[method.schedule]}. Écart de budget : {MEANS[method.budget]}. "
    differing = tuple(_discrepancy(item) for item in context.figures.discrepancies)
    return (f"{fmt.typeset(said)}{context.source_line}", *_method_changed(context), *differing)


def _method_changed(context: Context) -> tuple[str, ...]:
    """Where the method changed with this edition, give the rates by the former one too."""
    series = context.findings.series
    if len(series) < 2 or series[-2].method == series[-1].method:  # noqa: PLR2004 - this edition and the one before
        return ()
    former, figures = series[-2].method, context.figures
    rates = (("calendrier", figures.schedule.by(former.schedule)), ("budget", figures.budget.by(former.budget)))
    known = [f"{name} {fmt.percent(rate, 1)}" for name, rate in rates if rate is not None]
    return (
        (fmt.typeset(f"La méthode change avec cette édition ; selon la précédente : {', '.join(known)}."),)
        if known
        else ()
    )


DECLARED_LABELS = {
    "projects": "nombre de projets",
    "interministerial": "projets interministériels",
    "total_cost_bn_eur": "coût total, en Md€",
    "mean_duration_years": "durée moyenne, en années",
    "schedule_deviation_pct": "écart de calendrier, en %",
    "budget_deviation_pct": "écart de budget, en %",
}


def _discrepancy(item: Discrepancy) -> str:
    decimals = max(0, -int(item.declared.as_tuple().exponent))
    computed = fmt.UNKNOWN_COST if item.computed is None else fmt.number(item.computed, decimals)
    label = DECLARED_LABELS[item.figure]
    return fmt.typeset(
        f"Chiffre déclaré ({label}) : {fmt.number(item.declared, decimals)} ; le tableau donne {computed}."
    )
