"""The announcement: its sentences agree, its YAML holds any text, and a name in it can be nothing but a name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.builders import make_project
from support.greek import EDITIONS
from support.languages import ENGLISH, latin, mask
from support.past import findings_over

from reportgen.charts import CHARTS
from reportgen.outputs.press.announcement import Article, announce
from reportgen.outputs.press.article import markdown_of, office_words, plain, yaml_scalar
from reportgen.outputs.press.article_totals import IN_BILLIONS, projects_and_budget, total_sentence
from reportgen.sections import movements, watchlist
from reportgen.sections.kit.context import Context
from reportgen.statements import totals
from reportgen.values.dates import Quarter
from reportgen.values.edition import ArticleInfo, Editorial, EditorialSection
from reportgen.values.figures import Figures, Total
from reportgen.values.views import DocumentView, Imprint, ReportView
from reportgen.words.language import use_language

TEMPLATES = [Path(__file__).parents[2] / "templates"]
NO_FIGURES = Figures(
    quarter=Quarter(2020, 1),
    number=10,
    projects=0,
    interministerial=None,
    total_cost_meur=None,
    projects_with_cost=0,
    mean_duration_years=None,
    projects_with_duration=0,
    by_phase={},
    brackets=(),
    areas=(),
    ministries=(),
)


def figures(projects, interministerial, meur, number=10) -> Figures:
    total = None if meur is None else Decimal(meur)
    known = {"projects": projects, "interministerial": interministerial, "total_cost_meur": total, "number": number}
    known["projects_with_cost"] = 0 if total is None else projects
    return replace(NO_FIGURES, **known)


def with_spaces(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("given_figures", "said"),
    [
        (
            figures(44, 8, 1560),
            (
                "Au total, cette 10e édition du panorama passe en revue 44 projets, dont 8 à portée interministérielle, pour "
                "un budget global prévisionnel de 1,56 milliard d’euros."
            ),
        ),
        (
            figures(1, 0, "12.5", number=1),
            (
                "Au total, cette 1re édition du panorama passe en revue 1 projet, sans portée interministérielle, pour un "
                "budget global prévisionnel de 12,5 millions d’euros."
            ),
        ),
        (
            figures(1, 1, 2),
            (
                "Au total, cette 10e édition du panorama passe en revue 1 projet, à portée interministérielle, pour un budget "
                "global prévisionnel de 2,0 millions d’euros."
            ),
        ),
        (
            figures(21, 0, 980),
            (
                "Au total, cette 10e édition du panorama passe en revue 21 projets, dont aucun à portée interministérielle, "
                "pour un budget global prévisionnel de 0,98 milliard d’euros."
            ),
        ),
        (
            figures(21, 21, 2000),
            (
                "Au total, cette 10e édition du panorama passe en revue 21 projets, tous à portée interministérielle, pour un "
                "budget global prévisionnel de 2,00 milliards d’euros."
            ),
        ),
        (
            figures(30, 1, None),
            (
                "Au total, cette 10e édition du panorama passe en revue 30 projets, dont 1 à portée interministérielle. "
                "Aucun ne communique son coût."
            ),
        ),
        (
            figures(1, None, None),
            "Au total, cette 10e édition du panorama passe en revue 1 projet. Son coût n’est pas communiqué.",
        ),
        (
            figures(44, None, 1560),
            (
                "Au total, cette 10e édition du panorama passe en revue 44 projets pour un budget global prévisionnel de 1,56 "
                "milliard d’euros."
            ),
        ),
    ],
)
def test_the_sentence_of_totals_agrees_with_any_numbers(given_figures, said):
    assert with_spaces(total_sentence(given_figures)) == said


@pytest.mark.parametrize(
    ("meur", "said"),
    [
        ("0.9", "0,9 million d’euros"),
        ("1.99", "2,0 millions d’euros"),
        ("499.9", "499,9 millions d’euros"),
        ("500", "0,50 milliard d’euros"),
        ("980", "0,98 milliard d’euros"),
        ("1994", "1,99 milliard d’euros"),
        ("1995", "2,00 milliards d’euros"),  # rounded half up: two, and so plural
        ("2610", "2,61 milliards d’euros"),
        ("1234567", "1 234,57 milliards d’euros"),
    ],
)
def test_a_budget_is_said_in_the_unit_and_the_number_that_fit(meur, said):
    assert with_spaces(totals.in_words(Total(Decimal(meur), 1, 1), IN_BILLIONS)) == said


def test_the_heading_says_no_budget_that_nobody_knows():
    assert (
        with_spaces(projects_and_budget(figures(44, 8, 1560))) == "44 projets, pour un budget de 1,56 milliard d’euros"
    )
    assert with_spaces(projects_and_budget(figures(44, 8, None))) == "44 projets"
    over_43 = replace(figures(44, 8, "2505.9"), projects_with_cost=43)
    assert with_spaces(projects_and_budget(over_43)) == "44 projets, pour un budget d’au moins 2,50 milliards d’euros"


# ── the whole of it ───────────────────────────────────────────────────────────────────────────────

WORDLESS = Editorial()
ESTIMATES = {"initial_cost_meur": Decimal(10), "initial_duration_years": Decimal(4)}


def report(draft: str = "", demonstration: str = "") -> ReportView:
    words = dict.fromkeys(
        ("title", "edition_line", "running_title", "author", "description", "keywords", "modified"), ""
    )
    return ReportView(document=DocumentView(**words, draft=draft, demonstration=demonstration), sections=())


def article(editorial: Editorial = WORDLESS, **info) -> Article:
    """Announce a second edition: the project's cost went from 11 to 12 M€, from +10 % to +20 % of 10 M€."""
    found = findings_over(
        [[make_project(cost=11, **ESTIMATES)], [make_project(cost=12, **ESTIMATES)]],
        infos={0: {"number": 1}, 1: {"number": 2, **info}},
    )
    return announce(replace(found, edition=replace(found.edition, editorial=editorial)), report())


