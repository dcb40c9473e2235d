"""Titles of what changed since the last edition and over all of them, by rules that cannot lie."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.ratios import growth
from reportgen.sections.kit.bridge_title import bridge_title
from reportgen.sections.kit.sentences import opening_count
from reportgen.sections.kit.titles import Title
from reportgen.values.views import LONGEST_TITLE
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.values.comparison import Comparison
    from reportgen.values.findings import Findings

ZERO = Decimal(0)


def movements(findings: Findings) -> Title:
    """Say how many projects entered and left, and since when; what is still open is neither, and said apart."""
    comparison = findings.comparison
    if comparison is None:
        return _alone()
    facts = {
        "came": len(comparison.entered),
        "gone": len(comparison.left),
        "undecided": len(comparison.undecided),
        "unanswered": len(comparison.unanswered),
        "since": comparison.old_as_of,
    }
    month = fmt.month_and_year(comparison.old_as_of)
    texts = (_moves(comparison, month, write) for write in (fmt.in_words, fmt.number))
    short = (text for text in texts if len(text) <= LONGEST_TITLE)
    return Title(next(short, _moves(comparison, month, fmt.number)), "movements", facts)


def _moves(comparison: Comparison, month: str, write: Callable[[int], str]) -> str:
    """Say it with small numbers in words, or with all of them in digits."""
    title = _largest_move(len(comparison.entered), len(comparison.left), month, write)
    for one, many, number in (
        (later("{title} ; {n} reste à identifier"), later("{title} ; {n} restent à identifier"), comparison.undecided),
        (later("{title} ; {n} sans réponse"), later("{title} ; {n} sans réponse"), comparison.unanswered),
    ):
        if number:
            title = _(one if len(number) == 1 else many, title=title, n=write(len(number)))
    return title


def _largest_move(came: int, gone: int, month: str, write: Callable[[int], str]) -> str:
    if not came and not gone:
        return _("Depuis {month},\naucune entrée, aucune sortie", month=month)
    if not gone:
        return plural(
            "Depuis {month}, {n} projet entre,\naucun ne sort",
            "Depuis {month}, {n} projets entrent,\naucun ne sort",
            came,
            month=month,
            n=write(came),
        )
    entering = plural("{n} entre", "{n} entrent", came, n=write(came)) if came else _("aucun n’entre")
    return plural(
        "Depuis {month}, {n} projet sort,\n{entering}",
        "Depuis {month}, {n} projets sortent,\n{entering}",
        gone,
        month=month,
        n=write(gone),
        entering=entering,
    )


def cost_bridge(findings: Findings) -> Title:
    """Say how the total changed, and what weighs most in it."""
    return _alone() if findings.comparison is None else bridge_title(findings.comparison)


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


def _same(one: Decimal, other: Decimal) -> bool:
    return fmt.number(one, 1) == fmt.number(other, 1)
