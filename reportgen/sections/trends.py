"""Trends: total, projects and deviations over all editions, with true gaps and the method's breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections import movement_titles as titles
from reportgen.views import SectionView

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.findings import Point
    from reportgen.sections.context import Context
    from reportgen.views import ChartView

HEAD = (
    *("Édition", "Projets", "Entrants", "Sortants", "Coût total, M€", "Coût moyen, M€", "Coût médian, M€"),
    *("Durée moyenne, ans", "Écart de calendrier, %", "Écart de budget, %", "Parution, jours"),
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
            "Coût complet estimé des projets qui le communiquent, en milliards d’euros, et nombre de projets",
            _gaps(context),
        )
    ]
    if context.pictures["trend_deviations"]:
        charts.append(
            context.chart(
                "trend_deviations",
                titles.trend_deviations(findings),
                "Écarts moyens depuis l’estimation de départ, en %, selon la méthode de chaque édition",
                _baseline(context),
            )
        )
    return SectionView(
        key="trends",
        label="Tendances",
        title=context.titled("trends", titles.trends(findings)),
        summary=f"{fmt.count(len(findings.series), 'édition').capitalize()}, "
        f"de {fmt.month_and_year(findings.series[0].as_of)} à {fmt.month_and_year(findings.as_of)}",
        content=Trends(
            tuple(charts),
            "Les séries, édition par édition",
            HEAD,
            tuple(_row(point) for point in findings.series),
            _views(context),
            fmt.typeset(
                "Parution : jours entre la date des données et la publication. Tiret : sans objet ou inconnu. "
                f"{context.source_line}"
            ),
        ),
    )


def _row(point: Point) -> tuple[str, ...]:
    return (
        f"{fmt.ordinal(point.number)}, {fmt.month_short(point.as_of)}",
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
    origin = "l’origine" if "initial" in {figures.schedule.baseline, figures.budget.baseline} else "la 1ʳᵉ parution"
    rows = [(f"Calendrier, depuis {origin}", figures.schedule), (f"Budget, depuis {origin}", figures.budget)]
    if context.findings.since_last is not None:
        schedule, budget = context.findings.since_last
        rows += [
            ("Calendrier, depuis l’édition précédente, projets suivis", schedule),
            ("Budget, depuis l’édition précédente, projets suivis", budget),
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
    lack = "ne figure pas" if absent == 1 else "ne figurent pas"
    return f"{fmt.count(absent, 'édition')} {lack} dans la série : l’axe du temps est exact."


def _baseline(context: Context) -> str:
    known = {point.schedule.baseline or point.budget.baseline for point in context.findings.series}
    if known <= {"initial", None}:
        return "Référence : l’estimation initiale."
    if "initial" in known:
        return "Référence : l’estimation initiale là où elle est publiée, sinon la première estimation publiée."
    return "Référence : la première estimation publiée."
