"""The published PDF read back: tags, outline, links, attachments, as a screen reader or an archive would find them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from support.pages import bookmarks

COLUMN_PT = 290  # from the left: past the middle of the page
VERAPDF = Path(__file__).parents[3] / "shared" / "verapdf" / "verapdf"


def elements(pdf):
    """Every structure element in reading order: its tag and itself."""

    def walk(node):
        node = node.get_object()
        if not hasattr(node, "get"):
            return
        if "/S" in node:
            yield node["/S"], node
        kids = node.get("/K")
        kids = None if kids is None else kids.get_object()
        for kid in kids if isinstance(kids, list) else [kids]:
            if kid is not None and not isinstance(kid, int):
                yield from walk(kid)

    return list(walk(pdf.trailer["/Root"]["/StructTreeRoot"]))


def outline(items, depth=1):
    for item in items:
        if isinstance(item, list):
            yield from outline(item, depth + 1)
        else:
            yield depth, item.title


def test_the_document_says_what_it_is(demonstration_pdf):
    root = demonstration_pdf.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    facts = demonstration_pdf.metadata
    assert facts.title == "Panorama des grands projets numériques de l’État, 10ᵉ édition, mars 2020 (démonstration)"
    assert facts.author == "Office de démonstration des projets numériques"
    assert facts.subject.replace("\u00a0", " ").endswith("au 31 mars 2020.")
    assert "projets" in facts["/Keywords"]
    assert facts.creation_date.date().isoformat() == "2020-03-31"


def test_headings_go_down_one_level_at_a_time_and_the_outline_mirrors_them(demonstration_pdf):
    levels = [int(tag[2]) for tag, _ in elements(demonstration_pdf) if tag in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    marks = list(outline(demonstration_pdf.outline))
    assert [depth for depth, _ in marks] == levels
    sections = [title.replace("\u202f", " ") for depth, title in marks if depth == 1]
    assert sections[0] == "Couverture : Panorama des grands projets numériques de l’État"
    assert sections[-1].startswith("Méthode : ")
    assert "Jonction 112" in [title for depth, title in marks if depth == 2]


def test_headings_are_read_in_the_order_in_which_they_are_seen(demonstration_pdf):
    """From page to page, on a page from column to column, in a column from top to bottom."""

    def place(mark):
        column = 0 if mark["/Left"] < COLUMN_PT else 1  # headings of a second column begin right of the middle
        return demonstration_pdf.get_destination_page_number(mark), column, -mark["/Top"]

    marks = [mark for mark in bookmarks(demonstration_pdf) if not mark.title.startswith("Couverture")]
    tops = [place(mark) for mark in marks if not in_a_third(mark)]
    assert len(tops) > 70  # 44 cards, 14 sections, the charts, the passages
    assert tops == sorted(tops)


def in_a_third(mark) -> bool:
    """Tell the colophon and the lists of movements, which stand in three columns."""
    return mark.title.startswith(("Entrants", "Sortants", "Réestimations", "Données", "Empreinte", "Réutil", "Compos"))


def test_every_picture_has_an_alternative_text_with_numbers(demonstration_pdf):
    figures = [node for tag, node in elements(demonstration_pdf) if tag == "/Figure"]
    assert len(figures) == 14  # cover, 5 sparklines, bridge, 2 + 2 of the analysis, timeline, 2 trends
    for figure in figures:
        assert any(digit.isdigit() for digit in figure["/Alt"]), figure["/Alt"]


def test_every_table_has_a_caption_rows_of_one_width_and_headers_that_say_what_they_head(demonstration_pdf):
    tags = elements(demonstration_pdf)
    assert Counter(tag for tag, _ in tags)["/Table"] == Counter(tag for tag, _ in tags)["/Caption"] > 0
    for tag, node in tags:
        if tag == "/TH":
            assert node["/A"]["/Scope"] in {"/Column", "/Row"}
        if tag == "/THead":
            scopes = {cell["/A"]["/Scope"] for cell_tag, cell in _inside(node) if cell_tag == "/TH"}
            assert scopes == {"/Column"}


def _inside(node):
    kids = node["/K"]
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(child, "get") and "/S" in child:
            yield child["/S"], child
            yield from _inside(child)


def test_every_link_says_where_it_leads(demonstration_pdf):
    links = [
        annotation.get_object()
        for page in demonstration_pdf.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    words = {link["/Contents"].lower() for link in links}
    assert len(links) > 200
    assert "" not in words
    assert not words & {"en savoir plus", "ici", "lien", "cliquez ici"}


def test_the_data_inside_are_the_published_files(demonstration, demonstration_pdf):
    inside = {name: contents[0] for name, contents in demonstration_pdf.attachments.items()}
    assert set(inside) == {"projects.csv", "projects.json", "figures.json", "projects.schema.json"}
    for name, content in inside.items():
        assert content == (demonstration / "data" / name).read_bytes()


def test_each_attachment_says_what_it_is_to_the_report_and_of_when(demonstration_pdf):
    files = [file.get_object() for file in demonstration_pdf.trailer["/Root"]["/AF"]]
    assert {file["/UF"]: file["/AFRelationship"] for file in files} == {
        "projects.csv": "/Data",
        "projects.json": "/Data",
        "figures.json": "/Data",
        "projects.schema.json": "/Supplement",
    }
    for file in files:
        assert file["/Desc"].startswith("Le")
        assert file["/EF"]["/F"].get_object()["/Params"]["/ModDate"].startswith("D:20200331")


def test_demonstration_data_say_so_on_every_line(demonstration):
    header, *lines = (demonstration / "data" / "projects.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header.endswith(";Avertissement")
    assert json.loads((demonstration / "data" / "projects.json").read_text())["notice"]
    assert sum(line.endswith(";démonstration : projet fictif") for line in lines) == 44


def test_every_page_but_the_cover_carries_the_mark_of_a_demonstration_and_its_number(demonstration_pdf):
    for number, page in enumerate(demonstration_pdf.pages, start=1):
        text = page.extract_text()
        assert "Démonstration, projets fictifs" in text
        if number > 1:
            assert str(number) in text.split()


def test_only_the_bundled_fonts_are_used_and_all_are_embedded(demonstration_pdf):
    fonts = {}
    for page in demonstration_pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[descendant["/BaseFont"].partition("+")[2]] = descendant["/FontDescriptor"].get_object()
    assert fonts
    for name, descriptor in fonts.items():
        assert name.startswith(("Source-Serif-4", "Source-Sans-3")), name
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java to run veraPDF")
@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not beside the project")
def test_the_report_is_pdf_ua_1_and_pdf_a_3a_at_once(demonstration):
    report = next(demonstration.glob("*.pdf"))
    told = subprocess.run([VERAPDF, "ua1,3a", report], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "PASS ua1" in told.stdout
    assert "PASS 3a" in told.stdout
