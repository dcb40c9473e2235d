"""Statements about changes: of totals and their causes, of rates and means, since when, and what rounds to nothing."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from recount.case import Wrong, month, short_month, wrong
from recount.compared import bridge, continued, coverage_is_comparable, differ_by_a_fifth, follows, same_projects
from recount.numerals import NUMBER, amounts, decimals, percents, plain, reads_as, rounded, signed, value
from recount.recounted import BUDGET, MEUR, SCHEDULE, rate, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case
    from recount.numerals import Amount
    from recount.recounted import Edition
    from recount.told import Said

DOWN = r"recule|baisse|diminue|perd|se réduit|descend"
UP = r"progresse|augmente|monte|gagne|croît|s'accroît|grandit"
MOVES = rf"\btotal (?P<way>{DOWN}|{UP}) (?:ainsi )?(?:de |d')(?:au moins )?"
LABELS = (  # what a term of the bridge may be called: the first that is found counts
    ("undecided", r"identifier"),
    ("unanswered", r"sans réponse|pas répondu"),
    ("known_again", r"de nouveau|à nouveau"),
    ("no_longer_known", r"retiré|plus communiqu|ne sont plus|ne communiquent plus"),
    ("newly_known", r"publié|communiqué|première fois|nouvellement connu"),
    ("reestimated", r"réestim"),
    ("entered", r"entrée|entrant|entrent"),
    ("left", r"sortie|sortant|sortent"),
)
SAME = r"dans les deux éditions|aux deux dates|mêmes projets"


def changes_of_the_total(case: Case) -> Iterator[Wrong]:
    """« Le total recule de X M€ » is the difference of both totals, and its direction."""
    if case.series.before is None:
        return
    then, now = total(case.series.before.rows).euros, case.total.euros
    for said in case.sentences:
        for place in re.finditer(MOVES, said.text):
            found = next(amounts(said.text[place.end() : place.end() + 25]), None)
            falls = bool(re.fullmatch(DOWN, place["way"]))
            if found is None or found.start:
                continue
            exact = Fraction(now - then) / found.step
            shown = (rounded(Fraction(now) / found.step, 0) - rounded(Fraction(then) / found.step, 0)) * found.step
            if falls != (now < then) or found.value not in {abs(rounded(exact, 0)) * found.step, abs(shown)}:
                yield wrong(said, f"the total goes from {then / MEUR} to {now / MEUR} M€")


def terms_of_the_bridge(case: Case) -> Iterator[Wrong]:
    """Hold the chart of the bridge against each cause's own amount; none that can be seen is left out."""
    chart = case.told.charts.get("cost_bridge")
    if not chart or case.series.before is None:
        return
    text = plain(chart.get("alternative", ""))
    found, true = _terms(text), bridge(case.series).terms
    for term, euros in true.items():
        shown = found.pop(term, None)
        exact = rounded(Fraction(euros, MEUR), 1)
        if shown != (exact or None) and (shown or exact):
            yield Wrong(text, f"{case.now.quarter} chart cost_bridge", f"{term} is {float(exact)} M€, {_shown(shown)}")


def causes_that_are_named(case: Case) -> Iterator[Wrong]:
    """Hold « dont 197,0 M€ d'entrées », « les sorties retirent 5,0 M€ » against that cause, which must be the largest."""
    if case.series.before is None:
        return
    terms = bridge(case.series).terms
    for said in case.sentences:
        for label, found in _causes(said.text):
            exact = abs(rounded(Fraction(terms[label]) / found.step, 0)) * found.step
            if found.value != exact:
                yield wrong(said, f"{label}: {terms[label] / MEUR} M€")
            elif abs(terms[label]) < max(map(abs, terms.values())):
                yield wrong(
                    said, f"another cause is larger: { ({key: euros / MEUR for key, euros in terms.items() if euros}) }"
                )


def _causes(text: str) -> Iterator[tuple[str, Amount]]:
    for place in re.finditer(r"\bdont (?=\d)|; les (?P<cause>[\w ]+?) (?:ajoute|retire)(?:nt)? ", text):
        found = next(amounts(text[place.end() : place.end() + 25]), None)
        words = place["cause"] or (text[place.end() + found.end : place.end() + found.end + 50] if found else "")
        label = next((name for name, pattern in LABELS if re.search(pattern, re.split(r"[;(.]", words)[0])), None)
        if found and label and found.start == 0:
            yield label, found


