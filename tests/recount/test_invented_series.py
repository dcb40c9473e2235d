"""Three invented series: nothing that is said of them is false, in whatever order they were published."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from recount import across, series, told
from recount.judging import KINDS, found, listed
from recount.numerals import plain
from recount.publishing import judge_invented, publish_invented
from recount.series import SERIES
from support.running import run
from support.sharing import lent

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow


def invented(shared, name: str) -> Iterator:
    yield from lent(shared / f"invented-{name}", lambda root: publish_invented(root, SERIES[name]))


@pytest.fixture(scope="module")
def withheld(shared) -> Iterator[tuple]:
    for root in invented(shared, "withheld"):
        yield judge_invented(root, SERIES["withheld"])


@pytest.fixture(scope="module")
def hole(shared) -> Iterator[tuple]:
    for root in invented(shared, "hole"):
        yield judge_invented(root, SERIES["hole"])


@pytest.fixture(scope="module")
def lone(shared) -> Iterator[tuple]:
    for root in invented(shared, "lone"):
        yield judge_invented(root, SERIES["lone"])


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_false_where_costs_are_withheld(kind, withheld):
    assert found(kind, withheld) == [], listed(found(kind, withheld))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_false_where_editions_are_missing(kind, hole):
    assert found(kind, hole) == [], listed(found(kind, hole))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_false_of_one_project_and_of_none_with_a_cost(kind, lone):
    assert found(kind, lone) == [], listed(found(kind, lone))


def test_an_edition_says_the_same_whether_its_past_is_read_from_the_archive_or_from_folders(withheld, tmp_path):
    archive, *_ = withheld
    root = series.write(tmp_path, SERIES["withheld"])
    run(root, "publish", "2021-T4")
    alone = told.told_of(root / "output/2021-T4")
    wrongs = list(across.unlike(archive.editions["2021-T4"], alone))
    assert wrongs == [], listed(wrongs)


def test_an_edition_says_the_same_in_whatever_order_editions_were_published(withheld, tmp_path):
    archive, *_ = withheld
    root = series.write(tmp_path, SERIES["withheld"])
    for quarter in ("2021-T3", "2021-T1"):
        run(root, "publish", quarter)
    again = told.told_of(root / "output/2021-T3")
    wrongs = list(across.unlike(archive.editions["2021-T3"], again))
    assert wrongs == [], listed(wrongs)


def test_a_split_that_a_person_decided_continues_the_whole(shared, tmp_path):
    for root in invented(shared, "lone"):
        shutil.copytree(root, tmp_path / "w")
    series.SPLIT.write(tmp_path / "w")
    (tmp_path / "w/assets/registry.toml").write_text(series.SPLIT_REGISTRY, encoding="utf-8")
    run(tmp_path / "w", "publish", "2023-T3")
    text = plain(told.told_of(tmp_path / "w/output/2023-T3").article)
    assert "3,0 M€ de projets scindés" in text  # 6 + 7 - 10
    assert "Oasis nord" not in text.partition("Entrants")[2]
    assert "Oasis" not in text.partition("Sortants")[2]
