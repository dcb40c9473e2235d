"""An edition that asks for English is English from its cover to its last attachment; only its data stay French."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader
from support.pages import bookmarks
from support.running import ROWS, run, write_edition

BEFORE = (
    ROWS[0].replace("12,5", "10,5"),
    ROWS[2],
    "Dune;Ministère de la Culture;Non;Mesure le sable.;2015-01-01;5;Terminé;3;Météo;P902",
)
# Whatever the table, edition.toml and editorial.md say, as it is printed.
DATA = (
    *("Remplace les dossiers papier.", "Classe les courriers.", "Prévient des orages."),
    *("Justice", "Culture", "Alizé", "Brise", "Cyclone", "Dune", "Archives", "Météo"),
    *("Office des essais", "Licence Ouverte 2.0", "À retenir", "Trois projets.", "Source Sans 3"),
)
FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|de|et|un|une|en|au|aux|sur|par|pour|avec|sans|depuis|projets?|coûts?|durée|écart|éditions?|"
    r"ministères?|non|dans|sont|est|qui|que|ne|pas|Terminé|Cadrage|mars|décembre)\b|M€|Md€",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("english")
    write_edition(root, "2019-T4", 9, "2019-12-31", rows=BEFORE)
    folder = write_edition(root, "2020-T1", 10, "2020-03-31")
    settings = folder / "edition.toml"
    settings.write_text('language = "en"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def pdf(workspace):
    run(workspace, "build", "2020-T1", "--out", str(workspace / "draft"))
    return PdfReader(workspace / "draft" / "panorama-2020-T1.pdf")


def told(text: str) -> str:
    """Set the data aside, however their lines were broken."""
    text = " ".join(text.split())
    for words in sorted(DATA, key=len, reverse=True):
        text = text.replace(words, "…")
    return text


def test_the_document_says_that_it_is_english(pdf):
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert pdf.metadata.title == "Panorama of the State’s major digital projects, 10th edition, March 2020"
    assert "digital" in pdf.metadata["/Keywords"]


def test_no_french_word_stands_outside_the_data(pdf):
    for page in pdf.pages:
        assert FRENCH.findall(told(page.extract_text())) == []


def test_the_outline_and_the_alternative_texts_are_english(pdf):
    outline = [mark.title for mark in bookmarks(pdf)]
    assert outline[0] == "Cover: Panorama of the State’s major digital projects"
    alternatives = [tag["/Alt"] for tag in _tags(pdf) if "/Alt" in tag]
    assert len(alternatives) > 5
    assert [words for words in (*outline, *alternatives) if FRENCH.search(told(words))] == []


def test_the_list_of_words_knows_french_when_it_sees_it():
    assert FRENCH.findall("Un projet de plus qu’en mars, 3 M€") == ["Un", "projet", "de", "en", "mars", "M€"]


def test_numbers_and_dates_are_english(pdf):
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for words in ("€120.0m", "December 2019", "31 March 2020", "10th edition", "+€2.0m"):
        assert words in text.replace("\u00a0", " "), words


def test_what_is_french_is_marked_so(pdf):
    """WCAG 3.1.2: a screen reader changes its voice for names and descriptions."""
    marked = [tag["/S"] for tag in _tags(pdf) if tag.get("/Lang") == "fr"]
    assert {"/H2", "/P", "/Link", "/TH", "/TD"} <= set(marked)
    assert {tag["/Lang"] for tag in _tags(pdf) if "/Lang" in tag} == {"fr"}


def test_the_attachments_are_described_in_english(pdf):
    files = [file.get_object() for file in pdf.trailer["/Root"]["/AF"]]
    assert {file["/Desc"] for file in files} == {
        "The projects of the edition, one per row (CSV, semicolons, UTF-8)",
        "The projects of the edition (JSON)",
        "The figures of the edition (JSON)",
        "The project schema (Table Schema)",
    }


def test_the_data_are_the_same_in_any_language(workspace, pdf):
    settings = workspace / "assets" / "editions" / "2020-T1" / "edition.toml"
    english = settings.read_text(encoding="utf-8")
    settings.write_text(english.replace('"en"', '"fr"'), encoding="utf-8")
    run(workspace, "build", "2020-T1", "--out", str(workspace / "brouillon"))
    settings.write_text(english, encoding="utf-8")
    inside = {name: contents[0] for name, contents in pdf.attachments.items()}
    assert inside == {name: (workspace / "brouillon" / "data" / name).read_bytes() for name in inside}


def test_a_revised_edition_tells_its_erratum_in_english_and_its_contents_stay_on_one_page(workspace):
    run(workspace, "publish", "2020-T1")
    table = workspace / "assets" / "editions" / "2020-T1" / "projects.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("107,5", "108,5"), encoding="utf-8")
    run(workspace, "publish", "2020-T1", "--revise", "A cost was mistyped")
    revised = PdfReader(workspace / "output" / "2020-T1" / "panorama-2020-T1.pdf")
    starts = {
        mark.title: revised.get_destination_page_number(mark) for mark in revised.outline if not isinstance(mark, list)
    }
    assert len(starts) == 15  # every section that there is
    assert starts["Erratum: Revised edition: revision 2"] == 2  # after the cover and one page of contents
    said = told(revised.pages[2].extract_text())
    assert "Reason: A cost was mistyped" in said
    assert "…: estimated full cost, €108.5m instead of €107.5m." in said


def test_a_language_without_a_catalogue_is_refused_with_those_that_have_one(tmp_path):
    settings = write_edition(tmp_path, "2020-T1", 10, "2020-03-31") / "edition.toml"
    settings.write_text('language = "de"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    refused = run(tmp_path, "build", "2020-T1", "--out", str(tmp_path / "draft"), expect=3)
    assert "language" in refused.stderr
    assert "fr, en" in refused.stderr
    assert not (tmp_path / "draft").exists()


def _tags(pdf):
    def walk(node):
        node = node.get_object()
        if not hasattr(node, "get"):
            return
        if "/S" in node:
            yield node
        kids = node.get("/K")
        kids = None if kids is None else kids.get_object()
        for kid in kids if isinstance(kids, list) else [kids]:
            if kid is not None and not isinstance(kid, int):
                yield from walk(kid)

    return list(walk(pdf.trailer["/Root"]["/StructTreeRoot"]))
