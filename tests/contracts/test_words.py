"""No word of the report is left untranslated: with every message masked and Greek data, nothing Latin remains."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import messages
import pytest
from builders import make_findings, make_project
from drawings import HOUSE, THEME, use_bundled_fonts
from greek import EDITIONS, anything, first_edition, whole_past
from languages import latin, mask, texts_and_pictures

from reportgen import formatting as fmt
from reportgen import sections
from reportgen.charts import CHARTS, draw_charts
from reportgen.erratum import erratum_for
from reportgen.findings import Erratum, WatchRules
from reportgen.language import Language, speaking
from reportgen.model import InputFile
from reportgen.outputs import ENCLOSED
from reportgen.outputs.page import html_of
from reportgen.outputs.styles import SHEETS
from reportgen.sections import movement_titles
from reportgen.sections.watchlist import PROPOSED
from reportgen.views import Imprint, Picture
from reportgen.watch import load_limits

RULES = load_limits(HOUSE.read_text("watch.toml"))
TABLE = InputFile("projects.csv", b"")
# What may stand in Latin letters in any language: programs and typefaces, the table's name and its checksum.
PROGRAMS = {"reportgen": "0.1", "WeasyPrint": "70", "Jinja": "3"}
ALLOWED = (*PROGRAMS, "Source Serif 4", "Source Sans 3", "SIL Open Font License 1.1", TABLE.name, TABLE.sha256)
# Messages that this report never says: the quarter's name serves other outputs.
ELSEWHERE = {"1ᵉʳ trimestre {year}", "{number}ᵉ trimestre {year}"}


def imprint() -> Imprint:
    """Carry all that a report can: a logo, a draft's mark, and errata that tell everything."""
    before, after = first_edition().edition, whole_past().edition
    alpha, *_ = before.projects
    changed = replace(
        alpha, description="", phase=before.projects[1].phase, interministerial=None, cost=before.projects[1].cost
    )
    again = replace(
        before, projects=(changed, *before.projects[2:]), info=after.info, editorial=replace(before.editorial, lead="Ω")
    )
    return Imprint(
        PROGRAMS, "reportgen:logo.png", (erratum_for(before, again, 2, "λόγος"), Erratum(3, "λόγος", ())), draft=True
    )


@cache
def said_of(name: str) -> tuple[Language, str]:
    """Print one edition in the masked language, charts and all."""
    language = mask()
    with speaking(language):
        findings = replace(EDITIONS[name](), rules=RULES)
        findings = replace(findings, edition=replace(findings.edition, inputs=(TABLE,)))
        pictures = draw_charts(findings, THEME, HOUSE.asset("fonts/SourceSans3-Regular.ttf").parent).pictures
        report = sections.compose(findings, pictures, imprint())
        return language, html_of(report, HOUSE.template_folders())


def texts_of(html: str) -> list[str]:
    """Read a page's texts, those of its attributes and those on its charts."""
    texts, pictures = texts_and_pictures(html)
    drawn = [base64.b64decode(each.partition(",")[2]) for each in pictures if each.startswith("data:")]
    return [*texts, *(words for svg in drawn for words in _written(ET.fromstring(svg)))]  # noqa: S314 - our own


def _written(svg: ET.Element) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter() if each.tag.rpartition("}")[2] in {"text", "title", "desc"}]


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_but_data_and_messages_stands_on_the_pages(edition):
    assert list(latin(texts_of(said_of(edition)[1]), ALLOWED)) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_message_that_is_said_is_in_the_catalogues(edition):
    """A message inside an f-string, or one put together, is said and yet no catalogue will ever know it."""
    known = {messages.singular(message) for message in messages.messages(messages.extracted())}
    assert said_of(edition)[0].catalogue.said - known == set()


def test_the_marks_are_seen():
    drawing = base64.b64encode(b"<svg><text>Total</text></svg>").decode()
    html = f'<p title="Grand">жжж</p><img alt="Ω" src="data:image/svg+xml;base64,{drawing}">'
    assert list(latin(texts_of(html))) == ["Grand", "Total"]
    assert list(latin(["Jinja 3", "Jinja est"], ["Jinja"])) == ["Jinja est"]


def test_the_style_sheets_hold_no_words():
    """What CSS writes comes from attributes, which the templates fill from the catalogues."""
    for sheet in SHEETS:
        for value in re.findall(r"content:([^;}]*)", HOUSE.read_text("css", sheet)):
            words = "".join(re.findall(r'"([^"]*)"', value))
            assert not any(letter.isalpha() for letter in re.sub(r"\\[0-9a-f]+", "", words)), (sheet, value)


def test_what_is_said_of_the_files_inside_the_pdf_is_in_the_catalogues():
    known = {message.id for message in messages.messages(messages.extracted())}
    assert {description for description, _ in ENCLOSED.values()} <= known


def test_what_the_watch_list_proposes_as_delivered_is_in_the_catalogues():
    assert set(RULES.support.values()) == set(PROPOSED)


def test_every_message_of_the_report_is_said_by_some_edition():
    """So the masked editions prove what they are meant to: no sentence hides in a state that they do not show."""
    language = mask()
    use_bundled_fonts()
    with speaking(language):
        for rule in (movement_titles.movements, movement_titles.watchlist):  # what an edition leaves out is said too
            assert list(latin([rule(make_findings([make_project()])).text])) == []
        assert list(latin(map(fmt.in_words, range(17)))) == []
        for seed in range(60):
            findings = replace(anything(seed), rules=RULES if seed % 2 else WatchRules())
            pictures = {key: (Picture("", 9, 9, chart.describe(findings)),) for key, chart in CHARTS.items()}
            report = sections.compose(findings, pictures, Imprint(PROGRAMS))
            assert list(latin(words_in(report), (*ALLOWED, "#"))) == []
    said = language.catalogue.said.union(*(said_of(name)[0].catalogue.said for name in EDITIONS))
    silent = {messages.singular(each) for each in messages.messages(messages.extracted()) if of_the_report(each)} - said
    assert silent == ELSEWHERE


def of_the_report(message) -> bool:
    """Tell whether a message is the report's, not one that other outputs alone print."""
    places = {place for place, _ in message.locations}
    own = (
        "reportgen/sections/",
        "reportgen/charts/",
        "reportgen/formatting/",
        "templates/parts/",
        "templates/sections/",
    )
    return any(place.startswith(own) for place in places)


def words_in(report) -> list[str]:
    return texts_of(html_of(report, HOUSE.template_folders()))
