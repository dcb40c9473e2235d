"""Ministries in tables and in sentences: spelt as a reader expects, with the article that French gives them."""

from __future__ import annotations

import csv
import io

import pytest
from support.builders import make_findings, make_project
from support.languages import ENGLISH
from support.real import EDITIONS, FILES, needs_real_editions

from reportgen import formatting as fmt
from reportgen.sections.kit import titles
from reportgen.sections.kit.sentences import ministries_carrying
from reportgen.words.language import use_language


@pytest.mark.parametrize(
    ("typed", "name", "label"),
    [
        ("Ministère de l'Intérieur", "Ministère de l’Intérieur", "Intérieur"),
        ("MINISTERE DES ARMEES", "Ministère des Armées", "Armées"),
        ("Ministère du travail", "Ministère du Travail", "Travail"),
        ("Ministère de l'Economie et des Finances", "Ministère de l’Économie et des Finances", "Économie et Finances"),
        (
            "Ministère de l'Agriculture , de l'Agroalimentaire et de la Forêt",
            "Ministère de l’Agriculture, de l’Agroalimentaire et de la Forêt",
            "Agriculture, Agroalimentaire et Forêt",
        ),
        ("Ministères Chargés des Affaires Sociales", "Ministères chargés des Affaires sociales", "Affaires sociales"),
        ("Services du Premier Ministre", "Services du Premier ministre", "Services du Premier ministre"),
        ("Conseil d'Etat", "Conseil d’État", "Conseil d’État"),
        ("Economie et finances", "Économie et Finances", "Économie et Finances"),
        (
            "Ministère de la Réforme de l'Etat",
            "Ministère de la Réforme de l’État",
            "Réforme de l’État",
        ),  # no known name
        ("SPM", "SPM", "SPM"),
    ],
)
def test_a_body_is_spelt_as_a_reader_expects(typed, name, label):
    assert (fmt.ministry_name(typed), fmt.ministry_label(typed)) == (name, label)


@pytest.mark.parametrize(
    ("typed", "subject", "of", "number"),
    [
        ("Ministère de l'Intérieur", "l’Intérieur", "de l’Intérieur", 1),
        ("Ministère de la Justice", "la Justice", "de la Justice", 1),
        ("Ministère des Armées", "les Armées", "des Armées", 2),
        ("Ministère du Travail", "le Travail", "du Travail", 1),
        ("Ministère de l'Economie et des Finances", "l’Économie et les Finances", "de l’Économie et des Finances", 2),
        ("Premier ministre", "le Premier ministre", "du Premier ministre", 1),
        ("Services du Premier Ministre", "les services du Premier ministre", "des services du Premier ministre", 2),
        ("Economie et finances", "l’Économie et les Finances", "de l’Économie et des Finances", 2),
        ("Direction des achats", "la direction des achats", "de la direction des achats", 1),
        ("Ministère de la Réforme de l'Etat", "la Réforme de l’État", "de la Réforme de l’État", 1),
        ("Ministère de Numérique", "le ministère de Numérique", "du ministère de Numérique", 1),  # gives no article
        ("SPM", "SPM", "de SPM", 1),  # an acronym takes none
        ("ANSSI", "ANSSI", "d’ANSSI", 1),
    ],
)
def test_a_body_takes_the_article_and_the_number_of_its_name(typed, subject, of, number):
    assert (fmt.ministry_with_article(typed), fmt.of_ministry(typed)) == (subject, of)
    assert fmt.ministry_number(typed) == number


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["Ministère de l’Intérieur"], "L’Intérieur porte\nplus de la moitié du coût"),
        (["Ministère des Armées"], "Les Armées portent\nplus de la moitié du coût"),
        (["Ministère de la Justice", "Ministère de l’Intérieur"], "La Justice et l’Intérieur portent\nplus de la moitié du coût"),
        (["Ministère de l’Économie et des Finances"], "L’Économie et les Finances portent\nplus de la moitié du coût"),
        # « l’Économie et les Finances et la Justice » would read as three
        (["Ministère de l’Économie et des Finances", "Ministère de la Justice"], "Deux ministères portent\nplus de la moitié du coût"),
    ],
)  # fmt: skip
def test_the_verb_agrees_with_the_ministries_and_none_runs_into_the_next(names, sentence):
    assert ministries_carrying(names, "du coût") == sentence


def test_a_title_names_ministries_as_each_language_does():
    first = make_project(name="A", cost=60, ministry="Ministère de l’Intérieur")
    findings = make_findings([first, make_project(name="B", cost=40, ministry="Ministère des Armées")])
    said = titles.cost_by_ministry(findings).text
    assert said.replace("\u00a0", " ") == "L’Intérieur porte 60 % du coût, devant les Armées"
    with use_language(ENGLISH):
        assert titles.cost_by_ministry(findings).text == "Intérieur accounts for 60% of the cost, followed by Armées"


@needs_real_editions
def test_every_ministry_of_the_real_editions_takes_an_article():
    """The names are those of the columns that give them in full; some editions add an acronym in a column of its own."""
    names = {name for file in FILES.values() for name in _ministries((EDITIONS / file).read_bytes())}
    assert len(names) > 20
    bare = {name for name in names if fmt.ministry_with_article(name) == fmt.ministry_label(name)}
    assert bare == set()
    assert all(fmt.ministry_name(name) == fmt.ministry_name(fmt.ministry_name(name)) for name in names)
    assert "Économie et Finances" in {fmt.ministry_label(name) for name in names}
    assert not {
        label for label in map(fmt.ministry_label, names) if label.startswith(("Etat", "Economie", "Education"))
    }


def _ministries(raw):
    text = raw.decode("utf-8-sig", errors="ignore") if raw.startswith(b"\xef") else _decoded(raw)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    full = next((head for head in rows[0] if head.strip() == "Ministère nom complet"), "Ministère porteur")
    place = [head.strip() for head in rows[0]].index(full)
    return {name.strip() for row in rows[1:] if len(row) > place for name in row[place].split(" / ") if name.strip()}


def _decoded(raw):
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252")
