"""Bars on both sides of the names of the brackets: how many projects at the left, how much they cost at the right."""

from __future__ import annotations

import pytest
from support.builders import make_findings, make_project
from support.drawings import THEME, only, say

from reportgen.values.project import NotEstimated, Undisclosed

# 120 + 50 + 12 + 14 + 4 = 200 M€; nothing between 5 and 9 M€
PORTFOLIO = (
    *(make_project(name=f"Projet {cost}", cost=cost) for cost in (120, 50, 12, 14, 4)),
    make_project(name="À l’étude", cost=NotEstimated()),
)
WHITE = 0.25


def test_each_row_gives_projects_cost_and_share():
    sheet = only("cost_brackets", make_findings(PORTFOLIO))
    assert sheet.beside("100 M€ et plus") == ["Projet 120", "1", "100 M€ et plus", "120,0", "60 %"]
    assert sheet.beside("de 20 à moins de 100 M€") == ["1", "de 20 à moins de 100 M€", "50,0", "25 %"]
    assert sheet.beside("de 9 à moins de 20 M€") == ["2", "de 9 à moins de 20 M€", "26,0", "13 %"]
    assert sheet.beside("de 5 à moins de 9 M€") == ["0", "de 5 à moins de 9 M€", "–", "–"]
    assert sheet.beside("moins de 5 M€") == ["1", "moins de 5 M€", "4,0", "2 %"]
    assert sheet.beside("en cadrage") == ["1", "en cadrage"]


def test_bars_are_as_long_as_their_numbers_on_both_sides():
    sheet = only("cost_brackets", make_findings(PORTFOLIO))
    rows = [sheet.bars_beside(name) for name in ("100 M€ et plus", "de 20 à moins de 100 M€", "de 9 à moins de 20 M€")]
    one, other_one, two = (row[0].width for row in rows)
    assert one == pytest.approx(other_one)
    assert two == pytest.approx(2 * one)
    dear, middle, small = (row[-1].width + WHITE for row in rows)
    assert dear / middle == pytest.approx(120 / 50, rel=0.001)
    assert dear / small == pytest.approx(120 / 26, rel=0.001)


def test_a_bracket_without_project_has_no_bar():
    sheet = only("cost_brackets", make_findings(PORTFOLIO))
    assert [bar.width for bar in sheet.bars_beside("de 5 à moins de 9 M€") if bar.width > WHITE] == []


def test_projects_without_amount_have_an_open_bar_at_the_left_and_none_at_the_right():
    sheet = only("cost_brackets", make_findings(PORTFOLIO))
    (open_bar,) = sheet.bars_beside("en cadrage")
    assert (open_bar.fill, open_bar.stroke) == (THEME.paper.upper(), THEME.grey.upper())
    assert open_bar.right < sheet.text("en cadrage").left


def test_one_segment_stands_for_each_of_the_large_projects():
    portfolio = [make_project(name=f"P{cost}", cost=cost) for cost in (300, 100, 50)]
    sheet = only("cost_brackets", make_findings(portfolio))
    segments = [bar for bar in sheet.bars_beside("100 M€ et plus") if bar.left > sheet.text("100 M€ et plus").right]
    large, least = (bar.width + WHITE for bar in segments)
    assert large / least == pytest.approx(3, rel=0.001)


def test_large_projects_are_named_the_dearest_first_as_long_as_they_are_four_at_most():
    costed = [make_project(name=f"Petit {n}", cost=3) for n in range(9)]
    four = [make_project(name=name, cost=cost) for name, cost in zip("ABCD", (101, 400, 300, 200), strict=True)]
    sheet = only("cost_brackets", make_findings([*costed, *four]))
    assert "B, C," in sheet.words
    assert "D, A" in sheet.words
    five = [*four, make_project(name="E", cost=500)]
    assert not any("B" in words.split(", ") for words in only("cost_brackets", make_findings([*costed, *five])).words)


def test_a_lone_large_project_is_named_in_full():
    sheet = only("cost_brackets", make_findings([make_project(name="Grand projet", cost=120)]))
    assert "Grand projet" in sheet.words


def test_a_share_below_one_percent_is_not_said_to_be_nothing():
    portfolio = [make_project(name="Grand", cost=796), make_project(name="Petit", cost=4)]  # 4 / 800
    assert only("cost_brackets", make_findings(portfolio)).beside("moins de 5 M€")[-1] == "< 1 %"


def test_without_any_cost_no_amount_is_written():
    sheet = only("cost_brackets", make_findings([make_project(cost=Undisclosed("consultation"))]))
    assert sheet.beside("non communiqué") == ["1", "non communiqué"]
    assert not any("," in words or "%" in words for words in sheet.words if words != "coût complet estimé, en M€")


def test_its_alternative_text_gives_every_bracket():
    assert say("cost_brackets", make_findings(PORTFOLIO)) == (
        "Projets et coût complet estimé par tranche. 100 M€ et plus : 1 projet, 120,0 M€ ; "
        "de 20 à moins de 100 M€ : 1 projet, 50,0 M€ ; de 9 à moins de 20 M€ : 2 projets, 26,0 M€ ; "
        "de 5 à moins de 9 M€ : 0 projet ; moins de 5 M€ : 1 projet, 4,0 M€ ; en cadrage : 1 projet. "
        "Coût connu pour 5 projets sur 6."
    )
