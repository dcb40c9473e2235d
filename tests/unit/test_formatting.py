"""Numbers, money, dates and words as French writes them; ``_`` stands for U+202F and ``~`` for U+00A0."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen import formatting as fmt
from reportgen.portfolio.brackets import bracket_of
from reportgen.values.dates import Month, Quarter
from reportgen.values.project import Amount, NotEstimated, Undisclosed

MINUS = "\u2212"


def shown(text: str) -> str:
    return text.replace("\u202f", "_").replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("0.05", 1, "0,1"),  # half up; to even would be 0,0
        ("0.25", 1, "0,3"),
        ("2.5", 0, "3"),
        ("0.5", 0, "1"),
        ("1.005", 2, "1,01"),
        ("-0.25", 1, f"{MINUS}0,3"),
        ("-0.04", 1, "0,0"),  # no minus before nothing
        ("12", 1, "12,0"),
        ("999.95", 1, "1_000,0"),
        ("1234567.8", 0, "1_234_568"),
        ("-1234.5", 1, f"{MINUS}1_234,5"),
    ],
)
def test_a_number_is_rounded_half_up_with_a_decimal_comma(value, decimals, text):
    assert shown(fmt.number(Decimal(value), decimals)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("34", "+34,0"),
        ("-0.05", f"{MINUS}0,1"),
        ("0.04", "="),
        ("-0.04", "="),
        ("0", "="),
        ("1000", "+1_000,0"),
        ("-2500.25", f"{MINUS}2_500,3"),
    ],
)
def test_a_change_carries_its_sign_and_a_change_too_small_to_show_is_none(value, text):
    assert shown(fmt.signed(Decimal(value))) == text


@pytest.mark.parametrize(
    ("value", "text"), [("0", "0,0~M€"), ("109.13", "109,1~M€"), ("4999.99", "5_000,0~M€"), ("0.01", "0,0~M€")]
)
def test_money_has_one_decimal_and_its_unit_does_not_part_from_it(value, text):
    assert shown(fmt.money(Decimal(value))) == text


def test_an_unknown_amount_is_said_to_be_unknown():
    assert [shown(fmt.money(None)), shown(fmt.meur(None))] == ["n.~c.", "n.~c."]


@pytest.mark.parametrize(
    ("value", "headline"),
    [
        ("980", "980,0|~M€"),
        ("999.6", "999,6|~M€"),
        ("1000", "1,00|~Md€"),
        ("1560", "1,56|~Md€"),
        ("12345", "12,35|~Md€"),
        ("0.5", "0,5|~M€"),
    ],
)
def test_a_headline_is_in_billions_from_a_thousand_million_on(value, headline):
    assert shown("|".join(fmt.headline_money(Decimal(value)))) == headline


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("980", "980,0~millions d’euros"),
        ("999.6", "999,6~millions d’euros"),
        ("1000", "1,00~milliard d’euros"),
        ("1560", "1,56~milliard d’euros"),
        ("1994", "1,99~milliard d’euros"),
        ("1995", "2,00~milliards d’euros"),
        ("2500", "2,50~milliards d’euros"),
        ("1", "1,0~million d’euros"),
        ("1.9", "1,9~million d’euros"),
        ("2", "2,0~millions d’euros"),
    ],
)
def test_a_total_in_words_takes_its_plural_from_two_on(value, text):
    assert shown(fmt.money_in_words(Decimal(value))) == text


@pytest.mark.parametrize(("value", "text"), [("25.44", "25,4~%"), ("-3.25", f"{MINUS}3,3~%"), ("0", "0,0~%")])
def test_a_percentage_stands_before_a_space_that_does_not_break(value, text):
    assert shown(fmt.percent(Decimal(value), 1)) == text


@pytest.mark.parametrize(
    ("value", "text"), [("0.5", "0,5~an"), ("1.94", "1,9~an"), ("1.95", "2,0~ans"), ("7.25", "7,3~ans")]
)
def test_years_agree_with_the_number_that_is_printed(value, text):
    assert shown(fmt.years(Decimal(value))) == text


def test_an_unknown_duration_is_a_dash():
    assert fmt.years(None) == "–"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0~projet"), (1, "1~projet"), (2, "2~projets"), (21, "21~projets"), (1200, "1_200~projets")],
)
def test_things_are_counted_in_agreement(value, text):
    assert shown(fmt.projects(value)) == text


def test_a_part_of_the_projects_agrees_with_its_own_number():
    assert [shown(fmt.projects_of(known, 54)) for known in (1, 50)] == ["1~projet sur 54", "50~projets sur 54"]


def test_a_plural_that_is_not_an_s_is_given():
    counted = [fmt.count("{n} zone fonctionnelle", "{n} zones fonctionnelles", number) for number in (1, 3)]
    assert list(map(shown, counted)) == ["1~zone fonctionnelle", "3~zones fonctionnelles"]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "zéro"), (1, "un"), (7, "sept"), (16, "seize"), (17, "17"), (1000, "1_000")]
)
def test_small_numbers_are_spelt_and_large_ones_are_not(value, text):
    assert shown(fmt.in_words(value)) == text


@pytest.mark.parametrize(("value", "text"), [(1, "1ʳᵉ"), (2, "2ᵉ"), (10, "10ᵉ"), (11, "11ᵉ"), (21, "21ᵉ")])
def test_only_the_first_edition_has_an_ordinal_of_its_own(value, text):
    assert fmt.ordinal(value) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2020, 4, 1), "1ᵉʳ~avril 2020"),
        (date(2020, 3, 31), "31~mars 2020"),
        (date(2020, 8, 11), "11~août 2020"),
        (date(2019, 12, 2), "2~décembre 2019"),
    ],
)
def test_a_date_in_full(day, text):
    assert shown(fmt.full_date(day)) == text


def test_months_long_and_short():
    assert fmt.month_and_year(date(2020, 2, 29)) == "février 2020"
    assert fmt.month_and_year(Month(2021, 8)) == "août 2021"
    assert fmt.month_short(Month(2021, 8)) == "08/2021"
    assert fmt.month_short(date(2018, 11, 30)) == "11/2018"
    assert fmt.month_short(None) == "–"


@pytest.mark.parametrize(("number", "text"), [(1, "1ᵉʳ"), (2, "2ᵉ"), (3, "3ᵉ"), (4, "4ᵉ")])
def test_quarters_have_names(number, text):
    assert fmt.quarter_in_words(Quarter(2020, number)) == f"{text} trimestre 2020"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A et B"), (["A", "B", "C"], "A, B et C")]
)
def test_names_are_joined_as_in_a_sentence(items, text):
    assert fmt.listing(items) == text


@pytest.mark.parametrize(
    ("cost", "text"),
    [
        (Amount(Decimal("12.35")), "12,4~M€"),
        (NotEstimated(), "en cadrage"),
        (Undisclosed(), "non communiqué"),
        (Undisclosed("consultation en cours"), "non communiqué"),
    ],
)
def test_a_cost_of_any_kind_has_its_words(cost, text):
    assert shown(fmt.cost_text(cost)) == text


@pytest.mark.parametrize(
    ("phase", "text"),
    [
        ("design", "Conception / réalisation"),
        ("completed", "Terminé"),
        ("undisclosed", "Non communiquée"),
    ],
)
def test_a_phase_as_it_is_printed(phase, text):
    assert fmt.phase_label(phase) == text


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("Ministère de la Justice", "Justice"),
        ("Ministère des Armées", "Armées"),
        ("Ministère de l'Intérieur", "Intérieur"),
        ("MINISTÈRE DU TRAVAIL", "Travail"),
        ("Ministère chargé de la transition écologique", "Transition écologique"),
        ("Ministère de l’Europe et des Affaires étrangères", "Europe et Affaires étrangères"),
        ("Services du Premier ministre", "Services du Premier ministre"),
    ],
)
def test_a_ministry_is_called_by_its_subject(published, text):
    assert fmt.ministry_label(published) == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("l'État d'aujourd'hui", "l’État d’aujourd’hui"),
        ('Un "beau" projet', "Un «_beau_» projet"),
        ("« déjà » et «collé»", "«_déjà_» et «_collé_»"),
        ('"Un" et "deux"', "«_Un_» et «_deux_»"),
        ("Trois choses : une ; deux !", "Trois choses_: une_; deux_!"),
        ("Pourquoi?", "Pourquoi_?"),
        ("À 12:30, voir https://exemple.fr/a?b=c", "À 12:30, voir https://exemple.fr/a?b=c"),
        ("1 234 567 euros", "1_234_567 euros"),
        ("3 M€, 2 Md€, 25 % et 4 ans", "3~M€, 2~Md€, 25~% et 4~ans"),
        ("18 mois", "18~mois"),
        ("Et puis...", "Et puis…"),
        ("", ""),
    ],
)
def test_running_text_is_given_its_french_typography(typed, text):
    assert shown(fmt.typeset(typed)) == text


@given(st.text(alphabet="aé1 0'\".:;!?«»€%M,~-\u00a0\u202f", max_size=40))
@example('""0""')  # a quotation inside another
def test_setting_a_text_twice_changes_nothing_more(text):
    once = fmt.typeset(text)
    assert fmt.typeset(once) == once


@given(st.decimals(min_value=-99999, max_value=99999, places=4), st.integers(min_value=0, max_value=2))
def test_a_number_read_back_is_the_value_to_half_a_unit_of_its_last_digit(value, decimals):
    text = fmt.number(value, decimals)
    read = Decimal(text.replace("\u202f", "").replace(MINUS, "-").replace(",", "."))
    assert abs(read - value) <= Decimal("0.5").scaleb(-decimals)
    assert text.partition(",")[2] == text.partition(",")[2][:decimals]


def test_sorting_is_that_of_a_dictionary():
    """Œ stands under O and Æ under A; case, accents, hyphens and apostrophes do not count."""
    names = ["Zone", "école", "Ecart", "Éclat", "Œuvre", "Office", "Obole", "Ægis", "Agora", "L’œil", "La-mer", "L'ami"]
    expected = [
        "Ægis",
        "Agora",
        "Ecart",
        "Éclat",
        "école",
        "L'ami",
        "L’œil",
        "La-mer",
        "Obole",
        "Œuvre",
        "Office",
        "Zone",
    ]
    assert sorted(names, key=fmt.ordered) == expected


def test_names_that_sort_alike_have_one_order():
    assert sorted(["Etat", "État", "ETAT"], key=fmt.ordered) == sorted(["État", "ETAT", "Etat"], key=fmt.ordered)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministère de l'Economie", "MINISTÈRE DE L’ÉCONOMIE", True),
        ("SI-Paye", "SI Paye", True),
        ("Cœur", "Coeur", True),
        ("l`État", "L'Etat", True),
        ("Agriculture, Alimentation", "Agriculture , Alimentation", True),
        ("C++", "C#", False),  # signs tell names apart
        ("Chorus", "Chorus 2", False),
        ("–", "-", False),  # nothing but punctuation: nothing else to go by
        ("–", "", False),
        ("", " ", True),
    ],
)
def test_labels_that_differ_in_case_accents_punctuation_or_spaces_are_the_same(one, other, same):
    assert fmt.same_label(one, other) is same
    assert fmt.same_label(other, one) is same


@pytest.mark.parametrize(
    ("value", "words", "headline", "short"),
    [
        ("2505.2", "au moins 2,50~milliards d’euros", "2,50~Md€", "au moins 2_505,2~M€"),
        ("1999.99", "au moins 1,99~milliard d’euros", "1,99~Md€", "au moins 1_999,9~M€"),
        ("999.99", "au moins 999,9~millions d’euros", "999,9~M€", "au moins 999,9~M€"),
        ("1000", "au moins 1,00~milliard d’euros", "1,00~Md€", "au moins 1_000,0~M€"),
        ("287.75", "au moins 287,7~millions d’euros", "287,7~M€", "au moins 287,7~M€"),
    ],
)
def test_what_is_reached_at_least_is_rounded_down(value, words, headline, short):
    amount = Decimal(value)
    assert shown(fmt.at_least(amount)) == words
    assert shown("".join(fmt.headline_floor(amount))) == headline
    assert shown(fmt.at_least_money(amount)) == short


@given(st.decimals(min_value=0, max_value=99999, places=4), st.sampled_from([500, 1000]))
def test_a_floor_never_says_more_than_is_known(value, billions_from):
    texts = (fmt.at_least(value, billions_from), "".join(fmt.headline_floor(value)), fmt.at_least_money(value))
    for text in texts:
        figure = Decimal("".join(sign for sign in text if sign.isdigit() or sign == ",").replace(",", "."))
        in_billions = "milliard" in text or "Md€" in text
        printed, unit = (figure * 1000, 10) if in_billions else (figure, Decimal("0.1"))
        assert value - unit < printed <= value


@pytest.mark.parametrize(
    ("value", "text", "cell"),
    [
        ("0", "0~%", "0,0"),
        ("0.04", "moins de 1~%", "< 0,1"),
        ("0.6", "moins de 1~%", "0,6"),
        ("1", "1~%", "1,0"),
        ("99", "99~%", "99,0"),
        ("99.3", "plus de 99~%", "99,3"),
        ("99.97", "plus de 99~%", "> 99,9"),
        ("100", "100~%", "100,0"),
    ],
)
def test_only_nothing_is_0_percent_and_only_all_of_it_is_100(value, text, cell):
    assert shown(fmt.share(Decimal(value))) == text
    assert fmt.share_cell(Decimal(value)) == cell


@given(st.decimals(min_value=0, max_value=100, places=6))
def test_a_part_reads_as_none_or_all_only_when_it_is(value):
    for text in (shown(fmt.share(value)), fmt.share_cell(value)):
        assert (text in {"0~%", "0,0"}) == (value == 0)
        assert (text in {"100~%", "100,0"}) == (value == 100)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (Month(2018, 1), Month(2018, 8), "de janvier à août 2018"),
        (Month(2018, 4), Month(2018, 8), "d’avril à août 2018"),
        (Month(2017, 8), Month(2018, 11), "d’août 2017 à novembre 2018"),
        (Month(2016, 10), Month(2017, 3), "d’octobre 2016 à mars 2017"),
        (date(2019, 9, 30), date(2020, 3, 31), "de septembre 2019 à mars 2020"),
        (date(2020, 3, 1), date(2020, 3, 31), "en mars 2020"),
    ],
)
def test_a_span_of_months_elides_before_a_vowel(first, last, text):
    assert fmt.month_span(first, last) == text


def test_twelve_months_after_de():
    months = [fmt.of_month(Month(2018, month)).removesuffix(" 2018") for month in range(1, 13)]
    assert " ".join(months) == (
        "de janvier de février de mars d’avril de mai de juin de juillet d’août de septembre d’octobre de novembre "
        "de décembre"
    )


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (fmt.signed_years, Decimal("0.5"), "+0,5~an"),
        (fmt.signed_years, Decimal("-2.25"), f"{MINUS}2,3~ans"),
        (fmt.signed_years, Decimal("0.04"), "="),  # 0,0 to one decimal
        (fmt.signed_months, Decimal("0.5"), "+6~mois"),
        (fmt.signed_months, Decimal("-0.25"), f"{MINUS}3~mois"),
        (fmt.signed_months, Decimal("0.045"), "+1~mois"),  # 0.54 months, half up
        (fmt.signed_months, Decimal("0.04"), "="),  # 0.48 months
        (fmt.signed_points, Decimal("2.5"), "+2,5~points"),
        (fmt.signed_points, Decimal(-1), f"{MINUS}1,0~point"),
        (fmt.signed_points, Decimal("0.04"), "="),
        (fmt.points, Decimal("1.96"), "2,0~points"),  # agrees with what is shown
        (fmt.signed_money, Decimal("0.04"), "="),
        (fmt.signed_money, Decimal("0.05"), "+0,1~M€"),
        (fmt.signed_percent, Decimal("0.4"), "="),
        (fmt.signed_percent, Decimal("-0.5"), f"{MINUS}1~%"),
        (fmt.money_in_words, Decimal("12.04"), "12,0~millions d’euros"),
        (fmt.ministries, 2, "2~ministères"),
        (fmt.editions, 2, "2~éditions"),
        (fmt.phase_inside, "scoping", "cadrage"),
        (fmt.phase_inside, "undisclosed", "non communiquée"),
        (fmt.month_short, date(2021, 1, 1), "01/2021"),  # a Friday: its week is the last of 2020
        (fmt.plain, "Éa", "ea"),
    ],
)
def test_changes_and_counts_are_written_as_they_round(write, value, text):
    assert shown(write(value)) == text


@pytest.mark.parametrize(
    ("octets", "text"),
    [(0, "1~ko"), (1_499, "1~ko"), (1_500, "2~ko"), (999_000, "999~ko"), (1_000_000, "1,0~Mo"), (2_540_000, "2,5~Mo")],
)
def test_a_file_is_never_of_no_size_and_megabytes_begin_at_a_million(octets, text):
    assert shown(fmt.file_size(octets)) == text


@pytest.mark.parametrize(
    ("cost", "printed"),
    [
        ("4.99", "moins de 5~M€"),
        ("5", "de 5 à moins de 9~M€"),
        ("9", "de 9 à moins de 20~M€"),
        ("99.99", "de 20 à moins de 100~M€"),
        ("100", "100~M€ et plus"),
    ],
)
def test_a_bracket_says_which_of_its_bounds_it_includes_and_the_data_keep_its_name(cost, printed):
    bracket = bracket_of(Amount(Decimal(cost)))
    assert shown(fmt.bracket_label(bracket.key)) == printed
    assert bracket.label in {
        "moins de 5 M€",
        "entre 5 et 9 M€",
        "entre 9 et 20 M€",
        "entre 20 et 100 M€",
        "plus de 100 M€",
    }
