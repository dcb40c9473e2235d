"""One row a functional area, one square a project."""

from __future__ import annotations

from support.builders import make_findings, make_project
from support.drawings import THEME, only, say

from reportgen.values.project import NotEstimated

PORTFOLIO = (
    make_project(name="A", functional_area="Achats", cost=120),
    make_project(name="B", functional_area="Achats", cost=30),
    make_project(name="C", functional_area="Paie", cost=NotEstimated()),
    make_project(name="D", functional_area="", cost=7),
)
SPREAD = (
    make_project(name="A", functional_area="Achats", cost=20),
    make_project(name="B", functional_area="Achats", cost=20),
    *(make_project(name=f"P{n}", functional_area=f"Zone {n}", cost=n) for n in (1, 2, 3, 4, 5)),
)


def test_each_area_has_its_count_its_squares_and_its_cost():
    sheet = only("functional_areas", make_findings(PORTFOLIO))
    assert sheet.beside("Achats") == ["Achats", "2", "150,0"]
    assert sheet.beside("Paie") == ["Paie", "1", "n. c."]
    assert sheet.beside("Zone non renseignée") == ["Zone non renseignée", "1", "7,0"]
    squares = {name: len(sheet.bars_beside(name)) for name in ("Achats", "Paie", "Zone non renseignée")}
    assert squares == {"Achats": 2, "Paie": 1, "Zone non renseignée": 1}


def test_squares_are_square_and_of_one_size():
    sheet = only("functional_areas", make_findings(PORTFOLIO))
    assert {(round(bar.width, 3), round(bar.height, 3)) for bar in sheet.bars} == {(2.55, 2.55)}


def test_the_first_area_is_highlighted_only_when_it_is_alone_at_the_top():
    sheet = only("functional_areas", make_findings(PORTFOLIO))
    assert {bar.fill for bar in sheet.bars_beside("Achats")} == {THEME.accent.upper()}
    tied = [make_project(name=name, functional_area=name) for name in ("Achats", "Paie")]
    assert {bar.fill for bar in only("functional_areas", make_findings(tied)).bars} == {THEME.a25.upper()}


def test_many_areas_of_one_project_share_a_row_and_lose_none():
    sheet = only("functional_areas", make_findings(SPREAD))
    joined = "5 autres zones, un projet chacune"
    assert sheet.beside(joined) == [joined, "5", "15,0"]  # 1 + 2 + 3 + 4 + 5
    assert len(sheet.bars_beside(joined)) == 5


def test_two_hundred_projects_of_one_area_keep_their_squares_inside_the_row():
    findings = make_findings([make_project(name=f"P{n}", functional_area="Paie") for n in range(200)])
    sheet = only("functional_areas", findings)
    squares = sheet.bars_beside("Paie")
    assert len(squares) == 200
    assert squares[-1].right < sheet.text("2 400,0").left  # 200 times 12 M€


def test_its_alternative_text_gives_the_first_areas():
    assert say("functional_areas", make_findings(PORTFOLIO)) == (
        "Projets par zone fonctionnelle. Achats : 2 projets, 150,0 M€ ; Paie : 1 projet, coût non communiqué ; "
        "Zone non renseignée : 1 projet, 7,0 M€."
    )
