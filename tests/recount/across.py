"""The same edition says the same numbers wherever it is spoken of: in itself, in the index, in every later edition."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from recount.about_rates import key_figures
from recount.case import Wrong
from recount.compared import continued, entered, left, returned
from recount.numerals import NUMBER, PERCENT, decimals, rounded, signed, value
from recount.page import Node
from recount.recounted import MEUR, Series, mean_duration, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.raw import Row
    from recount.told import Archive, Told

RATES = ("Écart de calendrier", "Écart de budget")


def index_unlike_the_editions(archive: Archive) -> Iterator[Wrong]:
    """Hold the archive's index against each edition's own brief."""
    for quarter, told in archive.editions.items():
        own = {label: (node.first(class_="value") or node).text for label, node in key_figures(told.section("brief"))}
        for label, shown in _listed(told.entry):
            mine = next((text for name, text in own.items() if name.startswith(label)), None)
            if mine and _numbers(mine) and _numbers(shown) and _numbers(mine)[0] != _numbers(shown)[0]:
                yield Wrong(f"{label} {shown}", f"index, {quarter}", f"the edition itself says {mine}")


def _listed(entry: Node) -> Iterator[tuple[str, str]]:
    for pair in entry.find(tag="div"):
        label, shown = pair.first(tag="dt"), pair.first(tag="dd")
        if label is not None and shown is not None and len(list(pair.find(tag="dt"))) == 1:
            yield label.text, shown.text


def _numbers(text: str) -> list[Fraction]:
    return [value(found) for found in re.findall(NUMBER, text)]


def series_of(told: Told) -> Iterator[tuple[dict[str, str], str]]:
    """Read the table of the series: each edition's cells by the column's words, and its month."""
    for table in told.section("trends").find(tag="table"):
        head, *rows = [row.cells for row in table.find(tag="tr")] or [[]]
        for cells in rows:
            month = re.search(r", (\d\d/\d{4})$", cells[0])
            if month:
                yield dict(zip(head, cells, strict=False)), month[1]


def series_unlike_the_editions(archive: Archive) -> Iterator[Wrong]:
    """Hold what a later edition's table says of an earlier one against what that one printed as its rates."""
    own = {(told.quarter, label): shown for told in archive.editions.values() for label, shown in _own_rates(told)}
    for later, told in archive.editions.items():
        for cells, month in series_of(told):
            quarter = next((quarter for quarter in archive.editions if _month(quarter) == month), "")
            for label in RATES:
                shown = [_first(text) for head, text in cells.items() if head.startswith(label)]
                if (quarter, label) in own and shown and own[quarter, label] not in shown:
                    text = f"{label}: {[each and float(each) for each in shown]}"
                    yield Wrong(text, f"{later} series, {quarter}", f"that edition printed {own[quarter, label]}")


def _own_rates(told: Told) -> Iterator[tuple[str, Fraction | None]]:
    for label, node in key_figures(told.section("brief")):
        for name in RATES:
            if label.startswith(name):
                found = PERCENT.search((node.first(class_="value") or node).text)
                yield name, signed(found[1], found[2]) if found else None


def _first(cell: str) -> Fraction | None:
    shown = re.match(rf"([+−-])? ?({NUMBER})", cell)
    return signed(shown[1], shown[2]) if shown else None


def _month(quarter: str) -> str:
    year, number = quarter.split("-T")
    return f"{int(number) * 3:02}/{year}"


def series_unlike_the_tables(archive: Archive, series: Series) -> Iterator[Wrong]:
    """Count again what the table of the series says of each edition, those with a cost among it."""
    for later, told in archive.editions.items():
        for cells, month in series_of(told):
            place = next((n for n, each in enumerate(series.editions) if _month(each.quarter) == month), None)
            if place is not None and "Projets" in cells:
                yield from _row_unlike(cells, series.until(place), f"{later} series, {month}")


