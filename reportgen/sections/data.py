"""The annex: the data of every chart as tables, for readers who do not see pictures or want the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures import ratios
from reportgen.measures.breakdown import shown_phases
from reportgen.portfolio import NO_AREA
from reportgen.statements import rates, totals
from reportgen.statements.time import since_when
from reportgen.values.views import SectionView
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.sections.kit.context import Context
    from reportgen.values.figures import Deviation, Figures, Group, MinistryFigures


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table: the first cell of each row names the row, all others are numbers."""

    anchor: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Data:
    """What the annex prints."""

    tables: tuple[DataTable, ...]
    note: str


def compose(context: Context) -> SectionView:
    """Compose the annex."""
    figures = context.figures
    tables = (_ministries(figures), _brackets(figures), _areas(figures), _deviations(context))
    return SectionView(
        key="data",
        label=_("Données des graphiques"),
        title=_("Les nombres derrière les graphiques"),
        summary=_("Ministères, tranches de coût et zones fonctionnelles, en tableaux"),
        content=Data(tuple(filter(None, tables)), _note(context)),
    )


def _ministries(figures: Figures) -> DataTable:
    phases = [phase.key for phase in shown_phases(figures)]
    return DataTable(
        "data-ministries",
        _("Projets par phase et coût complet estimé, par ministère porteur"),
        (_("Ministère"), *(fmt.phase_label(key) for key in phases), _("Projets"), _("Coût, M€")),
        tuple(_ministry(ministry, phases) for ministry in figures.ministries),
        (
            _("Total"),
            *(fmt.number(figures.by_phase[key]) for key in phases),
            fmt.number(figures.projects),
            fmt.meur(figures.total_cost_meur),
        ),
    )


def _ministry(ministry: MinistryFigures, phases: list[str]) -> tuple[str, ...]:
    counts = (fmt.number(ministry.by_phase[key]) for key in phases)
    return (
        fmt.ministry_label(ministry.name),
        *counts,
        fmt.number(ministry.projects),
        fmt.meur(ministry.total_cost_meur),
    )


def _brackets(figures: Figures) -> DataTable:
    return DataTable(
        "data-brackets",
        _("Projets et coût complet estimé par tranche de coût"),
        (_("Tranche"), _("Projets"), _("Coût, M€"), totals.share_head(figures.total)),
        tuple(
            (
                fmt.bracket_label(group.name),
                fmt.number(group.projects),
                _cost(group),
                _share(group, figures.total_cost_meur),
            )
            for group in figures.brackets
        ),
    )


def _areas(figures: Figures) -> DataTable:
    return DataTable(
        "data-areas",
        _("Projets et coût complet estimé par zone fonctionnelle"),
        (_("Zone fonctionnelle"), _("Projets"), _("Coût, M€")),
        tuple((_area(group.name), fmt.number(group.projects), _cost(group)) for group in figures.areas),
    )


def _area(name: str) -> str:
    return _("Non renseignée") if name == NO_AREA else fmt.as_published(name)


def _cost(group: Group) -> str:
    return fmt.meur(group.total_cost_meur) if group.projects else fmt.MISSING


def _share(group: Group, total: Decimal | None) -> str:
    share = ratios.share(group.total_cost_meur, total)
    return fmt.MISSING if share is None else fmt.share_cell(share)


def _deviations(context: Context) -> DataTable | None:
    """Give each deviation by every mean, over all projects and over those of the last two editions alone."""
    figures = context.figures
    rows = [
        (_("Calendrier, {origin}", origin=rates.origin(figures.schedule.baseline)), figures.schedule)
        if figures.schedule.baseline
        else None,
        (_("Budget, {origin}", origin=rates.origin(figures.budget.baseline)), figures.budget)
        if figures.budget.baseline
        else None,
        *_recent(context),
    ]
    told = tuple(
        (words, *(_rate(each.by(mean)) for mean in ("weighted", "mean", "median")), fmt.number(each.projects))
        for words, each in filter(None, rows)
    )
    if not told:
        return None
    return DataTable(
        "data-deviations",
        _("Les écarts sous toutes leurs formes, en %"),
        (_("Écart"), _("Moyenne pondérée"), _("Moyenne simple"), _("Médiane"), _("Projets")),
        told,
    )


def _recent(context: Context) -> Iterator[tuple[str, Deviation]]:
    """Give the deviations since the edition that this one is compared with."""
    comparison = context.findings.comparison
    if context.findings.since_last is not None and comparison is not None:
        schedule, budget = context.findings.since_last
        when = since_when(comparison.since)
        yield _("Calendrier, {since}, projets suivis", since=when), schedule
        yield _("Budget, {since}, projets suivis", since=when), budget


def _rate(rate: Decimal | None) -> str:
    return fmt.MISSING if rate is None else fmt.number(rate, rates.DECIMALS)


def _note(context: Context) -> str:
    text = _(
        "n. c. : aucun coût communiqué ; tiret : sans objet. Les dates de la couverture et du calendrier figurent au "
        "tableau général."
    )
    return f"{fmt.typeset(text)} {context.source_line}"
