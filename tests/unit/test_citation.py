from __future__ import annotations

from datetime import date

from support.builders import make_edition, make_project
from support.languages import ENGLISH

from reportgen.formatting.citation import attribution, edition_name, last_update
from reportgen.values.edition import NO_PUBLISHER
from reportgen.words.language import use_language


def info(**values):
    return make_edition([make_project()], **values).info


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_line_to_copy_names_publisher_edition_dates_and_licence():
    assert plain(attribution(info())) == (
        "Source : Office de démonstration, « Panorama des grands projets numériques de l’État », 10ᵉ édition, "
        "données au 31 mars 2020, dernière mise à jour le 21 avril 2020, Licence Ouverte 2.0."
    )


def test_without_a_publication_date_the_last_update_is_the_day_of_the_data():
    told = info(published=None, publisher=NO_PUBLISHER)
    assert last_update(told) == date(2020, 3, 31)
    assert plain(attribution(told)).startswith("Source : « Panorama des grands projets numériques de l’État »")
    assert "dernière mise à jour le 31 mars 2020" in plain(attribution(told))


def test_a_demonstration_says_that_it_is_one():
    assert edition_name(info(demonstration=True)) == "10ᵉ édition, mars 2020 (démonstration)"
    assert plain(attribution(info(demonstration=True))).endswith(
        "Licence Ouverte 2.0. Édition de démonstration : projets fictifs, éditeur inventé."
    )


def test_an_english_edition_is_cited_in_english():
    with use_language(ENGLISH):
        assert plain(attribution(info())) == (
            "Source: Office de démonstration, “Panorama of the State’s major digital projects”, 10th edition, "
            "data as of 31 March 2020, last updated on 21 April 2020, Licence Ouverte 2.0."
        )
