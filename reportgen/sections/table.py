"""The general table: every project under its ministry, with subtotals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.ratios import growth, share
from reportgen.sections.kit import project_titles
from reportgen.sections.kit.links import phase_mark
from reportgen.sections.kit.order import by_ministry
from reportgen.values.views import SectionView
from reportgen.words.language import _, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.sections.kit.context import Context
    from reportgen.values.comparison import Match
    from reportgen.values.figures import MinistryFigures
    from reportgen.values.project import Project
from reportgen.sections.kit.links import anchor, ministry_anchor

SHORT_GROUP = 7  # a ministry with at most so many projects stays on one page


@dataclass(frozen=True, slots=True)
class Row:
    """One project's line; ``bar_pct`` is the length of its cost bar in percent of the dearest project's."""

    anchor: str
    name: str
    mark: str
    phase: str
    start: str
    end: str
    duration: str
    cost: str
    bar_pct: str
    change: str


@dataclass(frozen=True, slots=True)
class TableGroup:
    """A ministry's lines under its own, with the subtotal of the known costs."""

    anchor: str
    name: str
    count: str
    cost: str
    rows: tuple[Row, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class GeneralTable:
    """What the table prints."""

    caption: str
    groups: tuple[TableGroup, ...]
    total_count: str
    total_cost: str
    change_head: str
    change_unit: str
    note: str


def compose(context: Context) -> SectionView:
    """Compose the general table."""
    figures = context.figures
    return SectionView(
        key="table",
        label=_("Tableau général"),
        title=context.titled("table", project_titles.table(context.findings)),
        summary=_("Phase, dates, durée, coût et écart de chaque projet"),
        content=GeneralTable(
            caption=_("Projets par ministère porteur, {edition}", edition=context.edition_line),
            groups=_groups(context),
            total_count=fmt.projects(figures.projects),
            total_cost=fmt.meur(figures.total_cost_meur),
            change_head=_change_head(context)[0],
            change_unit=_change_head(context)[1],
            note=_note(context),
        ),
    )


def _groups(context: Context) -> tuple[TableGroup, ...]:
    measured = {ministry.name: ministry for ministry in context.figures.ministries}
    dearest = max((p.cost_meur for p in context.findings.projects if p.cost_meur is not None), default=Decimal(1))
    changes = _changes(context)
    return tuple(
        _group(measured[name], projects, dearest, changes) for name, projects in by_ministry(context.findings.projects)
    )


def _group(
    ministry: MinistryFigures, projects: tuple[Project, ...], dearest: Decimal, changes: Mapping[str, str]
) -> TableGroup:
    return TableGroup(
        anchor=ministry_anchor(ministry.name),
        name=fmt.ministry_label(ministry.name),
        count=fmt.projects(ministry.projects),
        cost=fmt.meur(ministry.total_cost_meur),
        rows=tuple(_row(project, dearest, changes.get(project.name, "")) for project in projects),
        together=ministry.projects <= SHORT_GROUP,
    )


def _row(project: Project, dearest: Decimal, change: str) -> Row:
    cost, bar = project.cost_meur, share(project.cost_meur, dearest)
    return Row(
        anchor=anchor(project),
        name=fmt.as_published(project.name),
        mark=phase_mark(project.phase_key),
        phase=fmt.phase_label(project.phase_key),
        start=fmt.month_short(project.start),
        end=fmt.month_short(project.planned_end),
        duration=fmt.MISSING if project.duration_years is None else fmt.number(project.duration_years, 1),
        cost=fmt.meur(cost),
        bar_pct="" if bar is None else f"{bar:.2f}",
        change=change,
    )


def _change_head(context: Context) -> tuple[str, str]:
    """Head the last column: the change since the edition before, else since the initial estimate, else nothing."""
    comparison = context.findings.comparison
    if comparison is not None:
        return _("Depuis {month}", month=fmt.month_short(comparison.old_as_of)), _("M€")
    return (_("Écart"), "%") if context.figures.budget.projects else ("", "")


def _changes(context: Context) -> Mapping[str, str]:
    """Write what stands in the last column, by project."""
    comparison = context.findings.comparison
    if comparison is None:
        return {project.name: budget_change(project) for project in context.findings.projects}
    known = {match.new.name: recent_change(match) for match in comparison.continued}
    for group in comparison.regrouped:
        word = within("a project", "scindé") if group.is_split else within("a project", "réuni")
        known |= {project.name: word for project in group.new}
    returned = {match.new.name: within("a project", "retour") for match in context.findings.returned}
    doubtful = {each.new.name: within("a project", "à identifier") for each in comparison.undecided}
    came = {project.name: within("a project", "entrant") for project in context.findings.projects}
    return came | returned | doubtful | known


def recent_change(match: Match) -> str:
    """Write a project's re-estimate since the edition before; a dash when one of the two costs is not known."""
    change = match.cost_change_meur
    return fmt.MISSING if change is None else fmt.signed(change)


def budget_change(project: Project) -> str:
    """Write a project's budget deviation from its initial estimate, in percent; a dash when there is none to tell."""
    rate = growth(project.cost_meur, project.initial_cost_meur)
    return fmt.MISSING if rate is None else fmt.signed(rate, 0)


def _note(context: Context) -> str:
    comparison = context.findings.comparison
    if comparison is not None:
        changes = _(
            "Dernière colonne : réestimation depuis {month} ; signe = : inchangé ; tiret : inconnue.",
            month=fmt.month_and_year(comparison.old_as_of),
        )
    elif context.figures.budget.projects:
        changes = _(
            "Écart : coût d’aujourd’hui par rapport à l’estimation initiale ; signe = : inchangé ; tiret : inconnu."
        )
    else:
        changes = ""
    note = _(
        "n. c. : en cadrage ou non communiqué. Barres : coût, échelle commune. "
        "Les sous-totaux additionnent les coûts communiqués."
    )
    return f"{fmt.typeset(f'{changes} {note}'.strip())} {context.source_line}"
