"""Lists of movements: their order, their counts, and what of a change can be seen at all."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.case import Wrong, names_in, wrong
from recount.compared import bridge, continued, entered, left, lengthened
from recount.numerals import NUMBER, plain, rounded, signed
from recount.recounted import MEUR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case
    from recount.page import Node

VISIBLE = MEUR // 20  # what a decimal of M€ can show: less than 0.05 M€ reads as nothing
ORDER = ("Cadrage", "Conception / Réalisation", "Expérimentation", "Déploiement", "Terminé")


def columns(case: Case) -> Iterator[tuple[str, Node]]:
    """Find the lists of the movements by their headings."""
    for node in case.told.section("movements").find(class_="list"):
        heading = node.first(tag="h3") or node.first(tag="h2") or node
        yield heading.text, node


def _value(node: Node) -> Fraction | None:
    shown = node.first(class_="value")
    found = re.fullmatch(rf"([+−-])? ?({NUMBER})", shown.text) if shown else None
    return signed(found[1], found[2]) if found else None


def lists_not_by_size(case: Case) -> Iterator[Wrong]:
    """Who entered, left or was re-estimated stands in the order of the amounts, and none that is left out is larger."""
    for heading, node in columns(case):
        shown = [(line, found) for line in node.find(tag="li") if (found := _value(line)) is not None]
        for (_, one), (line, other) in pairwise(shown):
            if abs(one) < abs(other):
                yield Wrong(
                    line.text, f"{case.now.quarter} page, {heading}", f"{float(other)} stands below {float(one)}"
                )


def months_not_by_size(case: Case) -> Iterator[Wrong]:
    """« S'allongent » and « Se raccourcissent » name the largest changes first; noise of a month is counted, not named."""
    moved = lengthened(case.series)
    for said in case.sentences:
        if not re.match(r"(S'allongent|Se raccourcissent)", said.text):
            continue
        shown = [int(found) for found in re.findall(r"[+−-] ?(\d+) mois", said.text)]
        sign = 1 if said.text.startswith("S'a") else -1
        true = sorted((abs(months) for months in moved.values() if months * sign > 0), reverse=True)
        if shown != sorted(shown, reverse=True):
            yield wrong(said, "not in the order of the changes")
        elif shown and true[: len(shown)] != shown and any(abs(a - b) > 1 for a, b in zip(true, shown, strict=False)):
            yield wrong(said, f"the largest are {true[: len(shown)]} months")
        if 1 in shown and "d'un mois" not in said.text:
            yield wrong(said, "a change of one month is noise: durations are good to a month")


def counts_of_the_lists(case: Case) -> Iterator[Wrong]:
    """Count the projects of a list's heading again, leaving out those whose change cannot be seen."""
    if case.series.before is None:
        return
    unsure = len({row.name for row in case.now.rows} & case.now.undecided)
    came, gone = len(entered(case.series)), len(left(case.series))
    visible = sum(abs(euros) >= VISIBLE for euros in bridge(case.series).reestimated.values())
    true = {"Entr": {came, came + unsure if _says_unsure(case) else came}, "Sort": {gone}, "Réestim": {visible}}
    for heading, _node in columns(case):
        found = re.search(r"\((\d+)\)", heading)
        for stem, numbers in true.items():
            if found and heading.startswith(stem) and int(found[1]) not in numbers and "au plus" not in heading:
                yield Wrong(heading, f"{case.now.quarter} page, movements", f"counted: {sorted(numbers)}")


def _says_unsure(case: Case) -> bool:
    return "identifier" in case.told.section("movements").text


def unchanged_among_the_changes(case: Case) -> Iterator[Wrong]:
    """No line of a list of changes reads « = »."""
    for heading, node in columns(case):
        for line in node.find(tag="li"):
            shown = line.first(class_="value")
            if shown is not None and shown.text in {"=", "inchangé", "0", "0,0"}:
                yield Wrong(line.text, f"{case.now.quarter} page, {heading}", "no change that can be seen")


def costs_of_the_lists(case: Case) -> Iterator[Wrong]:
    """Each amount beside a name in the movements is the project's."""
    if case.series.before is None:
        return
    now, then = ({row.name: row for row in each.rows} for each in (case.now, case.series.before))
    moved = bridge(case.series).reestimated
    for heading, node in columns(case):
        for line in node.find(tag="li"):
            shown, text = _value(line), plain(line.text)
            name = next(iter(names_in(text, then if heading.startswith("Sort") else now)), None)
            if shown is None or name is None:
                continue
            row = then.get(name) if heading.startswith("Sort") else now.get(name)
            euros = moved.get(name, 0) if heading.startswith("Réest") else row.cost
            if euros is None or rounded(Fraction(euros, MEUR), 1) != shown:
                yield Wrong(text, f"{case.now.quarter} page, {heading}", f"{name}: {euros} euros")


def phases_that_moved(case: Case) -> Iterator[Wrong]:
    """« Avancent d'une phase ou plus » and « Reviennent à une phase antérieure » name who did, and nobody else."""
    steps = {
        row.name: ORDER.index(row.phase) - ORDER.index(old.phase)
        for _, old, row in continued(case.series)
        if row.phase in ORDER and old.phase in ORDER
    }
    for said in case.sentences:
        ahead, back = said.text.startswith("Avancent d'une phase"), said.text.startswith("Reviennent à une phase")
        if ahead or back:
            true = {name for name, step in steps.items() if (step > 0 if ahead else step < 0)}
            shown = set(names_in(said.text, {row.name for row in case.now.rows}))
            more = re.search(r"et (\d+) autres?", said.text)
            if shown - true or len(shown) + (int(more[1]) if more else 0) != len(true):
                yield wrong(said, f"it is {sorted(true)}")


def article_lists_not_by_size(case: Case) -> Iterator[Wrong]:
    """Find lists of the article that do not name the dearest first among those who entered or left."""
    if case.series.before is None:
        return
    for line in case.told.article.splitlines():
        text = plain(line.strip("#*->! "))
        gone = re.match(r"(Sortants|Sortent)", text)
        if not gone and not re.match(r"(Entrants|Entrent)", text):
            continue
        rows = {row.name: row for row in (left(case.series) if gone else entered(case.series))}
        shown = [rows[name].cost or 0 for name in names_in(text, rows)]
        hidden = [row.cost or 0 for row in rows.values() if row.name not in names_in(text, rows)]
        if shown != sorted(shown, reverse=True) or (shown and hidden and max(hidden) > shown[-1]):
            yield Wrong(text, f"{case.now.quarter} article", f"{[euros / MEUR for euros in shown]}, left out {hidden}")
