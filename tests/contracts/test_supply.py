"""What the program is made of: each dependency declared, locked by hash, explained, and looked up for vulnerabilities."""

from __future__ import annotations

import ast
import json
import re
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools.audit import Audit, audit, verdict

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+)(?: ;[^\\]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in requirements}


RUNTIME = names(PROJECT["project"]["dependencies"])
EXTRA = names(PROJECT["project"]["optional-dependencies"]["upload"])


def imported() -> set[str]:
    """Name the distributions that the program imports, wherever in a module it does so."""
    found: set[str] = set()
    for path in (ROOT / "reportgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").partition(".")[0])
    owners = packages_distributions()
    foreign = found - sys.stdlib_module_names - {"reportgen"}
    return {canonicalize_name(owners[module][0]) for module in foreign}


def test_whatever_is_imported_is_declared_and_whatever_is_declared_is_imported():
    assert imported() == RUNTIME | EXTRA


def test_everything_is_locked_in_one_version_with_its_hashes():
    pinned = {canonicalize_name(name) for name, _, _ in PINNED.findall(LOCK)}
    lines = [line for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(lines) == len(PINNED.findall(LOCK))  # no line without a version and a hash
    groups = PROJECT["dependency-groups"]["dev"]
    assert RUNTIME | EXTRA | names(groups) <= pinned


def test_the_readme_gives_the_reason_for_each_dependency():
    table = README.partition("## What it is built on")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (\S.{5,}) \|$", table, re.MULTILINE))
    assert rows.keys() == RUNTIME | EXTRA


class Vulnerabilities(BaseHTTPRequestHandler):
    """Answers as OSV does: one vulnerability of one package, none of any other."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = asked["package"]["name"]
        found = {
            "id": "TEST-2026-1",
            "modified": "2026-01-01T00:00:00Z",
            "affected": [
                {
                    "package": {"name": name, "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0"}]}],
                    "versions": ["1.0"],
                }
            ],
        }
        answer = json.dumps({"vulns": [found]} if name == "leaky" else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture
def service():
    server = HTTPServer(("127.0.0.1", 0), Vulnerabilities)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield ("--vulnerability-service", "osv", "--osv-url", f"http://127.0.0.1:{server.server_port}/v1/query")
    server.shutdown()
    server.server_close()


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.lock"
    path.write_text("".join(f"{name}==1.0 --hash=sha256:{'0' * 64}\n" for name in ("leaky", "sound")), encoding="ascii")
    return path


def test_a_vulnerability_is_found_and_stops_the_build(service, lock):
    answer = audit(service, lock)
    assert (answer.known, answer.unknown) == (2, ())
    assert answer.vulnerable == ("leaky 1.0: TEST-2026-1, mended in 2.0",)
    code, said = verdict([answer])
    assert code == 1
    assert "leaky 1.0" in said


def test_where_nobody_answers_it_is_skipped_and_says_why(lock):
    answer = audit(("--vulnerability-service", "osv", "--osv-url", "http://127.0.0.1:9/v1/query"), lock)
    assert answer.failure
    code, said = verdict([answer])
    assert code == 0
    assert said.startswith("audit: skipped")
    assert "Connection" in said


def test_a_service_that_knows_no_package_is_no_all_clear():
    code, said = verdict([Audit(unknown=("weasyprint", "jinja2"))])
    assert (code, said) == (
        0,
        "audit: skipped, no data on vulnerabilities can be had here (none of 2 packages is known)",
    )


def test_packages_that_were_not_looked_at_are_named():
    _, said = verdict([Audit(known=150, unknown=("weasyprint",))])
    assert said == "audit: no known vulnerability in 150 locked packages; not known there, so not looked at: weasyprint"
