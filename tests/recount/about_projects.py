"""What is said of single projects: who is watched and why, who is overdue, what the cards tell."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.case import Wrong, month, named, wrong
from recount.compared import continued
from recount.numerals import COUNT, NUMBER, count, decimals, percents, rounded, signed, value
from recount.recounted import BUDGET, MEUR, SCHEDULE, first_published, initial_of, overdue, rate, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case
    from recount.page import Node
    from recount.raw import Row


def thresholds_not_passed(case: Case) -> Iterator[Wrong]:
    """Under « plus de 25 % » stands nothing that reads « +25 % »."""
    for table in case.told.section("watchlist").find(tag="table"):
        limit = re.search(rf"plus de ({NUMBER}) %", (table.first(tag="caption") or table).text)
        rows = list(table.find(tag="tr"))[1:] if limit else []
        for row in rows:
            shown = next(percents(row.text), None)
            if shown and shown[0] <= value(limit[1]):
                yield Wrong(row.text, f"{case.now.quarter} page, watch list", f"it reads as no more than {limit[1]} %")


def watch_list_not_by_size(case: Case) -> Iterator[Wrong]:
    """In a table of the watch list the largest rate stands first."""
    for table in case.told.section("watchlist").find(tag="table"):
        rates = [
            (row, shown[0]) for row in table.find(tag="tr") if (shown := next(percents(" ".join(row.cells[2:])), None))
        ]
        for (_, one), (row, other) in pairwise(rates):
            if abs(one) < abs(other):
                yield Wrong(
                    row.text, f"{case.now.quarter} page, watch list", f"{float(other)} % stands below {float(one)} %"
                )


def watched_for_growth(case: Case) -> Iterator[Wrong]:
    """Whom the watch list names for growth since the first estimate is exactly who grew by more than the threshold."""
    for table in case.told.section("watchlist").find(tag="table"):
        caption = (table.first(tag="caption") or table).text
        found = re.match(rf"(Coût|Durée) en forte hausse.*?plus de ({NUMBER}) %", caption)
        if found is None:
            continue
        what = SCHEDULE if found[1] == "Durée" else BUDGET
        firsts = first_published(case.series, what)
        true = set()
        for row in case.now.rows:
            now, then = value_of(row, what), initial_of(row, what) or firsts.get(case.now.id_of(row))
            if now and then and 100 * (now - then) / then > value(found[2]):
                true.add(row.name)
        listed = _listed(table, case)
        for name in sorted(true ^ listed):
            yield Wrong(
                caption,
                f"{case.now.quarter} page, watch list",
                f"{name} is {'missing' if name in true else 'not above'}",
            )


def watched_for_recent_growth(case: Case) -> Iterator[Wrong]:
    """Whom the watch list names for growth since the edition held before is exactly who grew by more than the threshold."""
    for table in case.told.section("watchlist").find(tag="table"):
        caption = (table.first(tag="caption") or table).text
        found = re.match(rf"(Coût|Durée) en hausse récente.*?plus de ({NUMBER}) %", caption)
        if found is None:
            continue
        what = SCHEDULE if found[1] == "Durée" else BUDGET
        true = {
            row.name
            for _, old, row in continued(case.series)
            if (now := value_of(row, what))
            and (then := value_of(old, what))
            and 100 * (now - then) / then > value(found[2])
        }
        for name in sorted(true ^ _listed(table, case)):
            why = "is missing" if name in true else "did not grow by more"
            yield Wrong(caption, f"{case.now.quarter} page, watch list", f"{name} {why}")


def _listed(table: Node, case: Case) -> set[str]:
    """Name the projects of a table's lines."""
    found = (named(case.now.rows, row.label) for row in table.find(tag="tr") if row.cells)
    return {row.name for row in found if row is not None}


def overdue_unlike_the_table(case: Case) -> Iterator[Wrong]:
    """Who is past the planned end is listed, and nobody else; to a month."""
    sure = {row.name for row in overdue(case.now, 1)}
    possible = {row.name for row in overdue(case.now, -1)}
    section = case.told.section("watchlist")
    tables = [
        t for t in section.find(tag="table") if (t.first(tag="caption") or t).text.startswith("Fin prévue dépassée")
    ]
    listed = {name for table in tables for name in _listed(table, case)}
    if not section.inside:
        return
    for name in sorted((sure - listed) | (listed - possible)):
        yield Wrong(
            name, f"{case.now.quarter} page, watch list", "overdue and not listed" if name in sure else "not overdue"
        )


