"""Titles of what changed since the last edition and over all of them, by rules that cannot lie."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.ratios import growth
from reportgen.sections.kit.sentences import opening_count
from reportgen.sections.kit.titles import Title
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from reportgen.values.findings import Findings

ZERO = Decimal(0)


def movements(findings: Findings) -> Title:
    """Say how many projects entered and left."""
    comparison = findings.comparison
    if comparison is None:
        return _alone()
    came, gone = len(comparison.came), len(comparison.gone)
    facts = {"came": came, "gone": gone}
    return Title(_largest_move(came, gone), "movements", facts)


def _largest_move(came: int, gone: int) -> str:
    if not came and not gone:
        return _("Aucune entrée, aucune sortie\ndepuis l’édition précédente")
    if not gone:
        words = plural("{projects} entre,\naucun ne sort", "{projects} entrent,\naucun ne sort", came)
        return words.format(projects=opening_count(came))
    if not came:
        words = plural("{projects} sort,\naucun n’entre", "{projects} sortent,\naucun n’entre", gone)
        return words.format(projects=opening_count(gone))
    entering = plural("{n} entre", "{n} entrent", came, n=fmt.in_words(came))
    words = plural("{projects} sort,\n{entering}", "{projects} sortent,\n{entering}", gone)
    return words.format(projects=opening_count(gone), entering=entering)


def cost_bridge(findings: Findings) -> Title:
    """Say what re-estimates did to the total, beside what moved otherwise."""
    comparison = findings.comparison
    if comparison is None:
        return _alone()
    bridge = comparison.bridge
    change, again = bridge.current - bridge.previous, bridge.reestimated
    facts = {"change": change, "reestimated": again}
    words, amount = _course(change), fmt.money(abs(again))
    if not again:
        return Title(_("{course}, sans aucune réestimation", course=words), "bridge", facts)
    if again > 0:
        return Title(_("{course} ; les réestimations ajoutent {amount}", course=words, amount=amount), "bridge", facts)
    return Title(_("{course} ; les réestimations retirent {amount}", course=words, amount=amount), "bridge", facts)


def trends(findings: Findings) -> Title:
    """Say how the total moved from the first edition of the series to the last."""
    known = [point for point in findings.series if point.total_cost_meur is not None]
    if len(known) < 2:  # noqa: PLR2004 - a course has two ends
        return Title(_("Le portefeuille d’une édition à l’autre"), "none")
    first, last = known[0].total_cost_meur or ZERO, known[-1].total_cost_meur or ZERO
    facts = {"first": first, "last": last}
    return Title(_trend(first, last, fmt.in_words(len(findings.series))), "trend", facts)


def _trend(first: Decimal, last: Decimal, number: str) -> str:
    """Choose the sentence on the course of the total; a rate too small to show is not given."""
    rate = abs(growth(last, first) or ZERO)
    if _same(first, last):
        return _("En {n} éditions,\nle coût total ne change guère", n=number)
    if fmt.number(rate) == "0":
        falls, grows = _("En {n} éditions,\nle coût total recule"), _("En {n} éditions,\nle coût total progresse")
        return (falls if last < first else grows).format(n=number)
    falls = _("En {n} éditions,\nle coût total recule de {rate}")
    grows = _("En {n} éditions,\nle coût total progresse de {rate}")
    return (falls if last < first else grows).format(n=number, rate=fmt.percent(rate))


def trend_totals(findings: Findings) -> Title:
    """Give total and projects of the last edition beside the first's."""
    first, last = findings.series[0], findings.series[-1]
    month, change = fmt.month_and_year(first.as_of), last.projects - first.projects
    projects = opening_count(abs(change))
    if not change:
        words = _("Autant de projets qu’en {month}", month=month)
    elif change > 0:
        words = plural("{projects} de plus qu’en {month}", "{projects} de plus qu’en {month}", change)
    else:
        words = plural("{projects} de moins qu’en {month}", "{projects} de moins qu’en {month}", -change)
    return Title(words.format(projects=projects, month=month), "projects", {"change": change})


def trend_deviations(findings: Findings) -> Title:
    """Say where both rates stand in the last edition."""
    last = findings.series[-1]
    schedule, budget = last.schedule.by(last.method.schedule), last.budget.by(last.method.budget)
    facts = {"schedule": schedule, "budget": budget}
    if schedule is None and budget is None:
        return Title(_("Les écarts ne sont pas mesurés dans cette édition"), "rates", facts)
    time = "" if schedule is None else fmt.percent(schedule, 1)
    money = "" if budget is None else fmt.percent(budget, 1)
    if not time:
        return Title(_("Un écart de budget de {rate}", rate=money), "rates", facts)
    if not money:
        return Title(_("Un écart de calendrier de {rate}", rate=time), "rates", facts)
    words = _("Un écart de calendrier de {time} et de budget de {money}", time=time, money=money)
    return Title(words, "rates", facts)


def watchlist(findings: Findings) -> Title:
    """Say how many projects the rules find."""
    names = {each.project.name for each in findings.watched}
    if not names:
        return Title(_("Aucun projet ne franchit de seuil"), "watched", {"projects": 0})
    words = plural(
        "{projects} appelle\nune attention particulière",
        "{projects} appellent\nune attention particulière",
        len(names),
        projects=opening_count(len(names)),
    )
    return Title(words, "watched", {"projects": len(names)})


def _alone() -> Title:
    return Title(_("Une première édition, sans comparaison"), "none")


def _course(change: Decimal) -> str:
    if fmt.signed(change) == "=":
        return _("Le total ne change pas")
    amount = fmt.money(abs(change))
    return (
        _("Le total recule de {amount}", amount=amount)
        if change < 0
        else _("Le total progresse de {amount}", amount=amount)
    )


def _same(one: Decimal, other: Decimal) -> bool:
    return fmt.number(one, 1) == fmt.number(other, 1)