def _terms(text: str) -> dict[str, Fraction]:
    terms: dict[str, Fraction] = {}
    for part in re.split(r"[,;:] (?=[^\d])", text.partition(" : ")[2]):
        place = re.search(rf"([+−-]) ?({NUMBER})", part)
        label = next((name for name, words in LABELS if re.search(words, part, re.IGNORECASE)), None)
        if place and label:
            terms[label] = terms.get(label, Fraction(0)) + signed(place[1], place[2])
    return terms


def _shown(number: Fraction | None) -> str:
    return "and left out" if number is None else f"not {float(number)}"


def cancelling_terms(case: Case) -> Iterator[Wrong]:
    """« Sans réestimation » only if nothing was; « les réestimations ajoutent X » only if they sum up to X."""
    if case.series.before is None:
        return
    moved = bridge(case.series).reestimated
    whole = sum(moved.values())
    for said in case.sentences:
        if re.search(r"sans (?:aucune )?réestimation", said.text) and moved:
            yield wrong(said, f"{len(moved)} projects were re-estimated")
        for place in re.finditer(r"réestimations? (ajoute(?:nt)?|retire(?:nt)?) ", said.text):
            found = next(amounts(said.text[place.end() : place.end() + 25]), None)
            adds = place[1].startswith("a")
            if found and (
                adds != (whole > 0) or found.value != abs(rounded(Fraction(whole) / found.step, 0)) * found.step
            ):
                yield wrong(said, f"re-estimates sum up to {whole / MEUR} M€")


def percentages_over_other_coverage(case: Case) -> Iterator[Wrong]:
    """Find a total's change in percent between editions that do not know like parts of their costs."""
    if case.series.before is None:
        return
    for said in case.sentences:
        for place in re.finditer(MOVES, said.text):
            shown = next(percents(said.text[place.end() : place.end() + 12]), None)
            first = _since(case, said.text)
            if shown is None or shown[2].start():
                continue
            then, now = total(first.rows), case.total
            exact = 100 * Fraction(now.euros - then.euros, then.euros) if then.euros else None
            if not reads_as(shown[0], shown[1], None if exact is None else abs(exact)):
                yield wrong(said, f"the total goes from {then.euros / MEUR} to {now.euros / MEUR} M€")
            elif not coverage_is_comparable(first, case.now):
                yield wrong(said, f"{then.n} of {then.of} costs were known, now {now.n} of {now.of}: not the same ones")


def _since(case: Case, text: str) -> Edition:
    """Find the edition since which a change is told: that of the month that is named, else the first, or the last."""
    over_all = re.search(r"\b[Ee]n \w+ éditions|[Dd]epuis la (première|1)", text)
    named = (each for each in case.series.past if f"depuis {month(each)}" in text)
    return next(named, case.series.editions[0] if over_all else case.series.before)


def changes_of_rates(case: Case) -> Iterator[Wrong]:
    """Find a rate's change that is not told over the projects that both editions measure, with these words."""
    if case.series.before is None:
        return
    for said in _beside_rates(case):
        numbers = list(re.finditer(rf"(hausse de |baisse de |gagne |perd |[+−-] ?)({NUMBER}) points?\b", said.view))
        if not numbers:
            continue
        what = SCHEDULE if "alendrier" in said.view else BUDGET
        mean = case.now.means[what]
        exact, n = same_projects(case.series, what, mean)
        like = [each for each in numbers if reads_as(_points(each), decimals(each[2]), exact)]
        if not re.search(SAME, said.view):
            yield wrong(said, f"changes over other projects; over the {n} measured in both: {_or_none(exact)} points")
        elif not like:
            yield wrong(said, f"over the {n} projects measured in both editions it is {_or_none(exact)} points")
        elif differ_by_a_fifth(rate(case.series, what), rate(case.series.earlier, what)) and re.search(
            r"en (hausse|baisse)", said.text
        ):
            yield wrong(said, "the two editions measure sets that differ by more than a fifth")


def _beside_rates(case: Case) -> Iterator[Said]:
    """Find what speaks of the change of one rate: a key figure's own line, or a sentence."""
    for said in case.sentences:
        if "points" in said.text or re.search(r"\bpoint\b", said.text):
            one = [sentence for sentence in re.split(r"(?<=\.) ", said.view) if "point" in sentence]
            for sentence in one:
                if ("alendrier" in sentence) != ("budget" in sentence):
                    yield type(said)(sentence, said.where, said.tag, sentence)


