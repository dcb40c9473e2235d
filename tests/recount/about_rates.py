"""Statements about rates and other headline figures: which mean, since when, over whom, declared or computed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from recount.case import Wrong, names_in, wrong
from recount.compared import same_projects
from recount.numerals import PERCENT, decimals, percents, rounded, signed, value
from recount.recounted import (
    BUDGET,
    FIRST_PUBLISHED,
    INITIAL,
    MEUR,
    SCHEDULE,
    brackets,
    initial_of,
    mean_duration,
    rate,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recount.case import Case
    from recount.page import Node
    from recount.recounted import Rate

LABELS = {SCHEDULE: "Écart de calendrier", BUDGET: "Écart de budget"}
KEYS = {SCHEDULE: "schedule_deviation_pct", BUDGET: "budget_deviation_pct"}
NOT_RECOMPUTABLE = r"déclaré"
CLOSE = Fraction(1, 10**6)


def figures_unlike_the_table(case: Case) -> Iterator[Wrong]:
    """figures.json holds what the table gives, unrounded."""
    told, rows = case.told.figures, case.now.rows
    if not told:
        return
    mean, n = mean_duration(rows)
    true = {
        "projects": len(rows),
        "interministerial": sum(row.interministerial is True for row in rows),
        "total_cost_meur": Fraction(case.total.euros, MEUR) if case.total.n else None,
        "projects_with_cost": case.total.n,
        "mean_duration_years": mean,
        "projects_with_duration": n,
        "by_cost_bracket": brackets(rows),
    }
    for key, exact in true.items():
        if not same(told.get(key), exact):
            yield Wrong(
                f"{key}: {told.get(key)}", f"{case.now.quarter} figures.json", f"the table gives {_read(exact)}"
            )


def rates_unlike_the_table(case: Case) -> Iterator[Wrong]:
    """figures.json and the database hold the rates unrounded, each with its baseline and n."""
    for what in (SCHEDULE, BUDGET):
        true = rate(case.series, what)
        told = case.told.figures.get("deviations", {}).get(what, {})
        places = [(told, "", "projects", "baseline", "figures.json")] if told else []
        if case.told.stored:
            places.append((case.told.stored, f"{what}_", f"{what}_projects", f"{what}_baseline", "panorama.sqlite"))
        for values, prefix, n, baseline, where in places:
            for text, exact in _unlike(true, values, prefix, (n, baseline)):
                yield Wrong(f"{what}: {text}", f"{case.now.quarter} {where}", f"the table gives {exact}")


def _unlike(true: Rate, values: Mapping[str, Any], prefix: str, keys: tuple[str, str]) -> Iterator[tuple[str, object]]:
    for mean, key in (("weighted", f"{prefix}weighted_pct"), ("mean", f"{prefix}mean_pct")):
        if not same(values.get(key), true.value(mean)):
            yield f"{key} {values.get(key)}", _read(true.value(mean))
    n, baseline = keys
    if values.get(n) != true.n or (true.n and values.get(baseline) != true.baseline):
        yield f"{values.get(n)} projects since {values.get(baseline)}", f"{true.n} since {true.baseline}"


def same(told: object, exact: object) -> bool:
    if isinstance(exact, Fraction) and isinstance(told, int | float):
        return abs(Fraction(told) - exact) <= CLOSE * max(abs(exact), Fraction(1))
    return told == exact


def _read(exact: object) -> object:
    return float(exact) if isinstance(exact, Fraction) else exact


def key_figures(page: Node) -> Iterator[tuple[str, Node]]:
    """Find the key figures of the brief by their labels."""
    for node in page.find(class_="figure"):
        name = node.first(class_="name")
        if name is not None:
            yield name.text, node


def rates_shown(case: Case) -> Iterator[Wrong]:
    """Hold the brief's rate against the declared one where the table cannot give it, else against the announced mean."""
    for label, node in key_figures(case.told.section("brief")):
        for what, name in LABELS.items():
            if label.startswith(name):
                yield from _rate_shown(case, what, node)


