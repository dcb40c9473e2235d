"""The archive site: over every edition, at addresses that stay, with the same bytes for the same editions."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from datetime import datetime

import pytest
from support.running import ROWS, run, run_apart, tree, write_edition

from reportgen.outputs.pdf.soundness import faults_of

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = (
    "Alizé;Ministère de la Justice;Oui;Remplace les dossiers papier.;2018-01-01;4;Déploiement;14;Archives;P901",
    "Brise;Ministère de la Justice;Non;Classe les courriers.;2019-03-01;2,5;Conception / Réalisation;6;Archives;P901",
    "Dune;Ministère de la Mer;Non;Suit le sable.;2020-02-01;3;Cadrage;en cadrage;Météo;P903",
)


@pytest.fixture(scope="module")
def history(small_archive, tmp_path_factory):
    """Publish an edition, then a second, then revise the second; keep what stood around them each time."""
    root = shutil.copytree(small_archive, tmp_path_factory.mktemp("site") / "workspace")
    states = [around(root)]
    write_edition(root, "2020-T2", 11, "2020-06-30", LATER)
    run(root, "publish", "--quiet")
    states.append(around(root))
    write_edition(root, "2020-T2", 11, "2020-06-30", (LATER[0].replace(";14;", ";15;"), *LATER[1:]))
    run(root, "publish", "--quiet", "--revise", "Le coût d’Alizé était faux")
    states.append(around(root))
    return root, states


def around(root):
    files = tree(root / "output")
    return {name: content for name, content in files.items() if not re.match(r"\d{4}-T\d/|\.", name)}


def words(content: bytes) -> str:
    text = re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", " ", content.decode(), flags=re.DOTALL)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("&#39;", "'").split())


def test_no_address_is_lost_when_an_edition_is_added_or_revised(history):
    _, (first, second, third) = history
    assert {"index.html", "feed.xml", "projets/index.html", "projets/cyclone/index.html"} <= first.keys()
    assert first.keys() < second.keys()
    assert second.keys() - first.keys() == {"projets/dune/index.html"}
    assert second.keys() == third.keys()


def test_every_identifier_of_the_feed_stays(history):
    _, states = history
    seen = [[each.text for each in ET.fromstring(state["feed.xml"]).iter(f"{ATOM}id")] for state in states]  # noqa: S314 - our own file
    assert seen[0] == ["tag:reportgen.invalid,2014:panorama", "tag:reportgen.invalid,2020:panorama/2020-T1"]
    assert set(seen[0]) < set(seen[1]) < set(seen[2])
    assert seen[2][1] == "tag:reportgen.invalid,2020:panorama/2020-T2/revision-2"


def test_the_feed_is_sound_atom_with_the_editions_own_dates(history):
    root, states = history
    feed = ET.fromstring(states[2]["feed.xml"])  # noqa: S314 - our own file
    assert feed.tag == f"{ATOM}feed"
    for node in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated", "author"):
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
        assert datetime.fromisoformat(node.findtext(f"{ATOM}updated")).tzinfo
    assert feed.findtext(f"{ATOM}updated") == "2020-06-30T00:00:00Z"
    erratum, second, first = feed.iter(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}updated") for each in (second, first)] == [
        "2020-06-30T00:00:00Z",
        "2020-03-31T00:00:00Z",
    ]
    assert "Le coût d’Alizé était faux" in erratum.findtext(f"{ATOM}summary")
    for link in feed.iter(f"{ATOM}link"):
        assert (root / "output" / link.get("href")).is_file()
        if link.get("rel") == "enclosure":
            assert int(link.get("length")) == (root / "output" / link.get("href")).stat().st_size


def test_the_archive_shows_each_edition_with_cover_figures_files_and_erratum(history):
    root, states = history
    page = states[2]["index.html"].decode()
    assert page.index("2020-T2/index.html") < page.index("2020-T1/index.html"), "the newest comes first"
    for quarter in ("2020-T1", "2020-T2"):
        assert f'src="{quarter}/cover.png"' in page
        size = round((root / "output" / quarter / f"panorama-{quarter}.pdf").stat().st_size / 1000)
        assert f"PDF, {size} ko" in words(states[2]["index.html"])
    said = words(states[2]["index.html"])
    assert "2 éditions, de mars à juin 2020" in said
    assert "Un seul projet concentre 90 % du coût communiqué" in said  # the first edition: 108 of 120 M€
    assert "Coût complet estimé, au moins 21,0 M€" in said  # 15 + 6, after the revision
    assert (
        "Révision 2 Motif : Le coût d’Alizé était faux Alizé : coût complet estimé, 15,0 M€ au lieu de 14,0 M€." in said
    )
    assert "De mars à juin 2020, 2 éditions" in page.replace("\u00a0", " "), "the series' alternative text"


def test_a_project_has_its_page_over_all_editions(history):
    _, states = history
    said = words(states[2]["projets/alize/index.html"])
    assert "Suivi depuis mars 2020, 2 éditions" in said
    assert "11ᵉ, 06/2020 Alizé Justice Déploiement 01/2018 12/2021 4,0 15,0" in said
    assert "10ᵉ, 03/2020 Alizé Justice Déploiement 01/2018 12/2021 4,0 12,5" in said
    moved = words(states[2]["projets/brise/index.html"])
    assert "06/2020 : cadrage → conception / réalisation." in moved
    gone = words(states[2]["projets/cyclone/index.html"])
    assert "Suivi en mars 2020, dans une seule édition ; ne figure plus dans le panorama" in gone
    assert "n’y figure plus" in words(states[2]["projets/index.html"])


def test_every_link_of_every_page_leads_somewhere(history):
    root, states = history
    for name, content in states[2].items():
        if name.endswith(".html"):
            for address in re.findall(r'(?:href|src)="([^"]+)"', content.decode()):
                if not re.match(r"\w+:|#", address):
                    path, _, anchor = address.partition("#")
                    target = (root / "output" / name).parent / path
                    assert target.is_file(), (name, address)
                    assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8")


def test_every_page_is_sound_and_asks_for_nothing_from_elsewhere(history):
    _, states = history
    for name, content in states[2].items():
        if name.endswith(".html"):
            html = content.decode()
            assert faults_of(html) == (), name
            assert html.count("<h1") == 1
            assert "default-src &#39;none&#39;" in html
            assert not re.findall(r'(?:src|<link[^>]+href)="https?:', html)


def test_publishing_again_changes_no_byte(history):
    root, states = history
    run_apart(root, "publish", "--quiet", PYTHONHASHSEED="7")
    assert around(root) == states[2]


def test_one_edition_alone_has_no_series_and_says_so_by_silence(history):
    _, states = history
    assert 'id="trends"' not in states[0]["index.html"].decode()
    assert "1 édition, mars 2020" in words(states[0]["index.html"])
    assert "Suivi depuis mars 2020, 1 édition" in words(states[0]["projets/alize/index.html"])
    assert len(ROWS) == 3
    assert sum(name.startswith("projets/") for name in states[0]) == 3 + 1
