"""The check of the HTML before it is laid out: each fault is named with its element."""

from __future__ import annotations

import pytest

from reportgen.disk.workspace import Workspace, built_in
from reportgen.outputs.pdf.document import pdf_of
from reportgen.outputs.pdf.soundness import faults_of
from reportgen.values.errors import BuildError

TABLE = """<table><caption>Coûts</caption><thead><tr><th scope="col">Projet</th><th scope="col">Coût</th></tr></thead>
<tbody><tr><th scope="row">Alizé</th><td>12</td></tr></tbody></table>"""


def page(body: str, *, lang: str = ' lang="fr"', title: str = "<title>Panorama</title>") -> str:
    return f"<!doctype html><html{lang}><head>{title}</head><body>{body}</body></html>"


def test_a_sound_page_has_no_fault():
    body = '<h1 id="a">Un</h1><h2>Deux</h2><h3>Trois</h3><h2>Quatre</h2><p><a href="#a">Un</a></p>'
    assert faults_of(page(body + TABLE + '<img src="data:," alt="Trois projets">')) == ()


@pytest.mark.parametrize(
    ("faulty", "complaint"),
    [
        (page("<h1>Un</h1>", lang=""), "<html>: no lang attribute"),
        (page("<h1>Un</h1>", title=""), "<head>: no title"),
        (page("<h1>Un</h1>", title="<title> </title>"), "<head>: no title"),
        (page("<h2>Deux</h2>"), "<h2> “Deux”: follows a heading of level 0"),
        (page("<h1>Un</h1><h3>Trois</h3>"), "<h3> “Trois”: follows a heading of level 1"),
        (page("<h1> </h1>"), "<h1>: an empty heading"),
        (page('<a href="https://a.fr"><b>ici</b></a>'), "<a> “ici”: a tag inside a link"),
        (page('<a href="https://a.fr"></a>'), "<a>: a link without words"),
        (page('<a href="#rien">voir</a>'), "<a> “voir”: leads to #rien, which is nowhere"),
        (page('<img class="carte" src="data:," alt=" ">'), '<img class="carte">: no alternative text'),
        (page(TABLE.replace("<td>12</td>", "")), "<table> “Coûts Projet Coût Alizé”: rows of 1, 2 columns"),
        (page(TABLE.replace(' scope="row"', "")), "<th> “Alizé”: a header cell without scope"),
        (page(TABLE.replace("Alizé", "")), "<th>: an empty header cell"),
        (page(TABLE.replace("<caption>Coûts</caption>", "")), "<table> “Projet Coût Alizé 12”: no caption"),
        (page('<p id="a">x</p><p id="a">y</p>'), '<p id="a"> “y”: a second element of that id'),
        (page('<p style="opacity:.5">x</p>'), "<p> “x”: opacity, which no archival PDF may use"),
    ],
)
def test_each_fault_is_named_with_its_element(faulty, complaint):
    assert faults_of(faulty) == (complaint,)


def test_a_cell_over_two_columns_counts_twice():
    wide = TABLE.replace("<tbody>", '<tbody><tr><td colspan="2">Justice</td></tr>')
    assert faults_of(page(wide)) == ()


def test_a_page_that_is_not_sound_is_never_laid_out():
    with pytest.raises(BuildError) as refused:
        pdf_of(page('<h2>Deux</h2><img src="data:,">'), "", lambda name: name.encode())
    assert "<h2> “Deux”: follows a heading of level 0" in str(refused.value)
    assert "<img>: no alternative text" in str(refused.value)


def laid_out(body: str, css: str = "") -> bytes:
    return pdf_of(page(f"<h1>Un</h1>{body}"), css, Workspace(built_in()).read_bytes)


FONT = '@font-face { font-family: "S"; src: url("reportgen:fonts/SourceSans3-Regular.ttf") } html { font-family: "S" }'


@pytest.mark.parametrize(
    ("body", "css", "words"),
    [
        ("", "p { couleur: red }", "couleur"),
        ('<p style="background: url(https://exemple.invalid/x.png)">x</p>', "", "exemple.invalid"),
        ('<p style="background: url(file:///etc/hostname)">x</p>', "", "file"),
        ('<img src="reportgen:../pyproject.toml" alt="x">', "", "no bundled file"),
        ('<img src="reportgen:images/absente.svg" alt="x">', "", "absente.svg"),
        ("<p>\U0001f600</p>", "", "notdef"),
    ],
)
def test_what_the_engine_would_only_log_stops_the_build(body, css, words):
    with pytest.raises(BuildError) as refused:
        laid_out(body, FONT + css)
    assert words in str(refused.value)


def test_letters_that_the_bundled_fonts_have_are_laid_out():
    assert laid_out("<p>Œuvre d’État : 1 560,0 M€, 10ᵉ édition</p>", FONT).startswith(b"%PDF-1.7")
