"""The five real editions, imported and published one after the other, make a working archive with a full history."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from recount.publishing import publish_real
from support.pages import ill_filled
from support.real import FILES, needs_real_editions
from support.running import run
from support.sharing import lent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    needs_real_editions,
]


def squeezed(text: str) -> str:
    """Take out what typesetting changes: spaces, line ends, the shape of apostrophes and quotation marks."""
    return re.sub(r"[\s\u00a0\u202f\"'’«»-]", "", text).casefold()


@pytest.fixture(scope="module")
def archive(shared) -> Iterator[Path]:
    yield from lent(shared / "real", publish_real)


@pytest.mark.parametrize("quarter", FILES)
def test_every_project_stands_in_the_report_and_in_the_data(archive, quarter):
    folder = archive / "output" / quarter
    text = squeezed(" ".join(page.extract_text() for page in PdfReader(next(folder.glob("*.pdf"))).pages))
    with (folder / "data/projects.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["Projet"] for row in csv.DictReader(file, delimiter=";")]
    told = json.loads((folder / "data/figures.json").read_text(encoding="utf-8"))
    assert len(names) == told["projects"]
    assert [name for name in names if squeezed(name) not in text] == []


@pytest.mark.parametrize("quarter", FILES)
def test_no_page_is_nearly_empty(archive, quarter):
    assert ill_filled(archive / "output" / quarter / f"panorama-{quarter}.pdf") == []


def test_the_archive_is_whole(archive):
    assert "5 editions, every file as it was published" in run(archive, "archive", "verify").stderr


def test_the_newest_edition_remembers_the_first(archive):
    pages = PdfReader(archive / "output/2018-T4/panorama-2018-T4.pdf").pages
    text = " ".join(page.extract_text() for page in pages)
    assert "12/2016" in text  # the series begins with the first edition
    assert "Mouvements" in text


def test_between_the_two_editions_of_2018_the_bridge_is_what_the_publisher_told(archive):
    """Five left (among them SIRHEN and SIRHIUS), three entered: the mock's figures, worked out by hand from the tables."""
    told = json.loads(run(archive, "compare", "2018-T3", "2018-T4", "--format", "json").stdout)
    assert sorted(told["left"]) == ["LSUN", "MOBILITE", "SAIP", "SIRHEN", "SIRHIUS"]
    assert len(told["entered"]) == 3
    bridge = told["cost_bridge"]
    assert round(bridge["left"], 1) == -819.2  # 496.48 + 161.7 + 81.6 + 77.4 + 2.04
    assert round(sum(value for term, value in bridge.items() if term != "current"), 4) == bridge["current"]
