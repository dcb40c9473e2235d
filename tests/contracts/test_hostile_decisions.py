"""What persons decide, and how they call their files, wants to be more than text too: it is text."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from support.browsing import NEEDS_CHROMIUM, browser
from support.hostile import STRINGS, toml, write_hostile_edition
from support.inert import Inert, provoked
from support.running import HEADER, ROWS, run, small_workspace, write_edition

if TYPE_CHECKING:
    from pathlib import Path

EDITION = "2020-T1"
PROJECTS = ("Alizé", "Brise", "Cyclone")
IDS = ("../../../etc/passwd", 'CON"><script>window.__owned=1</script>', "{{ 7*7 }}")
ARGUMENTS = tuple(text for text in STRINGS if "\0" not in text)  # the system lets no argument and no name hold it
NAMES = tuple(dict.fromkeys(text for text in ARGUMENTS if "/" not in text and 2 < len(text.encode()) < 200))
COMMANDING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def waivers() -> str:
    """Waive with every string as id, reason and name."""
    lines = (
        f"[[waiver]]\nid = {text}\nreason = {text}\nname = {text}\ndate = 2020-04-20\n" for text in map(toml, STRINGS)
    )
    return "\n".join(lines)


def registry() -> str:
    """Give the projects hostile ids, and every string as a note, as a pair and as a ministry's name."""
    known = (
        f"[[project]]\nid = {toml(key)}\nnote = {toml(' '.join(STRINGS))}\n[project.names]\n{EDITION} = {toml(name)}\n"
        for key, name in zip(IDS, PROJECTS, strict=True)
    )
    pairs = (f"[[different]]\nold = {text}\nnew = {text}\n" for text in map(toml, STRINGS))
    ministries = f"[[ministry]]\nid = {toml(IDS[0])}\nnames = [{', '.join(map(toml, STRINGS))}]\n"
    return "\n".join((*known, *pairs, ministries))


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Publish an edition, and revise it, for a reason that says every string."""
    root = small_workspace(tmp_path_factory.mktemp("decided"))
    (root / "assets/registry.toml").write_text(registry(), encoding="utf-8")
    (root / "assets/editions" / EDITION / "waivers.toml").write_text(waivers(), encoding="utf-8")
    run(root, "publish")
    write_edition(root, EDITION, 10, "2020-03-31", rows=ROWS[:2])
    said = run(root, "publish", "--revise", " ".join(ARGUMENTS))
    assert COMMANDING.findall(said.stdout + said.stderr) == []
    (root / "check.html").write_text(run(root, "check", "--format", "html").stdout, encoding="utf-8")
    return root


def pages(root) -> list[Path]:
    return [root / "check.html", *sorted((root / "output").rglob("*.html"))]


def test_no_page_has_anything_that_could_run(root):
    assert (
        len(pages(root)) >= 6
    )  # the findings, the edition, its first revision, the archive, the projects, each of two
    for page in pages(root):
        assert Inert(page.read_text(encoding="utf-8")).faults == [], page


@NEEDS_CHROMIUM
def test_in_a_browser_no_script_runs_and_no_request_leaves(root):
    with browser() as started:
        context = started.new_context()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        for address in pages(root):
            page.goto(address.as_uri())
            assert provoked(page) == []
        context.close()
    assert [url for url in asked if not url.startswith((root.as_uri(), "data:"))] == []


def test_the_erratum_is_told_as_words_in_feed_and_pages(root):
    entries = ET.parse(root / "output/feed.xml").getroot()  # noqa: S314 - our own
    assert "window.__owned=1" in "".join(entries.itertext())
    assert "window.__owned=1" in (root / "output/index.html").read_text(encoding="utf-8")


def test_an_id_of_the_registry_is_no_path(root):
    folders = {path.parent.name for path in (root / "output/projets").glob("*/index.html")}
    assert len(folders) == 2  # of the two projects that the revision left
    assert all(re.fullmatch(r"projet-[0-9a-f]{12}", each) for each in folders)
    assert {path.name for path in root.iterdir()} == {"assets", "output", "check.html"}


def test_what_was_published_verifies_and_is_made_anew(root):
    run(root, "archive", "verify")
    run(root, "archive", "rebuild", EDITION)


def test_a_files_name_is_text_wherever_it_is_told(tmp_path):
    root, folder = tmp_path / "workspace", tmp_path / "sent"
    root.mkdir()
    folder.mkdir()
    paths = []
    for place, name in enumerate(NAMES):
        path = folder / f"{name}.csv"
        row = ROWS[0].replace("Alizé", f"Alizé {place}")
        path.write_text(f"{HEADER};Remarque\n{row};à vérifier\n", encoding="utf-8")
        paths.append(str(path))
    assert len(paths) >= 60
    done = run(root, "import", *paths, "--edition", EDITION)
    assert COMMANDING.findall(done.stdout + done.stderr) == []
    edition = root / "assets/editions" / EDITION
    with (edition / "set-aside.csv").open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file, delimiter=";")
    assert len(rows) == len(paths)
    assert [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
    assert {path.name for path in edition.iterdir()} <= {
        "edition.toml",
        "editorial.md",
        "projects.csv",
        "set-aside.csv",
    }
    assert {path.name for path in root.iterdir()} == {"assets"}


def test_a_ministrys_workbook_is_called_by_letters_and_stays_in_its_folder(tmp_path):
    write_hostile_edition(tmp_path, STRINGS[:60])
    run(tmp_path, "new", "2020-T2")
    edition = tmp_path / "assets/editions/2020-T2"
    forms = [path.relative_to(edition).as_posix() for path in edition.rglob("*.xlsx")]
    assert len(forms) >= 10
    assert all(re.fullmatch(r"sent/2020-T2(-[a-z0-9]+)+\.xlsx", each) for each in forms), forms
    assert {path.name for path in tmp_path.iterdir()} == {"assets"}
