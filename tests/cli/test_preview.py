"""The preview as an officer has it: a real process, a real browser's requests, saves, mistakes, Ctrl-C."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
from contextlib import contextmanager
from types import MappingProxyType
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from pypdf import PdfReader
from support.running import COMMAND, run, small_workspace, tree

pytestmark = pytest.mark.slow
PATIENCE = 120  # seconds for a rebuild on a busy machine


def asked(address, headers=MappingProxyType({})):
    """Ask this machine, and no other."""
    assert address.startswith("http://127.0.0.1:")
    return urlopen(Request(address, headers=headers), timeout=PATIENCE)  # noqa: S310 - the line above sees to it


class Watching:
    """A page that listens to the preview's events."""

    def __init__(self, address):
        self.address = address
        self.stream = asked(f"{address}events")

    def wait(self, wanted):
        """Read events until one is what is waited for."""
        for line in self.stream:
            if line.startswith(b"data: "):
                state = json.loads(line.removeprefix(b"data: "))
                if not state["building"] and wanted(state):
                    return state
        pytest.fail("the preview sent no such event")

    def get(self, path, **headers):
        with asked(self.address + path.lstrip("/"), headers) as answer:
            return answer.read()


@contextmanager
def previewing(root, temporary):
    temporary.mkdir()
    process = subprocess.Popen(
        [COMMAND, "preview", "--root", root, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary), "NO_COLOR": "1"},
    )
    try:
        yield process, Watching(process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def previewed(tmp_path_factory):
    base = tmp_path_factory.mktemp("aperçu")
    root = small_workspace(base / "workspace")
    with previewing(root, base / "tmp") as (process, page):
        page.wait(lambda state: state["draft"] == 1)
        yield root, process, page, base


def refused(page, path, **headers):
    with pytest.raises(HTTPError) as answer:
        page.get(path, **headers)
    answer.value.close()
    return answer.value.code


def test_the_page_shows_each_page_of_the_draft_as_a_picture(previewed):
    _, _, page, _ = previewed
    assert b"EventSource" in page.get("/")
    state = json.loads(page.get("/state"))
    assert state["error"] == ""
    report = PdfReader(io.BytesIO(page.get(state["report"])))
    assert len(state["pages"]) == len(report.pages) > 3
    assert (state["pages"][0]["width"], state["pages"][0]["height"]) == (794, 1123)  # A4 at 96 dots an inch
    assert page.get(state["pages"][0]["src"]).startswith(b"\x89PNG")
    assert "Brouillon" in report.pages[0].extract_text()


def test_nothing_but_the_draft_can_be_had_and_only_under_this_machines_name(previewed):
    _, _, page, _ = previewed
    for path in (
        "/draft/../edition.toml",
        "/draft/%2e%2e/x",
        "/etc/passwd",
        "/pages/1/0.png",
        "/pages/1/999.png",
        "/x",
    ):
        assert refused(page, path) == 404
    assert refused(page, "/state", Host="exemple.invalid") == 403


def test_a_port_that_is_taken_is_named_and_so_is_the_way_out(previewed):
    root, _, page, _ = previewed
    port = page.address.rstrip("/").rpartition(":")[2]
    assert f"port {port} is taken" in run(root, "preview", "--port", port, expect=2).stderr


def test_a_save_brings_a_new_draft_an_error_leaves_it_and_ctrl_c_ends_it_all(previewed):
    root, process, page, base = previewed
    before = tree(root)
    table = root / "assets/editions/2020-T1/projects.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("12,5", "13,7"), encoding="utf-8")
    state = page.wait(lambda state: state["draft"] == 2)
    assert json.loads(page.get("/draft/data/figures.json"))["total_cost_meur"] == 121.2  # 13.7 + 107.5
    text = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.get(state["report"]))).pages)
    assert "13,7" in text

    settings = root / "assets/editions/2020-T1/edition.toml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text(good.replace("number = 10", 'number = "dix"'), encoding="utf-8")
    state = page.wait(lambda state: state["error"])
    (problem,) = [each for each in state["problems"] if each["level"] == "error"]
    assert (problem["file"], problem["column"], problem["value"]) == ("edition.toml", "number", "dix")
    assert problem["advice"]
    assert state["draft"] == 2
    assert page.get(state["pages"][0]["src"]).startswith(b"\x89PNG")

    settings.write_text(good, encoding="utf-8")
    (root / "templates/sections").mkdir(parents=True)  # a folder that was not there when the preview began
    (root / "templates/sections/method.html").write_text("{{ nothing }}", encoding="utf-8")
    state = page.wait(lambda state: "method.html" in state["error"])
    assert "Correct the file in templates/" in state["error"]
    assert state["draft"] >= 2

    changed = {name for name, content in tree(root).items() if before.get(name) != content}
    assert changed == {"assets/editions/2020-T1/projects.csv", "templates/sections/method.html"}
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 0
    assert "Traceback" not in process.stderr.read()
    assert list((base / "tmp").glob("reportgen-*")) == []


def test_an_edition_that_is_not_there_is_refused(tmp_path):
    run(small_workspace(tmp_path), "preview", "12", "--port", "0", expect=2)
