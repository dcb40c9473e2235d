"""The edition in brief: the headline figures and the office's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.breakdown import shown_phases
from reportgen.measures.ratios import difference
from reportgen.sections.kit import opening
from reportgen.sections.kit.brief_notes import notes_of
from reportgen.sections.kit.links import phase_mark
from reportgen.sections.kit.summary import summarise, total_change
from reportgen.statements import rates, totals
from reportgen.values.edition import EditorialSection
from reportgen.values.headline import BUDGET, SCHEDULE
from reportgen.values.views import SectionView
from reportgen.words.language import _, within

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.sections.kit.context import Context
    from reportgen.values.figures import Figures
    from reportgen.values.headline import Headline, SameProjects
    from reportgen.values.views import Picture

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
        label=_("L’édition en bref"),
        title=context.titled("brief", opening.brief(context.findings)),
        summary=_("Les chiffres clés et ce qu’il faut en retenir"),
        lead=editorial.lead,
        content=Brief(
            hero=_hero(context),
            rates=(
                _rate(context, SCHEDULE, _("Écart de calendrier")),
                _rate(context, BUDGET, _("Écart de budget")),
            ),
            counts=_counts(context),
            phases=_phases(context),
            editorial_title=editorial.title or _("Ce qu’il faut retenir"),
            editorial=beside or _findings_in_short(context),
            continued=continued,
            notes=notes_of(context),
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
    """Fill the editorial's column, when the office wrote nothing, with the report's own findings, each in sentences."""
    return tuple(
        EditorialSection(heading=each.heading, html=str(escape(each.sentences)).join(("<p>", "</p>")))
        for each in summarise(context)
    )


def _hero(context: Context) -> KeyFigure:
    total = context.figures.total
    if total is None:
        note = _("Aucun projet ne communique de coût dans cette édition.")
        return KeyFigure(totals.label(total), fmt.unknown(), note=note)
    value, unit = totals.large_figure(total)
    change = fmt.typeset(total_change(context.findings))
    return KeyFigure(
        totals.label(total), value, unit, _known_costs(context.figures), change, _course(context, "spark_total")
    )


def _known_costs(figures: Figures) -> str:
    if figures.projects == 1:
        return ""
    if figures.projects_with_cost == figures.projects:
        return _("pour l’ensemble des {projects}", projects=fmt.projects(figures.projects))
    return fmt.typeset(
        _(
            "pour {projects} ; les autres ne communiquent pas de coût",
            projects=fmt.projects_of(figures.projects_with_cost, figures.projects),
        )
    )


def _rate(context: Context, kind: str, label: str) -> KeyFigure:
    """Give a deviation with what it stands on, and its change over the same projects; a declared one beside the computed."""
    headline = context.findings.headline(kind)
    if headline.value is None:
        return KeyFigure(label, fmt.unknown(), note=_("aucune estimation de départ publiée"))
    sign = "+" if headline.value > 0 else ""
    number = fmt.number(headline.value, rates.decimals_of(headline))
    figure, unit = fmt.percent_parts(f"{sign}{number}")
    note = fmt.typeset(rates.short_basis(headline))
    return KeyFigure(label, figure, unit, note, fmt.typeset(_beside(headline)), _course(context, f"spark_{kind}"))


def _beside(headline: Headline) -> str:
    """Say how a computed rate moved over the same projects, or what is computed beside a declared one."""
    if headline.declared is None:
        return "" if headline.same is None else rates.short_change(headline.same)
    if headline.computed is None:
        return ""
    computed = replace(headline, declared=None)
    return _("calculé : {rate} {basis}", rate=rates.value_in_percent(computed), basis=rates.short_basis(computed))


def _counts(context: Context) -> tuple[KeyFigure, ...]:
    figures = context.figures
    return (
        KeyFigure(
            _("Projets suivis"),
            fmt.number(figures.projects),
            note=_ministries(len(figures.ministries)),
            change=_whole(context, figures.projects, _before(context, "projects")),
            course=_course(context, "spark_projects"),
        ),
        _interministerial(context),
        _duration(context),
    )


def _duration(context: Context) -> KeyFigure:
    figures, label = context.figures, _("Durée moyenne")
    mean = figures.mean_duration_years
    if mean is None:
        return KeyFigure(label, fmt.unknown(), note=_("aucune durée publiée"))
    same = context.findings.duration_change
    change = "" if same is None else _duration_change(same)
    note = within("measured over", "sur {projects}", projects=fmt.projects(figures.projects_with_duration))
    return KeyFigure(label, *fmt.year_parts(mean), note, fmt.typeset(change), _course(context, "spark_duration"))


def _duration_change(same: SameProjects) -> str:
    """Say how the mean duration moved over the projects of both editions."""
    words = fmt.signed_years(same.change)
    month, projects = fmt.month_short(same.since.as_of), fmt.projects(same.n)
    if words == "=":
        return _("inchangée depuis {month} pour {projects}", month=month, projects=projects)
    return _("{change} depuis {month} pour {projects}", change=words, month=month, projects=projects)


def _before(context: Context, field: str) -> Decimal | int | None:
    """Take a figure of the edition before; None when there is no such edition or figure."""
    previous = context.findings.previous
    return None if previous is None else getattr(previous, field)


def _whole(context: Context, value: int, before: Decimal | int | None) -> str:
    comparison = context.findings.comparison
    change = difference(value, before)
    if change is None or comparison is None:
        return ""
    words = fmt.signed(change, 0)
    if words == "=":
        return _("inchangé")
    return _("{change} depuis {month}", change=words, month=fmt.month_short(comparison.old_as_of))


def _course(context: Context, key: str) -> Picture | None:
    """Take the sparkline of a figure, where it has a past."""
    drawn = context.pictures.get(key, ())
    return drawn[0] if drawn else None


def _interministerial(context: Context) -> KeyFigure:
    figures = context.figures
    if figures.interministerial is None:
        return KeyFigure(_("Interministériels"), fmt.unknown(), note=_("non renseigné"))
    note = within("counted among", "sur {projects}", projects=fmt.projects(figures.projects))
    change = _whole(context, figures.interministerial, _before(context, "interministerial"))
    return KeyFigure(_("Interministériels"), fmt.number(figures.interministerial), note=note, change=change)


def _phases(context: Context) -> tuple[PhaseCount, ...]:
    counted = context.figures.by_phase
    return tuple(
        PhaseCount(phase_mark(each.key), fmt.phase_label(each.key), fmt.number(counted[each.key]))
        for each in shown_phases(context.figures)
    )


def _ministries(number: int) -> str:
    return _("dans {ministries}", ministries=fmt.ministries(number))
