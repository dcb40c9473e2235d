"""A chart is a value: its rows travel, picture, words and table come of them alone, and it shows and saves itself."""

from __future__ import annotations

import ast
import os
import pickle
import subprocess
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib import import_module
from inspect import isclass
from pathlib import Path
from pkgutil import walk_packages
from types import MappingProxyType
from xml.etree import ElementTree as ET

import pytest
from support.builders import make_findings, make_project
from support.drawings import FONTS, SVG, THEME, chart_of, plain
from support.languages import ENGLISH, mask
from support.past import findings_over

from reportgen import charts
from reportgen.charts import CHARTS
from reportgen.values.dates import Month
from reportgen.values.project import NotEstimated, Undisclosed
from reportgen.words.language import FRENCH, use_language

ESTIMATES = {"initial_cost_meur": Decimal(10), "initial_duration_years": Decimal(4)}
ALIZE = {"name": "Alizé", "start": date(2018, 1, 1), "functional_area": "Achats", **ESTIMATES}
BRISE = {"name": "Brise", "ministry": "Ministère de la Culture", "functional_area": "", "start": None}
# December 2019: Alizé alone, 10 M€ and four years. March 2020: it costs 12 M€ and takes five years; Brise enters with 120.
TWO_EDITIONS = findings_over(
    [
        [make_project(cost=10, duration_years=Decimal(4), **ALIZE)],
        [make_project(cost=12, duration_years=Decimal(5), **ALIZE), make_project(cost=120, **BRISE)],
    ]
)
DECEMBER, MARCH = Month(2019, 12), Month(2020, 3)


def in_english(key: str):
    with use_language(ENGLISH):
        return chart_of(key, TWO_EDITIONS)


PROGRAM = """
import pickle, sys
from hashlib import sha256
from reportgen.words.language import FRENCH, current_language
assert current_language() is FRENCH
for chart in pickle.load(sys.stdin.buffer):
    words = (*(drawing.svg for drawing in chart.drawings), chart.alternative, repr(chart.table))
    print(sha256("".join(words).encode()).hexdigest())
"""


def test_charts_sent_to_a_process_without_a_language_are_drawn_and_said_in_their_own():
    sent = [in_english(key) for key in CHARTS]
    here = [[*(drawing.svg for drawing in each.drawings), each.alternative, repr(each.table)] for each in sent]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=pickle.dumps(sent),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )

    assert done.stdout.decode().split() == [sha256("".join(words).encode()).hexdigest() for words in here]
    assert any("Planned end" in words[-1] for words in here)


@pytest.mark.parametrize("key", CHARTS)
def test_rows_travel_and_are_the_same_on_arrival(key):
    rows = in_english(key).rows
    assert pickle.loads(pickle.dumps(rows)) == rows  # noqa: S301 - our own
    assert is_dataclass(rows)
    assert not hasattr(rows, "__dict__")
    with pytest.raises(AttributeError):
        rows.language = FRENCH


@pytest.mark.parametrize("key", CHARTS)
def test_nothing_is_said_in_another_language_than_that_of_the_rows(key):
    chart, elsewhere = in_english(key), mask()
    apart = [drawing.svg for drawing in chart.drawings], chart.alternative, chart.table
    with use_language(elsewhere):
        assert ([drawing.svg for drawing in chart.drawings], chart.alternative, chart.table) == apart
    assert elsewhere.catalogue.said == set()


def modules():
    found = walk_packages(charts.__path__, f"{charts.__name__}.")
    return [charts, *(import_module(each.name) for each in found)]


def can_change(value: object) -> bool:
    """Tell whether a value, or anything inside it, can be changed in place; a cache of calls can."""
    if isinstance(value, tuple):
        return any(map(can_change, value))
    if isinstance(value, MappingProxyType):
        return any(map(can_change, value.values()))
    if is_dataclass(value) and not isclass(value):
        inside = (getattr(value, field.name) for field in fields(value))
        return not value.__dataclass_params__.frozen or any(map(can_change, inside))
    return isinstance(value, list | dict | set | bytearray) or hasattr(value, "cache_clear")


def changed_elsewhere(module) -> list[str]:
    """List what the functions of a module change that is not their own: globals, attributes of anything but ``self``."""
    found = []
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        attributes = [
            each for target in targets if target for each in ast.walk(target) if isinstance(each, ast.Attribute)
        ]
        found += [ast.unparse(each) for each in attributes if ast.unparse(each.value) != "self"]
        found += [ast.unparse(node)] if isinstance(node, ast.Global | ast.Nonlocal) else []
    return found


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_no_module_keeps_anything_that_can_change(module):
    kept = {name: value for name, value in vars(module).items() if not name.startswith("__")}
    assert [name for name, value in kept.items() if can_change(value)] == []
    assert changed_elsewhere(module) == []


