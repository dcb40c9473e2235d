from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from support.builders import make_project
from support.gating import found

from reportgen.portfolio.phases import COMPLETED, DESIGN, ROLLOUT, SCOPING
from reportgen.values.errors import Level
from reportgen.values.project import Undisclosed


def alize(**values):
    return make_project(**{"name": "Alizé", **values})


def test_an_edition_like_the_one_before_passes():
    assert found([alize()], [alize()]) == {}


@pytest.mark.parametrize(
    ("before", "now", "rule"),
    [
        ("12", "120", "cost-times-ten"),
        ("12", "1.2", "cost-divided-by-ten"),
        ("12", "72", "cost-times-ten"),  # 6 times: a digit slipped, and a re-estimate of −40 %
        ("12", "60", "cost-times-ten"),
        ("12", "59", None),  # 4.9 times
        ("12", "12000", "cost-unit-slip"),  # thousands of euros
        ("12", "0.012", "cost-unit-slip"),  # billions
        ("12", "15", None),
    ],
)
def test_a_cost_that_slipped_blocks(before, now, rule):
    problems = found([alize(cost=before)], [alize(cost=now)])
    assert set(problems) == ({f"{rule}:alize:{now.replace('.', '-')}"} if rule else set())
    for problem in problems.values():
        assert problem.level is Level.BLOCKING
        assert problem.location.row == 2
        assert problem.location.column == "Coût complet estimé"
        assert dict(problem.evidence)["before"] == 12
        assert "2019-T4" in problem.expected


def test_a_cost_is_held_against_the_last_one_published_however_long_ago():
    problems = found([alize(cost="12")], [alize(cost=Undisclosed("révision"))], [alize(cost="120")])
    assert "12 in 2019-T3" in problems["cost-times-ten:alize:120"].expected


def test_a_first_cost_is_held_against_the_initial_one():
    assert "cost-times-ten:alize:120" in found([alize(cost="120", initial_cost_meur=Decimal(12))])


def test_a_first_cost_is_held_against_those_of_the_edition():
    costs = zip("ABCDE", (5, 8, 10, 20, 40), strict=True)
    others = [make_project(name=name, cost=cost, description=f"Projet {name}.") for name, cost in costs]
    assert "cost-out-of-scale:alize:12500" in found([*others, alize(cost="12500")])  # 12.5 M€ in thousands
    assert found([*others, alize(cost="125")]) == {}


@pytest.mark.parametrize(("years", "rule"), [("48", "duration-times-ten"), ("0.4", "duration-divided-by-ten")])
def test_a_duration_in_months_blocks(years, rule):
    problems = found([alize()], [alize(duration_years=Decimal(years), phase=COMPLETED)])
    assert f"{rule}:alize:{years.replace('.', '-')}" in problems


def test_an_initial_cost_that_slipped_blocks():
    problems = found([alize(initial_cost_meur=Decimal(9))], [alize(initial_cost_meur=Decimal(90))])
    assert set(problems) == {"initial-cost-times-ten:alize:90"}


def test_a_start_that_moved_is_a_warning_beyond_one_month():
    problem = found([alize(start=date(2018, 1, 1))], [alize(start=date(2018, 3, 1))])["start-moved:alize"]
    assert problem.level is Level.WARNING
    assert dict(problem.evidence)["months"] == 2
    assert found([alize(start=date(2018, 1, 1))], [alize(start=date(2018, 2, 28))]) == {}


def test_a_duration_cut_below_the_time_gone_by_is_a_warning():
    """Begun in January 2018, it has run for 2.2 years at the end of March 2020."""
    problems = found([alize(duration_years=Decimal(4))], [alize(duration_years=Decimal("1.5"))])
    assert dict(problems["duration-shorter-than-elapsed:alize"].evidence)["elapsed"] == Decimal("2.2")
    assert found([alize(duration_years=Decimal(4))], [alize(duration_years=Decimal("2.5"))]) == {}


def test_a_phase_that_goes_back_is_a_warning():
    problems = found([alize(phase=ROLLOUT)], [alize(phase=DESIGN)])
    assert set(problems) == {"phase-backwards:alize"}
    assert "Déploiement or later" in problems["phase-backwards:alize"].expected


