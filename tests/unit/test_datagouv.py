"""What an upload is made of: datagouv.toml, the key, the files on offer and the words that go with them."""

from __future__ import annotations

import re
import sys
import textwrap
from datetime import date
from hashlib import sha256
from pathlib import Path

import keyring
import pytest
from support.builders import make_edition, make_figures, make_project

from reportgen.datagouv import address_of, dataset_description, load_settings, missing_settings, offers_of
from reportgen.datagouv.client import ENVIRONMENTS, OVERRIDE, client_for
from reportgen.datagouv.key import SERVICE, Key, find_key
from reportgen.datagouv.offers import KINDS
from reportgen.datagouv.settings import PORTALS, Place
from reportgen.values.errors import Refused, UsageError
from reportgen.values.project import NotEstimated

WRITTEN = """
[demo]
dataset = "panorama-essais"
[production]
dataset = "5e7b5f3a6b7d2c0001a1b2c3"
organization = "office"
[dataset]
title = "Panorama"
description = "Les grands projets."
tags = ["projets", "numerique"]
license = "lov2"
"""
FILES = {
    "panorama-2020-T1.pdf": b"%PDF",
    "index.html": b"<p>",
    "data/projects.csv": b"a;b",
    "data/projects.schema.json": b"{}",
    "inputs/projects.csv": b"a;b",
    "manifest.json": b"{}",
}


def spaced(text: str) -> str:
    """Write every kind of space as a plain one, so that a sentence can be read here."""
    return re.sub(r"[\u00a0\u202f]", " ", text)


# ── datagouv.toml ─────────────────────────────────────────────────────────────────────────────────


def test_the_file_names_a_dataset_on_each_portal_and_its_words():
    settings = load_settings(WRITTEN.encode())
    assert settings.place("demo") == Place("panorama-essais")
    assert settings.place("production") == Place("5e7b5f3a6b7d2c0001a1b2c3", "office")
    assert (settings.title, settings.description) == ("Panorama", "Les grands projets.")
    assert settings.tags == ("numerique", "projets")
    assert settings.license == "lov2"


@pytest.mark.parametrize(
    ("old", "new", "rule", "where"),
    [
        ("[demo]", "[démo", "datagouv-syntax", None),
        ("[demo]", "[demonstration]", "datagouv-unknown", "demonstration"),
        ('dataset = "panorama-essais"', "", "datagouv-missing", "demo.dataset"),
        ('"panorama-essais"', '"../../users/me"', "datagouv-value", "demo.dataset"),
        ('"panorama-essais"', "12", "datagouv-value", "demo.dataset"),
        ("organization", "organisation", "datagouv-unknown", "production.organisation"),
        ('title = "Panorama"', "", "datagouv-missing", "dataset.title"),
        ('"Panorama"', f'"{"x" * 351}"', "datagouv-value", "dataset.title"),
        ('"Les grands projets."', '" "', "datagouv-value", "dataset.description"),
        ('["projets", "numerique"]', '["Projets", "numerique"]', "datagouv-value", "dataset.tags"),
        ('["projets", "numerique"]', '"projets"', "datagouv-value", "dataset.tags"),
        ('"lov2"', "true", "datagouv-value", "dataset.license"),
    ],
)
def test_whatever_is_wrong_with_it_is_refused_with_its_key(old, new, rule, where):
    with pytest.raises(Refused) as refused:
        load_settings(WRITTEN.replace(old, new, 1).encode())
    (problem,) = refused.value.problems
    assert (problem.rule, problem.location.file, problem.location.column) == (rule, "datagouv.toml", where)
    assert problem.found
    assert problem.expected
    assert problem.advice.endswith((".", "?"))


def test_the_example_of_the_readme_is_a_sound_file():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    example = readme.partition("assets/datagouv.toml says where to:\n")[2].partition("\nEach format")[0]
    settings = load_settings(textwrap.dedent(example).encode())
    assert settings.place("demo").organization == "direction"
    assert settings.title == "Panorama des grands projets numériques de l’État"


def test_a_file_in_another_encoding_is_refused_and_a_byte_order_mark_is_none():
    with pytest.raises(Refused, match="UTF-8"):
        load_settings(WRITTEN.replace("projets.", "été.").encode("latin-1"))
    assert load_settings(b"\xef\xbb\xbf" + WRITTEN.encode()).title == "Panorama"