def _row_unlike(cells: dict[str, str], until: Series, where: str) -> Iterator[Wrong]:
    whole = total(until.now.rows)
    true = {"Projets": Fraction(len(until.now.rows)), "Coût total, M€": Fraction(whole.euros, MEUR)}
    known = [Fraction(row.cost, MEUR) for row in until.now.rows if row.cost is not None]
    if known:
        true |= {"Coût moyen, M€": sum(known) / len(known), "Coût médian, M€": Fraction(median(known))}
    if (mean := mean_duration(until.now.rows)[0]) is not None:
        true["Durée moyenne, ans"] = mean
    for head, exact in true.items():
        shown = cells.get(head, "")
        if re.fullmatch(NUMBER, shown) and rounded(exact, decimals(shown)) != value(shown):
            yield Wrong(f"{head} {shown}", where, f"counted: {float(exact)}")
    yield from _movements_unlike(cells, until, where)
    counted = [
        text for head, text in cells.items() if re.search(r"chiffré|connu|communiqué|avec coût", head, re.IGNORECASE)
    ]
    if not any(re.match(rf"{whole.n}\b", text) for text in counted):
        yield Wrong(", ".join(cells), where, f"no column says that {whole.n} costs are known")


def _movements_unlike(cells: dict[str, str], until: Series, where: str) -> Iterator[Wrong]:
    """Allow an undecided project to be counted or not: the table's note says which."""
    unsure = len(until.now.undecided)
    for head, number in (("Entrants", len(entered(until))), ("Sortants", len(left(until)))):
        shown = cells.get(head, "")
        if until.past and shown.isdigit() and not number <= int(shown) <= number + unsure:
            yield Wrong(f"{head} {shown}", where, f"counted: {number}, and {unsure} undecided")


def returns_in_the_archive(archive: Archive, series: Series) -> Iterator[Wrong]:
    """No project's page calls it « de retour » because of what the archive does not hold."""
    from recount.about_absence import returns_on_pages  # noqa: PLC0415

    for key, page in archive.projects.items():
        yield from returns_on_pages(page, series, key)


def unlike(one: Told, other: Told) -> Iterator[Wrong]:
    """Compare what two publications of one edition say: the past read from the archive, or from folders, or in another order."""
    for key in sorted(one.figures.keys() | other.figures.keys()):
        if one.figures.get(key) != other.figures.get(key):
            yield Wrong(
                f"{key}: {one.figures.get(key)}", f"{one.quarter} figures.json", f"else {other.figures.get(key)}"
            )
    alone = [replace(each, entry=Node("root"), feed="", stored={}) for each in (one, other)]  # without what lies around
    said, again = ([(each.text, each.tag) for each in told.said if each.tag != "page"] for told in alone)
    for (text, _), (else_, _) in zip(said, again, strict=False):
        if text != else_ and not re.search(r"[0-9a-f]{40}|\d [km]o$", text, re.IGNORECASE):
            yield Wrong(text, one.quarter, f"else « {else_[:200]} »")
            return


def movements_unlike_the_tables(archive: Archive, series: Series) -> Iterator[Wrong]:
    """Hold the database's movements against who came, came back, left and stayed, and against each change of cost."""
    for place, edition in enumerate(series.editions):
        until = series.until(place)
        if not until.past or edition.quarter not in archive.movements:
            continue
        back = {row.name for row in returned(until)}
        true = {
            "entrant": {row.name for row in entered(until)} - back,
            "revenu": back,
            "sortant": {row.name for row in left(until)},
            "suivi": {row.name for _, _, row in continued(until)},
        }
        for movement, names in true.items():
            told = {name for kind, name, _ in archive.movements[edition.quarter] if kind == movement}
            told -= edition.undecided  # counted among those who left, as the database says of itself
            if told != names:
                odd = sorted(told ^ names)
                yield Wrong(f"{movement}: {odd[:5]}", f"panorama.sqlite, {edition.quarter}", f"counted: {len(names)}")
        moved = {row.name: (old, row) for _, old, row in continued(until)}
        for kind, name, change in archive.movements[edition.quarter]:
            if kind == "suivi" and name in moved and not _is_the_change(change, *moved[name]):
                yield Wrong(f"{name}: {change}", f"panorama.sqlite, {edition.quarter}", "another change of its cost")


def _is_the_change(change: float | None, old: Row, row: Row) -> bool:
    if old.cost is None or row.cost is None:
        return change is None
    return change is not None and round(change * MEUR) == row.cost - old.cost