def test_what_can_change_is_seen():
    frozen = (1, "a", MappingProxyType({"a": (2,)}), THEME.publisher, Path)
    assert not can_change(frozen)
    assert all(map(can_change, ([], {}, ({1},), MappingProxyType({"a": []}), cache(len))))


TABLES = {
    "cover_lines": (
        ("Projet", "Début", "Fin prévue", "Coût, M€"),
        (("Alizé", date(2018, 1, 1), Month(2022, 12), 12), ("Brise", None, None, 120)),
    ),
    "ministries_by_phase": (
        (
            *("Ministère", "Cadrage", "Conception / réalisation", "Expérimentation", "Déploiement", "Terminé"),
            *("Projets", "Coût, M€"),
        ),
        (("Culture", 0, 1, 0, 0, 0, 1, 120), ("Justice", 0, 1, 0, 0, 0, 1, 12)),
    ),
    "cost_by_ministry": (("Ministère", "Projets", "Coût, M€"), (("Culture", 1, 120), ("Justice", 1, 12))),
    "cost_brackets": (
        ("Tranche", "Projets", "Coût, M€", "Part du total, %"),
        (
            ("moins de 5 M€", 0, None, None),
            ("de 5 à moins de 9 M€", 0, None, None),
            ("de 9 à moins de 20 M€", 1, 12, Decimal(1200) / 132),
            ("de 20 à moins de 100 M€", 0, None, None),
            ("100 M€ et plus", 1, 120, Decimal(12000) / 132),
            ("en cadrage", 0, None, None),
            ("non communiqué", 0, None, None),
        ),
    ),
    "functional_areas": (
        ("Zone fonctionnelle", "Projets", "Coût, M€"),
        (("Achats", 1, 12), ("Non renseignée", 1, 120)),
    ),
    "timeline": (
        ("Projet", "Phase", "Début", "Fin prévue"),
        (
            ("Alizé", "Conception / réalisation", date(2018, 1, 1), Month(2022, 12)),
            ("Brise", "Conception / réalisation", None, None),
        ),
    ),
    "cost_bridge": (
        ("Mouvements", "Projet", "Coût, M€"),
        (
            ("Décembre 2019", None, 10),
            ("Entrées", "Brise", 120),
            ("Réestimations", "Alizé", 2),
            ("Mars 2020", None, 132),
        ),
    ),
    "trend_totals": (("Édition", "Coût total, M€", "Projets"), ((DECEMBER, 10, 1), (MARCH, 132, 2))),
    "trend_deviations": (
        ("Édition", "Écart de calendrier, %", "Écart de budget, %"),
        ((DECEMBER, 0, 0), (MARCH, 25, 20)),  # five years for four, 12 M€ for 10
    ),
    "spark_total": (("Édition", "Coût complet estimé"), ((DECEMBER, 10), (MARCH, 132))),
    "spark_schedule": (("Édition", "Écart de calendrier"), ((DECEMBER, 0), (MARCH, 25))),
    "spark_budget": (("Édition", "Écart de budget"), ((DECEMBER, 0), (MARCH, 20))),
    "spark_projects": (("Édition", "Projets suivis"), ((DECEMBER, 1), (MARCH, 2))),
}


