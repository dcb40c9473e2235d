from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reportgen.portfolio.phases import COMPLETED, DESIGN, PILOT, ROLLOUT, SCOPING
from reportgen.portfolio.table import defuse, undo_defuse
from reportgen.readers import values, wordings
from reportgen.readers.failures import CellError
from reportgen.readers.markup import linked, ministries, read_markup
from reportgen.values.project import Amount, Link, NotEstimated, Undisclosed


@pytest.mark.parametrize(
    ("raw", "meur"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (" 12,5 M€ ", "12.5"),
        ("12,5M€", "12.5"),
        ("1 234,5", "1234.5"),
        ("1\u202f234,5\u00a0M€", "1234.5"),
        ("1\u00a0234", "1234"),
        ("3 millions d'euros", "3"),
        ("36.633", "36.633"),
        ("0,0000005", "0.000001"),
        ("26.299999999999997", "26.3"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("1e1", "10"),
    ],
)
def test_an_amount_is_read_to_the_euro(raw, meur):
    assert values.amount(raw) == Decimal(meur)


@pytest.mark.parametrize(
    "raw", ["douze", "5 à 9", "12,5 k€", "12 5", "1,2,3", "1.234.567", "12 %", "1,2 Md€", "٣", "#REF!"]
)
def test_what_is_no_amount_is_refused(raw):
    with pytest.raises(CellError) as refusal:
        values.amount(raw)
    assert refusal.value.rule.id == "cost-no-number"


@pytest.mark.parametrize(
    ("raw", "phase", "cost"),
    [
        ("", SCOPING, NotEstimated()),
        ("-", SCOPING, NotEstimated()),
        ("", ROLLOUT, Undisclosed("appel d'offres")),
        ("", Undisclosed(""), Undisclosed("appel d'offres")),
        ("En cadrage", SCOPING, NotEstimated()),
        ("en cadrage", ROLLOUT, NotEstimated()),
        ("NA", ROLLOUT, Undisclosed("appel d'offres")),
        ("non communiqué", SCOPING, Undisclosed("appel d'offres")),
        ("n. c.", DESIGN, Undisclosed("appel d'offres")),
        ("7", SCOPING, Amount(Decimal(7))),
    ],
)
def test_a_cost_is_an_amount_or_en_cadrage_or_non_communique(raw, phase, cost):
    assert values.cost(raw, phase, "appel d'offres") == cost


@pytest.mark.parametrize(
    ("raw", "years"),
    [
        ("4,5", "4.5"),
        ("4.0", "4"),
        ("3 ans", "3"),
        ("1,5 an", "1.5"),
        ("3.0027397260273974", "3.00273972602740"),
        ("5.923287671232877", "5.92328767123288"),
    ],
)
def test_a_duration_keeps_fifteen_digits(raw, years):
    assert values.years(raw) == Decimal(years)


@pytest.mark.parametrize("raw", ["", "En cadrage", "NA", "n.c.", "–"])
def test_a_duration_may_be_missing(raw):
    assert values.years(raw) is None


def test_a_duration_in_months_is_refused():
    with pytest.raises(CellError) as refusal:
        values.years("36 mois")
    assert "12" in refusal.value.advice


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2017-01-31", date(2017, 1, 31)),
        ("2017-01-31 00:00:00", date(2017, 1, 31)),
        ("2017-01", date(2017, 1, 1)),
        ("31/01/2017", date(2017, 1, 31)),
        ("1/2/2017", date(2017, 2, 1)),
        ("31.01.2017", date(2017, 1, 31)),
        ("31/01/17", date(2017, 1, 31)),
        ("01/2017", date(2017, 1, 1)),
        ("janvier 2017", date(2017, 1, 1)),
        ("Février\u00a02017", date(2017, 2, 1)),
        ("aout 2018", date(2018, 8, 1)),
        ("avril 15", date(2015, 4, 1)),
        ("avr-15", date(2015, 4, 1)),
        ("févr. 2017", date(2017, 2, 1)),
        ("1er décembre 2016", date(2016, 12, 1)),
        ("15 mars 2016", date(2016, 3, 15)),
        ("", None),
        ("NA", None),
    ],
)
def test_a_date_is_read_in_any_usual_writing(raw, day):
    assert values.day(raw) == day


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("31/02/2017", "impossible-date"),
        ("2017-13-01", "impossible-date"),
        ("0214-09-01", "impossible-date"),
        ("bientôt", "unreadable-date"),
        ("jui 2017", "unreadable-date"),
        ("2017", "unreadable-date"),
        ("42005", "unreadable-date"),
    ],
)
def test_what_is_no_date_is_refused(raw, rule):
    with pytest.raises(CellError) as refusal:
        values.day(raw)
    assert refusal.value.rule.id == rule


@pytest.mark.parametrize(
    ("raw", "answer"),
    [("Oui", True), ("oui ", True), ("OUI", True), ("Non", False), ("NON", False), ("", None), ("NA", None)],
)
def test_yes_or_no(raw, answer):
    assert values.yes_or_no(raw) is answer


