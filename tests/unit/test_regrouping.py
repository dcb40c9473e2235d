"""Splits and mergers that a person decided: the parts continue the whole, everywhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.past import comparison_over, findings_over
from support.series import WITHHELD, all_series, movements_of, project, shelved

from reportgen.identity.handwriting import add_decisions
from reportgen.identity.registry import KnownProject, Registry, parse_registry
from reportgen.outputs.data.movements import comparison_json
from reportgen.outputs.web.projects import project_pages
from reportgen.portfolio.phases import ROLLOUT
from reportgen.sections.kit.bridge_title import bridge_title
from reportgen.sections.kit.card_history import events_of
from reportgen.sections.kit.movement_titles import movements
from reportgen.values.causes import Cause

WHOLE, NORTH, SOUTH = (project(place, None).name for place in range(3))
# In December 2019 there is the whole; in March 2020 there are its parts.
SPLIT = Registry(
    (
        KnownProject("whole", {"2019-T3": WHOLE}, split_into=("north", "south")),
        KnownProject("north", {"2020-T1": NORTH}),
        KnownProject("south", {"2020-T1": SOUTH}),
    )
)
# In December 2019 there are two; in March 2020 the third, in their place.
MERGED = Registry(
    (
        KnownProject("whole", {"2019-T4": WHOLE}, merged_into="south"),
        KnownProject("north", {"2019-T4": NORTH}, merged_into="south"),
        KnownProject("south", {"2020-T1": SOUTH}),
    )
)


def edition(**costs):
    """Make an edition of the whole, the north, the south and another project, as far as each has a cost."""
    names = ("whole", "north", "south", "other")
    costs = {"other": "5"} | costs
    return [
        project(place, cost if cost == WITHHELD else Decimal(cost))
        for place, name in enumerate(names)
        if (cost := costs.get(name)) is not None
    ]


def spaced(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_parts_of_a_split_neither_enter_nor_leave():
    comparison = comparison_over([edition(whole="10"), edition(north="6", south="7")], registry=SPLIT)
    assert (comparison.entered, comparison.left, comparison.undecided) == ((), (), ())
    (group,) = comparison.regrouped
    assert ([each.name for each in group.old], [each.name for each in group.new]) == ([WHOLE], [NORTH, SOUTH])
    assert group.ids == ("north", "south")


def test_a_split_of_known_costs_is_a_reestimate_in_the_bridge_and_a_cause_of_its_own():
    """10 M€ are 6 and 7 M€ now: 3 M€ more."""
    comparison = comparison_over([edition(whole="10"), edition(north="6", south="7")], registry=SPLIT)
    assert [(term.cause, term.total) for term in comparison.terms] == [(Cause.REGROUPED, 3)]
    bridge = comparison.bridge
    assert (bridge.entered, bridge.left, bridge.reestimated, bridge.current - bridge.previous) == (0, 0, 3, 3)
    assert spaced(bridge_title(comparison).text) == (
        "Le total progresse de 3,0 M€, dont 3,0 M€ de projets scindés ou réunis (coût connu pour 2 projets, puis 3)"
    )


@pytest.mark.parametrize(
    ("before", "after", "bridge"),
    [
        pytest.param(WITHHELD, ("6", "7"), {"newly_costed": 13, "no_longer_costed": 0}, id="the whole was withheld"),
        pytest.param("10", ("6", WITHHELD), {"newly_costed": 0, "no_longer_costed": -4}, id="a part is withheld"),
        pytest.param("10", ("12", WITHHELD), {"newly_costed": 2, "no_longer_costed": 0}, id="and the other is dearer"),
    ],
)
def test_a_split_of_which_a_cost_is_unknown_is_no_reestimate(before, after, bridge):
    north, south = after
    found = comparison_over([edition(whole=before), edition(north=north, south=south)], registry=SPLIT).bridge
    assert {name: getattr(found, name) for name in bridge} == bridge
    assert found.reestimated == 0
    assert found.previous + found.newly_costed + found.no_longer_costed == found.current


def test_a_merger_is_followed_too():
    comparison = comparison_over([edition(whole="10", north="4"), edition(south="15")], registry=MERGED)
    assert (comparison.entered, comparison.left) == ((), ())
    assert [(term.cause, term.total) for term in comparison.terms] == [(Cause.REGROUPED, 1)]


def test_a_project_may_be_merged_into_one_that_was_there():
    into = Registry(
        (KnownProject("north", {"2019-T4": NORTH}, merged_into="whole"), KnownProject("whole", {"2019-T4": WHOLE}))
    )
    comparison = comparison_over([edition(whole="10", north="4"), edition(whole="15")], registry=into)
    (group,) = comparison.regrouped
    assert ([each.name for each in group.old], [each.name for each in group.new]) == ([WHOLE, NORTH], [WHOLE])
    assert [match.new.name for match in comparison.continued] == [project(3, None).name]


def test_a_part_may_keep_the_name_of_the_whole():
    kept = Registry(
        (
            KnownProject("whole", {"2019-T4": WHOLE}, split_into=("rest", "south")),
            KnownProject("rest", {"2020-T1": WHOLE}),
            KnownProject("south", {"2020-T1": SOUTH}),
        )
    )
    findings = findings_over([edition(whole="10"), edition(whole="6", south="7")], registry=kept)
    (group,) = findings.comparison.regrouped
    assert group.ids == ("rest", "south")
    assert [len(findings.tracks[name]) for name in (WHOLE, SOUTH)] == [1, 1]


def test_parts_without_an_entry_are_known_by_their_names():
    named = Registry((KnownProject("whole", {"2019-T4": WHOLE}, split_into=(NORTH, SOUTH)),))
    comparison = comparison_over([edition(whole="10"), edition(north="6", south="7")], registry=named)
    assert len(comparison.regrouped[0].new) == 2


@pytest.mark.parametrize("parts", [(WHOLE, SOUTH), ("whole", SOUTH)])
def test_a_split_off_part_is_split_off_once(parts):
    """South leaves the whole in the second edition; in the third both go on."""
    decided = Registry((KnownProject("whole", {"2019-T3": WHOLE}, split_into=parts),))
    editions = [edition(whole="10"), edition(whole="6", south="7"), edition(whole="6", south="8")]
    assert len(comparison_over(editions[:2], registry=decided).regrouped) == 1
    comparison = comparison_over(editions, registry=decided)
    assert (comparison.regrouped, len(comparison.continued)) == ((), 3)


def test_once_split_the_parts_go_on_as_any_project():
    editions = [edition(whole="10"), edition(north="6", south="7"), edition(north="8", south="7")]
    decided = Registry(
        (
            KnownProject("whole", {"2019-T3": WHOLE}, split_into=("north", "south")),
            KnownProject("north", {"2019-T4": NORTH}),
            KnownProject("south", {"2019-T4": SOUTH}),
        )
    )
    findings = findings_over(editions, registry=decided)
    assert findings.comparison.regrouped == ()
    assert [match.id for match in findings.comparison.continued][:2] == ["north", "south"]
    assert [each.project.name for each in findings.histories[NORTH]] == [WHOLE, NORTH, NORTH]
    assert (
        spaced(events_of(findings.histories[NORTH], findings.held)[0])
        == f"12/2019 : issu de la scission du projet {WHOLE}."
    )


def test_the_card_of_a_part_begins_with_the_wholes_history():
    """The whole moved on a phase in December, and was split in March."""
    first, second = edition(whole="10"), edition(whole="10")
    second[0] = replace(second[0], phase=ROLLOUT)
    findings = findings_over([first, second, edition(north="6", south="7")], registry=SPLIT)
    assert [spaced(each) for each in events_of(findings.histories[NORTH], findings.held)] == [
        f"03/2020 : issu de la scission du projet {WHOLE}.",
        "12/2019 : conception / réalisation → déploiement.",
    ]


def test_the_card_of_what_was_merged_names_what_it_unites():
    findings = findings_over([edition(whole="10", north="4"), edition(south="15")], registry=MERGED)
    (event,) = events_of(findings.histories[SOUTH], findings.held)
    assert spaced(event) == f"03/2020 : réunit {WHOLE} et {NORTH}."


def test_no_rule_compares_a_part_with_the_whole():
    """South costs three times what the whole did: that is no growth of its own."""
    findings = findings_over([edition(whole="10"), edition(north="6", south="30")], registry=SPLIT)
    assert [each for each in findings.watched if "growth" in each.rule or "recent" in each.rule] == []
    assert findings.figures.budget.projects == 1  # the other project alone has a past of its own


def test_movements_say_what_was_split_and_count_no_part():
    findings = findings_over([edition(whole="10"), edition(north="6", south="7")], registry=SPLIT)
    assert movements(findings).text == "Depuis décembre 2019,\naucune entrée, aucune sortie"
    assert [spaced(each) for each in movements_of(findings).sentences] == [
        f"Sont scindés : {WHOLE} (en {NORTH} et {SOUTH})."
    ]


def test_compare_gives_each_project_one_place_and_the_group_beside_them():
    told = comparison_json(comparison_over([edition(whole="10"), edition(north="6", south="7")], registry=SPLIT))
    assert [
        (each["new_name"], each["old_name"], each["method"], each["cost_change_meur"]) for each in told["continued"]
    ][1:] == [(NORTH, WHOLE, "registry", None), (SOUTH, WHOLE, "registry", None)]
    assert (told["entered"], told["left"]) == ([], [])
    assert told["regrouped"] == [{"old_names": [WHOLE], "new_names": [NORTH, SOUTH], "cost_change_meur": 3.0}]


def test_what_was_split_does_not_come_back_in_a_part_that_comes_later():
    """North comes with the split; a project like the whole an edition later is no return of it."""
    decided = Registry(
        (
            KnownProject("whole", {"2019-T3": WHOLE}, split_into=("north", "south")),
            KnownProject("north", {"2019-T4": NORTH}),
        )
    )
    editions = [edition(whole="10"), edition(north="6"), edition(north="6", whole="3")]
    assert findings_over(editions, registry=decided).returned == ()


def test_the_page_of_the_whole_leads_on_to_its_parts_and_theirs_come_from_it():
    library = shelved(edition(whole="10"), edition(north="6", south="7"), registry=SPLIT)
    pages = {page.address: page for page in project_pages(library)}
    assert (
        spaced(pages["whole"].status)
        == f"Suivi jusqu’en décembre 2019, 1 édition ; se poursuit dans {NORTH} et {SOUTH}"
    )
    north = pages["north"]
    assert spaced(north.status) == "Suivi depuis mars 2020, 1 édition"
    assert ([sight.cost for sight in north.sights], [spaced(each) for each in north.history]) == (
        ["6,0"],
        [f"03/2020 : issu de la scission du projet {WHOLE}."],
    )


WRITTEN = """\
[[project]]
id = "whole"
names = { 2019-T4 = "Oasis" }
split_into = ["north", "south"] # vu avec la DSI

