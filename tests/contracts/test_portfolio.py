"""What the portfolio calls things, and where its brackets begin, stands in the portfolio and nowhere else."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

import reportgen
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.values.project import Amount, Project

ROOT = Path(reportgen.__file__).parent
MODULES = [
    path for path in sorted(ROOT.rglob("*.py")) if path.parent != ROOT / "portfolio" and "bundled" not in path.parts
]
PHASES = {words for phase in PANORAMA.phases for words in (phase.label, phase.printed)}
BRACKETS = {words for bracket in PANORAMA.brackets for words in (bracket.label, bracket.printed)}
STATES = {bracket.label for bracket in PANORAMA.unpriced}
AMOUNT = re.compile(rf"\b({'|'.join(map(str, PANORAMA.bounds))})\s?M€")


def texts(module):
    """List the texts of a module that are no docstrings, with their lines."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    told = (node.body[0].value for node in ast.walk(tree) if getattr(node, "body", None) and ast_doc(node))
    docstrings = set(map(id, told))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def ast_doc(node):
    first = node.body[0] if isinstance(node.body, list) else None
    return isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)


def numbers(module):
    """List the rows of numbers of a module."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield node.lineno, {each.value for each in node.elts if isinstance(each, ast.Constant)}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_other_module_names_a_phase_or_a_bracket_or_says_where_one_begins(module):
    for line, text in texts(module):
        assert not [name for name in (*PHASES, *BRACKETS) if name in text], (line, text)
        assert text not in STATES, (line, text)
        assert not AMOUNT.search(text), (line, text)
    for line, row in numbers(module):
        assert len(row & set(PANORAMA.bounds)) < 3, (line, row)


@pytest.mark.parametrize("steps", [PANORAMA.all_phases, PANORAMA.all_brackets], ids=["phases", "brackets"])
def test_phases_and_brackets_are_numbered_in_their_order_under_english_keys(steps):
    assert [step.order for step in steps] == list(range(len(steps)))
    assert len({step.key for step in steps}) == len({step.label for step in steps}) == len(steps)
    assert all(re.fullmatch(r"[a-z0-9_]+", step.key) for step in steps)


def test_each_bracket_begins_where_the_one_before_ends():
    assert all(lower.upper == upper.lower for lower, upper in pairwise(PANORAMA.brackets))
    assert (PANORAMA.brackets[0].lower, PANORAMA.dearest.upper) == (0, None)
    for bracket in PANORAMA.brackets:
        assert bracket_of(Amount(bracket.lower)) is bracket


def test_every_column_finds_its_value_in_a_project():
    project = Project(name="Alizé", ministry="Ministère de la Justice")
    for column in PANORAMA.columns:
        column.value_of(project)
        column.stored_value(project)
