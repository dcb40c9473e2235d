from __future__ import annotations

import pytest

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.schema import table_schema
from reportgen.readers.columns import header_index, layout
from reportgen.words.spelling import fold


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Projet", "name"),
        ("Nom du projet", "name"),
        ("Ministère porteur ", "ministry"),
        ("MINISTERE PORTEUR", "ministry"),
        ("Projet inter-ministériel", "interministerial"),
        ("Projet interministériel", "interministerial"),
        ("Description et objectifs du projet", "description"),
        ("En savoir plus sur le projet", "links"),
        ("Durée prévisionnelle en année", "duration"),
        ("Durée du projet en années", "duration"),
        ("Phase  du\u00a0projet en cours", "phase"),
        ("Coût estimé", "cost"),
        ("Coût complet estimé", "cost"),
        ("Cout complet estime (M€)", "cost"),
        ("Coût estimé par tranche", "bracket"),
        ("Zone fonctionnelle principale", "area"),
        ("Financement [programme(s)]", "programme"),
        ("Lien vers les Projets Annuels de Performances", "programme_links"),
        ("Date de publication", "published"),
    ],
)
def test_a_header_is_recognised_in_its_known_variants(header, key):
    assert dict(layout([header], {0}).known) == {key: 0}


def test_no_spelling_stands_for_two_columns():
    spellings = [fold(spelling) for column in PANORAMA.columns for spelling in column.spellings]
    assert len(spellings) == len(set(spellings))


def test_ministry_as_acronym_beside_its_full_name():
    assert dict(layout(["Ministère porteur", "Ministère nom complet"], {0, 1}).known) == {"acronym": 0, "ministry": 1}


def test_full_names_alone_are_the_ministry():
    assert dict(layout(["Ministère nom complet"], {0}).known) == {"ministry": 0}


def test_of_two_columns_of_one_meaning_the_filled_one_counts():
    found = layout(["Coût complet estimé", "Coût estimé"], {1})
    assert dict(found.known) == {"cost": 1}
    assert found.repeated == ()


def test_of_two_filled_columns_of_one_meaning_the_more_usual_counts_and_the_other_is_set_aside():
    found = layout(["Coût estimé", "Coût complet estimé"], {0, 1})
    assert dict(found.known) == {"cost": 1}
    assert found.repeated == ((0, 1),)


def test_empty_unknown_columns_vanish_and_filled_ones_are_named():
    assert layout(["Projet", "", "Météo", ""], {0, 2, 3}).unknown == (2, 3)


def test_the_header_may_stand_below_title_rows():
    assert header_index([["Panorama 2020"], [""], ["Projet", "Phase"], ["A", "Cadrage"]]) == 2
    assert header_index([["a", "b"], ["c", "d"]]) is None


def test_the_schema_describes_every_column_of_the_table_in_french():
    fields = table_schema()["fields"]
    assert [field["name"] for field in fields] == [column.header for column in PANORAMA.table_columns]
    assert all(field["title"] and field["description"] and field["example"] for field in fields)
    phase = next(field for field in fields if field["name"] == "Phase du projet en cours")
    assert "Déploiement" in phase["constraints"]["enum"]
    assert next(field for field in fields if field["name"] == "Coût initial")["decimalChar"] == ","
