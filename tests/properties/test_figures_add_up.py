"""Whatever the table, nothing falls out unnoticed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from support.builders import make_figures, make_project

from reportgen.portfolio.phases import PHASES
from reportgen.values.project import Amount, NotEstimated, Undisclosed

amounts = st.decimals(min_value="0.01", max_value=999, places=6).map(Amount)
costs = st.one_of(amounts, st.just(NotEstimated()), st.just(Undisclosed()))
phases = st.one_of(st.sampled_from(PHASES), st.just(Undisclosed()))
projects = st.builds(
    make_project,
    cost=costs,
    phase=phases,
    ministry=st.sampled_from(["Ministère de la Justice", "Ministère de la Culture", "Ministère des Armées"]),
    functional_area=st.sampled_from(["", "Finances", "Achats"]),
    interministerial=st.sampled_from([True, False, None]),
)
portfolios = st.lists(projects, min_size=1, max_size=40)


@given(portfolios)
def test_phases_brackets_areas_and_ministries_each_add_up_to_the_number_of_projects(portfolio):
    figures = make_figures(portfolio)
    assert sum(figures.by_phase.values()) == len(portfolio)
    assert sum(figures.by_cost_bracket.values()) == len(portfolio)
    assert sum(area.projects for area in figures.areas) == len(portfolio)
    assert sum(ministry.projects for ministry in figures.ministries) == len(portfolio)


@given(portfolios)
def test_every_cut_of_the_cost_adds_up_to_the_total_to_the_euro(portfolio):
    figures = make_figures(portfolio)
    total = figures.total_cost_meur or Decimal(0)
    assert total == sum((p.cost_meur for p in portfolio if p.cost_meur is not None), Decimal(0))
    for groups in (figures.brackets, figures.areas, figures.ministries):
        assert sum((group.total_cost_meur or Decimal(0) for group in groups), Decimal(0)) == total


@given(portfolios, st.randoms())
def test_the_order_of_the_rows_changes_no_figure(portfolio, random):
    shuffled = list(portfolio)
    random.shuffle(shuffled)
    assert make_figures(shuffled) == make_figures(portfolio)
