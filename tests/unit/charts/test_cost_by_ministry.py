"""One bar a ministry, one segment a project, each as long as its cost."""

from __future__ import annotations

import pytest
from support.builders import make_findings, make_project
from support.drawings import THEME, only, say

from reportgen.values.project import NotEstimated, Undisclosed

JUSTICE, CULTURE, ARMIES = "Ministère de la Justice", "Ministère de la Culture", "Ministère des Armées"
PORTFOLIO = (
    make_project(name="Alizé", cost=50, ministry=CULTURE),
    make_project(name="Brise", cost=30, ministry=JUSTICE),
    make_project(name="Cyclone", cost=120, ministry=JUSTICE),
    make_project(name="Drakkar", cost=NotEstimated(), ministry=CULTURE),
    make_project(name="Écluse", cost=Undisclosed("consultation"), ministry=ARMIES),
)
WHITE = 0.25  # mm between two segments


def lengths(sheet, ministry: str) -> list[float]:
    return [bar.width + WHITE for bar in sheet.bars_beside(ministry)]


def test_segments_are_as_long_as_their_costs_on_one_scale():
    sheet = only("cost_by_ministry", make_findings(PORTFOLIO))
    cyclone, brise = lengths(sheet, "Justice")
    (alize,) = lengths(sheet, "Culture")
    assert cyclone / brise == pytest.approx(120 / 30, rel=0.001)
    assert cyclone / alize == pytest.approx(120 / 50, rel=0.001)


def test_the_segments_of_a_bar_follow_each_other_from_zero_on():
    sheet = only("cost_by_ministry", make_findings(PORTFOLIO))
    cyclone, brise = sheet.bars_beside("Justice")
    (alize,) = sheet.bars_beside("Culture")
    assert alize.left == pytest.approx(cyclone.left)
    assert brise.left == pytest.approx(cyclone.right + WHITE)


def test_only_projects_of_a_hundred_million_or_more_are_dark():
    portfolio = [make_project(name=str(cost), cost=cost) for cost in ("99.99", "100")]
    dear, less = only("cost_by_ministry", make_findings(portfolio)).bars_beside("Justice")
    assert (dear.fill, less.fill) == (THEME.accent.upper(), THEME.a25.upper())


def test_each_row_gives_the_total_and_says_how_many_costs_are_missing():
    sheet = only("cost_by_ministry", make_findings(PORTFOLIO))
    assert sheet.beside("Justice") == ["Justice", "150,0"]
    assert sheet.beside("Culture") == ["Culture", "50,0", "+ 1 sans coût"]
    assert sheet.beside("Armées") == ["Armées", "n. c.", "+ 1 sans coût"]


def test_the_dearest_ministry_comes_first_and_those_without_cost_last():
    sheet = only("cost_by_ministry", make_findings(PORTFOLIO))
    assert sheet.text("Justice").y < sheet.text("Culture").y < sheet.text("Armées").y


def test_a_project_is_named_in_its_segment_where_the_name_fits_whole():
    portfolio = [make_project(name="Cyclone", cost=120), make_project(name="Goutte d’eau", cost=1)]
    sheet = only("cost_by_ministry", make_findings(portfolio))
    assert "Cyclone" in sheet.words
    assert not any("Goutte" in words for words in sheet.words)
    bar, name = sheet.bars_beside("Justice")[0], sheet.text("Cyclone")
    assert bar.left < name.left < name.right < bar.right


def test_an_edition_without_any_cost_says_so_in_a_sentence():
    findings = make_findings([make_project(cost=NotEstimated())])
    assert only("cost_by_ministry", findings).words == ["Aucun coût n’est communiqué dans cette édition."]
    assert say("cost_by_ministry", findings) == "Aucun coût n’est communiqué dans cette édition."


def test_its_alternative_text_names_the_dearest_ministries_and_the_missing_costs():
    assert say("cost_by_ministry", make_findings(PORTFOLIO)) == (
        "Coût complet estimé par ministère, du plus élevé au plus faible : d’abord Justice (150,0 M€) et Culture (50,0 M€). "
        "2 projets sans coût."
    )
