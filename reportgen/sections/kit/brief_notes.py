"""What stands under the headline figures: their method, its changes, and declared figures that the table belies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
    from reportgen.values.figures import Discrepancy

MEANS = {
    "weighted": later("moyenne pondérée par la valeur de départ"),
    "mean": later("moyenne simple sur les projets"),
    "median": later("médiane des projets"),
}


def notes_of(context: Context) -> tuple[str, ...]:
    """Say how the deviations are measured and whether the table bears out what was declared."""
    method = context.info.method
    text = _(
        "Écart de calendrier : {schedule}. Écart de budget : {budget}.",
        schedule=_(MEANS[method.schedule]),
        budget=_(MEANS[method.budget]),
    )
    differing = tuple(_discrepancy(item) for item in context.figures.discrepancies)
    return (f"{fmt.typeset(text)} {context.source_line}", *_method_changed(context), *differing)


def _method_changed(context: Context) -> tuple[str, ...]:
    """Where the method changed with this edition, give the rates by the former one too."""
    series = context.findings.series
    if len(series) < 2 or series[-2].method == series[-1].method:  # noqa: PLR2004 - this edition and the one before
        return ()
    former, figures = series[-2].method, context.figures
    rates = (
        (later("calendrier {rate}"), figures.schedule.by(former.schedule)),
        (later("budget {rate}"), figures.budget.by(former.budget)),
    )
    known = ", ".join(_(words, rate=fmt.percent(rate, 1)) for words, rate in rates if rate is not None)
    text = _("La méthode change avec cette édition ; selon la précédente : {rates}.", rates=known)
    return (fmt.typeset(text),) if known else ()


DECLARED_LABELS = {
    "projects": later("nombre de projets"),
    "interministerial": later("projets interministériels"),
    "total_cost_bn_eur": later("coût total, en Md€"),
    "mean_duration_years": later("durée moyenne, en années"),
    "schedule_deviation_pct": later("écart de calendrier, en %"),
    "budget_deviation_pct": later("écart de budget, en %"),
}


def _discrepancy(item: Discrepancy) -> str:
    decimals = max(0, -int(item.declared.as_tuple().exponent))
    computed = fmt.unknown() if item.computed is None else fmt.number(item.computed, decimals)
    return fmt.typeset(
        _(
            "Chiffre déclaré ({label}) : {declared} ; le tableau donne {computed}.",
            label=_(DECLARED_LABELS[item.figure]),
            declared=fmt.number(item.declared, decimals),
            computed=computed,
        )
    )
