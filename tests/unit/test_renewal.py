"""The next edition's files: a form holds exactly what was published, and settings carry over what holds."""

from __future__ import annotations

import tomllib
from datetime import date, time
from decimal import Decimal

import pytest
from support.builders import make_edition, make_project
from support.handing_in import one

from reportgen.checks import check, problems_of
from reportgen.checks.settings import edition_info
from reportgen.disk.workspace import Workspace, built_in
from reportgen.editions.first_files import NewEdition, settings_toml
from reportgen.editions.renewal import next_edition
from reportgen.outputs.data.form import choices_of, form
from reportgen.past import read_edition
from reportgen.readers import assemble, read_table
from reportgen.readers.editorial import read_editorial
from reportgen.settings import reader
from reportgen.settings.edition import EDITION
from reportgen.values.dates import Quarter
from reportgen.values.edition import ArticleInfo, DeviationMethod, Editorial, Licence, Publisher
from reportgen.values.errors import Level
from reportgen.values.project import Link, NotEstimated, Undisclosed

NEXT = Quarter(2020, 2)


def read_back(tmp_path, projects):
    path = tmp_path / "retour.xlsx"
    path.write_bytes(form("Un titre", date(2020, 6, 30), projects, choices_of(projects)))
    submission = assemble("2020-T2", [read_table(path)], settings=None, editorial=Editorial())
    errors = [each for each in submission.problems if each.level is Level.ERROR]
    assert errors == []
    return tuple(entry.project for entry in submission.entries)


@pytest.mark.parametrize("quarter", Workspace(built_in()).quarters(), ids=str)
def test_a_form_of_the_demonstration_reads_back_as_the_very_same_projects(tmp_path, quarter):
    projects = read_edition(Workspace(built_in()).edition_folder(quarter)).projects
    assert read_back(tmp_path, projects) == projects


def test_awkward_values_read_back_as_they_are(tmp_path):
    projects = (
        make_project(name="=SOMME(1)", description="a < b & c\nDeux lignes", cost="0.1", interministerial=None),
        make_project(name="-10", cost=NotEstimated(), duration_years=Decimal("5.41666666666667"), start=None),
        make_project(
            name="O’Brien", cost=Undisclosed("appel d’offres"), links=(Link("en savoir plus", "https://a.fr/?a=1&b=2"),)
        ),
        make_project(name="Duo", co_leads=("Ministère de la Culture",), initial_cost_meur=Decimal("12.345")),
    )
    assert read_back(tmp_path, projects) == projects


def test_the_same_projects_give_the_same_bytes():
    projects = (make_project(),)
    one_form, other = (form("Titre", date(2020, 6, 30), projects, choices_of(projects)) for _ in range(2))
    assert one_form == other


def test_each_lead_ministry_has_a_workbook_and_names_that_are_alike_are_told_apart():
    edition = make_edition(
        [
            make_project(name="A", ministry="Ministère de la Justice", co_leads=("Ministère des Armées",)),
            make_project(name="B", ministry="Ministere de la justice"),
            make_project(name="C", ministry="???"),
        ]
    )
    assert sorted(name for name in next_edition(edition, NEXT, "sent") if name.startswith("sent/")) == [
        "sent/2020-T2-justice-2.xlsx",
        "sent/2020-T2-justice.xlsx",
        "sent/2020-T2-ministere.xlsx",
    ]


def test_settings_say_what_is_known_and_are_understood():
    new = NewEdition(
        quarter=NEXT,
        number=11,
        published=date(2020, 7, 21),
        publisher=Publisher('Office "A"\\', "OA", "https://exemple.invalid/", "a@exemple.invalid"),
        licence=Licence("Une licence"),
        method=DeviationMethod("median", "weighted"),
        article=ArticleInfo(page="https://exemple.invalid/p", time=time(16, 44), tags=("l’un", "l’autre")),
        demonstration=True,
    )
    read = reader.read(EDITION, settings_toml(new))
    settings, problems = read.sound, read.problems
    assert problems == ()
    info = edition_info(settings)
    assert (info.number, info.quarter, info.as_of, info.published) == (11, NEXT, date(2020, 6, 30), date(2020, 7, 21))
    assert (info.publisher, info.licence, info.method) == (new.publisher, new.licence, new.method)
    assert (info.article, info.demonstration) == (new.article, True)
    assert info.declared == info.titles == {}


def test_a_begun_edition_lacks_nothing_but_its_table_and_its_date(tmp_path):
    files = next_edition(make_edition([make_project()]), NEXT, "sent")
    (tmp_path / "t.xlsx").write_bytes(files["sent/2020-T2-justice.xlsx"])
    settings = reader.read(EDITION, files["edition.toml"]).sound
    submission = assemble(
        "2020-T2", [read_table(tmp_path / "t.xlsx")], settings=settings, editorial=read_editorial(files["editorial.md"])
    )
    assert one(problems_of(submission), "no-publication-date").level is Level.WARNING
    edition = check(submission)
    assert edition.editorial.sections == ()
    assert "<!--" not in edition.editorial.lead
    assert "commentaire" not in edition.editorial.lead
    assert tomllib.loads(files["edition.toml"].decode())["quarter"] == "2020-T2"
