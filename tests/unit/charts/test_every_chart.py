"""What holds for every chart, at the extremes too: legible, on its surface, real text in the bundled fonts, repeatable."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from support.builders import make_findings, make_project
from support.drawings import HOUSE, THEME, draw, faults
from support.past import findings_over

from reportgen.charts import CHARTS
from reportgen.portfolio.phases import PHASES, SCOPING
from reportgen.values.project import NotEstimated, Undisclosed

FIELDS = ("de la Justice", "de la Culture", "des Armées", "de l’Intérieur", "du Travail", "de la Santé", "des Sports")
LONG = "Refonte du système d’information de gestion des ressources humaines, de la paie et des pensions des agents de l’État"


def portfolio(number: int, **values) -> list:
    """Make projects spread over phases, seven ministries, nine areas, costs from 1 to 134 M€, and nine years."""
    phases = PHASES
    return [
        make_project(
            **{
                "name": f"Projet {n:03}",
                "ministry": f"Ministère {FIELDS[n % 7]}",
                "functional_area": f"Zone {n % 9}",
                "phase": phases[n % 5],
                "cost": str(1 + Decimal("3.7") * (n % 37)),
                "initial_cost_meur": Decimal(10),
                "start": date(2011 + n % 9, 1 + n % 12, 1),
                "duration_years": Decimal("1.5") + n % 6,
            }
            | values
        )
        for n in range(number)
    ]


EDITIONS = {
    "one project": lambda: make_findings(portfolio(1)),
    "one large project": lambda: make_findings([make_project(name="Grand projet", cost=120)]),
    "61 projects": lambda: make_findings(portfolio(61)),
    "200 projects": lambda: make_findings(portfolio(200)),
    "no cost at all": lambda: make_findings(portfolio(20, cost=NotEstimated())),
    "no date at all": lambda: make_findings(portfolio(20, start=None, duration_years=None)),
    "no phase at all": lambda: make_findings(portfolio(20, phase=Undisclosed())),
    "30 projects of one ministry": lambda: make_findings(portfolio(30, ministry="Ministère de la Justice")),
    "30 projects of one ministry in one phase": lambda: make_findings(
        portfolio(30, ministry="Ministère de la Justice", phase=SCOPING)
    ),
    "names of 120 characters": lambda: make_findings(
        [
            make_project(
                name=f"{LONG} {n}".ljust(120, "x"),
                ministry=f"Ministère {LONG} {n % 3}",
                functional_area=f"{LONG} {n % 4}",
                cost=60 + 20 * n,
            )
            for n in range(8)
        ]
    ),
    "costs from 0.01 to 5000 M€": lambda: make_findings(
        [make_project(name=f"P{cost}", cost=cost) for cost in ("0.01", "0.5", "7", "80", "4999.9", "5000")]
    ),
    "an edition of June on a long axis": lambda: make_findings(
        [make_project(start=date(2004, 1, 1), duration_years=Decimal(18))], as_of=date(2020, 6, 30)
    ),
    "a past": lambda: findings_over([portfolio(20)[:15], portfolio(20)[3:], portfolio(25, duration_years=Decimal(5))]),
    "twelve editions": lambda: findings_over([portfolio(4 + n, duration_years=Decimal(3 + n % 4)) for n in range(12)]),
}


@cache
def edition_of(name: str):
    return EDITIONS[name]()


@cache
def with_a_past(key: str):
    """Draw a chart of an edition that has every one of them."""
    return draw(key, edition_of("a past"))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("key", CHARTS)
def test_nothing_is_too_small_nor_outside_nor_written_over_something_else(key, edition):
    assert [fault for sheet in draw(key, edition_of(edition)) for fault in faults(sheet)] == []


@pytest.mark.parametrize("key", CHARTS)
def test_the_same_edition_gives_the_same_bytes(key):
    again = draw(key, edition_of("a past"))
    assert [sheet.svg for sheet in again] == [sheet.svg for sheet in with_a_past(key)]


PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from test_every_chart import fingerprints
print(*fingerprints())
"""


def fingerprints() -> list[str]:
    return [sha256(sheet.svg.encode()).hexdigest() for key in CHARTS for sheet in with_a_past(key)]


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    here = Path(__file__).parent
    tests = here.parents[1]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(tests)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(here)], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.split() == fingerprints()


@pytest.mark.parametrize("key", CHARTS)
def test_letters_are_text_and_not_shapes_or_pictures(key):
    for sheet in with_a_past(key):
        assert not re.search(r"<(use|symbol|image|script|foreignObject)\b|@import|url\((?!#)", sheet.svg)
        assert "font:" not in sheet.svg  # the shorthand is not understood by the layout engine
        assert len(re.findall(r"<text\b", sheet.svg)) == len(sheet.texts)


def test_texts_are_in_a_weight_that_the_pages_have_a_bundled_file_for():
    faces = re.findall(
        r'font-family: "([^"]+)"; font-weight: (\d+); src: url\("reportgen:([^"]+)"\)',
        HOUSE.read_text("css", "fonts.css"),
    )
    bundled = {(family, weight) for family, weight, file in faces if HOUSE.has(file)}
    texts = [text for key in CHARTS for sheet in with_a_past(key) for text in sheet.texts]
    used = {(text.family, "600" if text.bold else "400") for text in texts}
    assert used == {(THEME.sans, "400"), (THEME.sans, "600")}
    assert used <= bundled


def test_colours_are_those_of_the_theme():
    ours = {getattr(THEME, name).upper() for name in THEME.__slots__ if str(getattr(THEME, name)).startswith("#")}
    for key in CHARTS:
        for sheet in with_a_past(key):
            assert {colour.upper() for colour in re.findall(r"#[0-9a-fA-F]{6}\b", sheet.svg)} <= ours


def test_a_drawing_refers_to_nothing_but_itself():
    for key in CHARTS:
        for sheet in with_a_past(key):
            addresses = set(re.findall(r"https?://[^\"]+", sheet.svg))
            assert addresses <= {"http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg"}
