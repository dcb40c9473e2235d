"""What only an edition with a past can show: the cost bridge, the trends, the sparklines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from support.builders import make_findings, make_project
from support.drawings import HAIR, THEME, draw, faults, only, plain, say
from support.past import findings_over

from reportgen.values.edition import DeviationMethod
from reportgen.values.project import NotEstimated

ACCENT, TINT = THEME.accent.upper(), THEME.a25.upper()
PLAIN_MEAN = DeviationMethod("mean", "mean")


def alize(cost: object, **values):
    return make_project(name="Alizé", cost=cost, **values)


def brise(cost: object):
    return make_project(
        name="Brise",
        cost=cost,
        ministry="Ministère de la Culture",
        start=date(2015, 5, 1),
        functional_area="Archives",
        description="Numérise les fonds anciens.",
        programme="Patrimoines (P175)",
    )


def cyclone(cost: object):
    return make_project(
        name="Cyclone",
        cost=cost,
        ministry="Ministère des Armées",
        start=date(2019, 9, 1),
        functional_area="Logistique",
        description="Suit les pièces de rechange.",
        programme="Équipement (P146)",
    )


# December 2019: 10 + 20 = 30 M€. March 2020: 12 + 7 = 19 M€. Brise leaves (−20), Cyclone enters (+7), Alizé +2.
MOVED = findings_over([[alize(10), brise(20)], [alize(12), cyclone(7)]])


def test_the_bridge_leads_from_the_old_total_to_the_new_one():
    sheet = only("cost_bridge", MOVED)
    assert sheet.beside("Décembre 2019") == ["Décembre 2019", "30,0 M€"]
    assert sheet.beside("Mars 2020") == ["Mars 2020", "19,0 M€"]
    assert sheet.text("Décembre 2019").y < sheet.text("Sorties").y < sheet.text("Mars 2020").y


def test_each_term_of_the_bridge_names_its_projects_with_their_signs():
    sheet = only("cost_bridge", MOVED)
    assert sheet.beside("Sorties") == ["Sorties", "Brise", "−20,0", "−20,0"]
    assert sheet.beside("Entrées") == ["Entrées", "Cyclone", "+7,0", "+7,0"]
    assert sheet.beside("Réestimations") == ["Réestimations", "Alizé", "+2,0", "+2,0"]


def test_bars_of_the_bridge_run_left_and_right_from_one_zero_in_proportion():
    sheet = only("cost_bridge", MOVED)
    (gone,), (come,), (again,) = (sheet.bars_beside(name) for name in ("Brise", "Cyclone", "Alizé"))
    assert gone.right == pytest.approx(come.left) == pytest.approx(again.left)
    assert gone.width / come.width == pytest.approx(20 / 7, rel=0.001)
    assert come.width / again.width == pytest.approx(7 / 2, rel=0.001)
    assert [bar.fill for bar in (gone, come, again)] == [TINT, ACCENT, ACCENT]


def test_the_bridge_says_what_appears_and_what_is_withdrawn_apart_from_reestimates():
    findings = findings_over(
        [[alize(10), brise(NotEstimated()), cyclone(5)], [alize(10), brise(20), cyclone(NotEstimated())]]
    )
    sheet = only("cost_bridge", findings)
    assert sheet.beside("Coûts publiés")[:3] == ["Coûts publiés", "Brise", "+20,0"]
    assert sheet.beside("Coûts retirés")[:3] == ["Coûts retirés", "Cyclone", "−5,0"]
    assert "Réestimations" not in sheet.words


def test_more_than_seven_changes_of_a_kind_are_gathered_and_none_is_lost():
    before = [make_project(name=f"Projet {n}", cost=10) for n in range(9)]
    after = [make_project(name=f"Projet {n}", cost=11 + n) for n in range(9)]  # +1, +2 … +9
    sheet = only("cost_bridge", findings_over([before, after]))
    assert sheet.beside("3 autres projets")[-1] in {"+6,0", "+45,0"}  # 1 + 2 + 3; the subtotal is 45
    assert "+6,0" in sheet.words
    assert "+45,0" in sheet.words
    assert "+9,0" in sheet.words


def test_a_first_edition_has_no_bridge_and_no_trend():
    findings = make_findings([alize(10)])
    assert [draw(key, findings) for key in ("cost_bridge", "trend_totals", "trend_deviations", "spark_total")] == [
        []
    ] * 4


def test_a_previous_total_that_nobody_published_is_said_to_be_unknown_and_not_zero():
    findings = findings_over([[alize(NotEstimated())], [alize(12)]])
    assert "0,0 M€" not in only("cost_bridge", findings).words
    assert "0,0 M€" not in say("cost_bridge", findings)


def test_the_bridges_alternative_text_gives_every_term():
    assert say("cost_bridge", MOVED) == (
        "De 30,0 M€ en décembre 2019 à 19,0 M€ en mars 2020 : sorties −20,0, entrées +7,0, réestimations +2,0."
    )


GROWN = findings_over([[alize(1000)], [alize(1000), brise(500)], [alize(1200), brise(800)]])


def columns(sheet, side: int) -> list:
    return sorted((bar for bar in sheet.bars if (bar.left > 87) == bool(side)), key=lambda bar: bar.left)


def test_columns_stand_on_zero_as_high_as_their_values():
    sheet = only("trend_totals", GROWN)
    heights = [bar.height for bar in columns(sheet, 0)]
    assert [height / heights[-1] for height in heights] == pytest.approx([1000 / 2000, 1500 / 2000, 1], rel=0.001)
    heights = [bar.height for bar in columns(sheet, 1)]
    assert [height / heights[-1] for height in heights] == pytest.approx([1 / 2, 1, 1], rel=0.001)
    assert len({round(bar.foot, 3) for bar in sheet.bars}) == 1


def test_each_column_has_its_value_and_the_last_is_highlighted():
    sheet = only("trend_totals", GROWN)
    for value in ("1,00", "1,50", "2,00"):
        assert value in sheet.words
    assert [bar.fill for bar in columns(sheet, 0)] == [TINT, TINT, ACCENT]


def test_an_edition_without_total_leaves_a_gap_and_no_zero():
    sheet = only("trend_totals", findings_over([[alize(1000)], [alize(NotEstimated())], [alize(1200)]]))
    assert len(columns(sheet, 0)) == 2
    assert len(columns(sheet, 1)) == 3
    assert "0,00" not in sheet.words


def test_a_missing_edition_leaves_a_gap_of_its_true_length():
    infos = {0: {"number": 7, "as_of": date(2019, 3, 31)}}  # 2019-T2 and T3 are not there
    sheet = only("trend_totals", findings_over([[alize(10)], [alize(10)], [alize(10)]], infos=infos))
    first, second, third = (bar.left for bar in columns(sheet, 1))
    assert (second - first) / (third - second) == pytest.approx(275 / 91, rel=0.01)  # days between the dates of data


def test_the_totals_alternative_text_gives_both_ends():
    assert say("trend_totals", GROWN) == (
        "De septembre 2019 à mars 2020, 3 éditions : coût total, 1 000,0 M€ puis 2 000,0 M€ ; 1 puis 2 projets."
    )


def drifting(*pairs, **kwargs):
    """Cost and duration, edition by edition, from an initial estimate of 10 M€ and four years."""
    portfolios = [
        [alize(cost, initial_cost_meur=Decimal(10), duration_years=Decimal(years), initial_duration_years=Decimal(4))]
        for cost, years in pairs
    ]
    return findings_over(portfolios, **kwargs)


def test_each_deviation_has_a_panel_of_its_own_that_says_how_it_was_had():
    sheet = only("trend_deviations", drifting((10, 4), (12, 5)))  # +20 % of cost, +25 % of time
    words = {plain(text.words): text for text in sheet.texts}
    left, right = words["Écart de calendrier"], words["Écart de budget"]
    assert left.left < 80 < right.left
    assert plain(words["moyenne pondérée depuis l’estimation initiale"].words)
    assert words["25,0"].left < 80 < words["20,0"].left
    assert words["moyenne simple depuis l’estimation initiale"].left == right.left


def test_a_change_of_method_cuts_the_line_and_is_marked():
    sheet = only(
        "trend_deviations",
        drifting((10, 4), (11, 5), (12, 5), infos={0: {"method": PLAIN_MEAN}, 1: {"method": PLAIN_MEAN}}),
    )
    assert "moyenne pondérée depuis l’estimation initiale" in sheet.words  # how the last value was had
    (mark,) = [line for line in sheet.lines if line.width == pytest.approx(0) and line.height > 15]
    assert mark.left < 85  # in the schedule's panel: the budget is a plain mean all along
    courses = [line for line in sheet.lines if line.weight == pytest.approx(1.4) and line.width > 1]
    assert {line.stroke for line in courses if line.left < 85} == {THEME.grey_line.upper()}  # a lone point after


@pytest.mark.parametrize(
    "findings",
    [
        pytest.param(drifting((12, 5), (10, 4)), id="both rates back at nought"),
        pytest.param(drifting((20, 8), (10, 4), (15, 6)), id="there and back"),
        pytest.param(drifting((8, 3), (7, 2)), id="both below nought"),
        pytest.param(drifting(*((10 + n, 4) for n in range(12))), id="twelve editions"),
        pytest.param(
            drifting(*((10 + n, 4) for n in range(12)), infos={0: {"method": PLAIN_MEAN}}),
            id="a method that changed after the first of twelve",
        ),
        pytest.param(
            drifting(*((10 + n, 4) for n in range(12)), infos={5: {"method": PLAIN_MEAN}}),
            id="a method that changed for one edition only",
        ),
    ],
)
def test_the_deviations_words_keep_clear_of_each_other_and_of_the_edge(findings):
    assert faults(only("trend_deviations", findings)) == []


def test_the_deviations_alternative_text_gives_every_value_and_how_it_was_had():
    assert say("trend_deviations", drifting((10, 4), (12, 5))) == (
        "Écart de calendrier : 0,0 % en décembre 2019 (moyenne pondérée depuis l’estimation initiale), 25,0 % en mars 2020. "
        "Écart de budget : 0,0 % en décembre 2019 (moyenne simple depuis l’estimation initiale), 20,0 % en mars 2020."
    )


def test_a_sparkline_runs_from_the_lowest_to_the_highest_value_and_ends_in_a_dot():
    sheet = only("spark_total", findings_over([[alize(10)], [alize(30)], [alize(20)]]))
    (line,) = [line for line in sheet.lines if line.stroke == THEME.a50.upper()]
    (dot,) = sheet.bars
    assert dot.fill == ACCENT
    assert dot.left + dot.width / 2 == pytest.approx(line.right, abs=HAIR)
    assert dot.middle == pytest.approx(line.middle, abs=HAIR)  # 20 lies half-way between 10 and 30


def test_a_sparkline_begins_anew_where_a_value_was_missing_and_leads_to_the_present():
    sheet = only(
        "spark_total", findings_over([[alize(10)], [alize(12)], [alize(NotEstimated())], [alize(20)], [alize(30)]])
    )
    (line,) = [line for line in sheet.lines if line.stroke == THEME.a50.upper()]
    assert line.width == pytest.approx(28, abs=0.1)  # from 20 to 30 over all of its room
    gone = findings_over([[alize(10)], [alize(12)], [alize(NotEstimated())]])
    assert draw("spark_total", gone) == []  # nothing leads to a value that is not there


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("spark_total", "Coût complet estimé : 10,0 M€ en décembre 2019, 12,0 M€ en mars 2020."),
        ("spark_projects", "Projets suivis : 1 en décembre 2019, 1 en mars 2020."),
        ("spark_duration", "Durée moyenne : 4,0 ans en décembre 2019, 5,0 ans en mars 2020."),
        ("spark_schedule", "Écart de calendrier : 0,0 % en décembre 2019, 25,0 % en mars 2020."),
        ("spark_budget", "Écart de budget : 0,0 % en décembre 2019, 20,0 % en mars 2020."),
    ],
)
def test_a_sparklines_alternative_text_gives_each_value(key, said):
    assert say(key, drifting((10, 4), (12, 5))) == said
