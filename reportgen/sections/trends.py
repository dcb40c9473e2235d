"""Trends: total, projects and deviations over all editions, with true gaps and the method's breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit import movement_titles as titles
from reportgen.values.views import SectionView
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.sections.kit.context import Context
    from reportgen.values.findings import Point
    from reportgen.values.views import ChartView

HEAD = (
    *(later("Édition"), later("Projets"), later("Entrants"), later("Sortants")),
    *(later("Coût total, M€"), later("Coût moyen, M€"), later("Coût médian, M€"), later("Durée moyenne, ans")),
    *(later("Écart de calendrier, %"), later("Écart de budget, %"), later("Parution, jours")),
)


@dataclass(frozen=True, slots=True)
class Trends:
    """What the page prints: charts, then every series as a table."""

    charts: tuple[ChartView, ...]
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    views: tuple[tuple[str, ...], ...]
    note: str


def compose(context: Context) -> SectionView | None:
    """Compose the page of trends; nothing while there is only one edition."""
    if not context.pictures["trend_totals"]:
        return None
    findings = context.findings
    charts = [
        context.chart(
            "trend_totals",
            titles.trend_totals(findings),
            _("Coût complet estimé des projets qui le communiquent, en milliards d’euros, et nombre de projets"),
            _gaps(context),
        )
    ]
    if context.pictures["trend_deviations"]:
        charts.append(
            context.chart(
                "trend_deviations",
                titles.trend_deviations(findings),
                _("Écarts moyens depuis l’estimation de départ, en %, selon la méthode de chaque édition"),
                _baseline(context),
            )
        )
    return SectionView(
        key="trends",
        label=_("Tendances"),
        title=context.titled("trends", titles.trends(findings)),
        summary=_(
            "{editions}, {span}",
            editions=fmt.editions(len(findings.series)),
            span=fmt.month_span(findings.series[0].as_of, findings.as_of),
        ),
        content=Trends(
            tuple(charts),
            _("Les séries, édition par édition"),
            tuple(_(cell) for cell in HEAD),
            tuple(_row(point) for point in findings.series),
            _views(context),
            _note(context),
        ),
    )


def _note(context: Context) -> str:
    text = _("Parution : jours entre la date des données et la publication. Tiret : sans objet ou inconnu.")
    return f"{fmt.typeset(text)} {context.source_line}"


def _row(point: Point) -> tuple[str, ...]:
    return (
        _("{ordinal}, {month}", ordinal=fmt.ordinal(point.number), month=fmt.month_short(point.as_of)),
        fmt.number(point.projects),
        _count(point.entered),
        _count(point.left),
        fmt.meur(point.total_cost_meur),
        fmt.meur(point.mean_cost_meur),
        fmt.meur(point.median_cost_meur),
        fmt.MISSING if point.mean_duration_years is None else fmt.number(point.mean_duration_years, 1),
        *(_rate(rate) for rate in (point.schedule.by(point.method.schedule), point.budget.by(point.method.budget))),
        _count(point.lag_days),
    )


def _views(context: Context) -> tuple[tuple[str, ...], ...]:
    """Give each deviation by every mean, over all projects and over those of the last two editions alone."""
    figures = context.figures
    if "initial" in {figures.schedule.baseline, figures.budget.baseline}:
        heads = _("Calendrier, depuis l’origine"), _("Budget, depuis l’origine")
    else:
        heads = _("Calendrier, depuis la 1ʳᵉ parution"), _("Budget, depuis la 1ʳᵉ parution")
    rows = list(zip(heads, (figures.schedule, figures.budget), strict=True))
    if context.findings.since_last is not None:
        schedule, budget = context.findings.since_last
        rows += [
            (_("Calendrier, depuis l’édition précédente, projets suivis"), schedule),
            (_("Budget, depuis l’édition précédente, projets suivis"), budget),
        ]
    return tuple(
        (words, *(_rate(each.by(mean)) for mean in ("weighted", "mean", "median")), fmt.number(each.projects))
        for words, each in rows
    )


def _rate(rate: Decimal | None) -> str:
    return fmt.MISSING if rate is None else fmt.number(rate, 1)


def _count(value: int | None) -> str:
    return fmt.MISSING if value is None else fmt.number(value)


def _gaps(context: Context) -> str:
    series = context.findings.series
    absent = series[-1].number - series[0].number + 1 - len(series)
    if absent <= 0:
        return ""
    return plural(
        "{editions} ne figure pas dans la série : l’axe du temps est exact.",
        "{editions} ne figurent pas dans la série : l’axe du temps est exact.",
        absent,
        editions=fmt.editions(absent),
    )


def _baseline(context: Context) -> str:
    known = {point.schedule.baseline or point.budget.baseline for point in context.findings.series}
    if known <= {"initial", None}:
        return _("Référence : l’estimation initiale.")
    if "initial" in known:
        return _("Référence : l’estimation initiale là où elle est publiée, sinon la première estimation publiée.")
    return _("Référence : la première estimation publiée.")
