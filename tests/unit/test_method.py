"""The method page and the glossary: what they say holds of the edition at hand, and what it has not they do not name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import make_findings, make_project
from support.composing import content
from support.drawings import plain
from support.past import findings_over

from reportgen.portfolio.phases import PHASES, SCOPING
from reportgen.sections import method
from reportgen.values.edition import DeviationMethod, InputFile
from reportgen.values.project import Amount, NotEstimated, Undisclosed

INITIAL = {"initial_cost_meur": Decimal(10), "initial_duration_years": Decimal(4)}
DECLARED = {"schedule_deviation_pct": Decimal(38), "budget_deviation_pct": Decimal("32.5")}


def passage(findings, heading):
    """Read the passage of that heading as one text; nothing where there is none."""
    found = (each for each in content(method, findings).passages if each.heading.startswith(heading))
    return " ".join(plain(text) for each in found for text in each.paragraphs)


def glossary(findings):
    return {term.word: plain(term.meaning) for term in content(method, findings).glossary}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (DeviationMethod(), ("pondérée par la durée de départ", "moyenne simple sur les projets")),
        (DeviationMethod("mean", "weighted"), ("moyenne simple sur les projets", "pondérée par le coût de départ")),
        (DeviationMethod("median", "median"), ("médiane des projets", "médiane des projets")),
    ],
)
def test_the_method_says_which_mean_the_edition_takes(chosen, said):
    text = passage(make_findings([make_project(**INITIAL)], method=chosen), "Écarts")
    schedule, budget = text.split("Le taux de budget")
    assert said[0] in schedule
    assert "depuis l’estimation initiale" in schedule
    assert said[1] in budget


def test_the_method_says_when_deviations_start_at_the_first_published_estimate_and_over_how_many_projects():
    both = [make_project(name="Alizé", cost=12), make_project(name="Brise", cost=Undisclosed())]
    findings = findings_over([[replace(both[0], cost=Amount(Decimal(10))), both[1]], both])
    text = passage(findings, "Écarts")
    assert "Le taux de budget calculé est la moyenne simple sur les projets, depuis la première estimation publiée (1 projet sur 2)." in text  # fmt: skip
    assert "depuis la première estimation publiée (2 projets)." in text  # the schedule: both durations are known


def test_a_declared_rate_that_the_table_cannot_give_is_said_to_be_the_publishers():
    text = passage(make_findings([make_project()], declared=DECLARED), "Écarts")
    assert "Le taux de calendrier de 38 % est celui que l’éditeur déclare" in text
    assert "Le taux de budget de 32,5 % est celui que l’éditeur déclare" in text
    assert "calculé est" not in text
    with_initial = passage(make_findings([make_project(**INITIAL)], declared=DECLARED), "Écarts")
    assert "déclare" not in with_initial
    assert "Le taux de calendrier calculé est" in with_initial


def test_without_any_earlier_estimate_the_method_says_that_no_deviation_is_computed():
    assert passage(make_findings([make_project()]), "Écarts") == (
        "Aucune estimation antérieure n’est connue des projets de cette édition : aucun écart n’est calculé."
    )
    only_costs = passage(make_findings([make_project(initial_cost_meur=Decimal(10))]), "Écarts")
    assert "Aucune durée antérieure n’est connue" in only_costs
    assert "Le taux de budget calculé est" in only_costs


LATE = make_project(name="Tardif", duration_years=Decimal(1))  # planned to end in January 2019, still under way in 2020


def test_the_thresholds_are_explained_where_there_is_a_watch_list_and_by_rules_that_had_something_to_compare():
    assert passage(make_findings([make_project()]), "Points") == ""  # nothing is watched
    alone = passage(make_findings([LATE]), "Points")
    assert "plus de 25 %" in alone
    assert "plus de 10 %" not in alone  # no earlier edition
    since = passage(findings_over([[LATE], [LATE]]), "Points")
    assert "depuis décembre 2019, son coût ou sa durée a augmenté de plus de 10 %" in since
    assert "de suite" not in since  # two editions cannot be four in a row
    assert "identiques sur 4 éditions de suite" in passage(findings_over([[LATE]] * 4), "Points")


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "avant tout arrondi. La"),
        ([NotEstimated()], "1 sur 2. Les autres sont en cadrage ; le total est donc un plancher."),
        ([Undisclosed()], "1 sur 2. Les autres ne sont pas communiqués ; le total est donc un plancher."),
        ([NotEstimated(), Undisclosed()], "1 sur 3. Les autres sont en cadrage ou non communiqués ; le total est donc un plancher."),
    ],
)  # fmt: skip
def test_the_total_says_what_it_leaves_out(others, said):
    projects = [make_project(), *(make_project(name=f"P{n}", cost=cost) for n, cost in enumerate(others))]
    text = passage(make_findings(projects), "Périmètre")
    assert said.removesuffix(" La") in text
    assert ("plancher" in text) == bool(others)


def test_nothing_is_said_of_ministries_together_where_none_are():
    assert "plusieurs ministères" not in passage(make_findings([make_project()]), "Périmètre")
    shared = make_project(co_leads=("Ministère des Armées",))
    assert "plusieurs ministères compte une fois" in passage(make_findings([shared]), "Périmètre")


@pytest.mark.parametrize(
    ("past", "declared", "said"),
    [
        (0, {}, "à partir de ce fichier."),
        (1, {}, "ce qui se compare à une édition antérieure demande aussi le sien."),
        (0, DECLARED, "les chiffres déclarés sont ceux de l’éditeur."),
        (1, DECLARED, "demande aussi le sien, et les chiffres déclarés sont ceux de l’éditeur."),
    ],
)
def test_what_the_table_alone_gives_again_is_not_overstated(past, declared, said):
    findings = findings_over([[make_project()]] * (past + 1), infos={past: {"declared": declared}})
    table = InputFile("projects.csv", b"Projet;Phase")
    findings = replace(findings, edition=replace(findings.edition, inputs=(table,)))
    assert plain(content(method, findings).checksum.use).endswith(said)


BARE = make_project(interministerial=None, programme="", functional_area="")


@pytest.mark.parametrize(
    ("word", "project"),
    [
        ("En cadrage", make_project(cost=NotEstimated())),
        ("En cadrage", make_project(phase=SCOPING)),
        ("Interministériel", make_project()),
        ("Non communiqué", make_project(cost=Undisclosed())),
        ("Non communiqué", make_project(start=None)),
        ("Programme", make_project(programme="Conduite (P901)")),
        ("Zone fonctionnelle", make_project(functional_area="Achats")),
    ],
)
def test_the_glossary_explains_a_word_that_stands_for_something_and_no_other(word, project):
    assert word in glossary(make_findings([project]))
    assert word not in glossary(make_findings([BARE]))


def test_a_deviation_means_in_the_glossary_what_it_means_in_the_edition():
    def budget(findings):
        return glossary(findings)["Écart de budget"]

    assert "le coût estimé au départ" in budget(make_findings([make_project(**INITIAL)]))
    first_published = findings_over([[make_project()], [make_project(cost=14)]])
    assert "le premier coût publié dans le panorama, en %." in budget(first_published)
    assert "celui que l’éditeur déclare" in budget(make_findings([make_project()], declared=DECLARED))
    assert "ne permet pas de la mesurer" in budget(make_findings([make_project()]))
    both = findings_over([[make_project()], [make_project(cost=14)]], infos={1: {"declared": DECLARED}})
    assert "le taux déclaré est celui de l’éditeur" in budget(both)


def test_the_glossary_is_in_the_order_of_the_alphabet_and_the_units_come_last():
    words = list(glossary(make_findings([make_project(cost=NotEstimated(), phase=SCOPING)])))
    assert words == [
        *("Coût complet estimé", "Durée prévisionnelle", "Écart de budget", "Écart de calendrier", "En cadrage"),
        *("Interministériel", "Ministère porteur", "Programme", "Zone fonctionnelle", "M€, Md€"),
    ]


editions = st.lists(
    st.builds(
        make_project,
        name=st.sampled_from([f"Projet {letter}" for letter in "ABCDEFGH"]),
        cost=st.sampled_from([Amount(Decimal(3)), Amount(Decimal(30)), NotEstimated(), Undisclosed()]),
        phase=st.sampled_from([*PHASES, Undisclosed()]),
        interministerial=st.sampled_from([True, False, None]),
        co_leads=st.sampled_from([(), ("Ministère des Armées",)]),
        initial_cost_meur=st.sampled_from([None, Decimal(10)]),
        initial_duration_years=st.sampled_from([None, Decimal(2)]),
        duration_years=st.sampled_from([None, Decimal(4)]),
        programme=st.sampled_from(["", "Conduite (P901)", "Fonds"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda project: project.name,
)


@settings(max_examples=60)
@given(st.lists(editions, min_size=1, max_size=5), st.sampled_from([{}, DECLARED]))
def test_the_method_page_holds_of_any_edition(portfolios, declared):
    findings = findings_over(portfolios, infos={len(portfolios) - 1: {"declared": declared}})
    projects, figures = portfolios[-1], findings.figures
    total, rates, watched = (passage(findings, heading) for heading in ("Périmètre", "Écarts", "Points"))
    words = glossary(findings)
    costs = [project.cost for project in projects]
    assert ("plancher" in total) == (0 < sum(isinstance(cost, Amount) for cost in costs) < len(costs))
    assert ("plusieurs ministères" in total) == any(project.co_leads for project in projects)
    assert bool(watched) == bool(findings.watched)
    assert ("depuis décembre 2019" in watched) == (bool(findings.watched) and len(portfolios) > 1)
    assert ("Le taux de budget calculé" in rates) == bool(figures.budget.projects)
    assert ("Le taux de budget de 32,5 %" in rates) == (bool(declared) and figures.budget.baseline != "initial")
    scoped = any(isinstance(project.cost, NotEstimated) or project.phase == SCOPING for project in projects)
    assert ("En cadrage" in words) == scoped
    assert ("Programme" in words) == any("P901" in project.programme for project in projects)
