"""No word of the report is left untranslated: with every message masked and Greek data, nothing Latin remains."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from support.builders import make_findings, make_project
from support.composing import BLANK, report_of
from support.composing import texts_of as texts_of_view
from support.drawings import FONTS, HOUSE, THEME, chart_of
from support.greek import EDITIONS, anything, first_edition, rare_titles, whole_library, whole_past
from support.languages import latin, mask, texts_and_pictures
from support.series import every_change, movements_of, split_library
from tools import messages

from reportgen import formatting as fmt
from reportgen import sections
from reportgen.archive.erratum import erratum_for
from reportgen.charts import CHARTS, SERIES, Charts, draw_charts
from reportgen.measures.watch import load_limits
from reportgen.outputs import Material, SiteMaterial
from reportgen.outputs.files import ATTACHED
from reportgen.outputs.page import html_of
from reportgen.outputs.pdf.styles import SHEETS
from reportgen.outputs.press.announcement import announce
from reportgen.outputs.press.charts import chart_files
from reportgen.outputs.web.edition import web_edition
from reportgen.outputs.web.feed import feed
from reportgen.outputs.web.projects import project_pages
from reportgen.outputs.web.site import site_files
from reportgen.outputs.web.style import EDITION, SHARED, SITE
from reportgen.sections import table
from reportgen.sections.kit import movement_titles
from reportgen.sections.kit.card_history import events_of
from reportgen.sections.kit.context import Context
from reportgen.sections.watchlist import PROPOSED
from reportgen.values.edition import InputFile
from reportgen.values.findings import WatchRules
from reportgen.values.published import Erratum, KeptFile
from reportgen.values.views import Imprint, Picture
from reportgen.words.language import use_language

RULES = load_limits(HOUSE.read_text("watch.toml"))
TABLE = InputFile("projects.csv", b"")
# What may stand in Latin letters in any language: programs and typefaces, the table's name and its checksum.
PROGRAMS = {"reportgen": "0.1", "WeasyPrint": "70", "Jinja": "3"}
FORMATS = ("PDF", "CSV", "XLSX", "ODS", "JSON", "MD", "PNG", "SVG", "SQLITE", "XML")
ALLOWED = (
    *PROGRAMS,
    *FORMATS,
    "{n}",
    "{column}",
    "Source Serif 4",
    "Source Sans 3",
    "SIL Open Font License 1.1",
    TABLE.name,
    TABLE.sha256,
)
# Messages that stand elsewhere: the portal's quarter, what is written inside the PDF.
ELSEWHERE = {"1ᵉʳ trimestre {year}", "{number}ᵉ trimestre {year}", *(each.attached.words for each in ATTACHED)}
KNOWN = {messages.singular(message) for message in messages.messages(messages.extracted())}
FILES = tuple(
    KeptFile(name, 3_000_000, "")
    for name in (
        *("panorama-2020-T1.pdf", "index.html", "article.md", "cover.png", "share.png"),
        *(
            f"data/{name}"
            for name in ("projects.csv", "projects.xlsx", "projects.ods", "projects.json", "figures.json")
        ),
        *("data/dictionary.csv", "data/projects.schema.json", "data/datapackage.json", "charts/timeline.svg"),
        *(f"charts/{key}.png" for key in CHARTS if not key.startswith("spark_")),
    )
)


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


@dataclass(frozen=True, slots=True)
class Said:
    """Pages in the masked language, other words that go with them, and the messages that were asked for."""

    pages: tuple[str, ...]
    words: tuple[str, ...]
    messages: frozenset[str]


@cache
def said_of(name: str) -> Said:
    """Print one edition in the masked language, charts and all: the report, then the web edition with its files."""
    language = mask()
    with use_language(language):
        findings = replace(EDITIONS[name](), rules=RULES)
        findings = replace(findings, edition=replace(findings.edition, inputs=(TABLE,)))
        charts = draw_charts(findings, THEME, FONTS)
        report = sections.compose(findings, charts.pictures, imprint())
        material = Material(findings, charts, report, THEME, "", HOUSE.template_folders(), HOUSE.read_bytes, {})
        press = chart_files(material.press)
        pages = (
            html_of(report, HOUSE.template_folders()),
            web_edition(material.web, {each.name: b"" for each in FILES} | press),
        )
    sheets = [content for name, content in press.items() if name.endswith(".svg")]
    drawn = tuple(words for svg in sheets for words in _written(ET.fromstring(svg)))  # noqa: S314 - our own
    return Said(pages, drawn, frozenset(language.catalogue.said))


@cache
def said_around() -> Said:
    """Print what is said over all editions: every page of the archive."""
    language = mask()
    with use_language(language):
        library = whole_library(FILES)
        charts = draw_charts(library.newest, THEME, FONTS, SERIES)
        shelf = SiteMaterial(library, charts, THEME, HOUSE.template_folders(), HOUSE.read_bytes)
        pages = site_files(shelf, {"panorama.sqlite": b"", "catalog.json": b"", "feed.xml": feed(shelf)})
    html = tuple(content.decode() for name, content in pages.items() if name.endswith("html"))
    return Said(html, (), frozenset(language.catalogue.said))


def test_nothing_but_data_and_messages_stands_in_the_feed():
    with use_language(mask()):
        shelf = SiteMaterial(
            whole_library(FILES), Charts({}, {}, {}, FONTS), THEME, HOUSE.template_folders(), HOUSE.read_bytes
        )
        told = ET.fromstring(feed(shelf))  # noqa: S314
    read = [each.text or "" for each in told.iter() if each.tag.rpartition("}")[2] in {"title", "summary", "name"}]
    assert len(read) > 10
    assert list(latin(read)) == []


def texts_of(html: str) -> list[str]:
    """Read a page's texts, those of its attributes and those on its charts."""
    texts, pictures = texts_and_pictures(html)
    drawn = [base64.b64decode(each.partition(",")[2]) for each in pictures if each.startswith("data:")]
    return [*texts, *(words for svg in drawn for words in _written(ET.fromstring(svg)))]  # noqa: S314 - our own


