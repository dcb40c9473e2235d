"""The real command, run as a person would, in a workspace small enough to check by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).parent / "reportgen"
HEADER = (
    "Projet;Ministère porteur;Projet interministériel;Description et objectifs;Début;Durée prévisionnelle en années;"
    "Phase du projet en cours;Coût complet estimé;Zone fonctionnelle;Programme de financement"
)
ROWS = (
    "Alizé;Ministère de la Justice;Oui;Remplace les dossiers papier.;2018-01-01;4;Déploiement;12,5;Archives;P901",
    "Brise;Ministère de la Justice;Non;Classe les courriers.;2019-03-01;2,5;Cadrage;en cadrage;Archives;P901",
    "Cyclone;Ministère de la Culture;Non;Prévient des orages.;2017-06-01;5;Expérimentation;107,5;Météo;P902",
)
SETTINGS = """number = {number}
quarter = "{quarter}"
as_of = {as_of}
published = {as_of}

[publisher]
name = "Office des essais"

[licence]
name = "Licence Ouverte 2.0"
"""


def run(root: Path, *arguments: str, expect: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``reportgen --root root …`` and hold its exit code against the expected one."""
    done = subprocess.run(
        [COMMAND, "--root", root, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200", **environment},
        cwd=root if root.is_dir() else None,
    )
    assert done.returncode == expect, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def write_edition(root: Path, quarter: str, number: int, as_of: str, rows=ROWS) -> Path:
    """Write an edition's folder by hand."""
    folder = root / "assets" / "editions" / quarter
    folder.mkdir(parents=True, exist_ok=True)
    settings = SETTINGS.format(number=number, quarter=quarter, as_of=as_of)
    (folder / "edition.toml").write_text(settings, encoding="utf-8")
    (folder / "projects.csv").write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    (folder / "editorial.md").write_text("# À retenir\n\nTrois projets.\n", encoding="utf-8")
    return folder


def small_workspace(root: Path) -> Path:
    """Write a workspace of one edition of three projects."""
    write_edition(root, "2020-T1", 10, "2020-03-31")
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
