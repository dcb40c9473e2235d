"""Settings files as they reach the commands: whatever they hold, a refusal with its reasons, never a trace."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support.running import run, small_workspace, write_edition

HEAVY = ("pydantic", "pandas", "matplotlib", "jinja2", "weasyprint", "niquests", "keyring")


def house(root, **files: str):
    for name, text in files.items():
        (root / "assets" / f"{name}.toml").write_text(text, encoding="utf-8")
    return root


def test_help_loads_none_of_the_heavy_libraries():
    code = f"""
import sys
sys.argv = ["reportgen", "--help"]
from reportgen.cli import main
try:
    main()
except SystemExit:
    pass
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "publish" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", [("figures", "2020-T1"), ("check", "2020-T1"), ("publish",)])
def test_all_that_is_wrong_with_the_houses_files_is_told_at_once(tmp_path, command):
    root = house(
        small_workspace(tmp_path),
        watch="limits = 5\n",
        registry='[[ministry]]\nid = "justice"\nnames = "Justice"\n',
        theme="[sizes]\ntext = inf\n",
    )
    said = run(root, *command, expect=3).stderr
    for words in ("watch.toml, row 1", "registry.toml, row 3", "theme.toml, row 2", "3 findings"):
        assert words in said, words
    assert "Traceback" not in said


def test_a_date_beyond_all_calendars_is_refused(tmp_path):
    root = small_workspace(tmp_path)
    write_edition(root, "2020-T1", 10, "9999-12-31")
    said = run(root, "publish", expect=3).stderr
    assert "edition.toml, row 3" in said
    assert "1990" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("quarter", ["0000-T1", "9999-T4", "1989-T4"])
def test_no_edition_is_begun_in_a_quarter_beyond_all_calendars(tmp_path, quarter):
    root = small_workspace(tmp_path)
    for command in (("new", quarter), ("import", "assets/editions/2020-T1/projects.csv", "--edition", quarter)):
        assert "1990" in run(root, *command, expect=2).stderr


def test_a_theme_of_the_publisher_alone_is_enough(tmp_path):
    root = house(small_workspace(tmp_path), theme='[publisher]\nname = "Direction des essais"\n')
    run(root, "publish")
    run(root, "archive", "rebuild", "2020-T1")
    run(root, "import", "assets/editions/2020-T1/projects.csv", "--edition", "2020-T2")
    settings = (root / "assets/editions/2020-T2/edition.toml").read_text(encoding="utf-8")
    assert 'name = "Direction des essais"' in settings


def test_match_keeps_what_a_person_wrote(tmp_path):
    words = "Gère les personnes écrouées, du greffe à la sortie."
    old = f"Genèse;Ministère de la Justice;Non;{words};2007-01-01;10;Déploiement;47,5;Écrous;P107"
    new = f"Genèse V2;Ministère de la Justice;Non;{words};;;Cadrage;en cadrage;Écrous;P107"
    write_edition(tmp_path, "2020-T1", 10, "2020-03-31", rows=(old,))
    write_edition(tmp_path, "2020-T2", 11, "2020-06-30", rows=(new,))
    kept = '# C. Durand\n\n[[project]] # ancien\nid = "genese"\n[project.names]\n2020-T1 = "Genèse" # ici\n\n# fin\n'
    house(tmp_path, registry=kept)
    run(tmp_path, "match", "2020-T2", "--accept-proposed")
    said = (tmp_path / "assets/registry.toml").read_text(encoding="utf-8")
    assert said == kept.replace("# ici\n", '# ici\n2020-T2 = "Genèse V2"\n')