def parts(text: bytes) -> tuple[dict, str]:
    """Part an article into its front matter and its body."""
    _, front, body = text.decode().split("---\n", 2)
    return yaml.safe_load(front), body


def test_the_front_matter_is_that_of_the_site():
    told = article(
        Editorial("La sécurisation se renforce", "Un chapeau.\n\nSa suite."),
        published=date(2020, 4, 21),
        article=ArticleInfo(tags=("panorama", "système d'information")),
    )
    front, _ = parts(markdown_of(told, TEMPLATES))
    assert front == {
        "title": "2e édition du panorama des grands projets numériques de l’État : la sécurisation se renforce",
        "date": datetime(2020, 4, 21, tzinfo=timezone(timedelta(hours=2))),
        "published": False,
        "categories": ["Article"],
        "tags": ["panorama", "système d'information"],
        "chapeau-text": "Pour sa 2e édition, le panorama trimestriel passe en revue 1 grand projet numérique mené au sein "
        "de l’État. Un chapeau. Sa suite.",
    }


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        (date(2020, 2, 24), "16:44:00", "2020-02-24 16:44:00 +01:00"),
        (date(2020, 7, 1), "09:00:00", "2020-07-01 09:00:00 +02:00"),
    ],
)
def test_the_date_carries_the_time_zone_of_paris_in_winter_and_summer(day, at, said):
    told = article(
        published=day, article=ArticleInfo(time=datetime.strptime(at, "%H:%M:%S").replace(tzinfo=UTC).time())
    )
    assert told.date == said
    assert f"date: {said}\n" in markdown_of(told, TEMPLATES).decode()


def test_a_day_that_nobody_knows_is_left_open_and_said_to_be():
    text = markdown_of(article(published=None), TEMPLATES)
    front, _ = parts(text)
    assert "date" not in front
    assert "# date: à compléter" in text.decode()


@pytest.mark.parametrize(
    ("title", "angle"),
    [
        ("Sécuriser tôt", "sécuriser tôt"),
        ("Alizé grandit", "Alizé grandit"),  # a project's name
        ("Justice : un cap", "Justice : un cap"),  # a ministry's
        ("SI : un cap", "SI : un cap"),
        ("L’État avance", "l’État avance"),  # an article before a name
        ("", "le total progresse de 1,0\xa0M€, dont 1,0\xa0M€ de réestimations"),
        ("Ce qu’il faut retenir", "le total progresse de 1,0\xa0M€, dont 1,0\xa0M€ de réestimations"),
    ],
)
def test_the_angle_begins_in_lower_case_unless_it_is_a_name(title, angle):
    assert article(Editorial(title)).title.partition(" : ")[2] == angle


def test_rates_are_told_with_their_change_in_points():
    (totals,) = (passage for passage in article().passages if "projet" in passage.heading)
    said = with_spaces(" ".join(totals.sentences))
    assert (
        "L’écart de budget s’établit à 20,0 % (moyenne simple depuis l’estimation initiale, le seul projet). "
        "Sur le seul projet mesuré dans les deux éditions, l’écart gagne 10,0 points depuis décembre 2019."
    ) in said
    assert "Sur le seul projet mesuré dans les deux éditions, l’écart est inchangé depuis décembre 2019." in said


