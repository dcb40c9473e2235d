"""Whatever the projects, projects.csv, .xlsx and .ods give them back as they were."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import make_edition

from reportgen.measures import measure
from reportgen.outputs.data.figures import figures_json
from reportgen.outputs.data.ods import ods
from reportgen.outputs.data.sheets import workbook
from reportgen.outputs.data.xlsx import xlsx
from reportgen.portfolio.phases import PHASES
from reportgen.portfolio.table import LINK_TEXT, project_table, projects_csv
from reportgen.readers import _table_of, assemble
from reportgen.readers.delimited import read_delimited
from reportgen.readers.editorial import read_editorial
from reportgen.readers.entries import read_entries
from reportgen.readers.markup import line, read_markup
from reportgen.readers.wordings import withheld_reason
from reportgen.theme import EXAMPLE, load_theme
from reportgen.values.project import PROGRAMME_LINK_TEXT, Amount, Link, NotEstimated, Project, Undisclosed

ODD = [
    "=1+1",
    "-",
    "'=a",
    "a & b",
    "&amp;",
    "&lt;b&gt;",
    "<b>",
    "« a » ; b",
    '"',
    "a\nb",
    "R&D;",
    "x\u00a0y",
    "• é\n- ù",
    "12",
    "1,50",
    "2017-01-01",
    "VRAI",
    "_x0041_",
    "x]]>y",
]
TEXT = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
LINE = TEXT.map(line)
NAME = LINE.filter(bool)
MINISTRY = NAME.filter(lambda text: "/" not in text)
PARAGRAPHS = TEXT.map(lambda raw: read_markup(raw).text)
ADDRESS = st.from_regex(r"https?://[a-z]{1,8}\.fr(/[a-zA-Z0-9_%=?&#-]{0,8}[a-z])?", fullmatch=True)
MEUR = st.decimals("0.000001", 99_999, places=6)
YEARS = st.integers(1, 1200).map(lambda months: Decimal(str(round(months / 12, 12))))
DAY = st.dates(date(1970, 1, 1), date(2100, 12, 31))


def links():
    """Links in the order in which a reader meets them: own ones, then the programmes'; each address once."""
    own = st.builds(Link, st.one_of(st.just(LINK_TEXT), NAME.filter(lambda text: text != PROGRAMME_LINK_TEXT)), ADDRESS)
    programme = st.builds(Link, st.just(PROGRAMME_LINK_TEXT), ADDRESS)
    some = st.lists(st.one_of(own, programme), max_size=4, unique_by=lambda link: link.url)
    return some.map(lambda found: tuple(sorted(found, key=lambda link: link.text == PROGRAMME_LINK_TEXT)))


@st.composite
def project(draw):
    reason = draw(LINE)
    withheld = st.just(Undisclosed(reason))
    return Project(
        name=draw(NAME),
        ministry=draw(MINISTRY),
        co_leads=tuple(draw(st.lists(MINISTRY, max_size=2))),
        ministry_acronym=draw(LINE),
        interministerial=draw(st.sampled_from([True, False, None])),
        description=draw(PARAGRAPHS),
        links=draw(links()),
        start=draw(st.none() | DAY),
        duration_years=draw(st.none() | YEARS),
        phase=draw(st.sampled_from(PHASES) | withheld),
        cost=draw(st.builds(Amount, MEUR) | st.just(NotEstimated()) | withheld),
        functional_area=draw(LINE),
        programme=draw(LINE),
        initial_cost_meur=draw(st.none() | MEUR),
        initial_duration_years=draw(st.none() | YEARS),
    )


WRITERS = {"projects.xlsx": xlsx, "projects.ods": ods}


def as_workbook(projects, name):
    edition = make_edition(projects)
    figures = measure(edition)
    book = workbook(edition.info, figures, figures_json(figures), project_table(projects))
    return WRITERS[name](book, load_theme(EXAMPLE))


def read_back(data, name="projects.csv"):
    table = _table_of(name, data)
    assert read_entries(table).problems == ()
    entries = assemble("2020-T1", [table], settings=None, editorial=read_editorial(b"")).entries
    return [entry.project for entry in entries]


@given(st.lists(project(), min_size=1, max_size=5))
def test_projects_come_back_as_they_were(projects):
    assert read_back(projects_csv(projects)) == projects


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40)
@given(projects=st.lists(project(), min_size=1, max_size=4))
def test_projects_come_back_from_a_workbook_as_they_were(name, projects):
    data = as_workbook(projects, name)
    assert read_back(data, name) == projects
    parts = zipfile.ZipFile(io.BytesIO(data))
    xml = b"".join(parts.read(each) for each in parts.namelist() if each.endswith(".xml"))
    assert b"<f>" not in xml
    assert b"table:formula=" not in xml


@given(st.lists(project(), min_size=1, max_size=3))
def test_no_cell_would_run_as_a_formula(projects):
    for row in read_delimited(projects_csv(projects)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@given(st.lists(project(), min_size=1, max_size=3))
def test_the_same_projects_give_the_same_bytes(projects):
    data = projects_csv(projects)
    assert projects_csv(read_back(data)) == data
    assert data.startswith(b"\xef\xbb\xbfProjet;Minist")


@given(TEXT)
def test_cleaning_a_text_twice_changes_nothing_unless_it_held_markup(raw):
    text = line(raw)
    if not set("<&'") & set(text):
        assert line(text) == text
        assert not withheld_reason(text) or withheld_reason(text) == text