def _rate_shown(case: Case, what: str, node: Node) -> Iterator[Wrong]:
    true, declared = rate(case.series, what), case.now.declared.get(KEYS[what])
    shown = node.first(class_="value")
    found = PERCENT.search(shown.text) if shown else None
    printed = signed(found[1], found[2]) if found else None
    impossible = declared is not None and true.baseline != INITIAL
    exact = Fraction(declared) if impossible else true.value(case.now.means[what])
    where = f"{case.now.quarter} page, brief"
    if (exact is None) != (printed is None) or (found and rounded(exact, decimals(found[2])) != printed):
        yield Wrong(node.text, where, f"the headline is {_read(exact)}{' as declared' if impossible else ''}")
    elif impossible and not re.search(NOT_RECOMPUTABLE, node.text):
        yield Wrong(node.text, where, "declared, and the table cannot give it: it is not named so")
    elif exact is not None and not impossible and not re.search(rf"\b{true.n}\b", node.text):
        yield Wrong(node.text, where, f"it does not say that it measures {true.n} projects")


def computed_beside_declared(case: Case) -> Iterator[Wrong]:
    """Beside a declared rate the computed one stands under its own name, with n; and never as a discrepancy."""
    for what, key in KEYS.items():
        true, declared = rate(case.series, what), case.now.declared.get(key)
        if declared is None or true.baseline == INITIAL or not case.told.page.inside:
            continue
        exact, text = true.value(case.now.means[what]), case.told.section("brief").text
        if exact is not None and not any(rounded(exact, places) == shown for shown, places, _ in percents(text)):
            yield Wrong(
                declared,
                f"{case.now.quarter} page, brief",
                f"{LABELS[what]}: the computed {float(exact):.2f} is missing",
            )
        if any(each["figure"] == key for each in case.told.figures.get("discrepancies", ())):
            yield Wrong(declared, f"{case.now.quarter} figures.json", f"{key} is not what the table can give")


def discrepancies_of_other_means(case: Case) -> Iterator[Wrong]:
    """Find a declared rate that is compared with another mean or baseline than what is printed under its name."""
    for each in case.told.figures.get("discrepancies", ()):
        what = next((what for what, key in KEYS.items() if key == each["figure"]), None)
        if what is None:
            continue
        true = rate(case.series, what)
        exact, declared = true.value(case.now.means[what]), case.now.declared.get(KEYS[what], "0")
        places = len(declared.partition(".")[2])
        if (
            exact is None
            or rounded(exact, places) == Fraction(declared)
            or not same(each["computed"], rounded(exact, places))
        ):
            yield Wrong(
                str(each), f"{case.now.quarter} figures.json", f"printed is the {case.now.means[what]} {_read(exact)}"
            )


def headline_of_the_figures(case: Case) -> Iterator[Wrong]:
    """figures.json says of each rate what is printed: value, kind, mean, baseline, n of N, change over the same projects."""
    if not case.told.figures:
        return
    told = case.told.figures.get("headline") or {}
    for what, key in KEYS.items():
        true, mean, declared = rate(case.series, what), case.now.means[what], case.now.declared.get(key)
        impossible = declared is not None and true.baseline != INITIAL
        change = same_projects(case.series, what, mean)[0] if case.series.before else None
        expected = {"value": true.value(mean), "change_same_projects": change}
        if impossible:
            expected = {"kind": "declared", "value": Fraction(declared)}
        elif true.n:
            expected |= {"kind": "computed", "mean": mean, "baseline": true.baseline, "n": true.n}
        given = told.get(what) or {}
        odd = [(name, exact) for name, exact in expected.items() if not same(given.get(name), exact)]
        could_be = {len(case.now.rows), sum(value_of(row, what) is not None for row in case.now.rows)}
        if not impossible and true.n and given.get("of") not in could_be:
            odd.append(("of", sorted(could_be)))
        for name, exact in odd:
            text = f"{what}.{name}: {given.get(name)}"
            yield Wrong(text, f"{case.now.quarter} figures.json, headline", f"{_read(exact)}")


def other_key_figures(case: Case) -> Iterator[Wrong]:
    """Projects, interministerial ones and mean duration in the brief are the table's."""
    mean, n = mean_duration(case.now.rows)
    true = {
        "Projets suivis": Fraction(len(case.now.rows)),
        "Interministériels": Fraction(sum(row.interministerial is True for row in case.now.rows)),
        "Durée moyenne": mean,
    }
    for label, node in key_figures(case.told.section("brief")):
        shown = re.match(r"\d+(?:,\d+)?", (node.first(class_="value") or node).text)
        exact = next((number for name, number in true.items() if label.startswith(name)), None)
        if shown and exact is not None and rounded(exact, decimals(shown[0])) != value(shown[0]):
            yield Wrong(node.text, f"{case.now.quarter} page, brief", f"the table gives {float(exact):.3f}")
        if label.startswith("Durée moyenne") and shown and not re.search(rf"\b{n}\b", node.text):
            yield Wrong(node.text, f"{case.now.quarter} page, brief", f"{n} projects give a duration")


