"""Each command started as a process, as a person starts it, says and does the same as in the tests' own process."""

from __future__ import annotations

import shutil

import pytest
from support.running import run, run_apart, tree, write_edition

from reportgen.cli import COMMANDS

WRONG = "Alizé;Ministère de la Justice;Oui;Remplace les dossiers papier.;2018-01-01;4;Magie;12,5;Archives;P901"
# What each command is given in a workspace of one published edition, and how it ends; ROOT is the workspace. `publish` is
# given a second edition, which it refuses: what it makes of a good one is compared where it is killed.
CALLS = {
    "publish": (("2020-T2",), 3),
    "new": (("2020-T2",), 0),
    "import": (("ROOT/assets/editions/2020-T1/projects.csv", "--edition", "2020-T2"), 0),
    "check": (("2020-T1", "--format", "json"), 0),
    "figures": (("2020-T1",), 0),
    "compare": (("10", "10"), 2),
    "match": (("2020-T1",), 0),
    "upload": (("2020-T1", "--to", "datagouv", "--dry-run"), 3),
    "schema": ((), 0),
    "demo": (("ROOT/demo",), 0),
    "archive": (("verify",), 0),
    "--version": ((), 0),
    "--help": ((), 0),
    "publier": ((), 2),
}
STARTED_ELSEWHERE = {"build", "preview", "serve"}  # where drafts are compared, and where the two are tested


@pytest.mark.parametrize("command", CALLS)
def test_a_process_says_and_does_what_the_command_does_here(small_archive, tmp_path, command):
    arguments, code = CALLS[command]
    seen = []
    for start, place in ((run, "here"), (run_apart, "apart")):
        root = shutil.copytree(small_archive, tmp_path / place / "workspace")
        if command == "publish":
            write_edition(root, "2020-T2", 11, "2020-06-30", rows=(WRONG,))
        done = start(root, command, *(each.replace("ROOT", str(root)) for each in arguments), expect=code)
        seen.append((done.stdout.replace(place, "…"), done.stderr.replace(place, "…"), tree(root)))
    assert seen[0] == seen[1]
    assert "Traceback" not in seen[0][1]


def test_every_command_is_started_as_a_process():
    assert {*COMMANDS, "archive"} <= {*CALLS, *STARTED_ELSEWHERE}
