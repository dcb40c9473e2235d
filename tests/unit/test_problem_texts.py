"""What is said of a problem: once in English, remembered, and said again in French with everything inside it."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal

from reportgen.values.errors import Level, Location
from reportgen.words.problem_texts import say, translate
from reportgen.words.rules import LEVELS

FRENCH = {
    "“{written}” in {place}": "« {written} », {place}",
    "row {row}": "ligne {row}",
    "key “{key}”": "clé « {key} »",
    "a waiver for nothing that blocks ({level})": "une dérogation pour un constat qui ne bloque pas ({level})",
    "warning": "avertissement",
    "a waiver of {date}": "une dérogation du {date}",
    "at least {years}": "au moins {years}",
}


def in_french(text: str) -> str:
    return translate(text, FRENCH.__getitem__)


def test_numbers_and_days_are_spelled_as_french_does():
    assert in_french(say("at least {years}", years=Decimal("3.50"))) == "au moins 3,5"
    assert in_french(say("a waiver of {date}", date=date(2020, 4, 20))) == "une dérogation du 20/04/2020"


def test_a_place_and_a_level_inside_a_sentence_are_translated_too():
    row = say("“{written}” in {place}", written="120 M€", place=Location("editorial.md", 3))
    assert (row, in_french(row)) == ("“120 M€” in editorial.md, row 3", "« 120 M€ », editorial.md, ligne 3")
    key = say("“{written}” in {place}", written="120 M€", place=Location("edition.toml", column="titles.brief"))
    assert in_french(key) == "« 120 M€ », edition.toml, clé « titles.brief »"
    level = say("a waiver for nothing that blocks ({level})", level=LEVELS[Level.WARNING])
    assert level == "a waiver for nothing that blocks (warning)"
    assert in_french(level) == "une dérogation pour un constat qui ne bloque pas (avertissement)"


def test_what_was_read_stays_as_it_was():
    assert in_french("douze") == "douze"


def test_a_sentence_survives_the_way_to_another_process():
    sentence = pickle.loads(pickle.dumps(say("at least {years}", years=Decimal("3.50"))))  # noqa: S301 - our own
    assert (sentence, in_french(sentence)) == ("at least 3.5", "au moins 3,5")
