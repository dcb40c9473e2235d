"""Who is who: small examples of what makes two projects one, and of what does not."""

from __future__ import annotations

from datetime import date

import pytest
from support.builders import make_project

from reportgen.identity import Identifier
from reportgen.identity.decisions import Decision, with_decisions
from reportgen.identity.evidence import name_likeness
from reportgen.identity.handwriting import add_decisions
from reportgen.identity.registry import Different, KnownMinistry, KnownProject, Registry, parse_registry
from reportgen.identity.trace import trace
from reportgen.values.comparison import Method
from reportgen.values.dates import Quarter
from reportgen.values.errors import Refused, UsageError
from reportgen.values.project import NotEstimated

T1, T2, T3 = Quarter(2020, 1), Quarter(2020, 2), Quarter(2020, 3)
PAY = "Calcule la paie des agents du ministère et remplace trois applications anciennes."


def identify(old, new, registry=None):
    ids = {project.name: project.name for project in old}
    return Identifier(ids, registry or Registry()).identify(old, new, (T1, T2))


def pairs(found):
    return {(match.old.name, match.new.name, str(match.method)) for match in found.matches}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Éclair", "ECLAIR"),
        ("France Connect phase II", "FRANCECONNECT PHASE 2"),
        ("MISTR@L", "Mistral"),
        ("Alizé – Lot 1", "ALIZE (lot 1)"),
    ],
)
def test_the_same_name_spelt_otherwise_is_the_same_project(old, new):
    assert pairs(identify([make_project(name=old)], [make_project(name=new)])) == {(old, new, "exact")}


def test_an_acronym_is_known_in_its_expansion():
    assert name_likeness("LSU", "Livret scolaire unique") >= 0.8
    assert name_likeness("LSU", "Portail des armées") < 0.6


def test_a_name_inside_a_longer_one_is_found_when_the_rest_agrees():
    old = make_project(name="Refonte de la paie Harmonie et fusion des métiers", description=PAY)
    new = make_project(name="HARMONIE", description=PAY)
    assert pairs(identify([old], [new])) == {(old.name, new.name, "similar")}


def test_a_name_alone_is_never_sure():
    old = make_project(name="Harmonie des ports", description="Suit les bateaux.", cost=80, functional_area="Mer")
    new = make_project(name="Harmonie", description=PAY, start=None, cost=NotEstimated(), duration_years=None)
    found = identify([old], [new])
    assert found.matches == ()
    assert found.left == (old,)


def test_a_second_version_begun_later_is_another_project():
    first = make_project(name="Écrous", start=date(2010, 1, 1), description=PAY)
    second = make_project(name="Écrous V2", start=date(2020, 1, 1), description=PAY)
    found = identify([first], [second])
    assert found.matches == ()


def test_two_projects_that_both_look_like_one_are_left_to_a_person():
    old = make_project(name="Paie des agents", description=PAY)
    twins = [
        make_project(name="Paie des agents, nord", description=PAY),
        make_project(name="Paie des agents, sud", description=PAY),
    ]
    found = identify([old], twins)
    assert found.matches == ()
    assert {each.new.name for each in found.undecided} == {"Paie des agents, nord", "Paie des agents, sud"}
    assert all(each.candidates[0].old == old for each in found.undecided)
    assert "descriptions alike" in found.undecided[0].candidates[0].evidence


def test_a_renamed_ministry_is_no_move_and_another_one_is():
    old = make_project(ministry="Ministère de l’Écologie, de l’Énergie et de la Mer")
    (kept,) = identify([old], [make_project(ministry="Ministère de la Transition écologique et de l’Énergie")]).matches
    (moved,) = identify([old], [make_project(ministry="Ministère des Armées")]).matches
    assert (kept.moved, moved.moved) == (False, True)


def test_a_decision_knows_ministries_that_share_no_word():
    known = Registry(ministries=(KnownMinistry("armees", ("Ministère de la Défense", "Ministère des Armées")),))
    old = make_project(ministry="Ministère de la Défense")
    (match,) = identify([old], [make_project(ministry="Ministère des Armées")], known).matches
    assert not match.moved


def test_a_persons_decision_overrules_everything():
    old = make_project(name="Lune", description="Astronomie.", cost=3)
    new = make_project(name="Soleil", description=PAY, cost=90)
    decided = Registry((KnownProject("astre", {"2020-T1": "Lune", "2020-T2": "Soleil"}),))
    (match,) = identify([old], [new], decided).matches
    assert match.method is Method.REGISTRY
    apart = Registry(different=(Different("Alizé", "Alizé"),))
    assert identify([make_project()], [make_project()], apart).matches == ()


def test_decisions_are_added_to_what_was_known():
    registry = with_decisions(
        Registry(),
        (T1, T2),
        {"Lune": "lune", "Mars": "mars"},
        [Decision("Soleil", "Lune"), Decision("X", "Mars", same=False)],
    )
    assert registry.projects == (KnownProject("lune", {"2020-T1": "Lune", "2020-T2": "Soleil"}),)
    assert registry.different == (Different("Mars", "X"),)
    again = with_decisions(registry, (T2, T3), {"Soleil": "other"}, [Decision("Étoile", "Soleil")])
    assert again.projects[0].names == {"2020-T1": "Lune", "2020-T2": "Soleil", "2020-T3": "Étoile"}


