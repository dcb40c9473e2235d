"""What outputs declare is what happens: the order follows from it, and nothing is made or seen that was not declared."""

from __future__ import annotations

from fnmatch import fnmatch
from graphlib import CycleError

import pytest

from reportgen.outputs import OUTPUTS, SITE_OUTPUTS
from reportgen.outputs.files import ATTACHED, CATALOGUE, DATABASE, FEED, PUBLISHED, REPORT, published_file
from reportgen.outputs.output import Output, in_order, make_all


def page(words, files):
    return {"page.html": words + b" " + b",".join(sorted(name.encode() for name in files))}


PAGE = Output("page", ("page.html",), lambda material: material["words"], page, ("data/*",))
DATA = Output("data", ("data/*",), lambda material: material["rows"], lambda rows, _: {"data/rows.csv": rows})
LOGO = Output("logo", ("logo.png",), lambda _: None, lambda _nothing, _files: {"logo.png": b"png"})


def test_an_output_comes_after_those_that_it_needs():
    assert [each.name for each in in_order((PAGE, LOGO, DATA))].index("page") > 0
    names = [each.name for each in in_order((PAGE, DATA))]
    assert names == ["data", "page"]


def test_an_output_sees_what_it_needs_and_nothing_else():
    files = make_all((PAGE, LOGO, DATA), {"words": b"files:", "rows": b"1;2"})
    assert files["page.html"] == b"files: data/rows.csv"


def test_a_file_that_was_not_declared_is_a_mistake():
    wild = Output("wild", ("a.txt",), lambda _: None, lambda _nothing, _files: {"b.txt": b""})
    with pytest.raises(ValueError, match=r"wild does not say that it makes b\.txt"):
        make_all((wild,), None)


def test_outputs_that_need_each_other_cannot_be_ordered():
    one = Output("one", ("1",), lambda _: None, lambda _n, _f: {}, ("2",))
    two = Output("two", ("2",), lambda _: None, lambda _n, _f: {}, ("1",))
    with pytest.raises(CycleError):
        in_order((one, two))


@pytest.mark.parametrize("outputs", [OUTPUTS, SITE_OUTPUTS], ids=["OUTPUTS", "SITE_OUTPUTS"])
def test_every_need_is_made_by_an_output(outputs):
    made = [pattern for each in outputs for pattern in each.makes]
    for each in outputs:
        for need in each.needs:
            assert any(fnmatch(need, pattern) or fnmatch(pattern, need) for pattern in made), need


def test_every_published_file_belongs_to_one_output(demonstration):
    files = [path.relative_to(demonstration).as_posix() for path in demonstration.rglob("*") if path.is_file()]
    for name in files:
        owners = [each.name for each in OUTPUTS if each.owns(name)]
        assert len(owners) == 1 or name.startswith("manifest."), (name, owners)


def test_of_every_published_file_but_the_charts_the_list_says_what_it_is(demonstration):
    names = [path.relative_to(demonstration).as_posix() for path in demonstration.rglob("*") if path.is_file()]
    unknown = {name for name in names if published_file(name) is None}
    assert {name.rpartition(".")[2] for name in unknown} == {"svg", "png"}
    assert all(name.startswith("charts/") for name in unknown)
    known = {each for name in names if (each := published_file(name))}
    assert set(PUBLISHED) - known == {DATABASE, CATALOGUE, FEED}  # these lie around the editions


def test_what_is_said_of_a_file_is_said_of_the_right_one():
    assert REPORT.path("2020-T1") == "panorama-2020-T1.pdf"
    assert published_file("panorama-2020-T1.pdf") is REPORT
    assert published_file("charts/timeline-2.svg") is None
    assert {each.path() for each in ATTACHED} == {
        *("data/projects.csv", "data/projects.json", "data/projects.schema.json", "data/figures.json"),
    }
