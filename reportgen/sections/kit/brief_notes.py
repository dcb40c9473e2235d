"""What stands under the headline figures: their method, its changes, and declared figures that the table belies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.statements import rates
from reportgen.values.headline import BUDGET, KINDS, SCHEDULE
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
    from reportgen.values.figures import Discrepancy
    from reportgen.values.headline import Headline, Rate

SUBJECTS = {SCHEDULE: later("Écart de calendrier"), BUDGET: later("Écart de budget")}


def notes_of(context: Context) -> tuple[str, ...]:
    """Say which means the deviations are, what other means tell, and where the table belies what was declared."""
    bases = fmt.typeset(" ".join(_rate(context.findings.headline(kind)) for kind in KINDS))
    differing = tuple(_discrepancy(item, context) for item in context.figures.discrepancies)
    told = (bases, *_way_changed(context), *differing)
    return (*told[:-1], f"{told[-1]} {context.source_line}")


def _rate(headline: Headline) -> str:
    """Name a headline's mean, or say that it is declared, and what other means of the same projects tell."""
    subject = _(SUBJECTS[headline.kind])
    if headline.declared is not None or headline.computed is None:
        words = _("{subject} : {basis}.", subject=subject, basis=rates.basis(headline))
        if headline.computed is None:
            return words
        return " ".join((words, _computed_beside(headline, headline.computed)))
    mean, other = rates.name_of_mean(headline.mean), rates.other_story(headline)
    if not other:
        return _("{subject} : {basis}.", subject=subject, basis=mean)
    return _("{subject} : {mean} ({other}).", subject=subject, mean=mean, other=other)


def _computed_beside(headline: Headline, computed: Rate) -> str:
    """Say what stands beside a declared rate, with what other means of the same projects tell."""
    words, other = rates.rate_in_words(computed), rates.other_story(headline)
    if not other:
        return _("Calculé : {rate}.", rate=words)
    return _("Calculé : {rate} ; {other}.", rate=words, other=other)


def _way_changed(context: Context) -> tuple[str, ...]:
    """Where the rates are had in another way than in the edition before, say so: they are not compared."""
    series = context.findings.series
    if len(series) < 2:  # noqa: PLR2004 - this edition and the one before
        return ()
    pairs = [(series[-2].headline(kind), series[-1].headline(kind)) for kind in KINDS]
    changed = [now for before, now in pairs if before.source and now.source and before.way != now.way]
    names = fmt.listing([_(SUBJECTS[each.kind]).lower() for each in changed])
    text = _("Mesure autre que dans l’édition précédemment publiée, sans comparaison : {names}.", names=names)
    return (fmt.typeset(text),) if changed else ()


DECLARED_LABELS = {
    "projects": later("nombre de projets"),
    "interministerial": later("projets interministériels"),
    "total_cost_bn_eur": later("coût total, en Md€"),
    "mean_duration_years": later("durée moyenne, en années"),
    "schedule_deviation_pct": later("écart de calendrier, en %"),
    "budget_deviation_pct": later("écart de budget, en %"),
}


def _discrepancy(item: Discrepancy, context: Context) -> str:
    decimals = max(0, -int(item.declared.as_tuple().exponent))
    values = {
        "label": _(DECLARED_LABELS[item.figure]),
        "declared": fmt.number(item.declared, decimals),
        "computed": fmt.unknown() if item.computed is None else fmt.number(item.computed, decimals),
    }
    coverage = ""
    total = context.figures.total
    if item.figure == "total_cost_bn_eur" and total is not None and total.is_floor:
        coverage = _(" pour {projects}", projects=fmt.projects_of(total.known, total.of))
    text = _(
        "Chiffre déclaré ({label}) : {declared} ; le tableau donne {computed}{coverage}.", coverage=coverage, **values
    )
    return fmt.typeset(text)
