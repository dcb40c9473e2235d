"""Whatever the edition, a chart shows all of it, legibly, and prints the figures' own values."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import Phase as Stage
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import AS_OF, make_findings, make_project
from support.drawings import THEME, draw, faults, only, plain

from reportgen import formatting as fmt
from reportgen.charts import CHARTS
from reportgen.portfolio.brackets import BRACKETS, bracket_of
from reportgen.portfolio.phases import COMPLETED, PHASES, PILOT
from reportgen.values.project import Amount, NotEstimated, Undisclosed

MINISTRIES = ("Justice", "Culture", "Armées")
amounts = st.one_of(
    st.decimals(min_value="0.01", max_value=5000, places=2), st.sampled_from([Decimal(5), Decimal(100)])
)
projects = st.builds(
    make_project,
    ministry=st.sampled_from(MINISTRIES).map(lambda name: f"Ministère {name}"),
    cost=st.one_of(amounts.map(Amount), st.just(NotEstimated()), st.just(Undisclosed())),
    start=st.one_of(st.none(), st.dates(date(2012, 1, 1), date(2020, 12, 31))),
    duration_years=st.one_of(st.none(), st.sampled_from([Decimal("0.5"), Decimal(2), Decimal("4.25"), Decimal(8)])),
    phase=st.sampled_from(PHASES),
    functional_area=st.sampled_from(["", "Achats", "Archives", "Paie"]),
)
names = st.text(alphabet="ABCDEFGHIJ élnorstu’", min_size=1, max_size=40).map(str.strip)


@st.composite
def portfolios(draw_from) -> list:
    """Make up to a dozen projects; their names begin alike and are never the same."""
    found = draw_from(st.lists(st.tuples(projects, names), min_size=1, max_size=12))
    return [replace(project, name=f"{place:02} {name}".strip()) for place, (project, name) in enumerate(found)]


# Drawing is slow: an example that fails is shown as it was found, not made smaller.
few = settings(max_examples=10, deadline=None, phases=[Stage.explicit, Stage.reuse, Stage.generate])


@few
@given(portfolios())
def test_every_chart_is_legible_and_on_its_surface(portfolio):
    findings = make_findings(portfolio)
    assert {
        key: found for key in CHARTS if (found := [f for sheet in draw(key, findings) for f in faults(sheet)])
    } == {}


@few
@given(portfolios())
def test_there_are_as_many_squares_as_projects(portfolio):
    findings = make_findings(portfolio)
    assert len(only("functional_areas", findings).bars) == len(portfolio)
    matrix = only("ministries_by_phase", findings)
    doubled = sum(project.phase is PILOT for project in portfolio)
    assert len(matrix.bars) == len(portfolio) + doubled  # the square of an experiment is two bars


@few
@given(portfolios())
def test_the_matrix_prints_the_counts_of_the_table(portfolio):
    sheet = only("ministries_by_phase", make_findings(portfolio))
    counted = Counter(project.ministry for project in portfolio)
    for ministry, projects_ in counted.items():
        label = fmt.ministry_label(ministry)
        assert sheet.beside(label) == [label, str(projects_)]


@few
@given(portfolios())
def test_the_bars_of_the_ministries_are_as_long_as_their_costs(portfolio):
    findings = make_findings(portfolio)
    costs: Counter[str] = Counter()
    for project in portfolio:
        costs[project.ministry] += project.cost_meur or Decimal(0)
    if not any(costs.values()):
        return
    sheet = only("cost_by_ministry", findings)
    lengths = {}
    for ministry, cost in costs.items():
        label = fmt.ministry_label(ministry)
        row = sheet.beside(label)
        assert row[1] == (plain(fmt.number(cost, 1)) if cost else "n. c.")
        if cost:
            bars = sheet.bars_beside(label)
            lengths[cost] = bars[-1].right - bars[0].left
            assert len(bars) == sum(p.ministry == ministry and p.cost_meur is not None for p in portfolio)
    longest = max(lengths)
    for cost, length in lengths.items():
        assert abs(length / lengths[longest] - float(cost / longest)) < 0.01  # a white gap, and the least visible bar


@few
@given(portfolios())
def test_the_brackets_print_counts_and_sums_of_the_table(portfolio):
    sheet = only("cost_brackets", make_findings(portfolio))
    for bracket in BRACKETS:
        inside = [p.cost_meur for p in portfolio if p.cost_meur is not None and bracket_of(p.cost) == bracket]
        row = sheet.beside(bracket.printed)
        place = row.index(bracket.printed)
        assert str(len(inside)) in row[:place]  # the names of large projects may stand between
        if any(p.cost_meur is not None for p in portfolio):
            assert row[place + 1] == (plain(fmt.number(sum(inside), 1)) if inside else "–")


@few
@given(portfolios())
def test_every_project_stands_once_on_the_timeline_with_its_end_and_late_ones_are_marked(portfolio):
    (sheet,) = draw("timeline", make_findings(portfolio))
    numbers = [words.split()[0] for words in sheet.words]
    for place, project in enumerate(portfolio):
        assert numbers.count(f"{place:02}") == 1
        name = next(words for words in sheet.words if words.split()[0] == f"{place:02}")
        said = sheet.beside(name)[1]
        end = project.planned_end
        if project.start is None:
            assert said == "dates non communiquées"
        elif end is None:
            assert said == "fin non fixée"
        else:
            late = project.phase is not COMPLETED and end.plus(1).first_day < AS_OF.replace(day=1)
            assert said == f"{end.number:02}/{end.year}" + (", échéance passée" if late else "")


@few
@given(portfolios())
def test_the_cover_has_a_line_for_each_project_that_it_can_show(portfolio):
    sheet = only("cover_lines", make_findings(portfolio))
    heights = {round(line.middle, 2) for line in sheet.lines if line.height < 0.1}
    dated = [project for project in portfolio if project.start is not None]
    assert len(heights) == len(dated or portfolio)
    assert {line.stroke for line in sheet.lines} <= {THEME.paper.upper(), THEME.a60.upper()}
