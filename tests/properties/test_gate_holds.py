"""Whatever comes before the gate, it answers: every finding has a name of its own, and says it in both languages."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import make_project
from support.gating import case_of

from reportgen.disk.workspace import Workspace, built_in
from reportgen.gate import judge
from reportgen.outputs.problems import problems_html, problems_json
from reportgen.portfolio.phases import PHASES
from reportgen.values.dates import Quarter
from reportgen.values.errors import Level
from reportgen.values.project import Amount, NotEstimated, Undisclosed

WORDS = st.one_of(st.sampled_from(["", "12,5 M€", "Le total : 40 M€.", "{{ x }} {0} <b>"]), st.text(max_size=20))
NAMES = ("Alizé", "Brise", "Cyclone", "{name}", "<script>", "C++", ":cyclone:", "?")
PROJECTS = st.builds(
    make_project,
    name=st.sampled_from(NAMES),
    description=WORDS,
    start=st.one_of(st.none(), st.dates(date(2005, 1, 1), date(2022, 1, 1))),
    duration_years=st.one_of(st.none(), st.sampled_from([Decimal("0.5"), Decimal(4), Decimal(48)])),
    phase=st.one_of(st.sampled_from(PHASES), st.just(Undisclosed())),
    cost=st.one_of(
        st.decimals(Decimal("0.001"), Decimal(20000), places=3).map(Amount),
        st.just(NotEstimated()),
        st.just(Undisclosed("secret")),
    ),
    initial_cost_meur=st.one_of(st.none(), st.sampled_from([Decimal(1), Decimal(12), Decimal(120)])),
)
EDITIONS = st.lists(PROJECTS, min_size=1, max_size=6, unique_by=lambda project: project.name)
DECLARED = st.dictionaries(
    st.sampled_from(["projects", "total_cost_bn_eur", "budget_deviation_pct"]),
    st.decimals(Decimal(0), Decimal(100), places=2),
)
HOME = Workspace(built_in())


@settings(deadline=None, max_examples=60)
@given(st.lists(EDITIONS, min_size=1, max_size=3), WORDS, DECLARED)
def test_every_finding_has_its_own_name_and_words(portfolios, editorial, declared):
    problems = judge(case_of(*portfolios, editorial=editorial, declared=declared))
    assert len({problem.id for problem in problems}) == len(problems)
    assert all(problem.id.startswith(problem.rule) and problem.expected and problem.advice for problem in problems)
    assert not any(problem.level is Level.ERROR for problem in problems)
    told = json.loads(problems_json(Quarter(2020, 1), problems))["problems"]
    assert [each["id"] for each in told] == [problem.id for problem in problems]
    for language in ("fr", "en"):
        page = problems_html(Quarter(2020, 1), problems, HOME.template_folders(), HOME.read_bytes, language=language)
        assert "<script" not in page
        assert page.count("<article") == len(problems)
