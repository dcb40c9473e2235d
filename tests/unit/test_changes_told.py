"""What is said of changes between editions: examples that a reader checks by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support import greek
from support.builders import make_project
from support.composing import content
from support.drawings import plain
from support.past import findings_over
from support.series import WITHHELD, movements_of, over, project

from reportgen.sections import cards
from reportgen.sections.kit.card_history import events_of
from reportgen.sections.kit.movement_titles import cost_bridge
from reportgen.sections.kit.movement_titles import movements as title_of
from reportgen.values.edition import Departure
from reportgen.values.project import Amount


@pytest.mark.parametrize(
    ("editions", "said"),
    [
        pytest.param(
            (["100", WITHHELD], ["125", "287"]),
            "Le total progresse de 312,0 M€, dont 287,0 M€ de coûts publiés (coût connu pour 1 projet, puis 2)",
            id="one cost became public",
        ),
        pytest.param(
            (["100", "50"], ["110", "40"]),
            "Le total est inchangé ; les réestimations se compensent",
            id="re-estimates cancel out",
        ),
        pytest.param(
            (["100", "50", None], ["110", "40", "7"]),
            "Le total progresse de 7,0 M€, dont 7,0 M€ d’entrées ; les réestimations se compensent "
            "(coût connu pour 2 projets, puis 3)",
            id="they cancel out beside an entry",
        ),
        pytest.param((["100"], ["100.02"]), "Le total est inchangé", id="a change that rounds to none"),
        pytest.param(
            (["10.04"], ["10.06"]),
            "Le total progresse de 0,1 M€, dont 0,1 M€ de réestimations",
            id="10,0 and 10,1 are printed",
        ),
        pytest.param((["10.05"], ["10.14"]), "Le total est inchangé", id="10,1 and 10,1 are printed"),
        pytest.param(
            (["100", None, None], [None, "60", "47"]),
            "Le total progresse de 7,0 M€ ; les entrées ajoutent 107,0 M€ (coût connu pour 1 projet, puis 2)",
            id="the largest cause is larger than the change",
        ),
        pytest.param(
            (["100", "10"], ["120", WITHHELD]),
            "Le total progresse de 10,0 M€ ; les réestimations ajoutent 20,0 M€ (coût connu pour 2 projets, puis 1)",
            id="a re-estimate against a cost that is withheld",
        ),
        pytest.param(
            (["46.7", "5"], [WITHHELD, "5"], ["87.3", "5"]),
            "Le total progresse de 87,3 M€, dont 87,3 M€ de coûts publiés de nouveau (coût connu pour 1 projet, puis 2)",
            id="known again",
        ),
        pytest.param(
            ([WITHHELD], ["5"]),
            "Le total atteint 5,0 M€ ; aucun coût n’était connu en décembre 2019",
            id="the first cost",
        ),
        pytest.param((["5"], [WITHHELD]), "Aucun coût n’est plus communiqué", id="the last cost"),
        pytest.param(([WITHHELD], [WITHHELD]), "Aucun coût n’est communiqué", id="no cost"),
    ],
)
def test_the_title_of_the_bridge(editions, said):
    assert plain_spaces(cost_bridge(over(*editions)).text) == said


def plain_spaces(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_undecided_project_neither_enters_nor_leaves():
    before, *after = greek.project(36, cost=5), greek.project("36 1", cost=5), greek.project("36 2", cost=5)
    findings = findings_over([[before], after])
    assert title_of(findings).text == "Depuis décembre 2019,\naucune entrée, aucune sortie ; deux restent à identifier"
    page = movements_of(findings)
    assert [column.count for column in page.columns] == ["0", "0", "0"]
    assert "Restent à identifier : Έργο 36 1 (peut-être Έργο 36)" in plain_spaces(" ".join(page.sentences))
    assert "n’est ni entrant ni sortant" in page.note
    assert plain_spaces(cost_bridge(findings).text) == (
        "Le total progresse de 5,0 M€, dont 5,0 M€ de projets à identifier (coût connu pour 1 projet, puis 2)"
    )


def test_the_title_of_movements_counts_both_sides_and_says_since_when():
    findings = over(["1", "2", None, None, None], [None, "2", "3", "4", "5"])
    assert title_of(findings).text == "Depuis décembre 2019, un projet sort,\ntrois entrent"


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ({"number": 7}, "Comparaison avec l’édition de décembre 2019 : 2 éditions manquent entre les deux."),
        ({"number": 8}, "Comparaison avec l’édition de décembre 2019 : 1 édition manque entre les deux."),
    ],
)
def test_what_the_archive_lacks_is_said(first, said):
    page = movements_of(over(["1"], ["2"], infos={0: first}))
    assert plain_spaces(page.sentences[0]) == said


def test_a_series_without_holes_says_nothing_of_holes():
    assert movements_of(over(["1"], ["2"])).sentences == ()


def test_a_cost_that_comes_back_is_told_with_what_it_was():
    sentences = " ".join(movements_of(over(["46.7"], [WITHHELD], ["87.3"])).sentences)
    assert "première fois" not in sentences
    assert plain_spaces(sentences) == "Publient de nouveau un coût : Έργο 111 (87,3 M€ ; 46,7 M€ en septembre 2019)."


def test_a_first_time_is_one_in_the_editions_held_where_some_are_missing():
    """The tenth edition after the ninth: what the first eight published nobody knows."""
    assert "pour la première fois dans les éditions conservées" in movements_of(over([WITHHELD], ["5"])).sentences[0]
    held = over([WITHHELD], ["5"], infos={0: {"number": 1}, 1: {"number": 2}})
    assert plain_spaces(movements_of(held).sentences[0]).endswith("pour la première fois : Έργο 111.")


def test_reestimates_that_read_as_none_are_counted_and_not_listed():
    again = movements_of(over(["10", "20", "30"], ["10.02", "20.01", "33"])).columns[2]
    assert (again.count, len(again.lines), plain_spaces(again.more)) == ("1", 1, "2 autres, de moins de 0,1 M€")


def lasting(place, months):
    return replace(project(place, Decimal(1)), duration_years=Decimal(48 + months) / 12)


def test_durations_are_told_the_longest_first_and_a_month_is_counted_only():
    moves = (1, 16, -1, 3, -5, 0)
    findings = findings_over([[lasting(place, 0) for place in range(6)], [lasting(p, m) for p, m in enumerate(moves)]])
    assert [plain_spaces(each) for each in movements_of(findings).sentences] == [
        "S’allongent : Έργο 222 (+16 mois) et Έργο 444 (+3 mois).",
        "Se raccourcissent : Έργο 555 (−5 mois).",
        "2 durées changent d’un mois au plus.",
    ]


def of_ministry(name, *numbers):
    return [greek.project(111 * n, cost=10 * n, ministry=name, start=date(2000 + n, 1, 1)) for n in numbers]


def test_a_ministry_of_which_no_row_came_in_is_unanswered():
    """Both projects of a ministry are missing at once: 20 and 30 M€ that nobody took out."""
    silent, kept = of_ministry("Ministère de la Mer", 2, 3), of_ministry("Ministère des Forêts", 4)
    findings = findings_over([[*silent, *kept], kept])
    assert findings.comparison.left == ()
    assert [each.name for each in findings.comparison.unanswered] == ["Έργο 222", "Έργο 333"]
    assert title_of(findings).text == "Depuis décembre 2019,\naucune entrée, aucune sortie ; deux sans réponse"
    assert "dont 50,0 M€ de projets sans réponse de leur ministère" in plain_spaces(cost_bridge(findings).text)
    (sentence,) = movements_of(findings).sentences
    assert plain_spaces(sentence) == (
        "Sans réponse de leur ministère, ni suivis ni sortis : Έργο 333 (Mer) et Έργο 222 (Mer)."
    )
    assert findings.comparison.bridge.left == -50


def test_a_project_leaves_with_its_ministry_once_a_person_says_so():
    silent, kept = of_ministry("Ministère de la Mer", 2, 3), of_ministry("Ministère des Forêts", 4)
    told = {1: {"departures": (Departure("Έργο 222", "abandonné"),)}}
    comparison = findings_over([[*silent, *kept], kept], infos=told).comparison
    assert ([each.name for each in comparison.left], [each.name for each in comparison.unanswered]) == (
        ["Έργο 222"],
        ["Έργο 333"],
    )


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(of_ministry("MINISTERE DE LA MER", 5), id="its name is spelt otherwise"),
        pytest.param(of_ministry("Ministère de la Mer et des Ports", 5), id="it has a wider field"),
    ],
)
def test_a_ministry_that_answers_under_another_name_lets_its_projects_leave(now):
    comparison = findings_over([of_ministry("Ministère de la Mer", 2, 3), now]).comparison
    assert (len(comparison.left), comparison.unanswered) == (2, ())


def test_a_ministrys_only_project_leaves_as_any_other():
    kept = of_ministry("Ministère des Forêts", 4)
    assert len(findings_over([[*of_ministry("Ministère de la Mer", 2), *kept], kept]).comparison.left) == 1


def events(*portfolios, **options):
    findings = findings_over(portfolios, **options)
    return [plain_spaces(each) for each in events_of(findings.tracks["Alizé"], findings.held)]


def test_a_hole_of_the_archive_is_no_return():
    assert events([make_project()], [make_project()], infos={0: {"number": 3}}) == []


def test_a_project_is_back_after_an_edition_that_is_held_and_lacks_it():
    other = project(0, Decimal(1))
    assert events([make_project()], [other], [make_project()]) == ["03/2020 : de retour."]


@pytest.mark.parametrize(
    "ministry",
    [
        "MINISTERE DE LA JUSTICE",
        "Ministere de la justice",
        "Ministère de la Justice,",
        "Justice",
        "Ministère de la Justice et des Libertés",
    ],
)
def test_a_ministrys_name_spelt_otherwise_is_no_change_of_ministry(ministry):
    assert events([make_project()], [make_project(ministry=ministry)]) == []


def test_another_ministry_is_one():
    assert events([make_project()], [make_project(ministry="Ministère des Armées")]) == [
        "03/2020 : porté par les Armées (auparavant la Justice)."
    ]


@pytest.mark.parametrize("former", ["ALIZE", "Alizé.", "alizé"])
def test_a_name_spelt_otherwise_is_no_new_name(former):
    assert events([make_project(name=former)], [make_project()]) == []


def test_a_cards_change_is_that_of_the_two_costs_it_prints():
    """10.04 → 10.06 M€ are printed as 10,0 and 10,1."""
    findings = findings_over(
        [[make_project(cost=Amount(Decimal("10.04")))], [make_project(cost=Amount(Decimal("10.06")))]]
    )
    (card,) = content(cards, findings).cards
    assert plain(card.cost.change).startswith("+0,1 M€")


def test_nothing_is_unchanged_over_a_hole():
    """Four editions of the same, one missing between them."""
    kept = [make_project(start=date(2019, 1, 1))]
    assert "unchanged" in {each.rule for each in findings_over([kept] * 4).watched}
    assert "unchanged" not in {each.rule for each in findings_over([kept] * 4, infos={0: {"number": 5}}).watched}
