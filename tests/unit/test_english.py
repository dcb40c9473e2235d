"""Numbers, money, dates and titles as a British reader expects them; ``~`` stands for U+00A0."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import make_findings, make_project
from support.composing import content, portfolios, report_of, texts_of
from support.drawings import draw, faults
from support.languages import ENGLISH
from support.past import findings_over

from reportgen import formatting as fmt
from reportgen.charts import CHARTS
from reportgen.portfolio.phases import PHASES, ROLLOUT
from reportgen.sections import brief, cards, table
from reportgen.sections.kit import movement_titles, project_titles, titles
from reportgen.values.dates import Month, Quarter
from reportgen.values.edition import Licence
from reportgen.values.project import Amount, NotEstimated, Undisclosed
from reportgen.words.language import use_language

MINUS = "\u2212"


@pytest.fixture(autouse=True)
def english():
    with use_language(ENGLISH):
        yield


def shown(text: str) -> str:
    return text.replace("\u202f", "_").replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (lambda: fmt.number(Decimal("1234567.85"), 1), "1,234,567.9"),
        (lambda: fmt.number(Decimal("-0.04"), 1), "0.0"),
        (lambda: fmt.signed(Decimal("-2500.25")), f"{MINUS}2,500.3"),
        (lambda: fmt.percent(Decimal("25.44"), 1), "25.4%"),
        (lambda: fmt.signed_percent(Decimal("8.4")), "+8%"),
        (lambda: fmt.money(Decimal("109.13")), "€109.1m"),
        (lambda: fmt.money(None), "n.d."),
        (lambda: fmt.signed_money(Decimal("-72.9")), f"{MINUS}€72.9m"),
        (lambda: fmt.money_course(Decimal(10), Decimal("12.5")), "from €10.0m to €12.5m"),
        (lambda: "|".join(fmt.headline_money(Decimal(1560))), "€1.56|bn"),
        (lambda: "|".join(fmt.headline_money(Decimal("980.25"))), "€980.3|m"),
        (lambda: fmt.money_in_words(Decimal(1560)), "€1.56~billion"),
        (lambda: fmt.money_in_words(Decimal(1995)), "€2.00~billion"),
        (lambda: fmt.money_in_words(Decimal("0.5")), "€0.5~million"),
        (lambda: fmt.years(Decimal("1.5")), "1.5~years"),
        (lambda: fmt.years(Decimal(1)), "1.0~years"),
        (lambda: fmt.signed_months(Decimal("-0.5")), f"{MINUS}6~months"),
        (lambda: fmt.signed_months(Decimal(1) / 12), "+1~month"),
        (lambda: fmt.signed_points(Decimal("0.2")), "+0.2~points"),
        (lambda: fmt.projects(0), "0~projects"),
        (lambda: fmt.projects(1), "1~project"),
        (lambda: fmt.projects(1200), "1,200~projects"),
        (lambda: fmt.in_words(16), "sixteen"),
        (lambda: fmt.in_words(17), "17"),
        (lambda: fmt.full_date(date(2020, 3, 31)), "31~March 2020"),
        (lambda: fmt.full_date(date(2020, 4, 1)), "1~April 2020"),
        (lambda: fmt.month_and_year(Month(2020, 8)), "August 2020"),
        (lambda: fmt.month_short(date(2018, 11, 30)), "11/2018"),
        (lambda: fmt.quarter_in_words(Quarter(2020, 1)), "Q1 2020"),
        (lambda: fmt.quarter_in_words(Quarter(2020, 4)), "Q4 2020"),
        (lambda: fmt.listing(["Justice", "Culture", "Armées"]), "Justice, Culture and Armées"),
        (lambda: fmt.phase_label("design"), "Design / build"),
        (lambda: fmt.phase_label("undisclosed"), "Not disclosed"),
        (lambda: fmt.bracket_label("over_100"), "€100m or more"),
        (lambda: fmt.cost_text(NotEstimated()), "not yet estimated"),
        (lambda: fmt.cost_text(Undisclosed()), "not disclosed"),
        (lambda: fmt.typeset('Don\'t say "yes": 3 years...'), "Don’t say “yes”: 3~years…"),
        (lambda: fmt.as_published('Un "beau" projet : 3 M€'), "Un «_beau_» projet_: 3~M€"),
    ],
)
def test_values_are_written_as_british_documents_do(said, text):
    assert shown(said()) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (10, "10th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals(number, text):
    assert fmt.ordinal(number) == text


@given(st.text(alphabet="aé1 '\".:;?!%€m-\u00a0\u202f", max_size=40))
def test_setting_an_english_text_twice_changes_nothing_more(text):
    once = fmt.typeset(text)
    assert fmt.typeset(once) == once


# ── titles ────────────────────────────────────────────────────────────────────────────────────────

ALONE = [make_project(cost=12)]
THREE = [
    make_project(name="A", cost=120, ministry="Ministère de la Justice", functional_area="Achats"),
    make_project(name="B", cost=30, ministry="Ministère de la Culture", functional_area="Achats"),
    make_project(name="C", cost=50, ministry="Ministère des Armées", phase=ROLLOUT, functional_area="Paie"),
]
TWENTY_ONE = [make_project(name=f"P{n}", cost=100, start=date(2015, 1, 1)) for n in range(21)]


@pytest.mark.parametrize(
    ("rule", "portfolio", "text"),
    [
        (titles.most_telling_share, THREE, "A single project accounts for 60% of the cost"),
        (titles.most_telling_share, [make_project(cost=NotEstimated())], "One project,\nno cost disclosed"),
        (titles.ministries, ALONE, "A single ministry runs\nthe only project tracked"),
        (titles.ministries, THREE, "Justice accounts for\nmore than half of the cost"),
        (titles.ministries_by_phase, ALONE, "The project is in design or build"),
        (titles.ministries_by_phase, THREE, "Two of 3 projects are in design or build"),
        (titles.cost_by_ministry, THREE, "Justice accounts for 60% of the cost, followed by Armées"),
        (titles.amounts, THREE, "A single project accounts for 60% of the cost"),
        (titles.amounts, TWENTY_ONE, "21 projects account for 100% of the cost"),
        (titles.cost_brackets, THREE, "60% of the cost comes from projects of €100m or more"),
        (titles.functional_areas, THREE, "Two of 3 projects belong to the area “Achats”"),
        (project_titles.timeline, TWENTY_ONE, "21 projects are past their planned end"),
        (project_titles.timeline, THREE, "No running project is more than\na month past a known planned end"),
        (project_titles.table, ALONE, "The project publishes its cost"),
        (
            project_titles.table,
            [*ALONE, make_project(name="B", cost=NotEstimated())],
            "One of 2 projects publishes its cost",
        ),
        (project_titles.cards, THREE, "None of the 3 projects serves several ministries"),
    ],
)
def test_titles_read_as_a_person_would_write_them(rule, portfolio, text):
    assert rule(make_findings(portfolio)).text.replace("\u00a0", " ") == text


def test_titles_of_movements():
    findings = findings_over([THREE, [replace(THREE[0], cost=Amount(Decimal(125))), *THREE[2:], *ALONE]])
    assert movement_titles.movements(findings).text == "Since December 2019, one project has left,\none has entered"
    assert (
        movement_titles.cost_bridge(findings).text.replace("\u00a0", " ")
        == "The total falls by €13.0m; projects that left take away €30.0m (cost known for 3 projects, then for 3 that are not all the same)"
    )
    assert movement_titles.trends(findings).text == "The total cost is down 7%\nsince December 2019"
    assert movement_titles.trend_totals(findings).text == "As many projects as in December 2019"


# ── sections ──────────────────────────────────────────────────────────────────────────────────────


def test_the_document_names_itself():
    document = report_of(make_findings(THREE)).document
    assert document.title == "Panorama of the State’s major digital projects, 10th edition, March 2020"
    assert document.edition_line == "10th edition, March 2020"
    assert shown(document.description) == "Public review of the State’s major digital projects as of 31~March 2020."


def test_headline_figures_stand_before_or_behind_their_units():
    page = content(brief, findings_over([THREE[:2], THREE]))
    assert (page.hero.value, page.hero.unit, page.hero.change) == (
        "€200.0",
        "m",
        "+€50.0m since December 2019, with 2 known costs then and 3 now",
    )
    assert (page.counts[2].value, shown(page.counts[2].unit)) == ("4.0", "~years")


def test_a_line_of_the_table_and_a_card():
    group = content(table, make_findings(ALONE)).groups[0]
    assert [shown(words) for words in (group.count, group.rows[0].phase, group.rows[0].cost)] == [
        "1~project",
        "Design / build",
        "12.0",
    ]
    card = content(cards, make_findings([make_project(cost=Undisclosed("appel d'offres"))])).cards[0]
    assert (card.cost.value, card.cost.change, card.cost.quoted) == ("Not disclosed", "appel d’offres", True)
    assert {fact.label: shown(fact.value) for fact in card.facts if not fact.quoted} == {
        "Phase": "Design / build",
        "Start": "January 2018",
        "Planned end": "December 2021",
        "Duration": "4.0~years",
    }


FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|et|un|une|en|au|aux|sur|par|pour|avec|sans|depuis|projets?|coûts?|durée|écart|éditions?|"
    r"ministères?|autres?|dans|sont|est|qui|que|ne|pas)\b|\b[dl]’",
    re.IGNORECASE,
)
DATA = re.compile(
    r"Projet [A-Z]|Source Sans 3|Office de démonstration|Licence Ouverte|Gestion de l’eau|Remplace l’ancien outil.*|Dit .*|Puis .*|"
    r"Conduite[^,;:]*\(P901\)|l’appel|Ressources humaines"
)


def blemishes(findings) -> list[str]:
    """List the texts that no English typesetter would let pass, once the data are set aside."""
    rules = {
        "French": FRENCH,
        "decimal comma": r"\d,\d(?!\d\d)",
        "straight apostrophe or quote": r"['\"]",
        "French space": r"[ \u202f\u00a0][;:!?»]|[«\u202f]",
        "loose unit": r"\d (?:years?|months?|projects?|million|billion)\b",
        "French unit": r"M€|Md€|\d[ \u00a0]%",
        "one of many": r"(?<![\d.,])1[ \u00a0](?:projects|ministries|editions|months)\b",
        "empty parentheses": r"\( *\)",
        "double space": r"[ \u00a0]{2}",
    }
    texts = [DATA.sub("DATA", text) for text in texts_of(report_of(findings))]
    return [f"{name}: {text}" for text in texts for name, rule in rules.items() if re.search(rule, text)]


@settings(max_examples=15, deadline=None)
@given(portfolios)
def test_every_text_of_a_lone_edition_is_english(portfolio):
    with use_language(ENGLISH):
        assert blemishes(make_findings(portfolio, licence=Licence("Licence Ouverte"))) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(portfolios, min_size=2, max_size=3))
def test_every_text_of_an_edition_with_a_past_is_english(editions):
    with use_language(ENGLISH):
        infos = {len(editions) - 1: {"licence": Licence("Licence Ouverte")}}
        assert blemishes(findings_over(editions, infos=infos)) == []


@pytest.mark.parametrize("key", CHARTS)
def test_charts_have_room_for_english_words(key):
    first = [make_project(name=f"P{n}", cost=10 + 7 * n, phase=PHASES[n % 5]) for n in range(20)]
    hidden = make_project(name="Q", cost=Undisclosed(), phase=Undisclosed(), start=None, functional_area="")
    findings = findings_over([first, [*first[3:], hidden, make_project(name="R", start=date(2012, 1, 1))]])
    assert [fault for sheet in draw(key, findings) for fault in faults(sheet)] == []
