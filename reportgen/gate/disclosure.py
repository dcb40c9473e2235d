"""Whether readers could find out a withheld cost: by subtraction, from words, from a column, from an older edition.

Our own totals hold published costs only, so they give nothing away by themselves; declared ones may.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.gate.deduction import find_deductions
from reportgen.gate.prose import published_sentences
from reportgen.gate.published import STATEMENTS, amounts_new_to_readers
from reportgen.values.errors import Level, Location, Problem
from reportgen.values.project import Amount
from reportgen.words.problem_texts import plain_number, say
from reportgen.words.rules.disclosure import (
    DISCLOSURE,
    DISCLOSURE_BY_REVISION,
    DISCLOSURE_IN_COLUMN,
    DISCLOSURE_IN_WORDS,
    WITHHELD_BESIDE_ESTIMATE,
    WITHHELD_SUM_SHOWN,
    WORKBOOK_KEPT_WHOLE,
)
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.gate.case import Case
    from reportgen.gate.deduction import Bounds, Deduction, Statement
    from reportgen.gate.prose import Sentence, WrittenAmount
    from reportgen.values.project import Project

_MONEY_WORDS = re.compile(r"\b(cout\w*|budget\w*|montants?|depenses?|prix|enveloppe|meur|m|k?eur\w*|ae|cp)\b")


def costs_left_by_subtraction(case: Case) -> Iterator[Problem]:
    """No withheld cost can be computed from published sums."""
    statements = _visible_sums(case)
    for deduction in find_deductions(statements, _stated_brackets(case)):
        yield _deduction_problem(case, deduction)


def sums_of_withheld_costs(case: Case) -> Iterator[Problem]:
    """Point out the sum of several withheld costs where readers can compute it."""
    for statement in _visible_sums(case):
        if len(statement.terms) > 1:
            yield WITHHELD_SUM_SHOWN.problem_at(
                Location("edition.toml", column="declared"),
                statement.equation,
                say("no total that holds withheld costs"),
                say(
                    "Readers see what {names} cost together. Leave them out of the total.", names=tuple(statement.terms)
                ),
            )


def amounts_in_words(case: Case) -> Iterator[Problem]:
    """No sentence gives an amount for a project whose cost is withheld."""
    for sentence in published_sentences(case):
        for project in filter(sentence.names, case.withheld):
            yield from (_amount_problem(project, sentence, amount) for amount in amounts_new_to_readers(case, sentence))


def costs_in_unused_columns(case: Case) -> Iterator[Problem]:
    """No unused column contains a withheld cost: the table is published as it was handed in."""
    rows = {(entry.file, entry.row): entry for entry in map(case.row_of, case.withheld)}
    for column in case.submission.set_aside:
        for cell in column.cells:
            entry = rows.get((column.file, cell.number))
            if entry and _MONEY_WORDS.search(fold(column.header)) and re.search(r"\d", "".join(cell.cells)):
                yield DISCLOSURE_IN_COLUMN.problem_at(
                    Location(column.file, cell.number, column.header),
                    ", ".join(cell.cells),
                    say("no amount in the row of “{name}”, whose cost is withheld", name=entry.project.name),
                    detail=column.header,
                )


def costs_withheld_by_revision(case: Case) -> Iterator[Problem]:
    """No revision withholds a cost that the edition has published already: both versions stay readable."""
    costs = {each.name: each.cost for each in case.published.projects} if case.published else {}
    for project in case.withheld:
        cost = costs.get(project.name)
        if isinstance(cost, Amount):
            yield DISCLOSURE_BY_REVISION.problem_at(
                case.place(project, "cost"),
                case.row_of(project).texts.get("cost", ""),
                say("{cost} M€, as published; the erratum would say so again", cost=cost.meur),
                evidence=(("published", cost.meur),),
                detail=plain_number(cost.meur),
            )


def estimates_beside_withheld_costs(case: Case) -> Iterator[Problem]:
    """Point out the estimates that readers know of a withheld cost: an earlier edition's, or the initial one."""
    for project in case.withheld:
        known, initial = case.last_published(project, "cost_meur"), project.initial_cost_meur
        if known is not None:
            value, found = known[0], say("{cost} M€ in {quarter}", cost=known[0], quarter=known[1])
            expected, level = say("nothing else: what was published stays so"), Level.INFORMATION
        elif initial is not None:
            value, found = initial, say("an initial cost of {cost} M€", cost=initial)
            expected, level = say("no estimate beside a cost that was never published"), Level.WARNING
        else:
            continue
        place = case.place(project, "cost" if known else "initial_cost")
        yield WITHHELD_BESIDE_ESTIMATE.problem_at(place, found, expected, level=level, evidence=(("known", value),))


def whole_workbooks(case: Case) -> Iterator[Problem]:
    """Point out workbooks: they are published whole as inputs, with all their sheets and remarks."""
    for file in dict.fromkeys(case.row_of(project).file for project in case.withheld):
        if file.rpartition(".")[2].lower() in {"xlsx", "xls", "ods"}:
            yield WORKBOOK_KEPT_WHOLE.problem_at(
                Location(file),
                say("a workbook, while costs are withheld: {count}", count=len(case.withheld)),
                say("a table without other sheets, hidden columns and remarks"),
            )


def _visible_sums(case: Case) -> tuple[Statement, ...]:
    """Gather the published sums that include withheld costs, each once."""
    read = (statement for source in STATEMENTS for statement in source(case)) if case.withheld else ()
    return tuple({(tuple(each.terms.items()), each.value, each.margin): each for each in read}.values())


def _stated_brackets(case: Case) -> Bounds:
    """Take the brackets that the table states beside withheld costs: they are published with it."""
    stated = ((project.name, case.row_of(project).bracket) for project in case.withheld)
    return {
        name: (Fraction(bracket.lower), None if bracket.upper is None else Fraction(bracket.upper))
        for name, bracket in stated
        if bracket is not None and bracket.lower is not None
    }


def _deduction_problem(case: Case, deduction: Deduction) -> Problem:
    project = next(each for each in case.withheld if each.name == deduction.name)
    least, most = (_to_the_cent(end) for end in (deduction.least, deduction.most))
    equations = tuple(each.equation for each in deduction.statements)
    return DISCLOSURE.problem_at(
        case.place(project, "cost"),
        say("{equations}: between {least} and {most} M€", equations=equations, least=least, most=most),
        say("no way to find the cost of “{name}”", name=project.name),
        evidence=(("least", least), ("most", most)),
    )


def _to_the_cent(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / value.denominator).quantize(Decimal("0.01"))


def _amount_problem(project: Project, sentence: Sentence, amount: WrittenAmount) -> Problem:
    return DISCLOSURE_IN_WORDS.problem_at(
        sentence.location,
        " ".join(sentence.text.split()),
        say("no amount for “{name}”, whose cost is withheld", name=project.name),
        say("Take “{amount}” out; if it is no cost of the project, waive this and say so.", amount=amount.written),
        evidence=(("amount", amount.meur),),
        project=project.name,
        detail=f"{sentence.location.file} {amount.written}",
    )