def plainly(rows) -> tuple:
    return tuple(tuple(plain(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)


@pytest.mark.parametrize("key", TABLES)
def test_a_table_gives_what_its_chart_shows_as_values(key):
    head, rows = TABLES[key]
    found = chart_of(key, TWO_EDITIONS).table
    assert (found.head, plainly(found.rows)) == (head, rows)


def test_every_chart_has_a_row_for_each_edition_or_project():
    assert {key for key in CHARTS if not chart_of(key, TWO_EDITIONS).table.rows} == set()


def test_a_table_tells_what_is_not_published_from_what_is_not_there():
    costs = chart_of("cost_by_ministry", make_findings([make_project(cost=NotEstimated())])).table
    assert costs.rows == (("Justice", 1, Undisclosed()),)
    brackets = chart_of("cost_brackets", make_findings([make_project(cost=NotEstimated())])).table
    assert [row[2] for row in plainly(brackets.rows) if row[0] in {"en cadrage", "100 M€ et plus"}] == [
        None,
        Undisclosed(),
    ]


# What the alternative texts say of these editions, told from the cells of the tables alone.
SAID = {
    "cover_lines": lambda table: [
        f"{sum(bool(row[1]) for row in table.rows)} trait, ",
        f"de janvier {table.rows[0][1].year}",
    ],
    "ministries_by_phase": lambda table: [f"Deux ministères en comptent le plus, 1 chacun, sur {table.total[-2]}."],
    "cost_by_ministry": lambda table: [f"{name} ({cost},0 M€)" for name, _projects, cost in table.rows],
    "cost_brackets": lambda table: [
        f"{name} : {projects} projet, {cost},0 M€" for name, projects, cost, _share in table.rows if projects
    ],
    "functional_areas": lambda table: [f"{projects} projet, {cost},0 M€" for _name, projects, cost in table.rows],
    "timeline": lambda table: [f"{len(table.rows)} projets", f"{table.rows[0][1]} {len(table.rows)}"],
    "cost_bridge": lambda table: [
        f"De {table.rows[0][2]},0 M€",
        f"entrées +{table.rows[1][2]},0",
        f"réestimations +{table.rows[2][2]},0",
        f"à {table.rows[3][2]},0 M€",
    ],
    "trend_totals": lambda table: [
        f"coût total, {table.rows[0][1]},0 M€ puis {table.rows[1][1]},0 M€ ; {table.rows[0][2]} puis {table.rows[1][2]}"
    ],
    "trend_deviations": lambda table: [f"{table.rows[1][1]:.0f},0 % en mars", f"{table.rows[1][2]:.0f},0 % en mars"],
    "spark_total": lambda table: [f"{cost},0 M€" for _month, cost in table.rows],
    "spark_schedule": lambda table: [f"{rate:.0f},0 %" for _month, rate in table.rows],
    "spark_budget": lambda table: [f"{rate:.0f},0 %" for _month, rate in table.rows],
    "spark_projects": lambda table: [f"{projects} en " for _month, projects in table.rows],
}


@pytest.mark.parametrize("key", SAID)
def test_the_words_say_the_numbers_of_the_table(key):
    chart = chart_of(key, TWO_EDITIONS)
    words = plain(chart.alternative)
    assert [part for part in SAID[key](chart.table) if plain(part) not in words] == []


def test_a_chart_shows_itself_as_one_svg_that_says_what_it_shows():
    chart = chart_of("cost_bridge", TWO_EDITIONS)
    drawn = ET.fromstring(chart._repr_svg_())  # noqa: S314 - our own
    assert drawn.findtext(f"{SVG}desc") == chart.alternative
    assert list(drawn.iter(f"{SVG}text")) == [], "letters are outlines: no font is needed"
    assert THEME.paper.lower() in chart.svg.lower()


def test_the_covers_lines_show_themselves_on_their_dark_ground():
    assert THEME.night.lower() in chart_of("cover_lines", TWO_EDITIONS).svg.lower()


@pytest.fixture(scope="module")
def long_timeline():
    return chart_of("timeline", make_findings([make_project(name=f"Projet {n:03}") for n in range(80)]))


def test_pages_show_themselves_one_below_the_other(long_timeline):
    drawn = ET.fromstring(long_timeline.svg)  # noqa: S314 - our own
    first, second = drawn.findall(f"{SVG}svg")
    heights = [drawing.height_mm for drawing in long_timeline.drawings]
    assert float(first.get("y").removesuffix("mm")) == 0
    assert float(second.get("y").removesuffix("mm")) == pytest.approx(heights[0], abs=0.001)
    assert float(drawn.get("height").removesuffix("mm")) == pytest.approx(sum(heights), abs=0.001)


def test_pages_are_saved_under_numbers(long_timeline, tmp_path):
    written = [path.name for path in long_timeline.save(tmp_path / "calendrier.svg")]
    assert written == ["calendrier.svg", "calendrier-2.svg"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(written)


def test_a_chart_is_saved_as_its_name_ends(tmp_path):
    chart = chart_of("cost_bridge", TWO_EDITIONS)
    (svg,), (png,) = (chart.save(tmp_path / name) for name in ("pont.svg", "pont.png"))
    assert svg.read_text(encoding="utf-8") == chart.svg
    assert png.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match=r"pont\.gif: a chart is saved as"):
        chart.save(Path(tmp_path) / "pont.gif")


def test_a_chart_with_nothing_to_show_is_not_shown_but_says_so():
    chart = chart_of("cost_bridge", make_findings([make_project()]))
    assert (chart.drawings, chart.svg, chart._repr_svg_()) == ((), "", None)
    assert plain(chart.alternative).startswith("Aucune édition antérieure")


def test_charts_of_one_look_are_the_same_and_of_another_are_not():
    chart = chart_of("timeline", TWO_EDITIONS)
    assert chart == chart_of("timeline", TWO_EDITIONS)
    assert chart != chart_of("cost_bridge", TWO_EDITIONS)
    assert pickle.loads(pickle.dumps(FONTS)) == chart.fonts  # noqa: S301 - our own
