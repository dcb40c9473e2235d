"""Titles of what changed since the last edition and over all of them, by rules that cannot lie."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.titles import Title, counted

if TYPE_CHECKING:
    from reportgen.findings import Comparison, Findings

ALONE = Title("Une première édition, sans comparaison", "none")
ZERO = Decimal(0)


def movements(findings: Findings) -> Title:
    """Say how many projects entered and left."""
    comparison = findings.comparison
    if comparison is None:
        return ALONE
    came, gone = came_and_gone(comparison)
    facts = {"came": came, "gone": gone}
    if not came and not gone:
        return Title("Aucune entrée, aucune sortie\ndepuis l’édition précédente", "movements", facts)
    if not gone:
        return Title(f"{counted(came)} {_verb(came, 'entre')},\naucun ne sort", "movements", facts)
    if not came:
        return Title(f"{counted(gone)} {_verb(gone, 'sort')},\naucun n’entre", "movements", facts)
    return Title(f"{counted(gone)} {_verb(gone, 'sort')},\n{_short(came)} {_verb(came, 'entre')}", "movements", facts)


def cost_bridge(findings: Findings) -> Title:
    """Say what re-estimates did to the total, beside what moved otherwise."""
    comparison = findings.comparison
    if comparison is None:
        return ALONE
    bridge = comparison.bridge
    change, again = bridge.current - bridge.previous, bridge.reestimated
    facts = {"change": change, "reestimated": again}
    words = _course(change)
    if not again:
        return Title(f"{words}, sans aucune réestimation", "bridge", facts)
    added = "ajoutent" if again > 0 else "retirent"
    return Title(f"{words} ; les réestimations {added} {fmt.money(abs(again))}", "bridge", facts)


def trends(findings: Findings) -> Title:
    """Say how the total moved from the first edition of the series to the last."""
    known = [point for point in findings.series if point.total_cost_meur is not None]
    if len(known) < 2:  # noqa: PLR2004 - a course has two ends
        return Title("Le portefeuille d’une édition à l’autre", "none")
    first, last = known[0].total_cost_meur or ZERO, known[-1].total_cost_meur or ZERO
    facts = {"first": first, "last": last}
    editions = fmt.in_words(len(findings.series)).capitalize()
    if _same(first, last):
        return Title(f"En {editions.lower()} éditions,\nle coût total ne change guère", "trend", facts)
    verb = "recule" if last < first else "progresse"
    rate = fmt.percent(abs(100 * (last - first) / first)) if first else ""
    if not first or rate.startswith("0"):
        return Title(f"En {editions.lower()} éditions,\nle coût total {verb}", "trend", facts)
    return Title(f"En {editions.lower()} éditions,\nle coût total {verb} de {rate}", "trend", facts)


def trend_totals(findings: Findings) -> Title:
    """Give total and projects of the last edition beside the first's."""
    first, last = findings.series[0], findings.series[-1]
    if first.projects == last.projects:
        return Title(f"Autant de projets qu’en {fmt.month_and_year(first.as_of)}", "projects", {"change": 0})
    change = last.projects - first.projects
    more = "de plus" if change > 0 else "de moins"
    number = counted(abs(change))
    return Title(f"{number} {more} qu’en {fmt.month_and_year(first.as_of)}", "projects", {"change": change})


def trend_deviations(findings: Findings) -> Title:
    """Say where both rates stand in the last edition."""
    last = findings.series[-1]
    schedule, budget = last.schedule.by(last.method.schedule), last.budget.by(last.method.budget)
    facts = {"schedule": schedule, "budget": budget}
    if schedule is None and budget is None:
        return Title("Les écarts ne sont pas mesurés dans cette édition", "rates", facts)
    parts = [
        f"{name} de {fmt.percent(rate, 1)}"
        for name, rate in (("un écart de calendrier", schedule), ("de budget", budget))
        if rate is not None
    ]
    text = " et ".join(parts)
    return Title(text[:1].upper() + text[1:] if schedule is not None else f"Un écart {text}", "rates", facts)


def watchlist(findings: Findings) -> Title:
    """Say how many projects the rules find."""
    names = {each.project.name for each in findings.watched}
    if not names:
        return Title("Aucun projet ne franchit de seuil", "watched", {"projects": 0})
    verb = "appelle" if len(names) == 1 else "appellent"
    return Title(f"{counted(len(names))} {verb}\nune attention particulière", "watched", {"projects": len(names)})


def came_and_gone(comparison: Comparison) -> tuple[int, int]:
    """Count entries and exits; what is undecided counts as both until a person decides."""
    return comparison.came, comparison.gone


def _course(change: Decimal) -> str:
    if fmt.signed(change) == "=":
        return "Le total ne change pas"
    verb = "recule" if change < 0 else "progresse"
    return f"Le total {verb} de {fmt.money(abs(change))}"


def _same(one: Decimal, other: Decimal) -> bool:
    return fmt.number(one, 1) == fmt.number(other, 1)


def _verb(number: int, stem: str) -> str:
    plural = {"sort": "sortent", "entre": "entrent"}
    return stem if number == 1 else plural[stem]


def _short(number: int) -> str:
    """Count without the noun, which stands just before."""
    return fmt.in_words(number)
