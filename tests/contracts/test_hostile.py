"""An edition whose every field wants to be more than text: what is published of it is text, and asks for nothing."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from support.browsing import NEEDS_CHROMIUM, browser
from support.hostile import FAMILIES, STRINGS, UNPRINTABLE, toml, write_hostile_edition
from support.inert import Inert, provoked
from support.running import ROWS, run, small_workspace, tree, write_edition

PROJECTS = (len(STRINGS) + 1) // 2


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Publish the edition once."""
    root = tmp_path_factory.mktemp("hostile")
    write_hostile_edition(root)
    run(root, "publish")
    return root


@pytest.fixture(scope="module")
def checked(root) -> Path:
    """Keep the page that could be sent to a ministry."""
    page = root / "check.html"
    page.write_text(run(root, "check", "--format", "html").stdout, encoding="utf-8")
    return page


def pages(root, checked) -> list[Path]:
    """List the edition's page, the archive's, the one of findings, and every project's."""
    output = root / "output"
    projects = sorted((output / "projets").glob("*/index.html"))
    return [output / "2020-T1/index.html", output / "index.html", output / "projets/index.html", checked, *projects]


def test_there_are_enough_strings_of_every_family():
    assert len(STRINGS) >= 150
    assert len(FAMILIES) >= 12


def test_no_page_has_a_handler_a_foreign_element_or_an_address_that_runs(root, checked):
    for page in pages(root, checked):
        html = page.read_text(encoding="utf-8")
        found = Inert(html)
        assert found.faults == []
        assert found.scripts == (page.parent.name == "2020-T1")
        assert "content=\"default-src 'none'; style-src" in unescape(html), page
        assert "'unsafe-inline'" not in re.sub(r"style-src 'unsafe-inline'", "", html.partition("<style")[0])


@NEEDS_CHROMIUM
def test_in_a_browser_no_script_runs_and_no_request_leaves(root, checked):
    with browser() as started:
        context = started.new_context()
        asked, said = [], []
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: said.append(message.text))
        context.on("dialog", lambda dialog: said.append(dialog.message))
        page = context.new_page()
        for address in pages(root, checked)[:30]:
            page.goto(address.as_uri())
            page.wait_for_load_state("load")
            assert provoked(page) == []
            assert page.url == address.as_uri()
        context.close()
    assert [url for url in asked if not url.startswith((root.as_uri(), "data:"))] == []
    assert said == []


def objects(pdf: PdfReader):
    """Every dictionary of the file."""
    for number in range(1, len(pdf.xref[0]) + len(pdf.xref_objStm) + 1):
        yield from inside(pdf.get_object(IndirectObject(number, 0, pdf)))


def inside(node):
    if isinstance(node, DictionaryObject):
        yield node
        for value in node.values():
            yield from inside(value)
    elif isinstance(node, ArrayObject):
        for value in node:
            yield from inside(value)


def test_the_pdf_runs_nothing_launches_nothing_and_refers_to_no_file(root):
    pdf = PdfReader(next((root / "output/2020-T1").glob("*.pdf")))
    kinds, attached = set(), 0
    forbidden = {
        "/JavaScript",
        "/JS",
        "/Launch",
        "/RichMedia",
        "/AA",
        "/OpenAction",
        "/XFA",
        "/AcroForm",
        "/Movie",
        "/Sound",
    }
    for found in objects(pdf):
        assert not forbidden & (found.keys() | {str(found.get("/S")), str(found.get("/Subtype"))}), found
        if found.get("/Type") == "/Action" or ("/S" in found and "/URI" in found):
            kinds.add(found["/S"])
        if "/URI" in found:
            assert urlsplit(found["/URI"]).scheme in {"http", "https", "mailto"}, found["/URI"]
        if found.get("/Type") == "/Filespec":
            attached += 1
            assert found["/EF"]
            assert "/FS" not in found
    assert kinds <= {"/URI", "/GoTo"}
    assert attached == 4


