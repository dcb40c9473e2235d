"""The pages as a reader turns them: none nearly empty, no card or row cut in two."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pypdf import PdfReader
from support.builders import make_project
from support.handing_in import folder
from support.pages import ill_filled, pages_of

from reportgen.disk.workspace import Workspace
from reportgen.portfolio.table import projects_csv
from reportgen.publishing import build

WORDS = "Le projet remplace les dossiers papier par une démarche en ligne, du dépôt à la décision. "


def portfolio(number: int):
    """Make projects whose descriptions run from one sentence to thirty, in ministries of one to sixteen projects."""
    return [
        make_project(
            name=f"Projet {place:03} de démonstration"[: 11 + place % 23],
            ministry=f"Ministère {chr(65 + min(place // 16, place % 9))}",
            description=WORDS * (1 + place * 7 % 30),
            cost=1 + place * 13 % 97,
            start=date(2010 + place % 9, 1 + place % 12, 1),
            duration_years=Decimal(2 + place % 7),
            functional_area=f"Domaine {place % 31}",
            programme=f"Conduite et pilotage de la politique {place % 23} (P{100 + place % 23})",
        )
        for place in range(number)
    ]


def report_of(tmp_path, number: int):
    home = folder(tmp_path / "assets" / "editions")
    (home / "projects.csv").write_bytes(projects_csv(portfolio(number)))
    return build(
        Workspace(tmp_path), Workspace(tmp_path).find(None), tmp_path / "out", lambda _stage, _noun: None
    ).report


def test_no_page_of_the_demonstration_is_nearly_empty(demonstration):
    assert ill_filled(next(demonstration.glob("*.pdf"))) == []


def test_no_page_of_a_large_edition_is_nearly_empty(tmp_path):
    (tmp_path / "assets" / "editions").mkdir(parents=True)
    report = report_of(tmp_path, 120)
    assert ill_filled(report) == []
    sections = [page.section for page in pages_of(report)]
    assert sections.count("Calendrier") == 2
    assert sections.count("Méthode") == 1


def test_no_card_is_cut_in_two(demonstration):
    """Each card begins with its name and ends with its programme: both stand on one page."""
    reader = PdfReader(next(demonstration.glob("*.pdf")))
    texts = [page.extract_text() for page in reader.pages]
    cards = [text for text in texts if "Domaine" in text and "Programme" in text and "Fin prévue" in text]
    assert len(cards) >= 44 / 4
    for text in cards:
        assert text.count("Début") == text.count("Programme")
