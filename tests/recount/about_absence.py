"""Statements about what came, went, came back, or was not there: absence is not an event."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.case import Wrong, named, names_in, wrong
from recount.compared import (
    bridge,
    entered,
    ever_known,
    follows,
    left,
    published_for_the_first_time,
    returned,
    silent,
    unchanged,
)
from recount.labels import folded
from recount.numerals import COUNT, count, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recount.case import Case
    from recount.page import Node
    from recount.recounted import Series

BACK = r"\bde retour\b|[Rr]eviennent après|[Rr]evient après|^retour$"


def returns_that_are_none(case: Case) -> Iterator[Wrong]:
    """« De retour » is who was absent from an edition that is held, and is there again."""
    back = {row.name for row in returned(case.series)}
    current = {row.name for row in case.now.rows}
    for said in case.sentences:
        if (re.search(BACK, said.text) and "movements" in said.where) or "Reviennent après" in said.text:
            for name in names_in(said.text, current):
                if name not in back:
                    yield wrong(said, f"{name} stood in the last edition that is held, or never before")
    for row in case.told.section("table").find(tag="tr"):
        project = named(case.now.rows, row.label) if row.cells and row.cells[-1] == "retour" else None
        if project is not None and project.name not in back:
            yield Wrong(row.text, "page, general table", f"{row.cells[0]} is not back")


def returns_on_cards(case: Case) -> Iterator[Wrong]:
    """Hold a card's « de retour » in a month against the edition held before it: the project was absent from that one."""
    for card in case.told.page.find(class_="card"):
        name = next((node.text for node in card.find() if node.tag in {"h2", "h3", "h4"}), "")
        row = named(case.now.rows, name)
        if row is not None:
            yield from _events(card, case.series, case.now.id_of(row), f"{case.now.quarter} card {name}")


def returns_on_pages(page: Node, series: Series, key: str) -> Iterator[Wrong]:
    """Hold the same against a project's own page in the archive."""
    yield from _events(page, series, key, f"archive page of {key}")


def _events(node: Node, series: Series, key: str, where: str) -> Iterator[Wrong]:
    for line in node.find(tag="li"):
        found = re.match(r"(\d\d)/(\d{4}) : .*\bde retour\b", line.text)
        if found and not _came_back(series, key, (int(found[2]), int(found[1]))):
            yield Wrong(line.text, where, "it stood in the edition held before that one")


def _came_back(series: Series, key: str, month: tuple[int, int]) -> bool:
    place = next((n for n, each in enumerate(series.editions) if (each.as_of.year, each.as_of.month) == month), None)
    if place is None:
        return False
    return key in {series.editions[place].id_of(row) for row in returned(series.until(place))}


def first_times_that_are_none(case: Case) -> Iterator[Wrong]:
    """« Pour la première fois » is said of a cost that no edition held gave before."""
    known = ever_known(case.series)
    true = published_for_the_first_time(case.series)
    for said in case.sentences:
        if "première fois" in said.text and "coût" in said.view:
            for name in names_in(said.text, {row.name for row in case.now.rows}):
                row = next(each for each in case.now.rows if each.name == name)
                if case.now.id_of(row) in known or name not in true:
                    yield wrong(said, f"the cost of {name} was published before, or is not now")


def unchanged_over_a_hole(case: Case) -> Iterator[Wrong]:
    """« Identiques sur N éditions » counts editions that follow one another, and all three values."""
    for table in case.told.section("watchlist").find(tag="table"):
        found = re.search(r"identiques sur (\d+) éditions", table.text)
        for row in table.find(tag="tr") if found else ():
            project = named(case.now.rows, row.label) if row.cells else None
            if project is not None and not unchanged(case.series, project, int(found[1])):
                yield Wrong(row.text, "page, watch list", f"not the same over {found[1]} editions in a row")


def undecided_told_as_facts(case: Case) -> Iterator[Wrong]:
    """Titles and article count who entered and left without those of whom nobody knows; « au plus » may count them."""
    if case.series.before is None:
        return
    true = {"entr": len(entered(case.series)), "sort": len(left(case.series))}
    for said in case.told.said:
        if said.tag not in {"h1", "h2", "h3"} and not ("article" in said.where and said.tag in {"h2", "p"}):
            continue
        for stem, number in _movements(said.text):
            if number != true[stem] and not re.search(r"\b[Aa]u plus\b", said.text):
                yield wrong(said, f"{true['entr']} entered and {true['sort']} left, the undecided apart")


def _movements(text: str) -> Iterator[tuple[str, int]]:
    """Find « Cinq projets sortent, trois entrent »."""
    for found in re.finditer(
        rf"\b{COUNT}(?: (?:grands )?projets?)? (entre|entrent|sort|sortent)\b", text, re.IGNORECASE
    ):
        yield found[2][:4], count(found[1])


def undecided_among_the_lists(case: Case) -> Iterator[Wrong]:
    """Find who is named in the article among those who entered or left, though nobody knows who it is."""
    for line in plain_lines(case.told.article):
        if re.match(r"(Entrants|Sortants|Entrent|Sortent)", line) and "au plus" not in line:
            for name in names_in(line, case.names & case.now.undecided):
                yield Wrong(line, f"{case.now.quarter} article", f"nobody knows who {name} is")


def plain_lines(article: str) -> Iterator[str]:
    for line in article.splitlines():
        yield plain(line.strip("#*->! "))


def silence_told_as_departure(case: Case) -> Iterator[Wrong]:
    """Find projects told to have left although no row at all came from their ministry: it has not answered."""
    unanswered = {row.name for row in silent(case.series)}
    for line in plain_lines(case.told.article):
        if re.match(r"(Sortants|Sortent)", line):
            for name in names_in(line, unanswered):
                yield Wrong(line, f"{case.now.quarter} article", f"no row came from the ministry of {name}")


def one_label_told_as_two(case: Case) -> Iterator[Wrong]:
    """Find changes of name or ministry between labels that differ in case, accents or punctuation only."""
    for said in case.sentences:
        for found in re.finditer(r"(?:porté par|renommé) ?(.*?) ?\(auparavant (.*?)\)(?= ;|\.|$| et | ,|,)", said.text):
            if found[1] and folded(found[1]) == folded(found[2]):
                yield wrong(said, "one and the same label")
        for found in re.finditer(r"\((?:de )?([^()]*?) (?:à|→) ([^()]*?)\)", said.text):
            if folded(found[1]) == folded(found[2]):
                yield wrong(said, "one and the same label")


def known_again_told_as_new(case: Case) -> Iterator[Wrong]:
    """Find costs that any edition before knew and that are not « publiés de nouveau » in the bridge."""
    if case.series.before is None or not bridge(case.series).known_again:
        return
    chart = plain(case.told.charts.get("cost_bridge", {}).get("alternative", ""))
    if chart and not re.search(r"de nouveau|à nouveau", chart):
        yield Wrong(chart, f"{case.now.quarter} chart cost_bridge", "costs that were known before are not told apart")


def gaps_unsaid(case: Case) -> Iterator[Wrong]:
    """Where editions are missing from the series, the page of trends says so."""
    editions = [*case.series.past, case.now]
    holes = [pair for pair in pairwise(editions) if not follows(*pair)]
    text = case.told.section("trends").text
    if (
        holes
        and text
        and not re.search(
            r"manqu|ne figure(?:nt)? pas dans la série|absente?s? |Aucune édition n.est conservée entre", text
        )
    ):
        yield Wrong(
            text[:120], f"{case.now.quarter} page, trends", f"{holes[0][0].quarter} to {holes[0][1].quarter}: a gap"
        )