def test_all_problems_come_at_once():
    with pytest.raises(Refused) as refused:
        load_settings(b"dataset = 3\nkey = 'x'\n")
    assert {problem.location.column for problem in refused.value.problems} == {"dataset", "key", "demo.dataset"}
    with pytest.raises(Refused) as refused:
        load_settings(b"")
    assert [problem.location.column for problem in refused.value.problems] == [
        "dataset.description",
        "dataset.title",
        "demo.dataset",
    ]


def test_a_portal_that_the_file_does_not_name_is_refused_when_it_is_asked_for():
    without = WRITTEN.partition("[production]")[0] + "[dataset]" + WRITTEN.partition("[dataset]")[2]
    settings = load_settings(without.encode())
    with pytest.raises(Refused, match=r"production\.dataset"):
        settings.place("production")


def test_where_there_is_no_file_it_says_what_to_write():
    (problem,) = missing_settings().problems
    for words in ("assets/datagouv.toml", "[demo]", "[dataset]", "title", "description"):
        assert words in problem.advice


# ── the key ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def keyring_with(monkeypatch):
    """Put passwords of our own in the place of the system's."""
    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "get_password", lambda service, user: kept.get((service, user)))
    return kept


def test_the_key_comes_from_the_environment_before_the_keyring(keyring_with):
    keyring_with[SERVICE, "demo"] = "kept"
    assert find_key("demo", {"DATAGOUV_API_KEY": " given\n"}).value == "given"
    assert find_key("demo", {"DATAGOUV_API_KEY": ""}).value == "kept"


def test_each_portal_has_its_own_key_in_the_keyring(keyring_with):
    keyring_with["reportgen-datagouv", "demo"] = "kept"
    with pytest.raises(UsageError, match=r"keyring set reportgen-datagouv production"):
        find_key("production", {})


def test_the_keyring_is_not_asked_for_an_address_that_is_no_portal(keyring_with):
    keyring_with[SERVICE, "demo"] = "kept"
    with pytest.raises(UsageError, match="DATAGOUV_API_KEY"):
        find_key("demo", {}, keyring=False)


def test_where_there_is_no_keyring_the_variable_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(UsageError, match="DATAGOUV_API_KEY"):
        find_key("demo", {})


def test_a_keyring_that_fails_is_none(monkeypatch):
    def fail(*_):
        raise keyring.errors.NoKeyringError

    monkeypatch.setattr(keyring, "get_password", fail)
    with pytest.raises(UsageError, match="DATAGOUV_API_KEY"):
        find_key("demo", {})


@pytest.mark.parametrize("value", ["deux mots", "a\nb", "clé"])
def test_a_key_that_no_header_can_carry_is_refused_without_being_shown(value):
    with pytest.raises(UsageError) as refused:
        find_key("demo", {"DATAGOUV_API_KEY": value})
    assert value not in str(refused.value)


def test_a_key_does_not_show_itself():
    key = Key("clef-secrète")
    assert "secrète" not in f"{key} {key!r} {[key]}"


# ── the portals ───────────────────────────────────────────────────────────────────────────────────


def test_the_demonstration_portal_is_not_the_publics_own():
    assert address_of("demo", {}) == "https://demo.data.gouv.fr"
    assert address_of("production", {}) == "https://www.data.gouv.fr"
    assert set(ENVIRONMENTS) == set(PORTALS)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000", "http://127.9.9.9", "http://[::1]:8000/", "https://127.0.0.1:1"]
)
def test_tests_may_put_a_server_of_this_machine_in_a_portals_place(address):
    client = client_for("production", {OVERRIDE: address}, "k")
    assert client.base_url == address.rstrip("/")
    assert client.session.trust_env is False  # no proxy sees the key


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.7:8000",
        "https://portail.exemple.invalid",
        "http://localhost:8000",
        "http://127.0.0.1.exemple.invalid",
        "http://127.0.0.1@192.0.2.7",
        "http://127.0.0.1:80@192.0.2.7",
        "http://192.0.2.7#127.0.0.1",
        "http://0.0.0.0:8000",
        "http://127.0.0.999",
        "http://127.0.0.1:8000/api",
        "ftp://127.0.0.1",
        "127.0.0.1",
        "http://127.0.0.1\n",
    ],
)
def test_any_other_address_is_refused_since_it_would_be_given_the_key(address):
    with pytest.raises(UsageError, match=OVERRIDE):
        client_for("demo", {OVERRIDE: address}, "k")


