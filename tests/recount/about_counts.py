"""Every « N projets sur M », share of the cost, bracket and subtotal, counted again."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from recount.case import Wrong, wrong
from recount.labels import folded, short
from recount.numerals import COUNT, NUMBER, count, decimals, plain, rounded, signed, value
from recount.recounted import BUDGET, MEUR, SCHEDULE, bracket_costs, bracket_named, brackets, rate, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case

PHASES = {
    "cadrage": "Cadrage",
    "conception ou en réalisation": "Conception / Réalisation",
    "expérimentation": "Expérimentation",
    "déploiement": "Déploiement",
}


def counts_of_projects(case: Case) -> Iterator[Wrong]:
    """« N projets sur M sont en déploiement », « relèvent du domaine », « concentrent P % du coût » can be counted."""
    rows = case.now.rows
    phases = Counter(row.phase for row in rows)
    areas = Counter(folded(row.area) for row in rows)
    for said in case.sentences:
        for found in re.finditer(rf"\b{COUNT} projets? sur (\d+) (?:est|sont) en ([\w ]+)", said.text, re.IGNORECASE):
            phase = next((name for words, name in PHASES.items() if found[3].startswith(words)), None)
            if phase and (count(found[1]), int(found[2])) != (phases[phase], len(rows)):
                yield wrong(said, f"{phases[phase]} of {len(rows)} are in {phase}")
        for found in re.finditer(
            rf"\b{COUNT} projets? sur (\d+) relève(?:nt)? du domaine « (.*?) »", said.text, re.IGNORECASE
        ):
            if (count(found[1]), int(found[2])) != (areas[folded(found[3])], len(rows)):
                yield wrong(said, f"{areas[folded(found[3])]} of {len(rows)}")


def shares_of_the_cost(case: Case) -> Iterator[Wrong]:
    """« N projets de B M€ ou plus représentent S % », « S % du coût … entre 20 et 100 M€ », « X porte S % » are right."""
    known = sorted((row.cost for row in case.now.rows if row.cost is not None), reverse=True)
    whole = sum(known)
    for said in case.sentences if whole else ():
        text = said.text
        if found := re.search(
            rf"\b{COUNT} projets? de (\d+) M€ ou plus repr\w+ (?:.*? )?({NUMBER}) %", text, re.IGNORECASE
        ):
            over = [cost for cost in known if cost >= int(found[2]) * MEUR]
            yield from _share(said, (len(over), sum(over)), (count(found[1]), found[3]), whole)
        if found := re.search(rf"({NUMBER}) % du coût .*?(?:se loge|projets de) (.*M€(?: ou plus)?)", text):
            part = bracket_costs(case.now.rows).get(bracket_named(found[2]), 0)
            yield from _share(said, (0, part), (0, found[1]), whole)
        if found := re.search(rf"\b{COUNT} projets?(?: seul)? concentr\w+ ({NUMBER}) % du coût", text, re.IGNORECASE):
            top = known[: count(found[1])]
            yield from _share(said, (len(top), sum(top)), (count(found[1]), found[2]), whole)


def _share(said, true, shown, whole) -> Iterator[Wrong]:
    exact = Fraction(100 * true[1], whole)
    around = re.search(rf"(plus|moins) de {re.escape(shown[1])} %", said.text)
    if around:
        right = exact > value(shown[1]) if around[1] == "plus" else exact < value(shown[1])
    else:
        right = rounded(exact, decimals(shown[1])) == value(shown[1])
    if true[0] != shown[0] or not right:
        yield wrong(said, f"{true[0] or ''} {float(exact):.2f} %")


def ministries_of_the_cost(case: Case) -> Iterator[Wrong]:
    """« Trois ministères portent plus de la moitié du coût » names the least number that does."""
    costs: Counter[str] = Counter()
    for row in case.now.rows:
        costs[folded(short(row.ministry))] += row.cost or 0
    whole = sum(costs.values())
    for said in case.sentences:
        found = re.search(rf"\b{COUNT} ministères? porte(?:nt)? plus de la moitié du coût", said.text, re.IGNORECASE)
        if found and whole:
            sums = [sum(cost for _, cost in costs.most_common(n)) for n in range(len(costs) + 1)]
            least = next(n for n, each in enumerate(sums) if 2 * each > whole)
            if count(found[1]) != least:
                yield wrong(said, f"{least} ministries do")


def counts_of_brackets(case: Case) -> Iterator[Wrong]:
    """Count each bracket of the chart again, and sum it up."""
    text = plain(case.told.charts.get("cost_brackets", {}).get("alternative", ""))
    true, costs = brackets(case.now.rows), bracket_costs(case.now.rows)
    parts = re.findall(rf"([\w€ ]+?) : (\d+) projets?(?:, ({NUMBER}) M€)?", text)
    shown = {bracket_named(name) or name.strip(): (int(n), cost) for name, n, cost in parts}
    for name, number in true.items():
        seen = shown.get(name)
        if seen is None:
            continue
        exact = rounded(Fraction(costs.get(name, 0), MEUR), len(seen[1].partition(",")[2]))
        if seen[0] != number or (seen[1] and value(seen[1]) != exact):
            yield Wrong(text, f"{case.now.quarter} chart cost_brackets", f"{name}: {number}, {float(exact)} M€")


def subtotals(case: Case) -> Iterator[Wrong]:
    """Each ministry's line of the general table counts its projects and sums up what is known of their costs."""
    groups: dict[str, list] = {}
    for row in case.now.rows:
        groups.setdefault(folded(short(row.ministry)), []).append(row)
    for line in case.told.section("table").find(tag="tr", class_="group"):
        cells = line.cells
        rows, shown = groups.get(folded(cells[0])), re.search(NUMBER, cells[2] if len(cells) > 2 else "")
        if rows is None or shown is None:
            continue
        exact = Fraction(total(rows).euros, MEUR)
        if not cells[1].startswith(f"{len(rows)} ") or rounded(exact, 1) != value(shown[0]):
            yield Wrong(
                line.text, f"{case.now.quarter} page, general table", f"{len(rows)} projects, {float(exact)} M€"
            )


def table_of_the_deviations(case: Case) -> Iterator[Wrong]:
    """Hold the table of all rates against each mean, and against how many projects it measures."""
    for row in case.told.section("trends").find(tag="tr"):
        found = re.match(
            r"(Calendrier|Budget), depuis (l'origine|la 1ʳᵉ parution|la première parution|l'estimation initiale)",
            row.cells[0] if row.cells else "",
        )
        if found is None:
            continue
        true = rate(case.series, SCHEDULE if found[1] == "Calendrier" else BUDGET)
        expected = [true.value(mean) for mean in ("weighted", "mean", "median")] + [Fraction(true.n)]
        for shown, exact in zip(row.cells[1:], expected, strict=False):
            number = re.fullmatch(rf"([+−-])? ?({NUMBER})", shown)
            if number and (exact is None or rounded(exact, decimals(number[2])) != signed(number[1], number[2])):
                yield Wrong(row.text, f"{case.now.quarter} page, trends", f"{exact and float(exact)}")


def ministries_counted(case: Case) -> Iterator[Wrong]:
    """Hold « 54 projets, 12 ministères » against the lead ministries, of which spellings are one."""
    leads = {folded(short(row.ministry)) for row in case.now.rows}
    for said in case.told.headline:
        found = re.search(r"(?:projets?, |dans )(\d+) ministères?\b", said.text)
        if found and int(found[1]) != len(leads):
            yield wrong(said, f"{len(leads)} lead ministries")
