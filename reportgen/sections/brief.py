"""The edition in brief: the headline figures and the office's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    from decimal import Decimal

    from reportgen.model import Deviation, Discrepancy, Figures
    from reportgen.sections.context import Context

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
            rates=(
                _rate("Écart de calendrier", context.figures.schedule.weighted_pct, context.figures.schedule),
                _rate("Écart de budget", context.figures.budget.mean_pct, context.figures.budget),
            ),
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
    if figures.projects == 1:
        return KeyFigure(label, value, unit)
    if figures.projects_with_cost == figures.projects:
        return KeyFigure(label, value, unit, f"pour l’ensemble des {fmt.count(figures.projects, 'projet')}")
    known = f"{fmt.count(figures.projects_with_cost, 'projet')} sur {figures.projects}"
    return KeyFigure(label, value, unit, fmt.typeset(f"pour {known} ; les autres ne communiquent pas de coût"))


def _rate(label: str, value: Decimal | None, deviation: Deviation) -> KeyFigure:
    if value is None:
        return KeyFigure(label, fmt.UNKNOWN_COST, note="aucune estimation initiale publiée")
    sign = "+" if value > 0 else ""
    known = fmt.count(deviation.projects, "projet")
    return KeyFigure(label, f"{sign}{fmt.number(value, 1)}", "%", f"depuis l’origine, {known}")


def _counts(context: Context) -> tuple[KeyFigure, ...]:
    figures = context.figures
    duration = figures.mean_duration_years
    mean = fmt.UNKNOWN_COST if duration is None else fmt.number(duration, 1)
    return (
        KeyFigure("Projets suivis", fmt.number(figures.projects), note=_ministries(len(figures.ministries))),
        _interministerial(figures),
        KeyFigure(
            "Durée moyenne",
            mean,
            "" if duration is None else fmt.years(duration).split(fmt.NBSP)[1],
            "aucune durée publiée"
            if duration is None
            else f"sur {fmt.count(figures.projects_with_duration, 'projet')}",
        ),
    )


def _interministerial(figures: Figures) -> KeyFigure:
    if figures.interministerial is None:
        return KeyFigure("Interministériels", fmt.UNKNOWN_COST, note="non renseigné")
    note = f"sur {fmt.count(figures.projects, 'projet')}"
    return KeyFigure("Interministériels", fmt.number(figures.interministerial), note=note)


def _phases(context: Context) -> tuple[PhaseCount, ...]:
    counted = context.figures.by_phase.items()
    return tuple(
        PhaseCount(phase_mark(key), fmt.phase_label(key), fmt.number(projects))
        for key, projects in counted
        if projects or key != UNDISCLOSED
    )


def _ministries(number: int) -> str:
    return f"dans {fmt.count(number, 'ministère')}"


def _notes(context: Context) -> tuple[str, ...]:
    method = (
        "Écart de calendrier : moyenne pondérée par la durée initiale. "
        "Écart de budget : moyenne simple sur les projets. "
    )
    differing = tuple(_discrepancy(item) for item in context.figures.discrepancies)
    return (f"{fmt.typeset(method)}{context.source_line}", *differing)


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
