"""reportgen serve: what was published, to this machine only, and nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest
from support.running import COMMAND, run, small_workspace


@contextmanager
def serving(root):
    """Start the command on a free port, as a person would, and end it."""
    command = [COMMAND, "--root", root, "serve", "--port", "0", "--quiet"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as server:
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def asked(address, path):
    """Ask as the words stand, unlike a browser, which would tidy the path up first."""
    host = address.removeprefix("http://").rstrip("/")
    connection = HTTPConnection(host, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type"), answer.read()


@pytest.fixture(scope="module")
def root(small_archive, tmp_path_factory):
    root = shutil.copytree(small_archive, tmp_path_factory.mktemp("served") / "workspace")
    (root / "output" / "echappee").symlink_to(root / "assets")
    return root


@pytest.fixture(scope="module")
def address(root):
    with serving(root) as address:
        yield address


def test_the_address_is_this_machine_alone(address):
    assert address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/index.html?q=1", "text/html"),
        ("/2020-T1/", "text/html"),
        ("/2020-T1/panorama-2020-T1.pdf", "application/pdf"),
        ("/2020-T1/charts/timeline.svg", "image/svg+xml"),
        ("/feed.xml", "application/atom+xml"),
        ("/site/fonts/SourceSans3-Regular.woff2", "font/woff2"),
    ],
)
def test_what_was_published_is_served_with_its_kind(root, address, path, kind):
    status, told, content = asked(address, path)
    assert (status, told) == (200, kind)
    file = path.partition("?")[0].lstrip("/")
    file = f"{file}index.html" if not file or file.endswith("/") else file
    assert content == (root / "output" / file).read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/../assets/editions/2020-T1/edition.toml",
        "/%2e%2e/assets/editions/2020-T1/edition.toml",
        "/..%2fassets/editions/2020-T1/edition.toml",
        "/2020-T1/../../assets/editions/2020-T1/edition.toml",
        "/echappee/editions/2020-T1/edition.toml",
        "//etc/passwd",
        "/.lock",
        "/2020-T1/data/",
        "/2020-T1/inputs",
        "/nothing",
    ],
)
def test_nothing_else_is_served(address, path):
    status, _, content = asked(address, path)
    if status in {301, 302}:
        status, _, content = asked(address, f"{path}/")
    assert status == 404
    assert b"number = 10" not in content


def test_other_addresses_of_the_machine_do_not_answer(address):
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.socket() as tried:
        tried.settimeout(2)
        own = socket.gethostbyname(socket.gethostname())
        if own.startswith("127."):
            pytest.skip("this machine has no other address")
        assert tried.connect_ex((own, port)) != 0


def test_without_anything_published_it_says_what_to_do(tmp_path):
    done = run(small_workspace(tmp_path), "serve", "--port", "0", expect=2)
    assert "publish an edition first" in done.stderr


def test_a_port_that_is_taken_is_named(root, address):
    port = address.rstrip("/").rpartition(":")[2]
    done = run(root, "serve", "--port", port, expect=2)
    assert f"port {port} cannot be used" in done.stderr
