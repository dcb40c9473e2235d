"""What is said of one edition in several places: each check finds a number that differs, and passes where none does."""

from __future__ import annotations

import pytest
from recount import across
from recount.example import SERIES
from recount.page import parsed
from recount.told import Archive, Told

FIGURE = '<section id="brief"><div class="figure"><p class="name">Écart de calendrier</p><p class="value">{}</p></div></section>'
ENTRY = "<article><dl><div><dt>Écart de calendrier</dt><dd>{}</dd></div></dl></article>"
TABLE = (
    '<section id="trends"><table><caption>Les séries</caption><tr><th>Édition</th><th>Projets</th><th>Entrants</th>'
    "<th>Coût total, M€</th><th>Coûts connus</th><th>Écart de calendrier, %</th></tr>"
    "<tr><th>2ᵉ, 06/2020</th><td>4</td><td>{}</td><td>70,0</td><td>{}</td><td>{}</td></tr></table></section>"
)
PAGE = '<ul class="history"><li>{} : de retour.</li></ul>'
CAME, STAYED = ("entrant", "Étoile", None), (("suivi", "Brise", None), ("suivi", "Cyclone", None))
MOVES = (CAME, ("sortant", "Dune", None), *STAYED)


def archive(*, own="+10,0 %", entry="10,0 %", table=("1", "3", "10,0"), moves=(), projects=None) -> Archive:
    second = Told(quarter="2020-T2", page=parsed(FIGURE.format(own)), entry=parsed(ENTRY.format(entry)))
    third = Told(quarter="2020-T3", page=parsed(TABLE.format(*table)))
    return Archive(
        {"2020-T2": second, "2020-T3": third}, projects or {}, {}, {}, {}, {"2020-T2": moves} if moves else {}
    )


def test_the_index_says_what_the_edition_says():
    assert list(across.index_unlike_the_editions(archive())) == []
    assert list(across.index_unlike_the_editions(archive(entry="10,1 %")))


def test_a_later_edition_says_what_the_edition_said():
    assert list(across.series_unlike_the_editions(archive())) == []
    assert list(across.series_unlike_the_editions(archive(table=("1", "3", "10,1"))))


@pytest.mark.parametrize("table", [("2", "3", "10,0"), ("1", "4", "10,0")])
def test_the_series_is_counted_again(table):
    assert list(across.series_unlike_the_tables(archive(), SERIES)) == []
    assert list(across.series_unlike_the_tables(archive(table=table), SERIES))


def test_no_project_comes_back_because_of_what_the_archive_does_not_hold():
    true, false = ({"Dune": parsed(PAGE.format("12/2021"))}, {"Alizé": parsed(PAGE.format("12/2021"))})
    assert list(across.returns_in_the_archive(archive(projects=true), SERIES)) == []
    assert list(across.returns_in_the_archive(archive(projects=false), SERIES))


@pytest.mark.parametrize("change", [3.0, None])
def test_the_movements_of_the_database_are_counted_again(change):
    assert list(across.movements_unlike_the_tables(archive(moves=(*MOVES, ("suivi", "Alizé", 4.0))), SERIES)) == []
    assert list(across.movements_unlike_the_tables(archive(moves=(*MOVES, ("suivi", "Alizé", change))), SERIES))
    assert list(across.movements_unlike_the_tables(archive(moves=MOVES[1:]), SERIES))


def test_two_publications_of_one_edition_say_the_same():
    one, other = (Told(page=parsed(f"<p>{text}</p>"), figures={"n": n}) for text, n in (("Un", 1), ("Deux", 2)))
    assert list(across.unlike(one, one)) == []
    assert len(list(across.unlike(one, other))) == 2
