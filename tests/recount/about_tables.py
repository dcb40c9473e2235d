"""Tables and what charts enumerate: each project's cost and change, each earlier estimate, each ministry's share."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from recount.case import Wrong, named, short_month, wrong
from recount.compared import continued, entered, returned
from recount.labels import folded, short
from recount.numerals import NUMBER, decimals, plain, rounded, signed, value
from recount.recounted import MEUR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case

UNKNOWN = {"n. c.", "–", "-", ""}


def costs_of_the_general_table(case: Case) -> Iterator[Wrong]:
    """Hold each line of the general table against the project's cost, and its change since the edition before."""
    moved = {row.name: (old, row) for _, old, row in continued(case.series)}
    back, came = ({row.name for row in rows} for rows in (returned(case.series), entered(case.series)))
    for line in case.told.section("table").find(tag="tr"):
        cells = line.cells
        row = named(case.now.rows, line.label) if len(cells) > 5 else None
        if row is None:
            continue
        if not _reads(cells[5], row.cost):
            yield Wrong(line.text, f"{case.now.quarter} general table", f"its cost is {row.cost} euros")
        last, where = cells[-1], f"{case.now.quarter} general table"
        if len(cells) < 8 or case.series.before is None or "Depuis" not in case.told.section("table").text:
            continue
        if last == "entrant" and row.name not in came - back and row.name not in case.now.undecided:
            yield Wrong(line.text, where, "it stood in an edition before")
        elif row.name in moved and not _reads_as_change(last, *moved[row.name]):
            yield Wrong(line.text, where, "it is another change since the edition before")


def _reads(cell: str, euros: int | None) -> bool:
    if euros is None:
        return cell in UNKNOWN
    found = re.search(NUMBER, cell)
    return bool(found) and rounded(Fraction(euros, MEUR), decimals(found[0])) == value(found[0])


def _reads_as_change(cell: str, old, row) -> bool:
    if old.cost is None or row.cost is None:
        return not re.search(r"[+−]", cell) and cell != "="
    exact = rounded(Fraction(row.cost - old.cost, MEUR), 1)
    found = re.fullmatch(rf"([+−-]) ?({NUMBER})", cell)
    return signed(found[1], found[2]) == exact if found else not exact


def estimates_on_cards(case: Case) -> Iterator[Wrong]:
    """Hold each earlier estimate of a card against what the edition of that month gave."""
    editions = {short_month(each): each for each in (*case.series.past, case.now)}
    for card in case.told.page.find(class_="card"):
        row = named(case.now.rows, next((node.text for node in card.find() if node.tag in {"h2", "h3", "h4"}), ""))
        for line in (card.first(tag="table", class_="estimates") or card).find(tag="tr"):
            edition = editions.get(line.cells[0]) if len(line.cells) > 2 else None
            then = edition.by_id.get(case.now.id_of(row)) if edition and row else None
            if then is not None and not _reads(line.cells[1], then.cost):
                yield Wrong(line.text, f"{case.now.quarter} card {row.name}", f"that edition gave {then.cost} euros")


def costs_by_ministry(case: Case) -> dict[str, int]:
    costs: Counter[str] = Counter()
    for row in case.now.rows:
        costs[folded(short(row.ministry))] += row.cost or 0
    return costs


def ministries_of_the_chart(case: Case) -> Iterator[Wrong]:
    """Hold each amount that the chart of ministries names against the sum of their known costs."""
    text = plain(case.told.charts.get("cost_by_ministry", {}).get("alternative", ""))
    for name, euros in costs_by_ministry(case).items():
        label = next((short(row.ministry) for row in case.now.rows if folded(short(row.ministry)) == name), "")
        found = re.search(rf"{re.escape(label)} \(?({NUMBER}) M€", text, re.IGNORECASE)
        if found and rounded(Fraction(euros, MEUR), decimals(found[1])) != value(found[1]):
            yield Wrong(text, f"{case.now.quarter} chart cost_by_ministry", f"{label}: {euros / MEUR} M€")


def shares_of_ministries(case: Case) -> Iterator[Wrong]:
    """Hold « L'Intérieur porte 25 % du coût, devant X » against the ministries' sums, and who comes next."""
    costs = costs_by_ministry(case)
    whole = sum(costs.values())
    first, *others = sorted(costs.values(), reverse=True) if whole else (0,)
    for said in case.sentences:
        found = re.search(rf"^(.*?) porte(?:nt)? ({NUMBER}) % du coût(?:.*, devant (.*?)\.?$)?", said.text)
        name = _ministry(found[1], costs) if found else None
        if name is None:
            continue
        second = _ministry(found[3] or "", costs)
        exact = rounded(Fraction(100 * costs[name], whole), decimals(found[2]))
        if costs[name] != first or exact != value(found[2]) or (second and costs[second] != max(others, default=0)):
            yield wrong(
                said, f"{float(Fraction(100 * costs[name], whole)):.2f} %; the largest sums are {first}, {others[:1]}"
            )


def _ministry(words: str, costs: dict[str, int]) -> str | None:
    """Find the ministry of which these are the words, with or without its article."""
    text = folded(words)
    return next((name for name in sorted(costs, key=len, reverse=True) if name and text.endswith(name)), None)


def ties_told_as_ranks(case: Case) -> Iterator[Wrong]:
    """Find « devant » and « concentre » where the first two are equal."""
    known = sorted((row.cost for row in case.now.rows if row.cost is not None), reverse=True)
    sums = sorted(costs_by_ministry(case).values(), reverse=True)
    for said in case.sentences:
        if len(sums) > 1 and sums[0] == sums[1] and re.search(r" porte .*, devant ", said.text):
            yield wrong(said, f"two ministries bear {sums[0] / MEUR} M€ each")
        if (
            len(known) > 1
            and known[0] == known[1]
            and re.search(r"[Uu]n seul projet concentre|[Ll]e plus cher est", said.text)
        ):
            yield wrong(said, f"two projects cost {known[0] / MEUR} M€ each")