def timeline_titles(case: Case) -> Iterator[Wrong]:
    """Find a timeline's title that does not name those that are overdue first, or counts them wrong."""
    title = case.told.titles.get("timeline", "")
    sure, possible = len(overdue(case.now, 1)), len(overdue(case.now, -1))
    found = re.search(rf"\b{COUNT} projets?(?: sur \d+)? (?:a|ont) dépassé", title, re.IGNORECASE)
    if title and sure and "dépass" not in title:
        yield Wrong(title, f"{case.now.quarter} page, timeline", f"{sure} projects are overdue")
    elif found and not sure <= count(found[1]) <= possible:
        yield Wrong(title, f"{case.now.quarter} page, timeline", f"{sure} to {possible} projects are overdue")


def changes_on_cards(case: Case) -> Iterator[Wrong]:
    """« +21,9 M€, soit +55 % depuis décembre 2016 » leads from the first value of that time to today's."""
    for card in case.told.page.find(class_="card"):
        row = named(case.now.rows, next((node.text for node in card.find() if node.tag in {"h2", "h3", "h4"}), ""))
        said = re.search(
            rf"([+−]) ?({NUMBER}) M€, soit (?:moins de 1|[+−] ?({NUMBER})) % depuis (l'origine|\w+ \d{{4}})", card.text
        )
        if row is None or said is None or row.cost is None:
            continue
        then = row.initial_cost if said[4] == "l'origine" else _cost_in(case, row, said[4])
        change = None if then is None else row.cost - then
        rate = None if not then else abs(Fraction(100 * change, then))
        printed = signed(said[1], said[2])
        if change is None or rounded(Fraction(change, MEUR), decimals(said[2])) != printed:
            yield Wrong(said[0], f"{case.now.quarter} card {row.name}", f"from {then} to {row.cost} euros")
        elif rounded(rate, decimals(said[3] or "")) != value(said[3]) if said[3] else rate >= 1:
            yield Wrong(said[0], f"{case.now.quarter} card {row.name}", f"{float(rate):.2f} %")


def _cost_in(case: Case, row: Row, then: str) -> int | None:
    """Find a project's cost in the edition of a month."""
    edition = next((each for each in case.series.past if month(each) == then), None)
    old = edition.by_id.get(case.now.id_of(row)) if edition else None
    return old.cost if old else None


def watched_projects_counted(case: Case) -> Iterator[Wrong]:
    """Hold « 17 projets appellent une attention particulière » against the projects that the tables of the list name."""
    section = case.told.section("watchlist")
    found = re.search(rf"\b{COUNT} projets? appelle", case.told.titles.get("watchlist", ""), re.IGNORECASE)
    listed = {name for table in section.find(tag="table") for name in _listed(table, case)}
    more = sum(int(each) for each in re.findall(r"et (\d+) autres?", section.text))
    if found and not len(listed) <= count(found[1]) <= len(listed) + more:
        yield Wrong(case.told.titles["watchlist"], f"{case.now.quarter} page, watch list", f"{len(listed)} are listed")


def deadlines_counted(case: Case) -> Iterator[Wrong]:
    """Hold « N projets arrivent à échéance avant 2020 », « N échéances à venir avant 2020 » against the planned ends."""
    now = case.now.as_of.year * 12 + case.now.as_of.month - 1
    for said in case.sentences:
        found = re.search(
            rf"\b{COUNT} (?:projets? arrive(?:nt)? à échéance|échéances? à venir) avant (\d{{4}})",
            said.text,
            re.IGNORECASE,
        )
        if found is None:
            continue
        ends = [row.end for row in case.now.rows if row.end is not None and not row.is_over]
        limit = int(found[2]) * 12
        sure = sum(now + 1 < end < limit - 1 for end in ends)
        possible = sum(now - 1 <= end < limit + 1 for end in ends)
        if not sure <= count(found[1]) <= possible:
            yield wrong(said, f"between {sure} and {possible}")


def growth_counted(case: Case) -> Iterator[Wrong]:
    """Hold « Cinq projets sur 48 dépassent de plus d'un quart leur premier coût publié » against each project's growth."""
    each = rate(case.series, BUDGET).each
    true = (sum(growth > 25 for growth in each.values()), len(each))
    for said in case.sentences:
        found = re.search(rf"\b{COUNT} projets? sur (\d+) dépasse(?:nt)? de plus d'un quart", said.text, re.IGNORECASE)
        if found and (count(found[1]), int(found[2])) != true:
            yield wrong(said, f"{true[0]} of {true[1]}")
