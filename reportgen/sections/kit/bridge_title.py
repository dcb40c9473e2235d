"""What is said of the change of the total: the change that is printed, the cause that weighs most, on how many costs.

Asserted: the change is that of the two totals as they are printed; the cause named weighs most of all (re-estimates
together), its amount is its term's; re-estimates are said to cancel out where there are some both ways and nothing is
left of them in print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit.titles import Title
from reportgen.values.causes import ZERO, Cause, gathered
from reportgen.values.comparison import largest_term
from reportgen.words.language import _, later, plural

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportgen.values.comparison import Comparison

# What the cause that weighs most is called: as a part of the change, and where it is larger than it or runs against it.
_PART: Mapping[Cause, str] = {
    Cause.ENTERED: later("{course}, dont {amount} d’entrées"),
    Cause.LEFT: later("{course}, dont {amount} de sorties"),
    Cause.NEWLY_KNOWN: later("{course}, dont {amount} de coûts publiés"),
    Cause.KNOWN_AGAIN: later("{course}, dont {amount} de coûts publiés de nouveau"),
    Cause.NO_LONGER_KNOWN: later("{course}, dont {amount} de coûts qui ne sont plus communiqués"),
    Cause.UP: later("{course}, dont {amount} de réestimations"),
    Cause.DOWN: later("{course}, dont {amount} de réestimations"),
    Cause.REGROUPED: later("{course}, dont {amount} de projets scindés ou réunis"),
    Cause.UNANSWERED: later("{course}, dont {amount} de projets sans réponse de leur ministère"),
    Cause.UNDECIDED_ENTERING: later("{course}, dont {amount} de projets à identifier"),
    Cause.UNDECIDED_LEAVING: later("{course}, dont {amount} de projets à identifier"),
}
_APART: Mapping[Cause, str] = {
    Cause.ENTERED: later("{course} ; les entrées ajoutent {amount}"),
    Cause.LEFT: later("{course} ; les sorties retirent {amount}"),
    Cause.NEWLY_KNOWN: later("{course} ; les coûts publiés ajoutent {amount}"),
    Cause.KNOWN_AGAIN: later("{course} ; les coûts publiés de nouveau ajoutent {amount}"),
    Cause.NO_LONGER_KNOWN: later("{course} ; les coûts qui ne sont plus communiqués retirent {amount}"),
    Cause.UP: later("{course} ; les réestimations ajoutent {amount}"),
    Cause.DOWN: later("{course} ; les réestimations retirent {amount}"),
    Cause.REGROUPED: later("{course} ; les projets scindés ou réunis ajoutent {amount}"),
    Cause.UNANSWERED: later("{course} ; les projets sans réponse de leur ministère retirent {amount}"),
    Cause.UNDECIDED_ENTERING: later("{course} ; les projets à identifier ajoutent {amount}"),
    Cause.UNDECIDED_LEAVING: later("{course} ; les projets à identifier retirent {amount}"),
}


def bridge_title(comparison: Comparison, *, with_coverage: bool = True) -> Title:
    """Say how the total changed, and what weighs most in it; where it stands beside both totals, without their coverage."""
    before, after = comparison.total_before, comparison.total_after
    if after is None:
        words = _("Aucun coût n’est communiqué") if before is None else _("Aucun coût n’est plus communiqué")
        return Title(words, "no-total", {"before": before})
    if before is None:
        month = fmt.month_and_year(comparison.old_as_of)
        words = _(
            "Le total atteint {amount} ; aucun coût n’était connu en {month}", amount=fmt.money(after), month=month
        )
        return Title(words, "first-total", {"after": after})
    change, cancel = fmt.printed_change(before, after), _cancel(comparison)
    cause, total = _heaviest(comparison, change)
    text = _with_cause(_course(change), change, cause, total)
    if cancel:
        text = _("{sentence} ; les réestimations se compensent", sentence=text)
    facts = {"change": change, "cause": cause, "amount": total, "cancel": cancel}
    return Title(_with_coverage(text, comparison) if with_coverage else text, "bridge", facts)


def adds_up_in_print(comparison: Comparison) -> bool:
    """Tell whether the amounts add up as they are printed, or only before they were rounded."""
    terms = gathered(comparison.terms)
    within_terms = all(
        _printed(term.total) == sum((_printed(each.meur) for each in term.changes), ZERO) for term in terms
    )
    change = fmt.printed_change(comparison.bridge.previous, comparison.bridge.current)
    return within_terms and change == sum((_printed(term.total) for term in terms), ZERO)


def _printed(amount: Decimal) -> Decimal:
    return fmt.printed_change(ZERO, amount)


def _totals(comparison: Comparison) -> dict[Cause, Decimal]:
    return {term.cause: term.total for term in comparison.terms}


def _cancel(comparison: Comparison) -> bool:
    """Tell whether re-estimates went both ways and leave nothing that is printed."""
    totals = _totals(comparison)
    up, down = totals.get(Cause.UP, ZERO), totals.get(Cause.DOWN, ZERO)
    return bool(_printed(up) and _printed(down)) and not _printed(up + down)


def _heaviest(comparison: Comparison, change: Decimal) -> tuple[Cause | None, Decimal]:
    """Take the cause that weighs most and its total; none where nothing of it would be printed.

    A cause that is alone is the whole change, as it is printed.
    """
    term = largest_term(comparison)
    if term is None:
        return None, ZERO
    alone = sum(bool(each.total) for each in gathered(comparison.terms)) == 1
    total = change if alone else term.total
    return (term.cause, total) if _printed(total) else (None, ZERO)


def _course(change: Decimal) -> str:
    if not change:
        return _("Le total est inchangé")
    amount = fmt.money(abs(change))
    return (
        _("Le total recule de {amount}", amount=amount)
        if change < 0
        else _("Le total progresse de {amount}", amount=amount)
    )


def _with_cause(course: str, change: Decimal, cause: Cause | None, total: Decimal) -> str:
    """Name the cause as a part of the change where it is one."""
    if cause is None:
        return course
    is_part = change * total > 0 and abs(_printed(total)) <= abs(change)
    words = (_PART if is_part else _APART)[cause]
    if cause is Cause.REGROUPED and not is_part and total < 0:
        words = later("{course} ; les projets scindés ou réunis retirent {amount}")
    return _(words, course=course, amount=fmt.money(abs(total)))


def _with_coverage(sentence: str, comparison: Comparison) -> str:
    """Say on how many costs both totals stand, unless they are the same projects'."""
    if comparison.same_costs_known:
        return sentence
    if comparison.known_before == comparison.known_after:
        return plural(
            "{sentence} (coût connu pour {n} projet, puis pour un autre)",
            "{sentence} (coût connu pour {n} projets, puis pour {n} qui ne sont pas tous les mêmes)",
            comparison.known_after,
            sentence=sentence,
            n=fmt.number(comparison.known_after),
        )
    return plural(
        "{sentence} (coût connu pour {before} projet, puis {after})",
        "{sentence} (coût connu pour {before} projets, puis {after})",
        comparison.known_before,
        sentence=sentence,
        before=fmt.number(comparison.known_before),
        after=fmt.number(comparison.known_after),
    )
