"""The report's words: French unless another language is spoken, and only for as long as it is."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations

import pytest

from reportgen.words.language import FRENCH, Language, _, current_language, in_own_language, plural, use_language


class Shouting(NullTranslations):
    """A catalogue that anyone can check: every message in capitals, the plural for all but one."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("{NAME}", "{name}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).upper()


LOUD = Language("xx", Shouting())


def test_a_language_is_spoken_inside_and_no_longer():
    assert _("{name} entre", name="Alizé") == "Alizé entre"
    with use_language(LOUD):
        assert current_language().code == "xx"
        assert _("{name} entre", name="Alizé") == "Alizé ENTRE"
        assert plural("projet", "projets", 0) == "PROJETS"
    assert current_language() is FRENCH
    assert plural("projet", "projets", 0) == "projet"


def test_an_error_inside_gives_the_language_back():
    with pytest.raises(RuntimeError), use_language(LOUD):
        raise RuntimeError
    assert current_language() is FRENCH


@dataclass(frozen=True)
class Greeting:
    language: Language
    name: str


@in_own_language
def greet(greeting: Greeting, mark: str) -> str:
    """Greet."""
    return _("{name} entre", name=greeting.name) + mark


def test_a_value_that_carries_its_language_is_said_in_it_whatever_is_spoken_around():
    assert greet(Greeting(LOUD, "Alizé"), "!") == "Alizé ENTRE!"
    with use_language(LOUD):
        assert greet(Greeting(FRENCH, "Alizé"), mark=".") == "Alizé entre."
        assert current_language() is LOUD
    assert (greet.__name__, greet.__doc__) == ("greet", "Greet.")
