"""Where things lie: editions by quarter or number, the workspace's own files before the built-in ones."""

from __future__ import annotations

import pytest
from support.running import small_workspace, write_edition

from reportgen.disk.workspace import Workspace, built_in, write_demonstration
from reportgen.values.dates import Quarter
from reportgen.values.errors import Refused, UsageError


@pytest.fixture
def workspace(tmp_path):
    write_edition(small_workspace(tmp_path), "2019-T4", 9, "2019-12-31")
    return Workspace.at(tmp_path)


@pytest.mark.parametrize("name", ["2019-T4", "2019-Q4", "2019-t4", "9"])
def test_an_edition_is_found_by_quarter_or_number(workspace, name):
    assert workspace.find(name) == Quarter(2019, 4)


def test_the_newest_edition_is_taken_when_none_is_named(workspace):
    assert workspace.find(None) == Quarter(2020, 1)


@pytest.mark.parametrize("name", ["2021-T1", "11", "demain", "2020-T5"])
def test_an_edition_that_is_not_there_is_wrong_usage(workspace, name):
    with pytest.raises(UsageError):
        workspace.find(name)


def test_a_folder_without_editions_is_no_workspace(tmp_path):
    with pytest.raises(Refused, match="a workspace"):
        Workspace.at(tmp_path).find(None)


def test_a_new_edition_takes_the_number_after_the_newest_earlier_one(workspace):
    assert workspace.next_number(Quarter(2020, 3)) == 11
    assert workspace.next_number(Quarter(2020, 1)) == 10
    assert workspace.next_number(Quarter(2018, 1)) == 1


def test_the_root_may_come_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTGEN_ROOT", str(tmp_path / "x"))
    assert Workspace.at(None).root == (tmp_path / "x").resolve()
    assert Workspace.at(tmp_path).root == tmp_path.resolve()


def test_the_workspaces_own_file_comes_before_the_built_in_one(workspace, tmp_path):
    assert workspace.asset("theme.toml") == built_in() / "assets" / "theme.toml"
    (tmp_path / "assets/theme.toml").write_text("[colours]\n", encoding="utf-8")
    assert workspace.read_text("theme.toml") == "[colours]\n"
    with pytest.raises(FileNotFoundError, match=r"assets/absent\.toml"):
        workspace.asset("absent.toml")


def test_an_edition_that_is_there_is_replaced_only_when_that_is_said(workspace):
    with pytest.raises(UsageError, match="--replace"):
        workspace.refuse_existing(Quarter(2020, 1), replace=False)
    workspace.refuse_existing(Quarter(2020, 1), replace=True)
    workspace.refuse_existing(Quarter(2020, 2), replace=False)


def test_the_demonstration_is_not_written_over_anything(tmp_path):
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        write_demonstration(tmp_path)
    assert len(write_demonstration(tmp_path / "new").quarters()) == 4
