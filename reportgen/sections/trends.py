"""Trends: total, projects and deviations over all editions, with true gaps and the method's breaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit import movement_titles as titles
from reportgen.statements import rates
from reportgen.values.since import Since
from reportgen.values.views import SectionView
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.sections.kit.context import Context
    from reportgen.values.findings import Point
    from reportgen.values.headline import Headline
    from reportgen.values.views import ChartView

HEAD = (
    *(later("Édition"), later("Projets"), later("Entrants"), later("Sortants"), later("Coûts connus")),
    *(later("Coût total, M€"), later("Coût moyen, M€"), later("Coût médian, M€"), later("Durée moyenne, ans")),
    later("Parution, jours"),
)
RATES_HEAD = (
    *(later("Édition"), later("Écart de calendrier, %"), later("Mesure"), later("Projets mesurés (calendrier)")),
    *(later("Écart de budget, %"), later("Mesure"), later("Projets mesurés (budget)")),
)


@dataclass(frozen=True, slots=True)
class Trends:
    """What the page prints: charts, then every series as a table."""

    charts: tuple[ChartView, ...]
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    rates_head: tuple[str, ...]
    rates: tuple[tuple[str, ...], ...]
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
                _("Écarts affichés par chaque édition, en % ; chaque panneau a son échelle"),
                _(
                    "Un trait relie deux éditions qui se suivent et mesurent de même façon, à un cinquième près, les mêmes projets."
                ),
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
            tuple(_(cell) for cell in RATES_HEAD),
            tuple((_edition(point), *_headline(point.schedule), *_headline(point.budget)) for point in findings.series),
            _note(context),
        ),
    )


def _note(context: Context) -> str:
    text = _("Parution : jours entre la date des données et la publication. Tiret : sans objet ou inconnu.")
    return f"{fmt.typeset(text)} {context.source_line}"


def _row(point: Point) -> tuple[str, ...]:
    return (
        _edition(point),
        fmt.number(point.projects),
        _count(point.entered),
        _count(point.left),
        fmt.number(point.projects_with_cost),
        fmt.meur(point.total_cost_meur),
        fmt.meur(point.mean_cost_meur),
        fmt.meur(point.median_cost_meur),
        fmt.MISSING if point.mean_duration_years is None else fmt.number(point.mean_duration_years, 1),
        _count(point.lag_days),
    )


def _edition(point: Point) -> str:
    return _("{ordinal}, {month}", ordinal=fmt.ordinal(point.number), month=fmt.month_short(point.as_of))


def _headline(headline: Headline) -> tuple[str, str, str]:
    """Give what an edition printed in large, how it was had, and over how many projects."""
    if headline.value is None:
        return fmt.MISSING, fmt.MISSING, fmt.MISSING
    return (
        fmt.number(headline.value, rates.DECIMALS),
        rates.way_in_a_cell(headline.way),
        fmt.MISSING if headline.n is None else fmt.number(headline.n),
    )


def _rate(rate: Decimal | None) -> str:
    return fmt.MISSING if rate is None else fmt.number(rate, 1)


def _count(value: int | None) -> str:
    return fmt.MISSING if value is None else fmt.number(value)


def _gaps(context: Context) -> str:
    """Say how many editions the series lacks by their numbers, and between which dates no edition is held."""
    series = context.findings.series
    absent = sum(Since.between(*pair).missing for pair in pairwise(series))
    missing = plural(
        "{editions} ne figure pas dans la série : l’axe du temps est exact.",
        "{editions} ne figurent pas dans la série : l’axe du temps est exact.",
        absent,
        editions=fmt.editions(absent),
    )
    holes = [_hole(*pair) for pair in pairwise(series)]
    return " ".join(filter(None, (missing if absent else "", *holes)))


def _hole(before: Point, after: Point) -> str:
    """Say that no edition is held between two that follow one another by their numbers; nothing where one is due."""
    since = Since.between(before, after)
    if since.missing or since.is_the_edition_before:
        return ""
    months = {"first": fmt.month_and_year(before.as_of), "last": fmt.month_and_year(after.as_of)}
    return _("Aucune édition n’est conservée entre {first} et {last}.", **months)
