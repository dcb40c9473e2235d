"""The catalogues hold every sentence of the program, whole and in step: nothing missing, doubtful or left over."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

import pytest
from tools import messages

from reportgen.words.catalogues import catalogue_name, places
from reportgen.words.language import LANGUAGES

FOUND = messages.extracted()
CATALOGUES = {code: messages.catalogue(code) for code in LANGUAGES}
REMEDY = "bring the catalogues into step with: make messages; then translate what it names"
# Words that French and English share.
SHARED = {
    *("Total", "phase", "Phase", "programme", "Programme", "Programmes", "Initial", "Index", "Erratum"),
    *("Budget, {origin}", "P{number} {name}", "Description", "six", "{n} point", "{n} points"),
}


def keys(catalogue):
    return {messages.key(message) for message in messages.messages(catalogue)}


def strings(message):
    return message.string if isinstance(message.id, tuple) else (message.string,)


def pairs(catalogue):
    """Put each translation beside the message that it stands for."""
    for message in messages.messages(catalogue):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        yield from zip(ids, strings(message), strict=True)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_of_the_program_is_in_the_catalogue_and_no_other(code):
    missing, left_over = keys(FOUND) - keys(CATALOGUES[code]), keys(CATALOGUES[code]) - keys(FOUND)
    listed = "\n".join(
        [*(f"missing: {each[1]}" for each in missing), *(f"no longer said: {each[1]}" for each in left_over)]
    )
    assert not listed, f"{catalogue_name(code)}:\n{listed}\n{REMEDY}"
    assert not CATALOGUES[code].obsolete


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_is_translated_in_all_its_forms_and_beyond_doubt(code):
    waiting = [str(message.id) for message in messages.messages(CATALOGUES[code]) if not all(strings(message))]
    doubtful = [str(message.id) for message in messages.messages(CATALOGUES[code]) if message.fuzzy]
    assert not waiting, f"{catalogue_name(code)} waits for:\n" + "\n".join(waiting)
    assert not doubtful


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_has_the_places_and_the_lines_of_its_message(code):
    for message in messages.messages(CATALOGUES[code]):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = frozenset().union(*map(places, ids))
        assert frozenset().union(*map(places, strings(message))) == wanted, message.id
        for words, translated in zip(ids, strings(message), strict=True):
            assert translated.count("\n") == words.count("\n"), message.id


def test_in_french_each_message_says_itself():
    assert [(words, said) for words, said in pairs(CATALOGUES["fr"]) if words != said] == []


def test_english_is_not_french():
    same = {words for words, said in pairs(CATALOGUES["en"]) if words == said}
    assert {words for words in same if re.sub(r"\{\w+\}|\W", "", words)} == SHARED


def test_english_is_set_as_english_is():
    for _, said in pairs(CATALOGUES["en"]):
        assert not re.search(r"\S [;!?»]|(?<=\S) :|[«»'\"]|M€|Md€|\d,\d|\u202f", said), said


def test_no_message_stands_inside_an_f_string():
    """Extraction reads it there or not, by the version of Python; and what is glued around it no language can turn."""
    inside = [
        f"{path.name}, line {call.lineno}"
        for path in sorted((messages.REPOSITORY / "reportgen").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and _says(call)
    ]
    assert inside == []


def _says(call: ast.Call) -> bool:
    """Tell whether a call says a message that is written there."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    written = bool(call.args) and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    return name in messages.KEYWORDS and written


def test_a_message_has_one_plural():
    """Catalogues know a message by its singular: two that begin alike would be taken for one."""
    plurals = defaultdict(set)
    for words, context in messages.words():
        one, *many = words if isinstance(words, tuple) else (words,)
        plurals[context, one].add(tuple(many))
    assert {key: found for key, found in plurals.items() if len(found) > 1} == {}
