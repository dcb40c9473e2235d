"""Hands in an edition's folder made of a small table, as tests need it again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.readers import assemble, read_table
from reportgen.readers.editorial import read_editorial

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.values.errors import Problem
    from reportgen.values.submission import Submission

HEADER = "Projet;Ministère porteur;Phase du projet en cours;Coût complet estimé;Début;Durée prévisionnelle en années"
SOUND = "PORTAIL;Ministère de la Justice;Déploiement;12,5;2019-01-01;4"
SETTINGS = """\
number = 10
quarter = "2020-T1"
as_of = 2020-03-31
published = 2020-05-15
[publisher]
name = "Direction du numérique"
[licence]
name = "Licence Ouverte 2.0"
"""


def folder(tmp_path: Path, *rows: str, header: str = HEADER, settings: str = SETTINGS) -> Path:
    """Write an edition's folder: a header and its rows, semicolons between cells."""
    home = tmp_path / "2020-T1"
    home.mkdir(exist_ok=True)
    (home / "projects.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    (home / "edition.toml").write_text(settings, encoding="utf-8")
    (home / "editorial.md").write_text("# Titre\n\nUne phrase.\n", encoding="utf-8")
    return home


def submission_from(path: Path) -> Submission:
    """Read one table as if it were an edition."""
    return assemble("2020-T1", [read_table(path)], settings=None, editorial=read_editorial(b""))


def one(problems: tuple[Problem, ...], rule: str) -> Problem:
    """Pick the only problem of a rule, and see to it that it says everything that a problem has to."""
    found = [problem for problem in problems if problem.rule == rule]
    assert len(found) == 1, [str(problem) for problem in problems]
    assert found[0].location.file
    assert found[0].expected
    assert found[0].advice.endswith(".")
    return found[0]
