"""The watch list: each rule finds what is beyond its threshold, with its numbers, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from support.builders import make_findings, make_project
from support.past import findings_over

from reportgen.measures.watch import RULES, load_limits
from reportgen.portfolio.phases import COMPLETED, DESIGN, ROLLOUT
from reportgen.values.errors import Refused
from reportgen.values.findings import Limits
from reportgen.values.project import NotEstimated


def alize(**values):
    """Make a project that no rule finds: it ends in 2022, and nothing is known of its beginnings."""
    return make_project(**({"name": "Alizé", "cost": 10} | values))


def found(*editions, rule: str) -> list[tuple[str, str, str, str | None]]:
    """Show the editions one after the other; what the rule says of the last: name, before, after, percent."""
    findings = findings_over([[each] for each in editions]) if len(editions) > 1 else make_findings(list(editions))
    return [
        (each.project.name, each.before, each.after, None if each.amount is None else f"{each.amount:.1f}")
        for each in findings.watched
        if each.rule == rule
    ]


def test_a_plain_project_is_not_watched():
    assert make_findings([alize()]).watched == ()
    assert findings_over([[alize()], [alize()]]).watched == ()


def test_growth_since_the_initial_estimate_counts_beyond_a_quarter_and_not_at_it():
    assert found(alize(cost=15, initial_cost_meur=Decimal(12)), rule="cost_growth") == []  # exactly 25 %
    assert found(alize(cost="15.1", initial_cost_meur=Decimal(12)), rule="cost_growth") == [
        ("Alizé", "12", "15.1", "25.8")
    ]
    assert found(alize(initial_duration_years=Decimal(3)), rule="duration_growth") == [("Alizé", "3", "4", "33.3")]


def test_without_an_initial_estimate_growth_starts_from_the_first_published_one():
    assert found(alize(cost=10), alize(cost=12), alize(cost=13), rule="cost_growth") == [("Alizé", "10", "13", "30.0")]
    assert found(alize(cost=NotEstimated()), alize(cost=13), rule="cost_growth") == []


def test_recent_growth_looks_at_the_last_edition_alone():
    assert found(alize(cost=10), alize(cost=20), alize(cost=22), rule="recent_cost") == []  # +10 % is the threshold
    assert found(alize(cost=10), alize(cost=20), alize(cost=23), rule="recent_cost") == [("Alizé", "20", "23", "15.0")]
    assert found(alize(), alize(duration_years=Decimal(5)), rule="recent_duration") == [("Alizé", "4", "5", "25.0")]


def test_a_phase_that_goes_back_is_named_from_where_to_where():
    back = (alize(phase=ROLLOUT), alize(phase=DESIGN))
    assert found(*back, rule="phase_back") == [("Alizé", "rollout", "design", None)]
    assert found(*reversed(back), rule="phase_back") == []


def test_a_new_initial_cost_is_pointed_out_since_every_deviation_then_starts_elsewhere():
    before, after = (alize(initial_cost_meur=Decimal(each)) for each in (8, 10))
    assert found(before, after, rule="rebaselined") == [("Alizé", "8", "10", "25.0")]
    assert found(before, before, rule="rebaselined") == []
    assert found(alize(), after, rule="rebaselined") == []  # an estimate that becomes known is none that was replaced


def test_a_planned_end_that_has_passed_counts_unless_the_project_is_over():
    late = {"start": date(2015, 1, 1), "duration_years": Decimal("4.25")}  # to April 2019
    assert found(alize(**late), rule="overdue") == [("Alizé", "2019-04", "", None)]
    assert found(alize(**late, phase=COMPLETED), rule="overdue") == []


def test_unchanged_for_four_editions_is_asked_about_while_the_project_runs():
    assert found(*[alize()] * 4, rule="unchanged") == [("Alizé", "", "", "4.0")]
    assert found(*[alize()] * 3, rule="unchanged") == []
    assert found(alize(cost=9), *[alize()] * 3, rule="unchanged") == []
    assert found(*[alize(phase=COMPLETED)] * 4, rule="unchanged") == []


def test_thresholds_and_supports_are_the_workspaces_own():
    rules = load_limits("[limits]\ngrowth_pct = 50\nunchanged_editions = 2\n[support]\noverdue = 'visite'\n")
    assert rules.limits == Limits(Decimal(50), Decimal(10), 2)
    assert rules.support == {"overdue": "visite"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[limits]\ngrowth = 50", "limits.growth"),
        ("[limits]\ngrowth_pct = 0", "limits.growth_pct"),
        ("[limits]\ngrowth_pct = true", "limits.growth_pct"),
        ("[support]\nlate = 'visite'", "support.late"),
        ("[support]\noverdue = 3", "support.overdue"),
        ("[limit]\n", "limit"),
        ("[limits", None),
    ],
)
def test_a_key_that_is_unknown_or_unfit_is_refused_by_name(text, named):
    with pytest.raises(Refused) as refused:
        load_limits(text)
    (problem,) = refused.value.problems
    assert (problem.location.file, problem.location.column) == ("watch.toml", named)


def test_every_rule_is_tried_above():
    tried = {"cost_growth", "duration_growth", "recent_cost", "recent_duration", "overdue", "phase_back"}
    assert set(RULES) == tried | {"rebaselined", "unchanged"}
