"""Whoever runs the program makes the same bytes: root, or a user without rights, home or group."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from pathlib import Path

import pytest
from support.running import small_workspace, tree

from reportgen.disk.workspace import Workspace
from reportgen.outputs.web import fonts
from reportgen.publishing import build

NOBODY = 65534


def make(root: Path, out: Path, user: int) -> None:
    """Build the workspace's edition as a user; everything that Python loads lazily was loaded by an earlier build."""
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
    os.environ["HOME"] = "/nonexistent"
    os.umask(0o077)
    build(Workspace(root), Workspace(root).find(None), out, lambda _stage, _noun: None)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can work as somebody else")
def test_root_and_nobody_make_the_same_bytes(monkeypatch):
    monkeypatch.setattr(fonts, "_pack", fonts._pack.__wrapped__)  # nobody may not read what the tests share
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        home.chmod(0o777)
        root = small_workspace(home / "workspace")
        build(Workspace(root), Workspace(root).find(None), home / "root", lambda _stage, _noun: None)
        process = multiprocessing.get_context("fork").Process(target=make, args=(root, home / "nobody", NOBODY))
        process.start()
        process.join()
        assert process.exitcode == 0
        assert (home / "nobody").stat().st_uid == NOBODY
        assert tree(home / "root") == tree(home / "nobody")