def means_that_one_project_carries(case: Case) -> Iterator[Wrong]:
    """Who carries more than a third of a headline mean alone is named in the brief."""
    text = case.told.section("brief").text
    for what in (SCHEDULE, BUDGET):
        true, by_id = rate(case.series, what), case.now.by_id
        for key in true.carriers(case.now.means[what]) if text else ():
            if not names_in(text, [by_id[key].name]):
                share = f"{LABELS[what]} {float(true.value(case.now.means[what])):.2f} %, {by_id[key].name}"
                yield Wrong(
                    share, f"{case.now.quarter} page, brief", "carries more than a third of it, and is not named"
                )


def means_that_tell_opposite_stories(case: Case) -> Iterator[Wrong]:
    """Where plain and weighted mean differ in sign or by more than a factor of two, the brief shows both."""
    text = case.told.section("brief").text
    for what in (SCHEDULE, BUDGET):
        plain_mean, weighted = (rate(case.series, what).value(mean) for mean in ("mean", "weighted"))
        if not text or plain_mean is None or not (plain_mean * weighted < 0 or _twice(plain_mean, weighted)):
            continue
        shown = [(number, places) for number, places, _ in percents(text)]
        if not all(any(rounded(mean, places) == number for number, places in shown) for mean in (plain_mean, weighted)):
            both = f"{LABELS[what]}: mean {float(plain_mean):.2f}, weighted {float(weighted):.2f}"
            yield Wrong(both, f"{case.now.quarter} page, brief", "not both of them are shown")


def _twice(one: Fraction, other: Fraction) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return high > 2 * low


def two_means_in_one_title(case: Case) -> Iterator[Wrong]:
    """Find a title that puts two kinds of mean beside one another."""
    if case.now.means[SCHEDULE] == case.now.means[BUDGET]:
        return
    for said in case.sentences:
        both = re.search(r"calendrier de \+?\d.* budget de \+?\d|budget de \+?\d.* calendrier de \+?\d", said.text)
        if both and said.tag in {"h1", "h2", "h3"}:
            yield wrong(said, f"schedule: {case.now.means[SCHEDULE]}, budget: {case.now.means[BUDGET]}")


def two_means_on_one_axis(case: Case) -> Iterator[Wrong]:
    """Find a chart that draws two kinds of mean on one axis and does not say which each of them is."""
    chart = case.told.charts.get("trend_deviations")
    if not chart or case.now.means[SCHEDULE] == case.now.means[BUDGET]:
        return
    text = " ".join(str(chart.get(key, "")) for key in ("title", "subtitle", "alternative", "source"))
    if (
        "chaque panneau a son échelle" not in text
        and "alendrier" in text
        and "udget" in text
        and not ("pondéré" in text and re.search(r"moyenne simple|simple", text))
    ):
        yield Wrong(
            str(chart.get("subtitle")), f"{case.now.quarter} chart trend_deviations", "two kinds of mean, untold"
        )


def baselines_of_another_kind(case: Case) -> Iterator[Wrong]:
    """« Depuis l'origine » is said only where the table has initial values of what it is said of."""
    has = {what: any(initial_of(row, what) for row in case.now.rows) for what in (SCHEDULE, BUDGET)}
    if all(has.values()):
        return
    for said in case.sentences:
        if not re.search(r"depuis l'origine|l'estimation initiale(?! là| puis|, sinon|, à défaut)", said.text):
            continue
        of = said.view if re.search("[Cc]oût|udget|urée|alendrier", said.view) else ""
        money, time = bool(re.search("[Cc]oût|udget", of)), bool(re.search("urée|alendrier", of))
        if (
            not any(has.values())
            or (money and not time and not has[BUDGET])
            or (time and not money and not has[SCHEDULE])
        ):
            yield wrong(said, f"the table has no initial values of it: {FIRST_PUBLISHED}")
