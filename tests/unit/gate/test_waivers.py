from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from support.builders import make_project
from support.gating import case_of, found
from support.handing_in import SOUND, folder, one

from reportgen.checks import check, problems_of
from reportgen.gate import judge
from reportgen.readers import read_submission
from reportgen.values.errors import Level, Waiver

ID = "cost-times-ten:alize:120"
GIVEN = Waiver(ID, "le périmètre a décuplé", "C. Durand", date(2020, 4, 20))
BEFORE, NOW = [make_project(name="Alizé", cost=12)], [make_project(name="Alizé", cost=120)]


def test_a_waiver_lets_exactly_its_finding_through():
    problems = found(BEFORE, NOW, waivers=[GIVEN])
    assert set(problems) == {ID}
    assert problems[ID].waiver == GIVEN
    assert problems[ID].level is Level.BLOCKING
    assert not problems[ID].stops


def test_a_waiver_ends_when_the_value_that_it_was_given_for_changes():
    later = [make_project(name="Alizé", cost=125)]
    problems = found(BEFORE, later, waivers=[GIVEN])
    assert problems["cost-times-ten:alize:125"].stops
    assert {problem.rule for problem in problems.values()} == {"cost-times-ten", "waiver-unused"}


def test_without_a_waiver_it_stops():
    assert found(BEFORE, NOW)[ID].stops


def test_a_waiver_of_another_id_lets_nothing_through_and_is_reported():
    other = Waiver("cost-times-ten:brise:120", "erreur", "C. Durand", date(2020, 4, 20))
    problems = found(BEFORE, NOW, waivers=[other])
    assert problems[ID].stops
    unused = problems["waiver-unused:cost-times-ten:brise:120"]
    assert unused.level is Level.WARNING
    assert ID in unused.advice


def test_a_warning_needs_no_waiver():
    later = [make_project(name="Alizé", cost=12, start=date(2018, 6, 1))]
    waiver = Waiver("start-moved:alize", "confirmé", "C. Durand", date(2020, 4, 20))
    problems = found(BEFORE, later, waivers=[waiver])
    assert {problem.rule for problem in problems.values()} == {"start-moved", "waiver-unused"}
    assert "warning" in next(each for each in problems.values() if each.rule == "waiver-unused").found


@pytest.mark.parametrize(
    ("waiver", "inherited"),
    [
        (Waiver(ID, "le périmètre a décuplé", "C. Durand", date(2019, 12, 31)), False),  # the last edition's own day
        (GIVEN, True),  # word for word in the last edition's folder
    ],
)
def test_a_waiver_ends_with_its_edition(waiver, inherited):
    case = case_of(BEFORE, NOW, waivers=[waiver])
    if inherited:
        (last,) = case.past
        case = replace(case, past=(replace(last, edition=replace(last.edition, waivers=(waiver,))),))
    problems = {problem.id: problem for problem in judge(case)}
    assert problems[ID].stops
    assert {problem.rule for problem in problems.values()} == {"cost-times-ten", "waiver-expired"}


def test_findings_of_one_name_are_told_apart():
    """By what they say, not by their row; of two that say the same, the second is numbered."""
    editorial = "Voir [ici](https://a.fr).\n\nVoir [ici](https://b.fr).\n\nVoir [ici](https://a.fr)."
    problems = found(BEFORE, BEFORE, editorial=editorial, declared={"projects": Decimal(4)})
    assert set(problems) == {
        "declared-differs:edition-toml-declared-projects",
        "link-without-words:editorial-md:ici-https-a-fr",
        "link-without-words:editorial-md:ici-https-b-fr",
        "link-without-words:editorial-md:ici-https-a-fr:2",
    }


WAIVER = '[[waiver]]\nid = "a:b"\nreason = "parce que"\nname = "C. Durand"\ndate = 2020-04-20\n'


def handed_in(tmp_path, text):
    home = folder(tmp_path, SOUND)
    (home / "waivers.toml").write_text(text, encoding="utf-8")
    return read_submission(home)


def test_waivers_are_read_and_kept_with_the_edition(tmp_path):
    submission = handed_in(tmp_path, WAIVER)
    assert submission.waivers == (Waiver("a:b", "parce que", "C. Durand", date(2020, 4, 20)),)
    edition = check(submission)
    assert edition.waivers == submission.waivers
    assert "waivers.toml" in {each.name for each in edition.inputs}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('reason = "parce que"\n', "", "waiver 1, reason"),
        ('"parce que"', '" "', "waiver 1, reason"),
        ('"C. Durand"', "3", "waiver 1, name"),
        ("2020-04-20", '"2020-04-20"', "waiver 1, date"),
        ("2020-04-20", "2020-04-20T10:00:00", "waiver 1, date"),
        ("date =", "day = 3\ndate =", "waiver 1, day"),
        ("[[waiver]]", "[waiver]", "waiver"),
        ("[[waiver]]", "[[derogation]]", "derogation"),
        ('id = "a:b"', "id = ", None),
    ],
)
def test_a_waiver_that_does_not_say_all_four_is_refused(tmp_path, old, new, where):
    problem = one(problems_of(handed_in(tmp_path, WAIVER.replace(old, new))), "unreadable-waiver")
    assert problem.level is Level.ERROR
    assert (problem.location.file, problem.location.column) == ("waivers.toml", where)
