"""A release: the wheel in an environment of its own, with what is locked and nothing else, does the same from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.running import COMMAND, small_workspace, tree

ROOT = Path(__file__).parents[2]
REACH = ("-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir", "--dest")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Path:
    """Make a release as `make release` does: it installs from the registry, so that nothing here can be lent to it."""
    folder = tmp_path_factory.mktemp("release")
    reached = subprocess.run(
        [sys.executable, *REACH, folder / "reached", "mdurl==0.1.2"], capture_output=True, check=False
    )
    if reached.returncode:
        pytest.skip("the registry of packages is not reached, so nothing can be installed")
    done = subprocess.run(
        ["sh", ".ci/release", folder],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable},
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(release) -> Path:
    return release / "installed" / "bin"


def test_the_program_comes_from_the_wheel(installed, tmp_path):
    asked = [installed / "python", "-c", "import reportgen; print(reportgen.__file__)"]
    told = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert str(installed.parent) in told.stdout


def test_the_wheel_publishes_the_very_bytes_that_the_checkout_does(installed, tmp_path):
    root = small_workspace(tmp_path / "ailleurs")
    for command, folder in ((installed / "reportgen", "wheel"), (COMMAND, "checkout")):
        arguments = [command, "--root", root, "build", "--out", str(tmp_path / folder)]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        subprocess.run(arguments, check=True, capture_output=True, cwd=tmp_path, env=environment)
    assert tree(tmp_path / "wheel") == tree(tmp_path / "checkout")


def test_the_wheel_brings_the_demonstration_editions(installed, tmp_path):
    subprocess.run(
        [installed / "reportgen", "demo", str(tmp_path / "d")], check=True, capture_output=True, cwd=tmp_path
    )
    told = [installed / "reportgen", "--root", str(tmp_path / "d"), "figures", "10", "--format", "json"]
    done = subprocess.run(told, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert '"projects": 44' in done.stdout


def test_the_list_of_contents_names_what_is_installed_and_no_more(release, installed):
    asked = [installed / "python", "-c", "import importlib.metadata as m; print(*(d.name for d in m.distributions()))"]
    told = subprocess.run(asked, check=True, capture_output=True, text=True)
    (listing,) = release.glob("*.cdx.json")
    components = json.loads(listing.read_text(encoding="utf-8"))["components"]
    named = {canonicalize_name(each["name"]) for each in components}
    assert named == {canonicalize_name(name) for name in told.stdout.split()} - {"reportgen"}


def test_the_list_of_contents_has_the_locked_version_of_each_dependency(release):
    (listing,) = release.glob("*.cdx.json")
    told = json.loads(listing.read_text(encoding="utf-8"))
    assert (told["bomFormat"], told["metadata"]["component"]["name"]) == ("CycloneDX", "reportgen")
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = {
        (canonicalize_name(pin.name), next(iter(pin.specifier)).version)
        for line in locked.splitlines()
        if "==" in line and not line.startswith((" ", "#"))
        for pin in [Requirement(line.removesuffix("\\"))]
    }
    assert {(canonicalize_name(each["name"]), each["version"]) for each in told["components"]} <= pins


def test_the_checksums_are_those_of_the_files_and_no_folder_is_named(release):
    lines = (release / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    assert sorted(line.partition("  ")[2] for line in lines) == sorted(
        path.name for path in release.glob("reportgen-*")
    )
    for line in lines:
        digest, _, name = line.partition("  ")
        assert sha256((release / name).read_bytes()).hexdigest() == digest
    (listing,) = release.glob("*.cdx.json")
    assert str(release) not in listing.read_text(encoding="utf-8")
