"""What is found before publication can be said in French: every sentence of the code stands in the catalogue."""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

REPOSITORY = Path(__file__).parents[2]
CATALOGUE = {
    str(message.id): str(message.string)
    for message in read_po(BytesIO((REPOSITORY / "assets/locales/fr/problems.po").read_bytes()))
    if message.id
}


def calls(*names: str) -> list[tuple[Path, ast.Call]]:
    return [
        (path.relative_to(REPOSITORY), node)
        for path in sorted((REPOSITORY / "reportgen").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]


MESSAGES = [node.args[0].value for _, node in calls("say")]
# Faults of the house's own files are the office's affair, and no ministry's: they stay in English.
OF_THE_HOUSE = {"theme.py", "watch.py", "registry.py", "soundness.py"}


@pytest.mark.parametrize("message", dict.fromkeys(MESSAGES))
def test_every_sentence_has_its_french_with_the_same_places(message):
    french = CATALOGUE.get(message)
    assert french, f"assets/locales/fr/problems.po lacks: {message}"
    assert sorted(re.findall(r"{\w+}", french)) == sorted(re.findall(r"{\w+}", message))


def test_the_catalogue_holds_nothing_else():
    assert set(CATALOGUE) == set(MESSAGES)


def test_french_has_no_straight_apostrophe():
    assert [french for french in CATALOGUE.values() if "'" in french] == []


@pytest.mark.parametrize(
    ("path", "node"),
    [
        pytest.param(path, node, id=f"{path}:{node.lineno}")
        for path, node in calls("Problem", "CellError", "UnreadableFileError")
        if path.name not in OF_THE_HOUSE
    ],
)
def test_no_problem_is_told_in_words_that_the_catalogue_cannot_know(path, node):
    """An f-string or a bare sentence would stay English on a ministry's page; a rule's name has no space in it."""
    given = [*node.args, *(keyword.value for keyword in node.keywords)]
    assert not [each for each in given if isinstance(each, ast.JoinedStr) and node.args and each is not node.args[0]], (
        path
    )
    assert not [each.value for each in given if isinstance(each, ast.Constant) and " " in str(each.value)], path
