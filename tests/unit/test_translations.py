"""Catalogues become a language: a workspace's own sentences come first, and a faulty file is refused by line."""

from __future__ import annotations

import pickle

import pytest
from support.languages import ENGLISH

from reportgen.disk.workspace import Workspace, built_in
from reportgen.values.errors import Refused
from reportgen.words.catalogues import catalogue_name, language_of
from reportgen.words.language import _, plural, use_language, within

BUILT_IN = (built_in() / "assets" / catalogue_name("en")).read_text(encoding="utf-8")
OWN = 'msgid "Tendances"\nmsgstr "Over the years"\n'


def test_english_says_messages_plurals_and_contexts():
    with use_language(ENGLISH):
        assert _("Mouvements") == "Movements"
        assert _("avec {ministries}", ministries="Culture") == "with Culture"
        assert [plural("{n} projet", "{n} projets", n, n=n) for n in (0, 1, 2)] == [
            "0 projects",
            "1 project",
            "2 projects",
        ]
        assert within("a project", "entrant") == "new"


def test_a_sentence_of_ones_own_counts_before_the_built_in_one():
    with use_language(language_of("en", (OWN, BUILT_IN))):
        assert (_("Tendances"), _("Mouvements")) == ("Over the years", "Movements")
        assert plural("{n} projet", "{n} projets", 0, n=0) == "0 projects"


def test_a_workspace_may_say_one_sentence_otherwise(tmp_path):
    path = tmp_path / "assets" / catalogue_name("en")
    path.parent.mkdir(parents=True)
    path.write_text(OWN, encoding="utf-8")
    texts = Workspace(tmp_path).read_texts(catalogue_name("en"))
    assert texts == (OWN, BUILT_IN)


def test_other_words_are_another_digest():
    assert language_of("en", (OWN, BUILT_IN)).digest != ENGLISH.digest


@pytest.mark.parametrize(
    ("translated", "found"),
    [
        ("{ministries} and {others}", "{others}"),
        ("{ministries.__class__}", "{ministries.__class__}"),
        ("{0}", "{0}"),
        ("with {ministries", "braces that do not match (expected '}' before end of string)"),
    ],
)
def test_a_translation_with_a_place_that_nothing_fills_is_refused(translated, found):
    text = f'msgid "avec {{ministries}}"\nmsgstr "{translated}"\n'
    with pytest.raises(Refused) as refused:
        language_of("en", (text, BUILT_IN))
    (problem,) = refused.value.problems
    assert (problem.rule, problem.found) == ("unknown-place", found)
    assert (problem.location.file, problem.location.row) == ("locales/en/reportgen.po", 1)
    assert problem.expected == "{ministries}"


def test_a_file_that_is_no_catalogue_is_refused_with_its_line():
    with pytest.raises(Refused) as refused:
        language_of("en", ('msgid "Tendances"\nOver the years\n', BUILT_IN))
    (problem,) = refused.value.problems
    assert problem.rule == "unreadable-catalogue"
    assert problem.advice.endswith(".")


def test_a_language_travels_with_its_own_sentences_and_those_that_stand_in_for_them():
    sent = pickle.dumps(language_of("en", (OWN, BUILT_IN)))
    arrived = pickle.loads(sent)  # noqa: S301 - our own
    assert arrived == language_of("en", (OWN, BUILT_IN)) != ENGLISH
    with use_language(arrived):
        assert (_("Tendances"), _("Mouvements")) == ("Over the years", "Movements")
        assert plural("{n} projet", "{n} projets", 0, n=0) == "0 projects"
