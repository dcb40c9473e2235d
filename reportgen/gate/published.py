"""The published sums that include a withheld cost: declared figures, and totals in the office's words."""

from __future__ import annotations

import re
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.formatting import ministry_label
from reportgen.gate.deduction import Statement
from reportgen.gate.prose import published_sentences, spaced_words
from reportgen.gate.rounding import half_step
from reportgen.values.project import Undisclosed
from reportgen.words.problem_texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportgen.gate.case import Case
    from reportgen.gate.prose import Sentence, WrittenAmount
    from reportgen.values.figures import Figures
    from reportgen.values.project import Project

ONE = Fraction(1)
_OF_A_SUM = re.compile(r"\b(total|totaux|ensemble|portefeuille|enveloppe|cumul\w*|represent\w*|somme)\b")
_OF_THE_WITHHELD = re.compile(r"\b(communi\w*|confidenti\w*|masqu\w*|secrets?|reserv\w*|diffus\w*)\b")


def declared_total(case: Case) -> Iterator[Statement]:
    """Subtract the published costs from the declared total: the rest is what the withheld ones cost."""
    declared = case.findings.figures.declared.get("total_cost_bn_eur")
    if declared is not None:
        words = say("the declared total")
        yield from _subtract_published_costs(
            words, declared * 1000, half_step(declared) * 1000, case.withheld, _sum_of(case.projects)
        )


def declared_budget(case: Case) -> Iterator[Statement]:
    """Compare the declared mean budget deviation with that of the published projects: a missing rate can be computed."""
    figures = case.findings.figures
    declared = figures.declared.get("budget_deviation_pct")
    withheld = {each.name: Fraction(each.initial_cost_meur) for each in case.withheld if each.initial_cost_meur}
    if declared is None or not withheld or figures.budget.mean_pct is None:
        return
    known, count = Fraction(figures.budget.mean_pct), figures.budget.projects
    if abs(Fraction(declared) - known) <= half_step(declared):
        return  # the published projects alone bear it out
    everyone = count + len(withheld)
    yield Statement(
        {name: 100 / initial for name, initial in withheld.items()},
        Fraction(declared) * everyone - known * count + 100 * len(withheld),
        Fraction(half_step(declared)) * everyone,
        say(
            "{declared} % (declared mean deviation of {everyone} budgets) against {known} % (mean of the {count} published)",
            declared=declared,
            everyone=everyone,
            known=Decimal(figures.budget.mean_pct).quantize(Decimal("0.01")),
            count=count,
        ),
    )


def totals_in_words(case: Case) -> Iterator[Statement]:
    """Find totals in editorial and titles: of all projects, of a ministry, of the withheld costs."""
    for sentence in published_sentences(case):
        words = spaced_words(sentence.text)
        if sentence.about is not None or not (_OF_A_SUM.search(words) or _OF_THE_WITHHELD.search(words)):
            continue
        for amount in amounts_new_to_readers(case, sentence):
            yield from _totals_of_sentence(case, sentence, amount)


def _totals_of_sentence(case: Case, sentence: Sentence, amount: WrittenAmount) -> Iterator[Statement]:
    group = tuple(_projects_of_named_ministry(case, sentence)) or case.projects
    withheld = tuple(project for project in group if isinstance(project.cost, Undisclosed))
    only_withheld = _OF_THE_WITHHELD.search(spaced_words(sentence.text)) and not any(map(sentence.names, withheld))
    words = say("“{written}” in {place}", written=amount.written, place=sentence.location)
    yield from _subtract_published_costs(
        words, amount.meur, amount.margin, withheld, Decimal(0) if only_withheld else _sum_of(group)
    )


STATEMENTS: tuple[Callable[[Case], Iterator[Statement]], ...] = (declared_total, declared_budget, totals_in_words)


def amounts_new_to_readers(case: Case, sentence: Sentence) -> tuple[WrittenAmount, ...]:
    """Find the amounts in a sentence that readers do not know already.

    Known are the published costs of the projects that it names and, outside their rows, every total that is shown.
    """
    if not sentence.amounts:
        return ()
    named = (sentence.about,) if sentence.about else tuple(each for each in case.projects if sentence.names(each))
    known = [
        *(value for each in named for value in _published_costs(case, each)),
        *(() if sentence.about else _shown_totals(case)),
    ]
    return tuple(amount for amount in sentence.amounts if not any(map(amount.is_near, known)))


def _published_costs(case: Case, project: Project) -> Iterator[Decimal]:
    """List every cost published of a project, and the changes from one edition to the next."""
    sights = [sight.project for sight in case.findings.tracks.get(project.name, ())] or [project]
    costs = [sight.cost_meur for sight in sights if sight.cost_meur is not None]
    yield from (*costs, *(abs(new - old) for old, new in pairwise(costs)))
    yield from (sight.initial_cost_meur for sight in sights if sight.initial_cost_meur is not None)


def _shown_totals(case: Case) -> Iterator[Decimal]:
    """List the totals that this edition and earlier ones show: they include no withheld cost."""
    for figures in (case.findings.figures, *(past.figures for past in case.past)):
        yield from _totals_of_figures(figures)
    if case.findings.comparison is not None:
        bridge = case.findings.comparison.bridge
        yield from (abs(getattr(bridge, term.name)) for term in fields(bridge))
        yield abs(bridge.current - bridge.previous)


def _totals_of_figures(figures: Figures) -> Iterator[Decimal]:
    ministries = (ministry.total_cost_meur for ministry in figures.ministries)
    groups = (group.total_cost_meur for group in (*figures.brackets, *figures.areas))
    yield from (total for total in (figures.total_cost_meur, *ministries, *groups) if total is not None)


def _subtract_published_costs(
    words: str, total: Decimal, margin: Decimal, withheld: Iterable[Project], known: Decimal
) -> Iterator[Statement]:
    """Subtract the published costs from a total; nothing follows if they explain or exceed it."""
    terms = {project.name: ONE for project in withheld}
    gap = total - known
    if terms and gap > margin:
        equation = say(
            "{total} ({words}) − {known} (published costs) = {gap} ± {margin} M€",
            total=total,
            words=words,
            known=known,
            gap=gap,
            margin=margin,
        )
        yield Statement(terms, Fraction(gap), Fraction(margin), equation)


def _projects_of_named_ministry(case: Case, sentence: Sentence) -> Iterator[Project]:
    for project in case.projects:
        if spaced_words(ministry_label(project.ministry)) in spaced_words(sentence.text):
            yield project


def _sum_of(projects: Iterable[Project]) -> Decimal:
    return sum((project.cost_meur for project in projects if project.cost_meur is not None), Decimal(0))
