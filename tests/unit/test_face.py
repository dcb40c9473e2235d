"""The public face: one import, nothing loaded before it is used, every noun of the pipeline within reach."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import reportgen as rg
from reportgen.values.errors import UsageError

REPOSITORY = Path(__file__).parents[2]
EDITIONS = REPOSITORY / "assets" / "editions"
SCRIPT = re.search(
    r"## From Python\n.*?```python\n(.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.DOTALL
)
HEAVY = {"pandas", "matplotlib", "weasyprint", "jinja2", "typer", "rich", "pydantic"}


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "Projet": ["Alizé", "Brise"],
            "Ministère porteur": ["Ministère de la Justice", "Ministère de la Justice"],
            "Phase du projet en cours": ["Déploiement", "Cadrage"],
            "Coût complet estimé": [12.5, None],
            "Motif de non-communication": [None, "consultation en cours"],
            "Début": [pd.Timestamp(2018, 1, 1), pd.Timestamp(2019, 3, 1)],
            "Durée prévisionnelle en années": [4, 2.5],
        }
    )


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, json, reportgen; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    assert not HEAVY & {name.partition(".")[0] for name in loaded}
    assert [name for name in loaded if name.startswith("reportgen.")] == [
        "reportgen.values",
        "reportgen.values.version",
    ]


def test_every_public_name_is_there_and_documented():
    for name in rg.__all__:
        assert getattr(rg, name).__doc__, name
    assert set(rg.__all__) == set(dir(rg))
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        rg.reed  # noqa: B018 - a slip of the pen


def test_a_data_frame_is_read_like_any_table(frame):
    edition = rg.check(rg.read(frame, quarter="2020-T1", number=10, as_of=date(2020, 3, 31)))
    assert [project.name for project in edition.projects] == ["Alizé", "Brise"]
    assert [project.cost_meur for project in edition.projects] == [Decimal("12.5"), None]
    assert edition.projects[0].start == date(2018, 1, 1)
    figures = rg.figures(edition)
    assert (figures.projects, figures.total_cost_meur, figures.projects_with_cost) == (2, Decimal("12.5"), 1)
    assert figures.mean_duration_years == Decimal("3.25")  # (4 + 2.5) / 2


def test_what_a_data_frame_has_wrong_is_named_by_row_and_column(frame):
    frame.loc[1, "Phase du projet en cours"] = "Déploiment"
    with pytest.raises(rg.Refused) as refused:
        rg.check(rg.read(frame, quarter="2020-T1"))
    (problem,) = [each for each in refused.value.problems if each.level == "error"]
    assert (problem.location.file, problem.location.row) == ("DataFrame", 3)
    assert "Déploiement" in problem.advice
    assert problem in rg.problems(rg.read(frame, quarter="2020-T1"))


def test_a_table_that_does_not_say_its_quarter_is_asked_for_it(frame):
    with pytest.raises(UsageError, match="quarter='2020-T1'"):
        rg.read(frame)
    with pytest.raises(UsageError, match="no file or folder"):
        rg.read("nowhere.csv", quarter="2020-T1")


def test_two_editions_are_compared_and_the_bridge_adds_up():
    old, new = (rg.check(rg.read(EDITIONS / quarter)) for quarter in ("2019-T4", "2020-T1"))
    bridge = rg.compare(old, new).bridge
    terms = (bridge.previous, bridge.entered, bridge.left, bridge.reestimated, bridge.newly_costed)
    assert sum(terms) + bridge.no_longer_costed == bridge.current == rg.figures(new).total_cost_meur
    with pytest.raises(UsageError, match="not in the order"):
        rg.compare(new, old)


def test_a_frame_has_a_row_for_each_project_and_numbers_where_there_are_some():
    edition = rg.check(rg.read(EDITIONS / "2020-T1"))
    table = rg.frame(edition)
    assert len(table) == len(edition.projects)
    assert table["cost"].sum() == pytest.approx(float(rg.figures(edition).total_cost_meur))
    unknown = table[table["cost"].isna()]["bracket"]
    assert set(unknown) <= {"en cadrage", "non communiqué"}
    assert str(table["start"].dtype).startswith("datetime64")


def test_a_chart_shows_says_and_saves_itself(tmp_path):
    old, new = (rg.check(rg.read(EDITIONS / quarter)) for quarter in ("2019-T4", "2020-T1"))
    found = rg.findings(new, [old])
    for key in rg.charts.CHARTS:
        drawn = rg.charts.chart(key, found)
        assert drawn._repr_svg_().startswith("<svg")
        assert re.search(r"\d.*\.$", drawn.alternative), key
    bridge = rg.charts.chart("cost_bridge", found)
    svg, png = (*bridge.save(tmp_path / "pont.svg"), *bridge.save(tmp_path / "pont.png"))
    assert svg.read_text(encoding="utf-8") == bridge.svg
    assert png.read_bytes().startswith(b"\x89PNG")


def test_a_chart_with_nothing_to_show_says_so_rather_than_write_an_empty_file(tmp_path):
    alone = rg.charts.chart("cost_bridge", rg.findings(rg.check(rg.read(EDITIONS / "2019-T2"))))
    assert alone._repr_svg_() is None
    with pytest.raises(ValueError, match="cost_bridge has nothing to show"):
        alone.save(tmp_path / "pont.svg")
    with pytest.raises(ValueError, match=r"\.svg or \.png"):
        alone.save(tmp_path / "pont.gif")


def test_the_script_of_the_readme_runs_and_prints_what_it_says(monkeypatch, capsys):
    monkeypatch.chdir(REPOSITORY)
    assert SCRIPT
    exec(compile(SCRIPT[1], "README.md", "exec"), {})  # noqa: S102 - our own README
    printed = capsys.readouterr().out.splitlines()
    promised = re.findall(r"print\(.*\)  # (.+)", SCRIPT[1])
    assert printed == promised