[[project]]
id = "alize"
merged_into = "brise"
[project.names]
2019-T4 = "Alizé"
"""


def test_a_registry_with_such_decisions_is_read_and_kept():
    registry = parse_registry(WRITTEN)
    assert [(each.split_into, each.merged_into) for each in registry.projects] == [
        (("north", "south"), ""),
        ((), "brise"),
    ]
    more = Registry((*registry.projects, KnownProject("dune", {"2019-T4": "Dune", "2020-T1": "Dune 2"})))
    said = add_decisions(WRITTEN, more)
    assert said.startswith(WRITTEN)
    assert parse_registry(said) == more


costs = st.sampled_from((WITHHELD, "10", "6", "4", "0.04"))


@settings(max_examples=80, deadline=None)
@given(series=all_series(), whole=costs, north=costs, south=costs)
def test_whatever_else_changes_the_terms_add_up_and_the_parts_are_in_no_list(series, whole, north, south):
    *earlier, before, now = series.portfolios
    last = [project(place, each if each == WITHHELD else Decimal(each)) for place, each in ((4, whole),)]
    parts = [project(place, each if each == WITHHELD else Decimal(each)) for place, each in ((5, north), (6, south))]
    taken = {each.name for each in (*last, *parts)}
    portfolios = [[each for each in one if each.name not in taken] for one in (*earlier, before, now)]
    portfolios[-2] += last
    portfolios[-1] += parts
    names = [each.name for each in parts]
    decided = Registry((KnownProject("whole", {"2019-T4": last[0].name}, split_into=tuple(names)),))
    comparison = comparison_over(portfolios, infos=series.infos, registry=decided)
    assert sum((term.total for term in comparison.terms), Decimal(0)) == comparison.change
    bridge = comparison.bridge
    terms = (bridge.entered, bridge.left, bridge.reestimated, bridge.newly_costed, bridge.no_longer_costed)
    assert bridge.previous + sum(terms) == bridge.current
    assert bridge.no_longer_costed <= 0
    told = comparison_json(comparison)
    assert not {*told["entered"], *told["left"]} & {last[0].name, *names}
    places = [*(each["new_name"] for each in told["continued"]), *told["entered"]]
    assert sorted(places) == sorted(each.name for each in portfolios[-1])
