"""The charts read back from their SVG: every text in the picture, none on another, all numbers the figures' own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from builders import make_edition, make_findings, make_project

from reportgen.charts import CHARTS
from reportgen.charts.canvas import shorten, use_fonts, width_of
from reportgen.comparison import compare
from reportgen.findings import Past
from reportgen.identity.history import trace
from reportgen.identity.registry import Registry
from reportgen.indicators import measure
from reportgen.model import NotEstimated, Phase, Quarter, Undisclosed
from reportgen.theme import load_theme
from reportgen.workspace import Workspace, built_in

WORKSPACE = Workspace(built_in())
THEME = load_theme(WORKSPACE.read_text("theme.toml"))
SVG = "{http://www.w3.org/2000/svg}"
POINTS = 72 / 25.4
MINISTRIES = ("Justice", "Culture", "Mer", "Santé", "Défense", "Recherche", "Ville")
PHASES = tuple(Phase)


@pytest.fixture(autouse=True)
def fonts():
    use_fonts(WORKSPACE.asset("fonts/SourceSans3-Regular.ttf").parent)


@dataclass(frozen=True)
class Word:
    """One text of a drawing with its box, in points; y runs down."""

    text: str
    left: float
    right: float
    top: float
    foot: float

    def touches(self, other: Word) -> bool:
        return min(self.right, other.right) - max(self.left, other.left) > 0.8 and (
            min(self.foot, other.foot) - max(self.top, other.top) > 1.2
        )


def words(drawing) -> list[Word]:
    found = []
    for node in ET.fromstring(drawing.svg).iter(f"{SVG}text"):  # noqa: S314 - our own drawing
        style = dict(part.split(": ") for part in node.get("style").split("; "))
        size = float(style["font-size"].removesuffix("px"))
        bold = style.get("font-weight") == "600"
        width = width_of(node.text, size, bold) * POINTS
        x, y = float(node.get("x")), float(node.get("y"))
        left = {"start": x, "middle": x - width / 2, "end": x - width}[style.get("text-anchor", "start")]
        found.append(Word(node.text, left, left + width, y - size * 0.66, y))
        assert size >= 7, node.text
        assert "Source Sans 3" in style["font-family"]
    return found


def project(place: int, **values):
    defaults = {
        "name": f"Projet {place}",
        "ministry": f"Ministère de la {MINISTRIES[place % 7]}",
        "start": date(2012 + place % 7, 1 + place % 12, 1),
        "duration_years": Decimal(2 + place % 8),
        "phase": PHASES[place % 5],
        "cost": str(1 + place * 37 % 211),
        "functional_area": f"Zone {place % 17}",
    }
    return make_project(**{**defaults, **values})


PORTFOLIOS = {
    "one project": [project(1)],
    "sixty-one": [project(place) for place in range(61)],
    "two hundred": [project(place) for place in range(200)],
    "no cost": [project(place, cost=NotEstimated() if place % 2 else Undisclosed("Secret")) for place in range(12)],
    "one ministry of thirty": [project(place, ministry="Ministère de la Justice") for place in range(30)],
    "names of 120 letters": [
        project(place, name=f"{place:03} " + "Système d’information " * 5 + "unifié") for place in range(20)
    ],
    "no dates": [project(place, start=None, duration_years=None) for place in range(9)],
    "from 0.01 to 5,000 M€": [project(place, cost=cost) for place, cost in enumerate(("0.01", "5", "700", "5000"))],
    "nothing known": [
        project(place, cost=Undisclosed(), phase=Undisclosed(), start=None, functional_area="") for place in range(3)
    ],
}


def with_past(projects):
    """Put a portfolio after one in which every cost was a tenth lower, a first project was there and a last was not."""
    old = [
        project(900, name="Ancien", cost="40"),
        *(make_project(name=each.name, cost=str((each.cost_meur or 1) * 9 / 10)) for each in projects[:-1]),
    ]
    before = make_edition(old, number=9, quarter=Quarter(2019, 4), as_of=date(2019, 12, 31))
    now = make_edition(projects)
    steps = trace([(before.info.quarter, before.projects), (now.info.quarter, now.projects)], Registry())
    return compare(now, measure(now), [Past(before, measure(before))], steps)


FINDINGS = {name: make_findings(projects) for name, projects in PORTFOLIOS.items()}


@pytest.mark.parametrize("portfolio", FINDINGS)
@pytest.mark.parametrize("chart", CHARTS)
def test_every_text_stands_in_the_picture_and_none_on_another(chart, portfolio):
    findings = with_past(PORTFOLIOS[portfolio]) if chart.startswith(("trend", "cost_bridge")) else FINDINGS[portfolio]
    for drawing in CHARTS[chart].draw(findings, THEME):
        shown = words(drawing)
        for word in shown:
            assert word.left >= -0.5, word
            assert word.right <= drawing.width_mm * POINTS + 0.5, word
            assert word.top >= 0, word
            assert word.foot <= drawing.height_mm * POINTS + 0.5, word
        if portfolio != "two hundred":
            pairs = ((one, other) for place, one in enumerate(shown) for other in shown[place + 1 :])
            assert [(one.text, other.text) for one, other in pairs if one.touches(other)] == []


@pytest.mark.parametrize("chart", CHARTS)
def test_the_same_findings_give_the_same_bytes(chart):
    findings = with_past(PORTFOLIOS["sixty-one"])
    assert CHARTS[chart].draw(findings, THEME) == CHARTS[chart].draw(findings, THEME)


@pytest.mark.parametrize("chart", CHARTS)
def test_the_alternative_text_states_numbers(chart):
    told = CHARTS[chart].describe(with_past(PORTFOLIOS["sixty-one"]))
    assert re.search(r"\d", told)
    assert told[0].isupper() or told[0].isdigit()
    assert told.endswith(".")
    assert not re.search(r"\d\.\d", told)  # French decimals have commas


@pytest.mark.parametrize("portfolio", ["sixty-one", "two hundred"])
def test_the_timeline_names_every_project_once(portfolio):
    shown = [word.text for drawing in CHARTS["timeline"].draw(FINDINGS[portfolio], THEME) for word in words(drawing)]
    for each in PORTFOLIOS[portfolio]:
        assert shown.count(each.name) == 1


def test_sixty_one_projects_stand_on_one_page():
    assert len(CHARTS["timeline"].draw(FINDINGS["sixty-one"], THEME)) == 1


def test_a_late_project_is_said_to_be_late():
    late = make_project(name="Tard", start=date(2010, 1, 1), duration_years=Decimal("2.5"))
    shown = [word.text for word in words(CHARTS["timeline"].draw(make_findings([late]), THEME)[0])]
    assert "07/2012, échéance passée" in shown


def test_the_values_beside_the_bars_are_the_figures():
    findings = make_findings(
        [
            project(0, cost="120", ministry="Ministère de la Mer"),
            project(1, cost="30.25", ministry="Ministère de la Ville"),
        ]
    )
    by_ministry = [word.text for word in words(CHARTS["cost_by_ministry"].draw(findings, THEME)[0])]
    assert {"Mer", "120,0", "Ville", "30,3"} <= set(by_ministry)
    by_bracket = [word.text for word in words(CHARTS["cost_brackets"].draw(findings, THEME)[0])]
    assert {"120,0", "30,3", "80\u00a0%", "20\u00a0%"} <= set(by_bracket)


def test_the_bridge_tells_each_term():
    shown = [
        word.text
        for word in words(
            CHARTS["cost_bridge"].draw(with_past([project(0, cost="10"), project(1, cost="50")]), THEME)[0]
        )
    ]
    assert {"Sorties", "−40,0", "Entrées", "+50,0", "Réestimations", "+1,0"} <= set(shown)
    assert "49,0\u00a0M€" in shown  # 40 that left and 9 of the first
    assert "60,0\u00a0M€" in shown


def test_there_is_no_trend_without_a_past():
    findings = FINDINGS["sixty-one"]
    assert [CHARTS[key].draw(findings, THEME) for key in ("cost_bridge", "trend_totals", "spark_total")] == [(), (), ()]


def test_a_name_too_long_is_cut_with_an_ellipsis():
    assert shorten("Système d’information", 100, 8) == "Système d’information"
    cut = shorten("Système d’information", 12, 8)
    assert cut.endswith("…")
    assert width_of(cut, 8) <= 12
