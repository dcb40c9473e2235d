"""What the sections print: the figures' numbers and no others, in French, and what is missing said to be missing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import make_findings, make_project
from support.composing import ARMIES, CULTURE, JUSTICE, content, portfolios, report_of, texts_of
from support.drawings import plain, say
from support.past import findings_over

from reportgen.portfolio.phases import COMPLETED, DESIGN, PILOT, ROLLOUT, SCOPING
from reportgen.sections import brief, cards, data, table
from reportgen.sections.kit import titles
from reportgen.values.edition import Licence
from reportgen.values.project import Amount, NotEstimated, Undisclosed

# 12.5 + 107.5 = 120 M€; costs +25 % and +7.5 %: mean 16.25 %; durations 4 → 4 and 4 → 5 years: 1 / 8 = 12.5 %.
ALIZE = make_project(
    name="Alizé",
    ministry=JUSTICE,
    interministerial=True,
    cost="12.5",
    initial_cost_meur=Decimal(10),
    start=date(2018, 1, 1),
    duration_years=Decimal(4),
    initial_duration_years=Decimal(4),
    phase=ROLLOUT,
)
BRISE = make_project(
    name="Brise",
    ministry=JUSTICE,
    cost=Undisclosed("consultation d'entreprises en cours"),
    start=date(2019, 3, 1),
    duration_years=Decimal("2.5"),
)
CYCLONE = make_project(
    name="Cyclone",
    ministry=CULTURE,
    cost="107.5",
    initial_cost_meur=Decimal(100),
    start=date(2017, 6, 1),
    duration_years=Decimal(5),
    initial_duration_years=Decimal(4),
    phase=PILOT,
)
DRAKKAR = make_project(
    name="Drakkar", ministry=CULTURE, cost=NotEstimated(), start=None, duration_years=None, phase=SCOPING
)
FOUR = (ALIZE, BRISE, CYCLONE, DRAKKAR)
UNKNOWN = make_project(
    name="Inconnu",
    interministerial=None,
    description="",
    cost=Undisclosed(),
    start=None,
    duration_years=None,
    phase=Undisclosed(),
    functional_area="",
    programme="",
)


# ── in brief ──────────────────────────────────────────────────────────────────────────────────────


def test_the_headline_figures_are_those_worked_out_by_hand():
    page = content(brief, make_findings(FOUR))
    assert (page.hero.value, plain(page.hero.unit)) == ("120,0", " M€")
    assert plain(page.hero.note) == "pour 2 projets sur 4 ; les autres ne communiquent pas de coût"
    assert [(figure.label, figure.value, plain(figure.unit)) for figure in page.rates] == [
        ("Écart de calendrier", "+12,5", " %"),
        ("Écart de budget", "+16,3", " %"),  # 16.25, half up
    ]
    assert [plain(figure.note) for figure in page.rates] == ["depuis l’origine, 2 projets sur 4"] * 2
    assert [(figure.label, figure.value, plain(figure.unit), plain(figure.note)) for figure in page.counts] == [
        ("Projets suivis", "4", "", "dans 2 ministères"),
        ("Interministériels", "1", "", "sur 4 projets"),
        ("Durée moyenne", "3,8", " ans", "sur 3 projets"),  # 11.5 / 3
    ]


def test_the_phases_in_brief_add_up_to_the_projects():
    page = content(brief, make_findings(FOUR))
    assert [(phase.name, phase.projects) for phase in page.phases] == [
        ("Cadrage", "1"),
        ("Conception / réalisation", "1"),
        ("Expérimentation", "1"),
        ("Déploiement", "1"),
        ("Terminé", "0"),
    ]


def test_a_total_of_all_projects_is_said_to_be_one():
    page = content(brief, make_findings([ALIZE, CYCLONE]))
    assert plain(page.hero.note) == "pour l’ensemble des 2 projets"


def test_what_nobody_published_is_said_to_be_unknown_in_brief():
    page = content(brief, make_findings([UNKNOWN]))
    unknown = [page.hero, *page.rates, *page.counts[1:]]
    assert [plain(figure.value) for figure in unknown] == ["n. c."] * 5
    assert all(figure.note for figure in unknown)
    assert [phase.name for phase in page.phases][-1] == "Non communiquée"


def test_changes_are_told_since_the_edition_before():
    before = [replace(ALIZE, cost=Amount(Decimal(10))), replace(CYCLONE, cost=Amount(Decimal(108)))]
    page = content(brief, findings_over([before, [ALIZE, CYCLONE, DRAKKAR]]))  # 118 → 120 M€, 2 → 3 projects
    assert plain(page.hero.change) == "+2,0 M€ depuis décembre 2019"
    assert plain(page.counts[0].change) == "+1 depuis 12/2019"
    assert plain(page.counts[2].change) == "inchangée depuis 12/2019 pour 2 projets"


def test_a_first_edition_tells_no_change():
    page = content(brief, make_findings(FOUR))
    assert {figure.change for figure in (page.hero, *page.rates, *page.counts)} == {""}


# ── the general table ─────────────────────────────────────────────────────────────────────────────


def test_the_table_lists_ministries_by_name_and_their_projects_by_cost():
    page = content(table, make_findings([*FOUR, make_project(name="Écluse", ministry=JUSTICE, cost=60)]))
    assert [(group.name, [row.name for row in group.rows]) for group in page.groups] == [
        ("Culture", ["Cyclone", "Drakkar"]),
        ("Justice", ["Écluse", "Alizé", "Brise"]),
    ]


def test_subtotals_and_total_of_the_table():
    page = content(table, make_findings(FOUR))
    assert [(plain(group.count), group.cost) for group in page.groups] == [
        ("2 projets", "107,5"),
        ("2 projets", "12,5"),
    ]
    assert (plain(page.total_count), page.total_cost) == ("4 projets", "120,0")


def test_a_line_of_the_table():
    cyclone, drakkar = content(table, make_findings(FOUR)).groups[0].rows
    assert (cyclone.start, cyclone.end, cyclone.duration, cyclone.cost) == ("06/2017", "05/2022", "5,0", "107,5")
    assert (cyclone.bar_pct, cyclone.change) == ("100.00", "+8")  # 7.5 %, half up
    assert (drakkar.start, drakkar.end, drakkar.duration, plain(drakkar.cost)) == ("–", "–", "–", "n. c.")
    assert (drakkar.bar_pct, drakkar.change) == ("", "–")


def test_cost_bars_of_the_table_share_one_scale():
    alize, _ = content(table, make_findings(FOUR)).groups[1].rows
    assert alize.bar_pct == "11.63"  # 12.5 / 107.5


def test_the_last_column_tells_changes_since_the_edition_before():
    before = [replace(ALIZE, cost=Amount(Decimal(10))), CYCLONE]
    page = content(table, findings_over([before, FOUR]))
    assert page.change_head == "Depuis 12/2019"
    changes = {row.name: row.change for group in page.groups for row in group.rows}
    assert changes == {"Alizé": "+2,5", "Brise": "entrant", "Cyclone": "=", "Drakkar": "entrant"}


def test_a_ministry_without_any_cost_has_no_subtotal():
    page = content(table, make_findings([BRISE, CYCLONE]))
    assert [(group.name, plain(group.cost)) for group in page.groups] == [("Culture", "107,5"), ("Justice", "n. c.")]


# ── the cards ─────────────────────────────────────────────────────────────────────────────────────


def card(project, *others):
    return next(each for each in content(cards, make_findings([project, *others])).cards if each.name == project.name)


def test_cards_come_in_the_order_of_the_table_and_lead_to_it():
    findings = make_findings(FOUR)
    rows = [row for group in content(table, findings).groups for row in group.rows]
    assert [(each.name, each.anchor) for each in content(cards, findings).cards] == [
        (row.name, row.anchor) for row in rows
    ]


@pytest.mark.parametrize(
    ("phase", "states"),
    [
        (SCOPING, ("here", "ahead", "ahead", "ahead")),
        (DESIGN, ("done", "here", "ahead", "ahead")),
        (PILOT, ("done", "done", "here", "ahead")),
        (ROLLOUT, ("done", "done", "done", "here")),
        (COMPLETED, ("done",) * 4),
        (Undisclosed(), ("ahead",) * 4),
    ],
)
def test_the_steps_of_a_card_show_how_far_the_project_is(phase, states):
    assert tuple(step.state for step in card(make_project(phase=phase)).steps) == states


def test_a_card_compares_the_cost_with_the_initial_estimate():
    cost = card(CYCLONE).cost
    assert (cost.value, plain(cost.unit)) == ("107,5", " M€")
    assert plain(cost.change) == "+7,5 M€, soit +8 % depuis l’origine."
    assert [(each.label, each.cost, each.duration, each.length_mm, each.current) for each in cost.estimates] == [
        ("Initial", "100,0", "4,0", "15.81", False),  # of 17 mm, as 100 is of 107.5
        ("03/2020", "107,5", "5,0", "17.00", True),
    ]


def test_a_cost_that_did_not_move_is_said_not_to_have_moved():
    assert card(make_project(cost=7, initial_cost_meur=Decimal(7))).cost.change == "Inchangé depuis l’origine."


def test_a_cost_without_initial_estimate_has_nothing_to_be_compared_with():
    cost = card(make_project(cost=7)).cost
    assert (cost.value, cost.change, cost.estimates) == ("7,0", "Estimation initiale non publiée.", ())


def history(*sights):
    """Show one project in editions one after the other, the last of March 2020; what its card tells of them."""
    cost = content(cards, findings_over([[make_project(**sight)] for sight in sights])).cards[0].cost
    return [(each.label, each.cost, each.duration) for each in cost.estimates], [plain(each) for each in cost.events]


def test_a_card_dates_each_estimate_that_reads_otherwise_than_the_one_before():
    estimates, events = history({"cost": 10}, {"cost": 10}, {"cost": "12.5"}, {"cost": "12.54"})
    assert estimates == [("06/2019", "10,0", "4,0"), ("12/2019", "12,5", "4,0"), ("03/2020", "12,5", "4,0")]
    assert events == []


def test_a_withdrawn_cost_is_a_gap_in_the_history():
    estimates, _ = history({"cost": 10}, {"cost": Undisclosed()}, {"cost": 11})
    assert [cost for _, cost, _ in estimates] == ["10,0", "n.\u00a0c.", "11,0"]


def test_a_card_dates_changes_of_phase_and_name_the_newest_first():
    _, events = history({"phase": SCOPING}, {"phase": DESIGN}, {"phase": DESIGN, "name": "Alizé 2"})
    assert events == [
        "03/2020 : renommé (auparavant Alizé).",
        "12/2019 : cadrage → conception / réalisation.",
    ]


def test_of_a_long_history_the_first_and_the_latest_estimates_stand_on_the_card():
    estimates, _ = history(*({"cost": cost} for cost in range(10, 20)))
    assert [cost for _, cost, _ in estimates] == ["10,0", "14,0", "15,0", "16,0", "17,0", "18,0", "19,0"]


def test_a_withheld_cost_shows_its_reason():
    cost = card(BRISE).cost
    assert (cost.value, cost.change) == ("Non communiqué", "consultation d’entreprises en cours")
    assert card(make_project(cost=Undisclosed())).cost.change == "Aucun motif n’est indiqué."


def test_a_cost_that_is_not_estimated_yet_is_not_a_withheld_one():
    assert card(DRAKKAR).cost.value == "Pas encore chiffré"


def test_the_facts_of_a_card():
    assert {fact.label: plain(fact.value) for fact in card(CYCLONE).facts} == {
        "Phase": "Expérimentation",
        "Début": "juin 2017",
        "Fin prévue": "mai 2022",
        "Durée": "5,0 ans (+12 mois)",
        "Domaine": "Ressources humaines",
        "Programme": "Conduite de la réforme (P901)",
    }
    assert next(plain(fact.value) for fact in card(ALIZE).facts if fact.label == "Durée") == "4,0 ans, comme prévu"


def test_a_card_says_of_every_missing_fact_that_it_is_missing():
    for fact in card(UNKNOWN).facts:
        assert fact.value.lower().startswith("non "), fact


@pytest.mark.parametrize(
    ("project", "status"),
    [
        (
            make_project(interministerial=True, co_leads=(CULTURE, ARMIES)),
            "Interministériel, avec la Culture et les Armées",
        ),
        (make_project(start=date(2015, 1, 1), duration_years=Decimal("1.5")), "Fin prévue dépassée"),
        (make_project(start=date(2015, 1, 1), duration_years=Decimal("1.5"), phase=COMPLETED), "Projet terminé"),
        (make_project(), ""),
    ],
)
def test_the_status_of_a_card(project, status):
    assert card(project).status == status


# ── the annex ─────────────────────────────────────────────────────────────────────────────────────


def test_the_rows_of_the_annex_add_up_to_its_total():
    ministries, *_ = content(data, make_findings(FOUR)).tables
    assert [plain(cell) for cell in ministries.total] == ["Total", "1", "1", "1", "1", "0", "4", "120,0"]
    columns = list(zip(*ministries.rows, strict=True))[1:-1]
    assert [str(sum(map(int, column))) for column in columns] == list(ministries.total[1:-1])


# ── every text of every section ───────────────────────────────────────────────────────────────────

ENGLISH = re.compile(
    r"\b(the|of|and|with|project|projects|cost|costs|unknown|missing|none|true|false|null|nan|edition|ministry|"
    r"weighted|mean|median|exact|similar|registry|schedule|overdue|draft|entered|left|value|years?|months?)\b",
    re.IGNORECASE,
)


def blemishes(findings) -> list[str]:
    """List the texts that no French typesetter would let pass."""
    found = []
    for text in texts_of(report_of(findings)):
        said = text.replace(" (SIL Open Font License 1.1)", "")
        rules = {
            "decimal point": r"\d\.\d",
            "English": ENGLISH,
            "straight apostrophe or quote": r"['\"]",
            "hyphen for a minus": r"(?<![\w-])-\d",
            "loose punctuation": r" [;:!?»]|« ",
            "loose unit": r"\d (?:M€|Md€|%|ans?\b|projets?\b)",
            "loose thousands": r"\d \d{3}\b",
            "exponent": r"\dE[+-]",
            "double space": r"[ \u00a0\u202f]{2}",
            "empty parentheses": r"\( *\)",
            "missing elision": r"\b(?:de|que|jusque) (?:avril|août|octobre|au moins)\b",
            "ministry without its article": r"(?:^|[.;:] )(?:Justice|Culture|Armées) (?:porte|concentre|en compt)"
            r"|\b(?:devant|dont|pour) (?:Justice|Culture|Armées)\b",
        }
        found += [f"{name}: {text}" for name, rule in rules.items() if re.search(rule, said)]
    return found


@settings(max_examples=15, deadline=None)
@given(portfolios)
def test_every_text_of_a_lone_edition_is_set_as_french_is(portfolio):
    assert blemishes(make_findings(portfolio, licence=Licence("Licence Ouverte"))) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(portfolios, min_size=2, max_size=3))
def test_every_text_of_an_edition_with_a_past_is_set_as_french_is(editions):
    infos = {len(editions) - 1: {"licence": Licence("Licence Ouverte")}}
    assert blemishes(findings_over(editions, infos=infos)) == []


@settings(max_examples=15, deadline=None)
@given(portfolios)
def test_headline_table_and_annex_print_one_and_the_same_total(portfolio):
    findings = make_findings(portfolio)
    total = findings.figures.total_cost_meur
    printed = {content(table, findings).total_cost, content(data, findings).tables[0].total[-1]}
    hero = content(brief, findings).hero
    if total is None:
        assert {plain(words) for words in (*printed, hero.value)} == {"n. c."}
        return
    known = sum((project.cost_meur for project in portfolio if project.cost_meur is not None), Decimal(0))
    (text,) = printed
    assert abs(number(text) - known) <= Decimal("0.05")
    scale, half = (1000, 5) if "Md€" in hero.unit else (1, Decimal("0.05"))
    lack = known - number(hero.value) * scale
    assert 0 <= lack < 2 * half if findings.figures.total.is_floor else abs(lack) <= half  # a floor is rounded down


def number(text: str) -> Decimal:
    return Decimal(plain(text).replace(" ", "").replace(",", "."))


def test_an_edition_of_which_nothing_is_known_prints_no_amount_no_rate_and_no_duration():
    nothing = [
        replace(UNKNOWN, name=f"Projet {letter}", ministry=m)
        for letter, m in zip("ABC", (JUSTICE, CULTURE, ARMIES), strict=True)
    ]
    findings = make_findings(nothing, licence=Licence("Licence Ouverte"))
    texts = [plain(text) for text in texts_of(report_of(findings))]
    assert [text for text in texts if re.search(r"\d,\d|\b0 (M€|Md€|%|ans?\b|milli)", text)] == []
    assert sum(text == "n. c." for text in texts) >= 6
    assert blemishes(findings) == []


def test_deadlines_that_nobody_can_know_are_not_counted_as_none():
    told = say("timeline", make_findings([UNKNOWN]))
    assert "0 échéance" not in told


def test_the_order_of_the_sections_is_the_order_of_reading():
    keys = [section.key for section in report_of(make_findings(FOUR)).sections]
    assert keys == [
        *("cover", "contents", "brief", "ministries", "amounts", "timeline"),
        *(key for key in ("watchlist",) if key in keys),
        *("table", "cards", "data", "index", "method"),
    ]


def test_a_section_with_nothing_to_say_is_left_out_and_comes_with_the_past():
    alone = {section.key for section in report_of(make_findings([ALIZE])).sections}
    later = {section.key for section in report_of(findings_over([[ALIZE], [ALIZE]])).sections}
    assert later - alone == {"movements", "trends"}


def test_a_share_that_is_nearly_all_is_not_said_to_be_all():
    giant = make_project(name="Géant", ministry=JUSTICE, cost=1000)
    small = make_project(name="Petit", ministry=CULTURE, cost=3)
    findings = make_findings((giant, small))
    amounts = report_of(findings).section("amounts")
    assert plain(amounts.lead) == "Un projet de 20 M€ ou plus représente plus de 99 % du coût."
    assert plain(amounts.title) == "Un seul projet concentre plus de 99 % du coût"
    assert plain(titles.cost_by_ministry(findings).text) == "La Justice porte plus de 99 % du coût, devant la Culture"
