"""What the gate finds in the five real editions, counted; the README's table gives the same counts.

Each finding was looked at, against the tables as they were published: which ones are false is said in the README.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest
from support.real import EDITIONS, FILES, needs_real_editions

from reportgen.disk.workspace import Workspace
from reportgen.editions import questions
from reportgen.editions.first_files import NewEdition
from reportgen.editions.importing import import_edition
from reportgen.gate import judge
from reportgen.identity.registry import Registry
from reportgen.measures import measure
from reportgen.measures.comparison import compare
from reportgen.past import trace_projects
from reportgen.pipeline import Source, case_of, understand
from reportgen.values.dates import Quarter
from reportgen.values.errors import Level
from reportgen.values.project import Amount

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SETTINGS = {"no-publication-date", "unnamed-publisher"}  # of what a person adds after the import, not of the table
TABLE = README.partition("## What the gate finds")[2].partition("\n## ")[0]
ROWS = {
    rule: tuple(int(count) for count in re.findall(r"\d+", counts))
    for rule, counts in re.findall(r"^\| `([a-z-]+)` \|((?: \d+ \|){6}) ", TABLE, re.MULTILINE)
}
pytestmark = needs_real_editions


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("real"))
    for number, (quarter, file) in enumerate(FILES.items(), 1):
        import_edition(workspace, [EDITIONS / file], NewEdition(Quarter.parse(quarter), number), replace=False)
    return workspace


@lru_cache
def found(workspace, quarter):
    return questions.examine(workspace, Quarter.parse(quarter)).problems


def test_the_readme_counts_what_is_found(workspace):
    counted = {quarter: Counter(each.rule for each in found(workspace, quarter)) for quarter in FILES}
    rules = {rule for counts in counted.values() for rule in counts} - SETTINGS
    assert {rule: tuple(counted[quarter][rule] for quarter in FILES) for rule in rules} == {
        rule: counts[:-1] for rule, counts in ROWS.items()
    }


def test_nothing_blocks_and_every_finding_has_its_own_name(workspace):
    for quarter in FILES:
        problems = found(workspace, quarter)
        assert {each.level for each in problems} <= {Level.WARNING, Level.INFORMATION}
        assert len({each.id for each in problems}) == len(problems)


def test_what_is_truly_odd_is_found(workspace):
    """Read off the tables by hand: the row of DIPLOMATIE v2 of 2018-T4 is an old one, put back."""
    ids = {quarter: {each.id for each in found(workspace, quarter)} for quarter in FILES}
    assert {"phase-backwards:sirhen", "start-moved:sirhen", "planned-end-passed:genesis"} <= ids["2017-T1"]
    odd = ("phase-backwards", "duration-shorter-than-elapsed", "planned-end-passed")
    assert {f"{rule}:diplomatie-v2" for rule in odd} | {"cost-without-reason:roc"} <= ids["2018-T4"]


def test_what_the_publisher_declared_gives_nothing_away(workspace):
    """With the headline figures in edition.toml, the one cost that is withheld (ROC, 2018-T4) stays so."""
    case = case_at(workspace, "2018-T4")
    headline = json.loads((EDITIONS / "published.json").read_text(encoding="utf-8"))["2018-T4"]["headline"]
    declared = {"total_cost_bn_eur": Decimal(str(headline["total_cost_bn_eur"]))}
    told = with_projects(case, case.projects, declared)
    assert len(told.withheld) == 1
    assert not [each for each in judge(told) if each.rule.startswith(("disclosure", "declared"))]


def case_at(workspace, quarter):
    source = Source.of_folder(workspace, Quarter.parse(quarter))
    return case_of(source, understand(source))


def with_projects(case, projects, declared=None):
    """Put other projects, or other declared figures, in an edition's place."""
    info = replace(case.findings.edition.info, declared=declared or {})
    edition = replace(case.findings.edition, projects=tuple(projects), info=info)
    entries = tuple(
        replace(entry, project=project) for entry, project in zip(case.submission.entries, projects, strict=True)
    )
    findings = compare(edition, measure(edition), case.past, trace_projects(case.past, edition, Registry()))
    return replace(case, submission=replace(case.submission, entries=entries), findings=findings)


def test_every_cost_that_slips_is_found(workspace):
    """All costs of 2018-T4 ten times as high: each that was published before is pointed out, by its name."""
    case = case_at(workspace, "2018-T4")
    slipped = [
        replace(each, cost=Amount(10 * each.cost.meur)) if isinstance(each.cost, Amount) else each
        for each in case.projects
    ]
    told = with_projects(case, slipped)
    expected = {each.name for each in told.projects if each.cost_meur and told.last_published(each, "cost_meur")}
    assert len(expected) > 35
    assert {each.project for each in judge(told) if each.rule == "cost-times-ten"} == expected


def test_descriptions_exchanged_are_found(workspace):
    case = case_at(workspace, "2018-T4")
    names = {each.name for past in case.past[-1:] for each in past.edition.projects}
    one, other = [each for each in case.projects if each.name in names and len(each.description) > 150][:2]
    words = {one.name: other.description, other.name: one.description}
    exchanged = [replace(each, description=words.get(each.name, each.description)) for each in case.projects]
    told = judge(with_projects(case, exchanged))
    assert [each.project for each in told if each.rule == "description-swapped"] == [one.name]
