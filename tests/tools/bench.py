"""make bench: how long each stage takes, and the whole process with its peak memory, for 50, 200 and 800 projects."""

from __future__ import annotations

import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (50, 200, 800)
HEADER = (
    "Projet;Ministère porteur;Projet interministériel;Description et objectifs;Début;Durée prévisionnelle en années;"
    "Phase du projet en cours;Coût complet estimé;Zone fonctionnelle;Programme de financement"
)
SETTINGS = """number = 1
quarter = "2020-T1"
as_of = 2020-03-31
published = 2020-04-21
[publisher]
name = "Office des mesures"
[licence]
name = "Licence Ouverte 2.0"
"""
MINISTRIES = ("Justice", "Culture", "Mer", "Santé", "Défense", "Recherche", "Ville", "Forêt", "Neige", "Montagne")
PHASES = ("Cadrage", "Conception / Réalisation", "Expérimentation", "Déploiement", "Terminé")
SENTENCE = "Ce projet remplace une application ancienne par un service en ligne que les agents utilisent chaque jour. "


def write_workspace(root: Path, projects: int) -> None:
    """Write an edition of so many projects; each value follows from the project's place, none is drawn at random."""
    folder = root / "assets" / "editions" / "2020-T1"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "editorial.md").write_text("Une édition pour mesurer.\n", encoding="utf-8")
    rows = (_row(place) for place in range(projects))
    (folder / "projects.csv").write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")


def _row(place: int) -> str:
    cells = (
        f"Projet {place:04}",
        f"Ministère de la {MINISTRIES[place % len(MINISTRIES)]}",
        "Oui" if place % 5 == 0 else "Non",
        SENTENCE * (1 + place * 7 % 9),
        f"{2012 + place % 7}-{1 + place % 12:02}-01",
        str(2 + place * 3 % 9),
        PHASES[place % len(PHASES)],
        f"{1 + place * 37 % 211},{place % 10}",
        f"Zone {place % 17}",
        f"Programme (P{100 + place % 40})",
    )
    return ";".join(cells)


def measure(root: Path) -> None:
    """Publish once in this process; print each stage's seconds, the whole's, and the peak memory in MB, as JSON."""
    begun = time.perf_counter()
    from reportgen.disk.workspace import Workspace  # noqa: PLC0415
    from reportgen.publishing import publish  # noqa: PLC0415 - loading is part of what is measured
    from reportgen.values.dates import Quarter  # noqa: PLC0415

    marks = [("load", begun)]
    publish(Workspace(root), Quarter(2020, 1), lambda verb, _noun: marks.append((verb, time.perf_counter())))
    marks.append(("", time.perf_counter()))
    stages = {verb: after - start for (verb, start), (_, after) in itertools.pairwise(marks)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform.startswith("linux") else 1024**2)
    print(json.dumps({**stages, "whole": marks[-1][1] - begun, "peak": peak}))  # noqa: T201 - what bench is for


def main() -> None:
    """Measure every size, each in a process of its own, and print a table."""
    results = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_workspace(root, size)
            done = subprocess.run([sys.executable, __file__, folder], check=True, capture_output=True, text=True)
            results.append(json.loads(done.stdout))
    print(f"{'':<10}" + "".join(f"{size:>6} projects" for size in SIZES))  # noqa: T201
    for line in results[0]:
        unit = "MB" if line == "peak" else "s"
        print(f"{line:<10}" + "".join(f"{result[line]:>12.1f} {unit:<2}" for result in results))  # noqa: T201


if __name__ == "__main__":
    measure(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
