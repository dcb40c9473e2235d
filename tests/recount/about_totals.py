"""Statements about totals: floors, what they cover, and what is claimed of all though it holds of a part."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from recount.case import Wrong, wrong
from recount.numerals import amounts, percents, rounded, value
from recount.recounted import MEUR, bracket_costs, bracket_named, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case
    from recount.numerals import Amount
    from recount.recounted import Total

PART = r"(?:\d+(?:,\d+)? %|la totalité|l'ensemble|(?:la |plus de la )?moitié|tiers|quart) (?:des? |du )(?:coûts?|total|budget)\b"


def floors_above_the_truth(case: Case) -> Iterator[Wrong]:
    """Find « au moins X » or « ≥ X » where the total is less than X: it is to be rounded down."""
    for said in case.told.said:
        for place in re.finditer("[Aa]u moins |≥ ?", said.text):
            found = next(amounts(said.text[place.end() : place.end() + 30]), None)
            over_time = [total(each.rows).euros for each in case.series.past] if "trend" in said.where else []
            if found and found.start == 0 and found.value > max([case.total.euros, *over_time]):
                yield wrong(said, f"the total is {case.total.euros / MEUR} M€")


def is_the_total(found: Amount, total: Total) -> bool:
    """Tell whether an unsigned amount is the total, rounded to its own precision in one way or the other."""
    down = Fraction(total.euros // found.step) * found.step
    nearest = rounded(Fraction(total.euros) / found.step, 0) * found.step
    return not found.sign and found.value in {down, nearest} and found.value > 0


def tells_coverage(view: str, total: Total) -> bool:
    """Tell whether « au moins », or n and N near one another, stand in view."""
    pair = rf"\b{total.n}\b[^.]{{0,60}}\b{total.of}\b|\b{total.n} coûts? connus?\b"
    none = not total.n and re.search(r"\b[Aa]ucun (?:projet ne communique|coût)", view)
    return bool(none or re.search(r"\bau moins\b|\bplancher\b|≥", view, re.IGNORECASE) or re.search(pair, view))


def totals_without_coverage(case: Case) -> Iterator[Wrong]:
    """Find a total over n of N costs without « au moins » and without both numbers, where it is seen first or copied."""
    if case.total.is_whole:
        return
    for said in case.told.headline:
        for found in amounts(said.text):
            if is_the_total(found, case.total) and not tells_coverage(said.view, case.total):
                yield wrong(
                    said, f"{case.total.n} of {case.total.of} costs are known; nothing beside the total says so"
                )


def brackets_without_coverage(case: Case) -> Iterator[Wrong]:
    """Find a chart of cost brackets that does not say that it shares out the known costs only."""
    for node in case.told.section("amounts").find(tag="figure"):
        if "tranche" in node.text and not case.total.is_whole and not tells_coverage(node.text, case.total):
            yield Wrong(
                node.text[:120], "page, amounts", f"{case.total.n} of {case.total.of} costs, and it does not say so"
            )


def claims_on_a_part_told_of_all(case: Case) -> Iterator[Wrong]:
    """While costs are unknown, nothing is claimed of all costs, only of those that are communicated."""
    if case.total.is_whole:
        return
    for said in case.sentences:
        claims = re.search(rf"[Aa]ucun projet n'atteint|{PART}", said.text)
        if claims and "communiqué" not in said.text:
            unknown = case.total.of - case.total.n
            yield wrong(said, f"{unknown} costs are not known: « du coût communiqué »")


def parts_told_as_all_or_nothing(case: Case) -> Iterator[Wrong]:
    """Find a part of the total that is printed as 0 % or 100 %."""
    costs = {name: euros for name, euros in bracket_costs(case.now.rows).items() if euros}
    if len(costs) < 2:
        return
    for said in case.sentences:
        about = re.search(r"du (coût|total)|cost_brackets|amounts", f"{said.text} {said.where}")
        for share, _, found in percents(said.text):
            if about and share in {0, 100}:
                yield wrong(said, f"{found[0]} of a total that {len(costs)} brackets share")
    yield from _in_tables(case, costs)


def _in_tables(case: Case, costs: dict[str, int]) -> Iterator[Wrong]:
    for table in case.told.page.find(tag="table"):
        head, *rows = [row.cells for row in table.find(tag="tr")] or [[]]
        places = [place for place, cell in enumerate(head) if cell.startswith(("Part du total", "Part du coût"))]
        for cells in rows:
            for place in places:
                shown = cells[place] if place < len(cells) else ""
                if re.fullmatch(r"\d+(,\d+)?", shown) and bracket_named(cells[0]) in costs and value(shown) in {0, 100}:
                    yield Wrong(" | ".join(cells), "page, table of brackets", "a part printed as all or nothing")