def test_a_project_keeps_its_id_through_renames_and_absence():
    first = [make_project(name="Lune", description=PAY), make_project(name="Mars", cost=70, start=date(2011, 1, 1))]
    second = [make_project(name="Mars", cost=70, start=date(2011, 1, 1))]
    third = [make_project(name="LUNE", description=PAY), make_project(name="Mars", cost=70, start=date(2011, 1, 1))]
    steps = trace([(T1, first), (T2, second), (T3, third)], Registry())
    assert steps[0].ids["Lune"] == steps[2].ids["LUNE"] == "lune"
    assert [match.new.name for match in steps[2].returned] == ["LUNE"]
    assert steps[1].since.left == (first[0],)


def test_two_projects_of_one_name_get_two_ids():
    later = make_project(
        name="Lune", start=date(2035, 1, 1), ministry="Ministère des Armées", description="Vole.", cost=900
    )
    steps = trace([(T1, [make_project(name="Lune", description=PAY)]), (T2, [later])], Registry())
    assert steps[1].ids == {"Lune": "lune-2"}


def test_a_decided_id_is_given_to_no_other_project_of_the_edition():
    first = make_project(name="Lune", description=PAY)
    decided = make_project(name="Mars", cost=70, start=date(2011, 1, 1))
    registry = Registry((KnownProject("lune", {"2020-T1": "Mars"}),))
    assert trace([(T1, [first, decided])], registry)[0].ids == {"Mars": "lune", "Lune": "lune-2"}


def test_a_decided_id_that_a_continued_project_has_already_is_not_given_twice():
    first = make_project(name="Lune", description=PAY)
    other = make_project(name="Mars", cost=70, start=date(2011, 1, 1))
    registry = Registry((KnownProject("lune", {"2020-T2": "Mars"}),))
    steps = trace([(T1, [first]), (T2, [first, other])], registry)
    assert len(set(steps[1].ids.values())) == 2


def test_decisions_read_back_as_they_were_written():
    registry = Registry(
        (
            KnownProject("a", {"2020-T1": 'Un "beau" nom', "2020-T2": "É\\tÉ"}),
            KnownProject("b", {"2020-T2": "Deux"}),
        ),
        (Different("Un", "Deux"),),
    )
    text = add_decisions("", registry)
    assert parse_registry(text) == registry
    assert add_decisions(text, registry) == text


KEPT = """\
# Tenu par C. Durand.

[[project]] # vu avec la DSI
id = "lune"
[project.names]
2020-T1 = "Lune"   # nom d’origine

# Ces deux-là se ressemblent.
[[different]]
old = "Mars"
new = "Vénus"

[[project]]
id = "astre"
note = "voir le courrier du 3 mars"
names = { 2020-T1 = "Astre" } # sur une ligne
  [[project]]
  id = "ciel"
  names.2020-T1 = '''Ciel'''
# la fin"""


def test_what_a_person_wrote_stays_where_it_is():
    known = parse_registry(KEPT)
    ids = {"Lune": "lune", "Astre": "astre", "Ciel": "ciel", "Mars": "mars"}
    decisions = [
        *(Decision("Lune 2", "Lune"), Decision("Soleil", "Astre"), Decision("Cieux", "Ciel")),
        *(Decision("Mars V2", "Mars"), Decision("Pluton", "Mars", same=False)),
    ]
    added = with_decisions(known, (T1, T2), ids, decisions)
    said = add_decisions(KEPT, added)
    assert parse_registry(said) == added
    assert said == KEPT.replace('"Lune"   # nom d’origine\n', '"Lune"   # nom d’origine\n2020-T2 = "Lune 2"\n').replace(
        '{ 2020-T1 = "Astre" }', '{ 2020-T1 = "Astre", 2020-T2 = "Soleil" }'
    ).replace("'''Ciel'''\n", "'''Ciel'''\n  names.2020-T2 = \"Cieux\"\n") + (
        '\n\n[[project]]\nid = "mars"\n[project.names]\n2020-T1 = "Mars"\n2020-T2 = "Mars V2"\n'
        '\n[[different]]\nold = "Mars"\nnew = "Pluton"\n'
    )


def test_a_name_that_was_decided_otherwise_is_replaced_in_its_place():
    text = '[[project]]\nid = "lune"\n[project.names]\n2020-T1 = "Lune"\n2020-T2 = "Sélène" # à revoir\n'
    added = with_decisions(parse_registry(text), (T1, T2), {"Lune": "lune"}, [Decision("Soleil", "Lune")])
    assert add_decisions(text, added) == text.replace("Sélène", "Soleil")


def test_a_layout_without_room_for_a_decision_is_said_and_nothing_is_lost():
    text = 'project = [{ id = "lune", names = { 2020-T1 = "Lune" } }]\n'
    added = with_decisions(parse_registry(text), (T1, T2), {"Mars": "mars"}, [Decision("Arès", "Mars")])
    with pytest.raises(UsageError, match="Nothing was written"):
        add_decisions(text, added)


def test_every_fault_of_the_registry_is_named():
    text = """
[[project]]
id = "a"
[project.names]
"2020" = "Un"
[[project]]
id = "a"
nom = "x"
names = { 2020-T1 = "Un" }
[[projet]]
id = "z"
[[different]]
old = "x"
"""
    with pytest.raises(Refused) as refused:
        parse_registry(text)
    assert [(each.location.row, each.location.column, each.found) for each in refused.value.problems] == [
        (5, "project 1, names.2020", '"2020"'),
        (6, "project 2", "a again"),
        (8, "project 2, nom", "nom"),
        (10, "projet", "projet"),
        (12, "different 1, new", "no such key"),
    ]
