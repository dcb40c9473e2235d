"""Whatever stands in a registry has what belongs to it: words for a reader, a template, a line in the README."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest
from support.builders import make_project
from support.drawings import draw, say
from support.past import findings_over

from reportgen.charts import CHARTS
from reportgen.checks import CHECKS
from reportgen.cli import COMMANDS
from reportgen.facts.names import named_facts
from reportgen.gate import RULES
from reportgen.measures import INDICATORS
from reportgen.outputs import OUTPUTS, SITE_OUTPUTS
from reportgen.readers import READERS
from reportgen.sections import SECTIONS
from reportgen.values.figures import Figures
from reportgen.values.views import TITLES

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
ESTIMATES = {"initial_cost_meur": Decimal(10), "initial_duration_years": Decimal(4)}
KEPT = [make_project(name=f"Projet {n}", ministry="Ministère de la Culture") for n in range(4)]
TWO_EDITIONS = findings_over(
    [
        [*KEPT, make_project(name="Alizé", cost=10, **ESTIMATES)],
        [
            *KEPT,
            make_project(name="Alizé", cost=12, **ESTIMATES),
            make_project(name="Brise", ministry="Ministère des Armées", duration_years=None),
        ],
    ]
)


def first_line(member) -> str:
    return (inspect.getdoc(member) or "").partition("\n")[0]


def home(member) -> str:
    """Name the module that a function stands in, without its packages."""
    return member.__module__.rpartition(".")[2]


MEMBERS = [
    *(pytest.param(member, id=f"INDICATORS {key}") for key, member in INDICATORS.items()),
    *(pytest.param(member.draw, id=f"CHARTS {key}.draw") for key, member in CHARTS.items()),
    *(pytest.param(member.describe, id=f"CHARTS {key}.describe") for key, member in CHARTS.items()),
    *(pytest.param(member.rows, id=f"CHARTS {key}.rows") for key, member in CHARTS.items()),
    *(pytest.param(member.table, id=f"CHARTS {key}.table") for key, member in CHARTS.items()),
    *(pytest.param(member, id=f"SECTIONS {home(member)}") for member in SECTIONS),
    *(pytest.param(member, id=f"READERS {key}") for key, member in READERS.items()),
    *(pytest.param(member, id=f"CHECKS {home(member)}.{member.__name__}") for member in CHECKS),
    *(pytest.param(member, id=f"RULES {home(member)}.{member.__name__}") for member in RULES),
    *(pytest.param(each.make, id=f"OUTPUTS {each.name}") for each in (*OUTPUTS, *SITE_OUTPUTS)),
    *(pytest.param(member, id=f"COMMANDS {key}") for key, member in COMMANDS.items()),
]


@pytest.mark.parametrize("member", MEMBERS)
def test_every_member_says_in_a_sentence_what_it_does(member):
    assert re.fullmatch(r"[A-Z].{10,}[.:]", first_line(member)), first_line(member)


@pytest.mark.parametrize("member", MEMBERS)
def test_the_file_of_every_member_says_what_it_is_for(member):
    assert re.fullmatch(r"\S.{10,}[.:]", first_line(inspect.getmodule(member)))


@pytest.mark.parametrize(
    "registry",
    [
        [*INDICATORS.values()],
        [id(chart) for chart in CHARTS.values()],
        [*SECTIONS],
        [*CHECKS],
        [*RULES],
        [each.name for each in OUTPUTS],
        [each.name for each in SITE_OUTPUTS],
        [*COMMANDS.values()],
    ],
    ids=["INDICATORS", "CHARTS", "SECTIONS", "CHECKS", "RULES", "OUTPUTS", "SITE_OUTPUTS", "COMMANDS"],
)
def test_nothing_is_registered_twice(registry):
    assert len(set(registry)) == len(registry)


def test_each_indicator_measures_a_field_of_the_figures_and_each_measured_field_has_its_indicator():
    given = {"quarter", "number", "declared", "discrepancies"}  # not measured on the table
    by_kind = {"schedule", "budget", "headlines"}  # `measures.deviations`: measured from the editions before, too
    given |= by_kind
    assert set(INDICATORS) == {field.name for field in fields(Figures)} - given


@pytest.mark.parametrize("key", CHARTS)
def test_every_chart_has_an_alternative_text_with_a_number_in_it(key):
    assert draw(key, TWO_EDITIONS), "an edition with a past has every chart"
    assert re.search(r"\d", say(key, TWO_EDITIONS))
    assert say(key, TWO_EDITIONS).endswith(".")


def test_every_file_of_a_chart_is_registered():
    shared = {"__init__"}
    files = {path.stem for path in (REPOSITORY / "reportgen" / "charts").glob("*.py")}
    assert files - shared == set(CHARTS)


@pytest.mark.parametrize("section", SECTIONS, ids=home)
def test_every_section_has_its_template(section):
    assert (REPOSITORY / "templates" / "sections" / f"{home(section)}.html").is_file()


def test_every_template_of_a_section_has_its_section():
    templates = {path.stem for path in (REPOSITORY / "templates" / "sections").glob("*.html")}
    assert templates == {home(section) for section in SECTIONS}


def test_every_input_format_is_named_in_the_readme():
    named = README.lower()
    for suffix in READERS:
        kind = {".tsv": "tab", ".txt": "tab"}.get(suffix, suffix.removeprefix("."))
        assert re.search(rf"\b{kind}\b", named), suffix


@pytest.mark.parametrize("key", TITLES)
def test_every_title_that_an_edition_may_replace_is_named_in_the_readme(key):
    assert f"`{key}`" in README


def test_the_readme_lists_the_names_that_words_may_quote_and_no_others():
    text = README.partition("## The office's words")[2].partition("There is nothing else")[0]
    listed = {
        f"{group}.{name}"
        for group, names in re.findall(r"`(\w+)\.` ([^;`]+)", text)
        for name in re.findall(
            r"\b[a-z_0-9]*[a-z][a-z_0-9]*\b", re.sub(r"\((?:in|with)[^)]*\)|each|phase|and|bracket", "", names)
        )
    }
    assert listed == set(named_facts(TWO_EDITIONS))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_row_in_the_readme_with_an_example(command):
    row = re.search(rf"^\| `{command}` \|(?P<said>[^|]+)\|(?P<example>[^|]+)\|$", README, re.MULTILINE)
    assert row, f"no row for {command}"
    assert row["said"].strip()
    assert f"reportgen {command}" in row["example"]