def test_what_stands_still_for_four_editions_is_said():
    problems = found(*[[alize()]] * 4)
    assert problems["unchanged:alize"].level is Level.INFORMATION
    assert found(*[[alize()]] * 3) == {}


LETTERS = "Trie le courrier des tribunaux, le numérise et le distribue aux greffes chaque matin."
STORMS = "Prévient les préfectures des orages violents deux heures avant qu’ils ne frappent la côte."


def test_exchanged_descriptions_block():
    before = [alize(description=LETTERS), make_project(name="Brise", description=STORMS, cost=30)]
    after = [alize(description=STORMS), make_project(name="Brise", description=LETTERS, cost=30)]
    problems = found(before, after)
    assert set(problems) == {"description-swapped:alize:brise"}
    assert problems["description-swapped:alize:brise"].level is Level.BLOCKING
    assert "Brise" in problems["description-swapped:alize:brise"].found


def test_a_description_rewritten_is_no_exchange():
    before = [alize(description=LETTERS), make_project(name="Brise", description=STORMS, cost=30)]
    assert found(before, [alize(description="Tout autre chose, en vérité."), before[1]]) == {}


@pytest.mark.parametrize("words", [("", ""), (LETTERS, STORMS)])
def test_exchanged_names_block(words):
    one = {"cost": 12, "start": date(2018, 1, 1), "description": words[0]}
    other = {"cost": 30, "start": date(2016, 1, 1), "duration_years": Decimal(6), "description": words[1]}
    before = [make_project(name="Alizé", **one), make_project(name="Brise", **other)]
    problems = found(before, [make_project(name="Brise", **one), make_project(name="Alizé", **other)])
    assert "name-swapped:brise:alize" in problems
    assert problems["name-swapped:brise:alize"].level is Level.BLOCKING
    assert not any(each.startswith("description-swapped") for each in problems)


def test_one_description_for_two_projects_is_a_warning():
    problems = found([alize(description=LETTERS), make_project(name="Brise", description=LETTERS.upper())])
    assert set(problems) == {"description-repeated:brise"}


def test_an_undecided_identity_is_a_warning():
    before = alize(name="GENESIS", start=date(2015, 1, 1), description=LETTERS, cost=30)
    after = alize(name="GENESIS V2", start=date(2019, 10, 1), description=LETTERS, cost=31, phase=SCOPING)
    problem = found([before], [after])["undecided-identity:genesis-v2"]
    assert problem.level is Level.WARNING
    assert "reportgen match" in problem.advice


def test_a_total_moves_by_what_its_parts_explain():
    """12 M€ then, 15 now; announced: 0.012 then, 0.025 now, that is 13 M€ more where the parts give 3."""
    told = {0: {"declared": {"total_cost_bn_eur": Decimal("0.012")}}}
    now = {"total_cost_bn_eur": Decimal("0.025")}
    problem = found([alize(cost=12)], [alize(cost=15)], infos=told, declared=now)[
        "total-unexplained:edition-toml-declared-total-cost-bn-eur"
    ]
    assert dict(problem.evidence)["rest"] == 10
    right = {"total_cost_bn_eur": Decimal("0.015")}
    assert found([alize(cost=12)], [alize(cost=15)], infos=told, declared=right) == {}


def test_a_declared_figure_that_the_table_does_not_bear_out_is_a_warning():
    problems = found([alize()], declared={"projects": Decimal(2)})
    assert problems["declared-differs:edition-toml-declared-projects"].level is Level.WARNING


def test_a_declared_rate_is_held_against_the_same_mean_and_the_nearest_one_is_named():
    """10 → 15 and 30 → 30 M€ from initial costs: 25 % in the plain mean of the headline, 12.5 % weighted."""
    projects = [
        alize(cost=15, initial_cost_meur=Decimal(10)),
        make_project(
            name="Brise", cost=30, initial_cost_meur=Decimal(30), ministry="Ministère des Armées", description=LETTERS
        ),
    ]
    told = {"declared": {"budget_deviation_pct": Decimal("12.5")}}
    problem = found(projects, **told)["declared-differs:edition-toml-declared-budget-deviation-pct"]
    assert problem.expected == "25, computed from the table; the weighted mean comes nearest: 12.5"
    assert found(projects, declared={"budget_deviation_pct": Decimal(25)}) == {}