def test_without_the_client_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "datagouv", None)
    with pytest.raises(UsageError, match=r"pip install 'reportgen\[upload\]'"):
        address_of("demo", {})


# ── what is offered ───────────────────────────────────────────────────────────────────────────────


def test_the_files_that_the_portal_takes_are_offered_and_no_other():
    offers = offers_of(make_edition([make_project()]).info, 1, FILES)
    assert [(offer.kind.key, offer.name) for offer in offers] == [
        ("schema", "panorama-2020-t1-schema.json"),
        ("csv", "panorama-2020-t1-projets.csv"),
        ("pdf", "panorama-2020-t1.pdf"),
    ]
    assert offers[1].content == b"a;b"
    assert offers[1].sha256 == sha256(b"a;b").hexdigest()


def test_no_format_is_offered_twice_and_none_is_html():
    assert len({kind.key for kind in KINDS}) == len({kind.told.ending for kind in KINDS}) == len(KINDS)
    assert not any("html" in f"{kind.file.pattern} {kind.mime}" for kind in KINDS)
    assert {kind.format for kind in KINDS} == {"pdf", "csv", "xlsx", "ods", "json"}
    assert {kind.told.type for kind in KINDS} == {"main", "documentation"}


def test_a_resource_says_its_edition_its_format_and_the_date_of_its_data():
    csv = offers_of(make_edition([make_project()]).info, 1, FILES)[1]
    assert spaced(csv.title) == "10ᵉ édition (1ᵉʳ trimestre 2020) : projets (CSV)"
    assert spaced(csv.description) == "Un projet par ligne ; point-virgule, UTF-8. Données au 31 mars 2020."
    assert csv.marks == {"reportgen:edition": "2020-T1", "reportgen:format": "csv", "reportgen:revision": "1"}


def test_a_revision_and_a_demonstration_say_so():
    info = make_edition([make_project()], demonstration=True).info
    csv = offers_of(info, 2, FILES)[1]
    assert spaced(csv.title) == "Démonstration, 10ᵉ édition (1ᵉʳ trimestre 2020) : projets (CSV)"
    assert "Révision 2." in csv.description
    assert "fictifs" in csv.description
    assert csv.marks["reportgen:revision"] == "2"


def described(projects, **info) -> str:
    return spaced(dataset_description("Le jeu.", make_edition(projects, **info).info, make_figures(projects, **info)))


def test_the_dataset_tells_of_its_newest_edition_below_its_own_words():
    projects = [make_project(name="A", cost=980, interministerial=True), make_project(name="B", cost=580)]
    assert described(projects) == (
        "Le jeu.\n\n## Dernière édition\n\n"
        "La 10ᵉ édition (1ᵉʳ trimestre 2020) recense 2 projets, dont 1 interministériel. "
        "Le coût complet estimé est de 1,56 milliard d’euros. Données au 31 mars 2020. Publiée le 21 avril 2020. "
        "Source : Office de démonstration, Licence Ouverte 2.0."
    )


def test_what_is_missing_is_said_to_be_missing():
    one = make_project(name="A", cost=NotEstimated(), interministerial=None)
    alone = described([one], published=None)
    assert "recense 1 projet. Aucun coût n’est communiqué." in alone
    assert "Publiée" not in alone
    assert "interministériel" not in alone
    two = described([make_project(name="A", cost=NotEstimated()), make_project(name="B", cost=2)])
    assert (
        "dont 0 interministériel. Le coût complet estimé est d’au moins 2,0 millions d’euros (1 projet chiffré)." in two
    )


def test_the_first_of_a_month_and_a_first_edition_are_written_as_french_does():
    first = described([make_project()], number=1, published=date(2020, 5, 1))
    assert "La 1ʳᵉ édition" in first
    assert "Publiée le 1ᵉʳ mai 2020." in first