def _written(svg: ET.Element) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter() if each.tag.rpartition("}")[2] in {"text", "title", "desc"}]


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_but_data_and_messages_stands_on_the_pages_and_on_the_sheets_for_the_press(edition):
    said = said_of(edition)
    assert list(latin([*said.words, *(words for page in said.pages for words in texts_of(page))], ALLOWED)) == []
    assert said.messages - KNOWN == set(), "said, and yet no catalogue will ever know it"


def test_nothing_but_data_and_messages_stands_in_the_archive():
    said = said_around()
    assert len(said.pages) > 15  # the editions, the projects, a page each
    assert list(latin([words for page in said.pages for words in texts_of(page)], ALLOWED)) == []
    assert said.messages - KNOWN == set()


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_but_data_and_messages_stands_in_the_announcement(edition):
    said = announced(edition)
    assert list(latin(said.words, ALLOWED)) == []
    assert said.messages - KNOWN == set()


@cache
def announced(edition: str) -> Said:
    """Write what the day of publication says; its addresses, and what the office names, are not the program's words."""
    language = mask()
    with use_language(language):
        findings = replace(EDITIONS[edition](), rules=RULES)
        words = tuple(announcement(findings, report_of(findings)))
    return Said((), words, frozenset(language.catalogue.said))


def announcement(findings, report) -> list[str]:
    article = announce(findings, report)
    files = tuple(("", words) for _, words in article.data)
    return list(texts_of_view(replace(article, date="", categories=(), tags=(), page="", cover="", data=files)))


def test_the_marks_are_seen():
    drawing = base64.b64encode(b"<svg><text>Total</text></svg>").decode()
    html = f'<p title="Grand">жжж</p><img alt="Ω" src="data:image/svg+xml;base64,{drawing}">'
    assert list(latin(texts_of(html))) == ["Grand", "Total"]
    assert list(latin(["Jinja 3", "Jinja est"], ["Jinja"])) == ["Jinja est"]


def test_the_style_sheets_hold_no_words():
    """What CSS writes comes from attributes, which the templates fill from the catalogues."""
    for sheet in (*(f"css/{name}" for name in SHEETS), SHARED, EDITION, SITE):
        for value in re.findall(r"content:([^;}]*)", HOUSE.read_text(sheet)):
            words = "".join(re.findall(r'"([^"]*)"', value))
            assert not any(letter.isalpha() for letter in re.sub(r"\\[0-9a-f]+", "", words)), (sheet, value)


def test_what_is_said_of_the_files_inside_the_pdf_is_in_the_catalogues():
    known = {message.id for message in messages.messages(messages.extracted())}
    assert {each.attached.words for each in ATTACHED} <= known


def test_what_the_watch_list_proposes_as_delivered_is_in_the_catalogues():
    assert set(RULES.support.values()) == set(PROPOSED)


def test_every_message_of_the_report_is_said_by_some_edition():
    """So the masked editions prove what they are meant to: no sentence hides in a state that they do not show."""
    language = mask()
    with use_language(language):
        for rule in (movement_titles.movements, movement_titles.watchlist):  # what an edition leaves out is said too
            assert list(latin([rule(make_findings([make_project()])).text])) == []
        assert list(latin([*map(fmt.in_words, range(17)), *map(fmt.share, (Decimal("0.4"), Decimal("99.6")))])) == []
        for seed, found in enumerate((*map(anything, range(60)), *rare_titles())):
            findings = replace(found, rules=RULES if seed % 2 else WatchRules())
            pictures = {key: (Picture(BLANK, 9, 9, chart_of(key, findings).alternative),) for key in CHARTS}
            report = sections.compose(findings, pictures, Imprint(PROGRAMS))
            assert list(latin(words_in(report), (*ALLOWED, "#"))) == []
            assert list(latin(announcement(findings, report), ALLOWED)) == []
        for findings in every_change():
            assert list(latin(changes_told(findings), ALLOWED)) == []
        pages = [(page.status, *page.history) for page in project_pages(split_library())]
        assert list(latin([words for page in pages for words in page], ALLOWED)) == []
    everywhere = (*(each(name) for name in EDITIONS for each in (said_of, announced)), said_around())
    said = language.catalogue.said.union(*(each.messages for each in everywhere))
    silent = {messages.singular(each) for each in messages.messages(messages.extracted()) if of_the_report(each)} - said
    assert silent == ELSEWHERE


def changes_told(findings):
    """Say all that is said of the changes since the edition before."""
    yield movement_titles.cost_bridge(findings).text
    yield movement_titles.movements(findings).text
    yield from texts_of_view(movements_of(findings))
    yield from texts_of_view(table.compose(Context(findings, {}, Imprint(PROGRAMS))))
    for history in findings.histories.values():
        yield from events_of(history, findings.held)


def of_the_report(message) -> bool:
    """Tell whether a message is the report's, not one that other outputs alone print."""
    places = {place for place, _ in message.locations}
    own = (
        "reportgen/sections/",
        "reportgen/charts/",
        "reportgen/formatting/",
        "templates/",
        "reportgen/outputs/",
        "reportgen/portfolio/__init__.py",
    )
    return any(place.startswith(own) for place in places - {"reportgen/formatting/citation.py"})


def words_in(report) -> list[str]:
    return texts_of(html_of(report, HOUSE.template_folders()))
