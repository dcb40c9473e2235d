"""A title says nothing that the table does not bear out: each claim is checked against the projects themselves."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import AS_OF, make_findings, make_project

from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.portfolio.phases import COMPLETED, PHASES, ROLLOUT
from reportgen.sections.kit import project_titles, titles
from reportgen.values.phase import Phase
from reportgen.values.project import Amount, NotEstimated, Undisclosed

MINISTRIES = [
    f"Ministère {name}" for name in ("de la Justice", "de la Culture", "des Armées", "de l’Intérieur", "du Travail")
]

projects = st.builds(
    make_project,
    cost=st.one_of(
        st.decimals(min_value="0.1", max_value=300, places=2).map(Amount),
        st.just(NotEstimated()),
        st.just(Undisclosed()),
    ),
    phase=st.one_of(st.sampled_from(PHASES), st.just(Undisclosed())),
    ministry=st.sampled_from(MINISTRIES),
    functional_area=st.sampled_from(["", "Finances", "Achats", "Archives"]),
    initial_cost_meur=st.one_of(st.none(), st.decimals(min_value="0.1", max_value=300, places=2)),
    duration_years=st.one_of(st.none(), st.decimals(min_value=1, max_value=9, places=2)),
)
portfolios = st.lists(projects, min_size=1, max_size=25)


def cost(projects):
    return sum((p.cost.meur for p in projects if isinstance(p.cost, Amount)), Decimal(0))


def of_ministry(portfolio, name):
    return [p for p in portfolio if p.ministry == name]


def no_cost(portfolio, **_):
    assert not any(isinstance(p.cost, Amount) for p in portfolio)


def total(portfolio, projects, total):
    assert (len(portfolio), cost(portfolio)) == (projects, total)
    assert all(isinstance(p.cost, Amount) for p in portfolio)


def floor(portfolio, projects, total):
    assert (len(portfolio), cost(portfolio)) == (projects, total)
    assert not all(isinstance(p.cost, Amount) for p in portfolio)


def one_ministry(portfolio):
    assert len({p.ministry for p in portfolio}) == 1


def majority_of_cost(portfolio, ministries):
    assert len(ministries) <= 3
    assert cost([p for p in portfolio if p.ministry in ministries]) > cost(portfolio) / 2


def no_third(portfolio):
    assert all(cost(of_ministry(portfolio, name)) < cost(portfolio) / 3 for name in MINISTRIES)


def count_of_ministries(portfolio, ministries, projects):
    assert (len({p.ministry for p in portfolio}), len(portfolio)) == (ministries, projects)


def phase(portfolio, phase, projects):
    counted = Counter(p.phase for p in portfolio if isinstance(p.phase, Phase))
    assert counted[PANORAMA.phase(phase)] == projects == max(counted.values())


def no_phase(portfolio):
    assert not any(isinstance(p.phase, Phase) for p in portfolio)


def all_of_cost(portfolio, ministry):
    assert cost(of_ministry(portfolio, ministry)) == cost(portfolio) > 0


def tie_of_cost(portfolio):
    first, second, *_ = sorted((cost(of_ministry(portfolio, name)) for name in MINISTRIES), reverse=True)
    assert first == second


def first_ministry(portfolio, ministry, second, share):
    amounts = {name: cost(of_ministry(portfolio, name)) for name in MINISTRIES}
    assert all(amounts[ministry] > amount for name, amount in amounts.items() if name != ministry)
    assert all(amounts[second] >= amount for name, amount in amounts.items() if name != ministry)
    assert share == pytest.approx(100 * amounts[ministry] / cost(portfolio))


def none_large(portfolio):
    assert not any(isinstance(p.cost, Amount) and p.cost.meur >= 100 for p in portfolio)


def none_large_known(portfolio):
    none_large(portfolio)
    assert not all(isinstance(p.cost, Amount) for p in portfolio)


def large_projects(portfolio, projects, share):
    large = [p for p in portfolio if isinstance(p.cost, Amount) and p.cost.meur >= 100]
    assert len(large) == projects
    assert share == pytest.approx(100 * cost(large) / cost(portfolio))


def top_bracket(portfolio, bracket, share):
    sums = Counter()
    for p in portfolio:
        if isinstance(p.cost, Amount):
            sums[bracket_of(p.cost).key] += p.cost.meur
    assert sums[bracket] == max(sums.values())
    assert share == pytest.approx(100 * sums[bracket] / cost(portfolio))


def no_area(portfolio):
    assert not any(p.functional_area for p in portfolio)


def areas(portfolio, areas):
    assert len({p.functional_area for p in portfolio if p.functional_area}) == areas


def top_area(portfolio, area, projects):
    counted = Counter(p.functional_area for p in portfolio if p.functional_area)
    assert counted[area] == projects
    assert all(count < projects for name, count in counted.items() if name != area)


def deadlines(portfolio, year, projects):
    """Count running projects that end before the year, for ends as computed and moved by a month either way."""
    for shift in (-1, 0, 1):
        due = 0
        for p in portfolio:
            end = p.planned_end
            if end is None or p.phase is COMPLETED or p.is_overdue(AS_OF):
                continue
            due += end.plus(shift).year < year
        assert due == projects


def overdue(portfolio, projects):
    """Count running projects whose planned end lies more than a month before March 2020."""
    late = [
        p
        for p in portfolio
        if p.phase is not COMPLETED and p.planned_end and p.planned_end.first_day < date(2020, 2, 1)
    ]
    assert len(late) == projects


def none_overdue(portfolio):
    overdue(portfolio, 0)
    assert any(p.planned_end for p in portfolio)


def no_end(portfolio):
    assert not any(p.planned_end for p in portfolio)


def costs_known(portfolio, known, projects):
    assert (sum(isinstance(p.cost, Amount) for p in portfolio), len(portfolio)) == (known, projects)


def interministerial(portfolio, interministerial, told):
    said = [p.interministerial for p in portfolio if p.interministerial is not None]
    assert (sum(said), len(said)) == (interministerial, told)


def described(portfolio, described, projects):
    assert (sum(bool(p.description) for p in portfolio), len(portfolio)) == (described, projects)


def overruns(portfolio, projects, known):
    pairs = [
        (p.cost.meur, p.initial_cost_meur) for p in portfolio if isinstance(p.cost, Amount) and p.initial_cost_meur
    ]
    assert len(pairs) == known
    assert sum((now - then) / then > Decimal("0.25") for now, then in pairs) == projects


CLAIMS = {
    "no-cost": no_cost,
    "total": total,
    "floor": floor,
    "one-ministry": one_ministry,
    "majority-of-cost": majority_of_cost,
    "no-third": no_third,
    "count-of-ministries": count_of_ministries,
    "phase": phase,
    "no-phase": no_phase,
    "all-of-cost": all_of_cost,
    "tie-of-cost": tie_of_cost,
    "first-ministry": first_ministry,
    "none-large": none_large,
    "none-large-known": none_large_known,
    "none-overdue": none_overdue,
    "no-end": no_end,
    "costs-known": costs_known,
    "interministerial": interministerial,
    "described": described,
    "large-projects": large_projects,
    "top-bracket": top_bracket,
    "no-area": no_area,
    "areas": areas,
    "top-area": top_area,
    "deadlines": deadlines,
    "overdue": overdue,
    "overruns": overruns,
}
RULES = [
    titles.most_telling_share,
    titles.ministries,
    titles.ministries_by_phase,
    titles.cost_by_ministry,
    titles.amounts,
    titles.cost_brackets,
    titles.functional_areas,
    project_titles.timeline,
    project_titles.table,
    project_titles.cards,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@settings(max_examples=60)
@given(portfolio=portfolios)
def test_the_claim_of_a_title_holds(rule, portfolio):
    title = rule(make_findings(portfolio))
    assert title.text
    if title.claim != "none":
        facts = dict(title.facts.items())
        if title.claim == "no-cost":
            facts = {}
        CLAIMS[title.claim](portfolio, **facts)


@given(portfolio=portfolios)
def test_a_title_prints_the_numbers_that_its_facts_hold(portfolio):
    findings = make_findings(portfolio)
    areas_title = titles.functional_areas(findings)
    if areas_title.claim == "top-area":
        assert areas_title.text.endswith(f"du domaine « {areas_title.facts['area']} »")
        assert f"sur {len(portfolio)} " in areas_title.text or len(portfolio) == 1


def test_titles_of_a_small_edition_read_as_a_person_would_write_them():
    findings = make_findings(
        [
            make_project(name="A", cost=120, ministry="Ministère de la Justice", functional_area="Achats"),
            make_project(name="B", cost=30, ministry="Ministère de la Culture", functional_area="Achats"),
            make_project(name="C", cost=50, ministry="Ministère des Armées", phase=ROLLOUT, functional_area="Paie"),
        ]
    )
    said = {rule.__name__: rule(findings).text.replace("\u00a0", " ") for rule in RULES}
    assert said == {
        "most_telling_share": "Un seul projet concentre 60 % du coût",
        "ministries": "La Justice porte\nplus de la moitié du coût",
        "ministries_by_phase": "Deux projets sur 3 sont en conception ou en réalisation",
        "cost_by_ministry": "La Justice porte 60 % du coût, devant les Armées",
        "amounts": "Un seul projet concentre 60 % du coût",
        "cost_brackets": "60 % du coût vient de projets de 100 M€ ou plus",
        "functional_areas": "Deux projets sur 3 relèvent du domaine « Achats »",
        "timeline": "Aucun projet en cours ne dépasse de plus\nd’un mois une fin prévue connue",
        "table": "Les 3 projets publient leur coût",
        "cards": "Aucun des 3 projets ne sert plusieurs ministères",
    }
