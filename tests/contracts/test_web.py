"""The web edition beside the PDF: the law accepts the PDF only beside an equivalent page, so nothing may be missing."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from support.running import run, run_apart, small_workspace, tree

from reportgen.outputs.pdf.soundness import faults_of
from reportgen.sections.kit.card_history import LONGEST_BAR

LINKING = {"href", "src", "srcset", "poster", "action", "data", "xlink:href"}


class Reader(HTMLParser):
    """Reads a page as a person or a screen reader would: its words, its pictures' texts, its addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.pictures, self.tags, self._silent = [], [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        self._silent += tag in {"style", "script"}
        if given.get("role") == "img":
            self.pictures.append(given["aria-label"])
        if tag == "img":
            self.pictures.append(given["alt"])

    def handle_endtag(self, tag):
        self._silent -= tag in {"style", "script"}

    def handle_data(self, data):
        if not self._silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return plain(" ".join(self.words))


def plain(text: str) -> str:
    """Fold spaces of every kind; typography sets them, a comparison should not hang on them."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture(scope="module")
def html(demonstration) -> str:
    return (demonstration / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html) -> Reader:
    return Reader(html)


@pytest.fixture(scope="module")
def projects(demonstration) -> list[dict[str, str]]:
    with (demonstration / "data" / "projects.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_every_word_and_number_of_the_pdf_is_on_the_page(demonstration, page):
    with pypdfium2.PdfDocument(next(demonstration.glob("*.pdf"))) as pdf:
        pages = [each.get_textpage().get_text_bounded().replace("\x02", "-") for each in pdf]
    folios = {str(number) for number in range(1, len(pages) + 1)} | {"page"}
    printed = set(plain(" ".join(pages)).split())
    missing = printed - set(page.text.split()) - folios
    glued = page.text.replace(" ", "")  # a chart's words stand closer in the PDF, and a checksum is cut at a line's end
    assert {word for word in missing if word not in glued} == set()
    assert len(missing) < 20


def test_every_picture_of_the_pdf_has_the_same_text_on_the_page(demonstration_pdf, page):
    told = set()
    for element in demonstration_pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]:
        told |= alternatives(element.get_object())
    assert len(told) == 14
    assert {plain(each) for each in told} <= {plain(each) for each in page.pictures}


def alternatives(node) -> set[str]:
    found = {node["/Alt"]} if "/Alt" in node else set()
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(child, "get"):
            found |= alternatives(child)
    return found


def test_every_project_has_its_card_with_name_ministry_description_and_cost(html, projects):
    cards = dict(re.findall(r'<article class="card" id="(projet-\w+)">(.*?)</article>', html, re.DOTALL))
    for project in projects:
        card = Reader(cards[anchor(project)]).text
        assert card.startswith(as_set(project["Projet"]))
        for line in project["Description et objectifs"].splitlines():
            assert as_set(line) in card
        cost = project["Coût complet estimé"]
        said = (
            f"{half_up(cost)} M€"
            if cost[0].isdigit()
            else {"en cadrage": "Pas encore chiffré"}.get(cost, "Non communiqué")
        )
        assert f"Coût complet estimé {said}" in card


def anchor(project: dict[str, str]) -> str:
    return "projet-" + hashlib.sha256(project["Projet"].encode()).hexdigest()[:12]


def as_set(text: str) -> str:
    """Write a text as the report sets it, as far as the demonstration needs: apostrophes, quotation marks."""
    return plain(re.sub(r'"([^"]+)"', r"« \1 »", text.replace("'", "’")))


def half_up(amount: str) -> str:
    rounded = Decimal(amount.replace(",", ".")).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(rounded).replace(".", ",")


def test_every_figure_stands_on_the_page(demonstration, page):
    figures = json.loads((demonstration / "data" / "figures.json").read_text(encoding="utf-8"))
    assert f"{figures['projects']} projets" in page.text
    assert f"{figures['total_cost_meur'] / 1000:.2f}".replace(".", ",") + " Md€" in page.text
    for phase, count in figures["by_phase"].items():
        label = phase.replace("Conception / Réalisation", "Conception / réalisation")
        assert not count or f"{label} {count}" in page.text
    for kind in ("schedule", "budget"):
        assert f"{figures['deviations'][kind]['weighted_pct']:.1f}".replace(".", ",") in page.text
    for ministry in figures["by_ministry"].values():
        assert f"{ministry['total_cost_meur']:.1f}".replace(".", ",") in page.text


def test_the_page_is_sound_and_its_headings_go_down_one_level_at_a_time(html, page):
    assert faults_of(html) == ()
    headings = [tag for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert {"h2", "h3", "h4"} <= set(headings)


def test_it_has_landmarks_a_language_and_a_way_past_them(html, page):
    tags = [tag for tag, _ in page.tags]
    assert html.startswith('<!doctype html>\n<html lang="fr">')
    assert (tags.count("main"), tags.count("footer")) == (1, 1)
    assert html.count('<header class="cover"') == 1
    assert [given.get("aria-label") for tag, given in page.tags if tag == "nav"] == [
        "Sections de l’édition",
        "Sommaire",
    ]
    assert next(given["href"] for tag, given in page.tags if tag == "a") == "#content"


def test_nothing_is_fetched_from_anywhere(html, page):
    for tag, given in page.tags:
        for name in LINKING & given.keys():
            assert tag == "a" or given[name].startswith(("data:", "#")), (tag, name, given[name][:80])
    assert "@import" not in html
    assert set(re.findall(r"url\(\"?(\w+:|#)", html)) <= {"data:", "#"}


def test_the_policy_allows_this_very_style_and_script_and_no_other(html):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert " style=" not in html.replace("<style", "")
    assert not re.search(r"\son\w+=", html), "no handler stands in an attribute"


def test_every_address_inside_the_folder_leads_to_a_file_and_every_anchor_to_a_place(demonstration, page):
    places = {given["id"] for _, given in page.tags if "id" in given}
    addresses = [given["href"] for tag, given in page.tags if tag == "a"]
    for address in addresses:
        if address.startswith("#"):
            assert address[1:] in places, address
        elif not re.match(r"\w+:", address):
            assert (demonstration / address).is_file(), address
    assert [each for each in addresses if each.startswith("..")] == ["../index.html"]


def test_every_file_is_offered_with_its_size(demonstration, page):
    offered = {given["href"] for tag, given in page.tags if tag == "a"}
    for name in tree(demonstration):
        if not name.startswith(("inputs/", "manifest.", "index.html")) and not re.fullmatch(r"charts/.*\.json", name):
            assert name in offered, name
    size = round((demonstration / "data/projects.csv").stat().st_size / 1000)
    assert f"CSV, {size} ko" in page.text


def test_every_project_can_be_pointed_to(page, projects):
    anchors = {given["id"] for tag, given in page.tags if tag == "article"}
    assert anchors == {anchor(each) for each in projects}


def test_the_bars_of_a_card_are_drawn_on_the_scale_that_they_were_measured_on():
    cost = (Path(__file__).parents[2] / "templates" / "parts" / "cost.html").read_text(encoding="utf-8")
    assert f"bar(each.length_mm, {LONGEST_BAR})" in cost


def test_the_same_edition_gives_the_same_page_and_a_draft_says_so(tmp_path):
    root = small_workspace(tmp_path / "w")
    run(root, "build", "--out", str(tmp_path / "a"), "--quiet")
    run_apart(root, "build", "--out", str(tmp_path / "b"), "--quiet", PYTHONHASHSEED="1")
    one, other = tree(tmp_path / "a"), tree(tmp_path / "b")
    assert one == other
    assert {"index.html", "cover.png", "share.png", "charts/timeline.svg"} <= one.keys()
    draft = Reader(one["index.html"].decode())
    assert "Brouillon, ne pas diffuser" in draft.text
    assert "../index.html" not in [given.get("href") for _, given in draft.tags], "a draft belongs to no archive"


def test_words_of_the_data_stay_words(tmp_path):
    root = small_workspace(tmp_path / "w")
    row = 'A & <b>B</b> <script>alert(1)</script>;Ministère "X" <i>;Oui;" onload=x </article><p>;2018-01-01;4;Déploiement;12,5;Z{{7*7}};P'
    table = root / "assets/editions/2020-T1/projects.csv"
    cells = ['"' + cell.replace('"', '""') + '"' for cell in row.split(";")]
    table.write_text(table.read_text(encoding="utf-8") + ";".join(cells) + "\n", encoding="utf-8")
    run(root, "build", "--out", str(tmp_path / "a"), "--quiet")
    html = (tmp_path / "a" / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<script\b", html)) == 1
    assert "alert(1)</script>" not in html
    assert "Z{{7*7}}" in html
    assert faults_of(html) == ()