def test_the_cover_leads_to_the_page_of_publication_and_the_data_to_the_portal():
    where = ArticleInfo(
        page="https://exemple.invalid/panorama/",
        data="https://donnees.invalid/jeu?id=1",
        cover="/uploads/couverture 10.png",
    )
    text = markdown_of(article(article=where), TEMPLATES).decode()
    assert (
        '[![Consulter la 2e édition du panorama](/uploads/couverture%2010.png){: width="200px" height="283px" }]'
        "(https://exemple.invalid/panorama/)\n{: .text-center}\n"
    ) in text
    assert "> [Consulter la 2e édition du panorama](https://exemple.invalid/panorama/)\n> {: .lien-important}\n" in text
    assert "**[donnees.invalid](https://donnees.invalid/jeu?id=1)**." in text


def test_without_addresses_every_link_leads_to_a_file_beside_the_article():
    text = markdown_of(article(), TEMPLATES).decode()
    assert set(re.findall(r"\]\(([^)]*)\)", text)) == {
        "cover.png",
        "index.html",
        "data/projects.csv",
        "data/figures.json",
    }


def test_every_word_that_the_program_says_is_a_message():
    """With every message masked and Greek data, nothing Latin remains but what is the site's format."""
    language = mask()
    with use_language(language):
        for findings in (EDITIONS[name]() for name in EDITIONS):
            context = Context(findings, dict.fromkeys(CHARTS, ()), Imprint({}))
            sections = [section(context) for section in (movements.compose, watchlist.compose)]
            told = announce(findings, replace(report("Жж", "Жж"), sections=tuple(filter(None, sections))))
            words = [told.title, told.undated, told.lead, told.mark, told.read, told.data_sentence]
            words += [words for _, words in told.data]
            words += [text for each in told.passages for text in (each.heading, *each.sentences)]
            words += [text for each in told.passages for line in each.lines for text in line]
            assert list(latin(words)) == []


def test_in_english_the_sentence_of_totals_agrees_too():
    with use_language(ENGLISH):
        assert with_spaces(total_sentence(figures(44, 8, 1560))) == (
            "In all, this 10th edition of the panorama reviews 44 projects, 8 of them interministerial, for an overall "
            "planned budget of €1.56 billion."
        )


def test_the_offices_passages_stand_as_it_wrote_them():
    told = article(Editorial(sections=(EditorialSection("Un bilan", "<p>…</p>", "Deux *mots*.\n\n- l’un\n- l’autre"),)))
    assert "## Un bilan\n\nDeux *mots*.\n\n- l’un\n- l’autre\n" in markdown_of(told, TEMPLATES).decode()


# ── nothing gets in ───────────────────────────────────────────────────────────────────────────────


@given(st.text())
def test_any_text_is_the_same_text_in_yaml(text):
    line = yaml_scalar(text)
    assert "\n" not in line
    read = yaml.safe_load(f"key: {line}\nnext: 1\n")
    assert read == {"key": " ".join(text.split()), "next": 1}


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words = [], ""

    def handle_starttag(self, tag, _attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


HOSTILE = (
    *(
        "<script>alert(1)</script>",
        "[ici](javascript:alert(1))",
        "{: onclick=x}",
        "{{ site.secret }}",
        "{% include x %}",
    ),
    *("**gras**", "`code`", "![](x)", "https://exemple.invalid", "| a | b |", "a_b_c", "# Titre", "&lt;b&gt;", "$$x$$"),
)


@given(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("C",)))))
def test_a_name_is_printed_as_it_is_and_as_nothing_else(name):
    page = _Tags()
    page.feed(MarkdownIt("commonmark", {"html": True}).enable("table").render(f"Projet {plain(name)} fin\n"))
    page.close()
    assert set(page.tags) <= {"p"}
    assert page.words.split() == f"Projet {name} fin".split()
    assert not re.search(r"\{[{%:]", plain(name))


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[ici](javascript:alert(1))",
        "[ici]( <javascript:alert(1)> )",
        "[ici](java&#115;cript:alert(1))",
        "[ici](data:text/html,x)",
        "[ici][1]\n\n[1]: javascript:alert(1)",
        "[ici][1]\n\n[1]:\n  javascript:alert(1)",
        "![x](file:///etc/passwd)",
        "un mot{: onclick='x'}",
        "{% include x %} {{ site }}",
    ],
)
def test_the_offices_words_bring_neither_scripts_nor_attribute_lists(words):
    safe = office_words(words)
    html = MarkdownIt("commonmark", {"html": True, "linkify": False}).render(safe)
    assert not re.search(r"<script|(?:href|src)=\"(?!https?:|mailto:|[#/])", html)
    assert not re.search(r"\{[{%:]", safe)


def test_the_offices_links_and_lists_stay():
    words = "Voir [le site](https://exemple.invalid/a_b), <https://exemple.invalid> ou [là](#bas).\n\n- **un**"
    assert office_words(words) == words
