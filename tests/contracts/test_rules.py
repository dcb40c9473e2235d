"""The catalogue of rules is the one place that says what can object: nothing objects that it does not explain."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from tools.rules import with_table

from reportgen.values.errors import Level, Location
from reportgen.words import rules
from reportgen.words.problem_texts import say
from reportgen.words.rules import FAMILIES, RULES_CATALOGUE, Rule, find_rule
from reportgen.words.rules.files import MISSING_FILE

REPOSITORY = Path(__file__).parents[2]
SOURCES = {
    path.relative_to(REPOSITORY / "reportgen").as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((REPOSITORY / "reportgen").rglob("*.py"))
}
CONSTANTS = {
    name: value
    for module in pkgutil.iter_modules(rules.__path__)
    for name, value in vars(importlib.import_module(f"{rules.__name__}.{module.name}")).items()
    if isinstance(value, Rule)
}
LONGEST = 60  # characters of a title: it stands in one line of a terminal and of the README's table
VERBS = {
    *("Add", "Ask", "Confirm", "Copy", "Correct", "Darken", "Divide", "Fill", "Give", "Import", "Keep", "Leave"),
    *("Look", "Name", "Put", "Remove", "Rename", "Run", "Save", "Say", "See", "Shorten", "Take", "Use", "Write"),
}


def used() -> set[str]:
    """Name every rule that a file outside the catalogue imports; ruff sees to it that an import is used."""
    return {
        alias.name
        for tree in SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{rules.__name__}.")
        for alias in node.names
    } & set(CONSTANTS)


def test_every_rule_of_the_catalogue_objects_somewhere_in_the_program():
    assert used() == set(CONSTANTS)


def test_a_problem_is_made_by_its_rule_and_nowhere_else():
    by_hand = {
        name
        for name, tree in SOURCES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"
    }
    assert by_hand == {"words/rules/rule.py"}


def test_every_rule_stands_in_one_family_once():
    assert sorted(rule.id for rule in CONSTANTS.values()) == sorted(rule.id for rule in RULES_CATALOGUE)
    assert len({rule.id for rule in RULES_CATALOGUE}) == len(RULES_CATALOGUE)
    assert len({family.title for family in FAMILIES}) == len(FAMILIES)


@pytest.mark.parametrize("name", CONSTANTS)
def test_a_rule_is_called_in_the_code_as_in_a_waiver(name):
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", CONSTANTS[name].id)
    assert name == CONSTANTS[name].id.upper().replace("-", "_")


@pytest.mark.parametrize("rule", RULES_CATALOGUE, ids=lambda rule: rule.id)
def test_a_rule_says_what_is_wrong_why_it_matters_and_what_to_do(rule):
    assert len(rule.title) <= LONGEST
    assert not rule.title.endswith(".")
    assert 1 <= len(re.findall(r"[.](?: |$)", rule.why)) <= 2
    assert rule.why.endswith(".")
    assert rule.advice.endswith(".")
    assert re.match(r"\w+", rule.advice)[0] in VERBS, rule.advice
    assert rule.why != rule.advice


def test_titles_tell_the_rules_apart():
    titles = [rule.title for rule in RULES_CATALOGUE]
    assert [title for title in set(titles) if titles.count(title) > 1] == []


def test_three_rules_have_two_levels():
    both = {rule.id: rule.levels for rule in RULES_CATALOGUE if rule.other_level}
    assert both == {
        "missing-file": (Level.ERROR, Level.WARNING),
        "bracket-without-cost": (Level.WARNING, Level.ERROR),
        "withheld-beside-estimate": (Level.WARNING, Level.INFORMATION),
    }


def test_a_problem_takes_level_and_advice_from_its_rule_unless_its_case_has_its_own():
    place, expected = Location("editorial.md"), say("a title, a lead paragraph and sections")
    usual = MISSING_FILE.problem_at(place, say("no such file"), expected)
    assert (usual.rule, usual.level, usual.advice) == ("missing-file", Level.ERROR, MISSING_FILE.advice)
    other = MISSING_FILE.problem_at(place, say("no such file"), expected, say("Write it."), level=Level.WARNING)
    assert (other.rule, other.level, other.advice) == ("missing-file", Level.WARNING, "Write it.")
    with pytest.raises(ValueError, match="the catalogue knows no blocking of missing-file"):
        MISSING_FILE.problem_at(place, say("no such file"), expected, level=Level.BLOCKING)


@pytest.mark.parametrize("name", ["cost-times-ten", "cost-times-ten:alize:120", " cost-times-ten "])
def test_a_rule_is_found_by_its_id_and_by_the_id_of_a_finding(name):
    assert find_rule(name).id == "cost-times-ten"


def test_the_readme_lists_the_rules_of_the_catalogue():
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert with_table(readme) == readme, "bring the README into step with: make rules"
