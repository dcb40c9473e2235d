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
    """Gather every call of a function or a method of one of these names, with its file."""
    return [
        (path.relative_to(REPOSITORY / "reportgen"), node)
        for path in sorted((REPOSITORY / "reportgen").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in names
    ]


# Not the console's method of that name, which speaks to the person at the terminal.
MESSAGES = [node.args[0].value for _, node in calls("say") if isinstance(node.func, ast.Name)]


@pytest.mark.parametrize("message", dict.fromkeys(MESSAGES))
def test_every_sentence_has_its_french_with_the_same_places(message):
    french = CATALOGUE.get(message)
    assert french, f"assets/locales/fr/problems.po lacks: {message}"
    assert sorted(re.findall(r"{\w+}", french)) == sorted(re.findall(r"{\w+}", message))


def test_the_catalogue_holds_nothing_else():
    assert set(CATALOGUE) == set(MESSAGES)


def test_french_has_no_straight_apostrophe():
    assert [french for french in CATALOGUE.values() if "'" in french] == []


WORDS = {"found", "expected", "advice"}
MAKERS = ("problem_at", "note", "Problem", "CellError", "UnreadableFileError")


def words_of_problems() -> list[tuple[Path, ast.expr]]:
    """Gather what is given as the words of a problem, in its call or by a name that stands for them.

    What is expected and what to do are `ProblemText` for mypy too; what was found may be what a file holds.
    """
    given = []
    for path, node in calls(*MAKERS):
        keywords = [keyword.value for keyword in node.keywords if keyword.arg in WORDS]
        given += [(path, each) for each in (*node.args, *keywords)]
    for path in sorted({path for path, _ in calls(*MAKERS)}):
        for node in ast.walk(ast.parse((REPOSITORY / "reportgen" / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & WORDS:
                given.append((path, node.value))
    return given


def is_bare(words: ast.expr) -> bool:
    """Tell an f-string, an error's own words or a sentence that no `say` puts together."""
    if isinstance(words, ast.IfExp):
        return is_bare(words.body) or is_bare(words.orelse)
    if isinstance(words, ast.Call) and getattr(words.func, "id", "") == "str":
        return getattr(words.args[0], "id", "") == "error"
    return isinstance(words, ast.JoinedStr) or (isinstance(words, ast.Constant) and " " in str(words.value))


def test_no_problem_is_worded_so_that_the_catalogue_cannot_know_it():
    bare = [(path, words.lineno) for path, words in words_of_problems() if is_bare(words)]
    assert len(words_of_problems()) > 200
    assert [f"{path}:{line}" for path, line in bare] == []