def _points(found: re.Match[str]) -> Fraction:
    word = found[1].strip()
    return -value(found[2]) if word.startswith(("baisse", "perd")) or word in {"−", "–", "-"} else value(found[2])


def _or_none(exact: Fraction | None) -> str:
    return "not known" if exact is None else f"{float(exact):+.3f}"


def changes_of_the_mean_duration(case: Case) -> Iterator[Wrong]:
    """Find the mean duration's change where it is not told over the same projects."""
    if case.series.before is None:
        return
    pairs = [(row.duration, old.duration) for _, old, row in continued(case.series) if row.duration and old.duration]
    exact = sum((now - then for now, then in pairs), Fraction(0)) / max(len(pairs), 1)
    for node in case.told.page.find(class_="figure"):
        change = node.first(class_="change")
        moved = re.search(rf"([+−]) ?({NUMBER}) ans?", change.text) if change else None
        if not node.text.startswith("Durée moyenne") or moved is None:
            continue
        like = re.search(rf"{SAME}|pour (?:{len(pairs)} projets|le seul projet)", node.text)
        if not like or rounded(exact, decimals(moved[2])) != signed(moved[1], moved[2]):
            why = f"over the {len(pairs)} projects that give one in both editions it is {float(exact):+.3f}"
            yield Wrong(node.text, f"{case.now.quarter} page, brief", why)


def changes_that_round_to_nothing(case: Case) -> Iterator[Wrong]:
    """« +0,0 », « −0 » and « 0,0 M€ » are never printed."""
    for said in case.told.said:
        nothing = re.search(
            r"(?<![\w,])[+−±] ?0(?:,0+)?(?![\d,]| \d)|(?<![\d,] )(?<![\d,])0(?:,0+)? (?:M€|Md€|milliard|million)",
            said.text,
        )
        if nothing:
            yield wrong(said, f"{nothing[0]!r} stands where nothing, or less than can be printed, changed")


def over_a_gap(case: Case) -> Iterator[Wrong]:
    """« Depuis l'édition précédente » only if no edition and no quarter is missing between."""
    before = case.series.before
    if before is None or follows(before, case.now):
        return
    for said in case.sentences:
        if re.search(
            r"l'édition précédente|le trimestre précédent|il y a un trimestre|d'un trimestre à l'autre", said.text
        ):
            yield wrong(said, f"the edition before that is held is of {before.quarter}, number {before.number}")


def gaps_without_dates(case: Case) -> Iterator[Wrong]:
    """Where editions are missing, the article tells its movements with the date since which they are told."""
    before = case.series.before
    if before is None or follows(before, case.now) or not case.told.article:
        return
    for heading, *rest in re.findall(r"(?m)^## (.*)\n((?:(?!^## ).*\n?)*)", case.told.article):
        passage = plain(" ".join((heading, *rest)))
        moves = re.search(r"\bentre(?:nt)?\b|\bsor(?:t|tent)\b|Entrants|Sortants|\btotal (?:recule|progresse)", passage)
        if moves and month(before) not in passage and short_month(before) not in passage:
            yield Wrong(plain(heading), f"{case.now.quarter} article", f"it does not say since when: {month(before)}")


def changes_that_contradict_what_stands_beside(case: Case) -> Iterator[Wrong]:
    """Where both values stand beside a change, the change is theirs, or one says that they are rounded."""
    for node in case.told.page.find(tag="li"):
        change = node.first(class_="value")
        pair = re.search(rf"de ({NUMBER}) à ({NUMBER}) M€", node.text)
        if change and pair and "arrondi" not in node.text:
            shown = re.fullmatch(rf"([+−-]) ?({NUMBER})", change.text)
            if shown and signed(shown[1], shown[2]) != value(pair[2]) - value(pair[1]):
                yield Wrong(node.text, "page, movements", "the change is not the difference of the two values")


def since_another_edition(case: Case) -> Iterator[Wrong]:
    """Hold « depuis septembre 2018 » beside a key figure's change against the edition that it is compared with."""
    if case.series.before is None:
        return
    for node in case.told.page.find(class_="change"):
        found = re.search(r"depuis (\d\d/\d{4}|\w+ \d{4})", node.text)
        figure = any("figure" in each.classes for each in node.above())
        if figure and found and found[1] not in {month(case.series.before), short_month(case.series.before)}:
            yield Wrong(
                node.text, f"{case.now.quarter} page, brief", f"it is compared with {case.series.before.quarter}"
            )