def test_no_cell_of_any_table_begins_as_a_formula(root):
    data = root / "output/2020-T1/data"
    with (data / "projects.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert len(rows) == PROJECTS + 1
    assert [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
    book = openpyxl.load_workbook(data / "projects.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > PROJECTS
    assert [cell for cell in cells if cell.data_type == "f" or (cell.hyperlink and cell.hyperlink.target)] == []
    content = tree(data)
    assert b"table:formula" not in content["projects.ods"]


def test_every_data_file_can_be_read_and_holds_every_project(root):
    output = root / "output"
    assert len(json.loads((output / "2020-T1/data/projects.json").read_text(encoding="utf-8"))["projects"]) == PROJECTS
    with sqlite3.connect(output / "panorama.sqlite") as base:
        assert base.execute("SELECT count(*) FROM observations").fetchone() == (PROJECTS,)
    base.close()
    assert ET.parse(output / "feed.xml").getroot().tag.endswith("feed")  # noqa: S314 - our own
    for picture in (output / "2020-T1/charts").glob("*.svg"):
        tags = {each.tag.rpartition("}")[2] for each in ET.parse(picture).iter()}  # noqa: S314 - our own
        assert not tags & {"script", "foreignObject", "image", "a", "animate"}


def test_the_article_has_no_liquid_attribute_list_html_or_address_that_runs(root):
    head, front, body = (root / "output/2020-T1/article.md").read_text(encoding="utf-8").split("---\n", 2)
    assert head == ""
    lines = [line for line in body.splitlines() if not line.endswith(("{: .text-center}", "{: .lien-important}"))]
    text = "\n".join(lines).replace('{: width="200px" height="283px" }', "")
    assert "{" not in text
    assert re.findall(r"<(?!https?://|mailto:)", text) == []
    assert re.findall(r"\]\(\s*<?\s*(?:javascript|data|vbscript|file):", text, re.IGNORECASE) == []
    assert [line for line in front.splitlines() if line and not re.match(r'(# date: |- "|[a-z-]+:( |$))', line)] == []


def test_nothing_was_written_outside_the_output(root):
    assert {path.name for path in root.iterdir()} <= {"assets", "output", "check.html"}
    assert not Path("/tmp/owned").exists()  # noqa: S108 - what the strings would touch
    addresses = [path.parent.name for path in (root / "output/projets").glob("*/index.html")]
    assert len(addresses) == PROJECTS
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]*", each) for each in addresses)


def test_a_character_that_no_font_has_is_refused_and_named_with_its_place(tmp_path):
    root = small_workspace(tmp_path)
    rows = (row.replace("Alizé", f"Alizé {place}") for place, row in enumerate([ROWS[0]] * len(UNPRINTABLE)))
    spoilt = (row.replace("Archives", text) for row, text in zip(rows, UNPRINTABLE, strict=True))
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=tuple(spoilt))
    named = {
        each["row"]: each["value"]
        for each in problems(root)
        if each["rule"] == "letter-without-a-font" and each["column"] == "Zone fonctionnelle"
    }
    for row, text in enumerate(UNPRINTABLE, start=2):
        assert f"U+{next(ord(each) for each in text if ord(each) > 0x2FF):04X}" in named[row]


def test_it_is_named_in_the_settings_and_the_editorial_too(tmp_path):
    root = small_workspace(tmp_path)
    folder = root / "assets/editions/2020-T1"
    (folder / "editorial.md").write_text("# Titre\n\nUn \U0001f600.\n", encoding="utf-8")
    settings = (folder / "edition.toml").read_text(encoding="utf-8")
    (folder / "edition.toml").write_text(settings.replace("Office des essais", "Office 標"), encoding="utf-8")
    refused = run(root, "build", "--out", str(tmp_path / "draft"), expect=3).stderr
    assert "editorial.md, row 3" in refused
    assert "U+1F600 GRINNING FACE" in refused
    assert 'edition.toml, column "publisher.name"' in refused
    assert not (tmp_path / "draft").exists()


def test_nothing_that_was_read_commands_the_terminal(tmp_path):
    root = small_workspace(tmp_path)
    write_edition(root, "2020-T1", 10, "2020-03-31", rows=(ROWS[0].replace("12,5", "\x1b[2J\x07\x9b31m[red]"),))
    for command in (("check",), ("publish",)):
        told = run(root, *command, expect=3)
        assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", told.stdout + told.stderr) == []
    assert "\\x1b[2J\\x07\\x9b31m[red]" in told.stderr


def problems(root) -> list[dict]:
    return json.loads(run(root, "check", "--format", "json", expect=3).stdout)["problems"]


def test_invisible_characters_are_taken_out_so_that_what_looks_the_same_is_the_same(tmp_path):
    root = small_workspace(tmp_path)
    twin = ROWS[0].replace("Alizé", "Al\u200bi\u202ezé\u2060")
    folder = write_edition(root, "2020-T1", 10, "2020-03-31", rows=(*ROWS, twin))
    (problem,) = (each for each in problems(root) if each["level"] == "error")
    assert (problem["rule"], problem["row"]) == ("duplicate-project", 5)
    write_edition(root, "2020-T1", 10, "2020-03-31")
    settings = (folder / "edition.toml").read_text(encoding="utf-8")
    text = settings.replace('"Office des essais"', toml("Office\u202e des\u0007 essais"))
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    (folder / "editorial.md").write_text("# À \u202eretenir\n\nTrois\u200b projets\x07.\n", encoding="utf-8")
    run(root, "publish", "--quiet")
    written = tree(root / "output")
    for name in ("index.html", "feed.xml", "2020-T1/index.html", "2020-T1/article.md"):
        assert re.findall(r"[\u200b\u202a-\u202e\u0000-\u0008]", written[name].decode()) == [], name
    assert "Office des essais" in written["feed.xml"].decode()
