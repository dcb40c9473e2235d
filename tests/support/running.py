"""The command, run as a person would, in a workspace small enough to check by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir, nullcontext
from dataclasses import dataclass
from pathlib import Path
from traceback import format_exception

from typer.testing import CliRunner

from reportgen.cli import app

PLAIN = {"NO_COLOR": "1", "COLUMNS": "200"}
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


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: its exit code, and what it said on each stream."""

    code: int
    stdout: str
    stderr: str

    def hold(self, expected: int) -> Done:
        """Hold the exit code against the expected one."""
        assert self.code == expected, f"exit code {self.code}\n{self.stdout}\n{self.stderr}"
        return self


def run(root: Path, *arguments: str, expect: int = 0, **environment: str) -> Done:
    """Run ``reportgen --root root …`` in this process, whose imports are made; as from a terminal that stands in root."""
    with chdir(root) if root.is_dir() else nullcontext():
        done = CliRunner().invoke(
            app, ["--root", str(root), *arguments], env={**PLAIN, **environment}, prog_name=COMMAND.name
        )
    trace = "" if done.exception is None or isinstance(done.exception, SystemExit) else format_exception(done.exception)
    return Done(done.exit_code, done.stdout, done.stderr + "".join(trace)).hold(expect)


def run_apart(root: Path, *arguments: str, expect: int = 0, **environment: str) -> Done:
    """Start ``reportgen --root root …`` as a process, for what only a process shows; ``environment`` is for Python too."""
    done = subprocess.run(
        [COMMAND, "--root", root, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **PLAIN, **environment},
        cwd=root if root.is_dir() else None,
    )
    return Done(done.returncode, done.stdout, done.stderr).hold(expect)


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