@pytest.mark.parametrize(
    ("raw", "phase"),
    [
        ("Cadrage", SCOPING),
        ("En cadrage", SCOPING),
        ("Conception / Réalisation", DESIGN),
        ("Conception/Réalisation", DESIGN),
        ("CONCEPTION - REALISATION", DESIGN),
        ("conception", DESIGN),
        ("réalisation", DESIGN),
        ("Experimentation", PILOT),
        ("deploiement", ROLLOUT),
        ("Déploiement ", ROLLOUT),
        ("termine", COMPLETED),
        ("Terminé", COMPLETED),
        ("", Undisclosed("secret")),
        ("NA", Undisclosed("secret")),
        ("non communiqué", Undisclosed("secret")),
        ("Les données du projet ne sont pas communiquées en raison d'un appel d'offres", Undisclosed("secret")),
    ],
)
def test_a_phase_is_read_in_any_spelling(raw, phase):
    assert wordings.phase(raw, "secret") == phase


@pytest.mark.parametrize(
    ("raw", "near"),
    [("Deploiment", "Déploiement"), ("Experimantation", "Expérimentation"), ("Terminée bientôt", "Terminé")],
)
def test_an_unknown_phase_is_refused_and_the_nearest_named(raw, near):
    with pytest.raises(CellError) as refusal:
        wordings.phase(raw)
    assert refusal.value.rule.id == "unknown-phase"
    assert near in refusal.value.advice


@pytest.mark.parametrize(
    ("raw", "bracket"),
    [
        ("> 100 M€", "over_100"),
        (">100M€", "over_100"),
        ("plus de 100 M€", "over_100"),
        ("Supérieur à 100 M€", "over_100"),
        ("entre 5 et 9 M€", "from_5_to_9"),
        ("5 - 9 M€", "from_5_to_9"),
        ("Entre 9 et 20M€", "from_9_to_20"),
        ("de 20 à 100 M€", "from_20_to_100"),
        ("[20 ; 100[", "from_20_to_100"),
        ("< 5 M€", "under_5"),
        ("<5M€", "under_5"),
        ("moins de 5\u00a0M€", "under_5"),
        ("En cadrage", "not_estimated"),
        ("", None),
    ],
)
def test_a_bracket_is_read_in_any_spelling(raw, bracket):
    found = wordings.bracket(raw)
    assert (found and found.key) == bracket


@pytest.mark.parametrize("raw", ["> 5 M€", "100 M€", "entre 5 et 20 M€", "cher"])
def test_an_unknown_bracket_is_refused(raw):
    with pytest.raises(CellError) as refusal:
        wordings.bracket(raw)
    assert refusal.value.rule.id == "unknown-bracket"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Portail  des\u00a0démarches ", "Portail des démarches"),
        ("R&amp;D &lt;interne&gt;", "R&D <interne>"),
        ("R&D &copies", "R&D &copies"),
        ("coût < 5 M€ et délai <J+3>", "coût < 5 M€ et délai <J+3>"),
        ("Un <b>gros</b> projet<br/>sur deux lignes", "Un gros projet\nsur deux lignes"),
        ("<ul><li>un</li><li>deux</li></ul>", "• un\n• deux"),
        ("<script>alert(1)</script>Portail", "Portail"),
        ("Deux lignes :\r\n\r\n• une\r\n• deux\r\n", "Deux lignes :\n• une\n• deux"),
        ("zéro\u200blargeur\u202e\x07\ufeff", "zérolargeur"),
        ("e\u0301tat", "état"),
        ("'=cmd|calc", "=cmd|calc"),
        ("l'État", "l'État"),
    ],
)
def test_text_is_what_a_reader_can_see(raw, text):
    assert read_markup(raw).text == text


def test_a_link_leaves_the_description_for_a_place_of_its_own():
    found = read_markup(
        'Un portail. (<a href="http://a.fr/" target="_blank" title="en savoir plus">en savoir plus</a>)'
    )
    assert found.text == "Un portail."
    assert found.links == (Link("en savoir plus", "http://a.fr/"),)


def test_a_link_with_words_of_its_own_leaves_them_in_the_sentence():
    found = read_markup("Voir <a href='https://a.fr/?x=1&amp;y=2'>le site</a> du projet.")
    assert found.text == "Voir le site du projet."
    assert found.links == (Link("le site", "https://a.fr/?x=1&y=2"),)


@pytest.mark.parametrize(
    ("href", "urls", "broken"),
    [
        ("https://a.fr/    https://b.fr/", ["https://a.fr/", "https://b.fr/"], ()),
        ("https://a.fr/\nhttps://b.fr/", ["https://a.fr/", "https://b.fr/"], ()),
        ("En attente publication PAP 2017", [], ("En attente publication PAP 2017",)),
        ("javascript:alert(1)", [], ("javascript:alert(1)",)),
    ],
)
def test_only_web_addresses_become_links(href, urls, broken):
    found = read_markup(f'Texte (<a href="{href}">en savoir plus</a>)')
    assert [link.url for link in found.links] == urls
    assert found.broken == broken
    assert found.text == "Texte"


def test_a_cell_of_addresses_holds_several_however_apart():
    found = linked("https://a.fr ; https://b.fr\n'http://c.fr/x#page=2")
    assert [link.url for link in found.links] == ["https://a.fr", "https://b.fr", "http://c.fr/x#page=2"]


def test_the_first_of_several_ministries_leads():
    assert ministries("Ministère A / Ministère B/Ministère C") == ("Ministère A", "Ministère B", "Ministère C")


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5", "@SUM", "'=1", "''@", "\t=1", "l'eau", "'eau"])
def test_what_a_spreadsheet_would_run_is_defused_and_comes_back(text):
    assert defuse(text)[0] not in "=+-@\t"
    assert undo_defuse(defuse(text)) == text
