"""Words: articles and elision, brackets, titles that say nothing, alternative texts in the place of findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.case import Wrong, wrong
from recount.labels import short
from recount.numerals import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case

LABEL_TITLE = r"^Les? (?:\d+ |\w+ )?projets?(?:, ministère par ministère|, un par un| en détail|, du lancement à la fin prévue| et son ministère)?$"


def missing_elisions(case: Case) -> Iterator[Wrong]:
    """« de avril », « de octobre », « de août » are never printed."""
    for said in case.told.said:
        if found := re.search(r"\b(?:de|que|jusque) (?:avril|août|octobre)\b", said.text):
            yield wrong(said, f"{found[0]!r} wants an apostrophe")


def ministries_without_article(case: Case) -> Iterator[Wrong]:
    """In a sentence a ministry takes its article: « l'Intérieur porte », « devant l'Économie »."""
    names = {short(row.ministry) for row in case.now.rows if plain(row.ministry).startswith("Ministère")}
    for said in case.sentences:
        if said.tag == "tr" or not names:
            continue
        for name in names:
            bare = rf"(?:^|: |\. |devant ){re.escape(name)} (?:porte|en compte|concentre|reste|compte)|(?:devant|à|pour) {re.escape(name)}(?=[ ,.]|$)"
            found = re.search(bare, said.text)
            if found and not re.search(r"\(.*$", said.text[: found.start()].rpartition(")")[2]):
                yield wrong(said, f"{name} stands without its article")


def brackets_without_bounds(case: Case) -> Iterator[Wrong]:
    """Find brackets that do not say that the lower bound is included: « 100 M€ et plus », « de 20 à moins de 100 M€ »."""
    for said in case.sentences:
        if "page" in said.where or "article" in said.where:
            found = re.search(r"\bplus de 100 M€|\bentre (?:5 et 9|9 et 20|20 et 100) M€", said.text)
            if found:
                yield wrong(said, f"{found[0]!r} does not say on which side the bound lies")


def titles_that_are_labels(case: Case) -> Iterator[Wrong]:
    """Find titles that say nothing: « Les 50 projets, ministère par ministère » is a label."""
    for name, title in case.told.titles.items():
        if name in {"timeline", "table", "cards", "brief", "movements"} and re.match(LABEL_TITLE, title):
            yield Wrong(title, f"{case.now.quarter} page, {name}", "a label, no title")


def briefs_that_tell_the_level(case: Case) -> Iterator[Wrong]:
    """With a past, the brief's title is a change, not « 54 projets pour au moins X »."""
    title = case.told.titles.get("brief", "")
    if case.series.past and re.match(r"(?:[\w']+ )*?\d+ projets? pour ", title):
        yield Wrong(title, f"{case.now.quarter} page, brief", "a level, though there is an edition before")


def alternative_texts_as_editorial(case: Case) -> Iterator[Wrong]:
    """Find descriptions of pictures in the place of the findings of an edition without words of the office."""
    alternatives = {plain(chart.get("alternative", "")) for chart in case.told.charts.values()} - {""}
    for node in case.told.section("brief").find(tag="p"):
        if node.text in alternatives:
            yield Wrong(node.text, f"{case.now.quarter} page, brief", "the alternative text of a chart")


def claims_on_recomputing(case: Case) -> Iterator[Wrong]:
    """« Chaque nombre se recalcule à partir de ce fichier » does not hold where editions are compared or figures declared."""
    alone = not case.series.past and not case.now.declared
    for said in case.sentences:
        if not alone and re.search(
            r"([Cc]haque nombre|[Tt]ous les nombres).* recalculen?t? à partir de ce fichier", said.text
        ):
            yield wrong(said, "changes need the editions before, declared figures nothing gives")
