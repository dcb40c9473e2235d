"""The built wheel, installed in an empty environment, does the same from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from running import COMMAND, small_workspace, tree

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """Install the wheel alone; what it depends on is lent by this environment, the checkout is not."""
    home = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(home), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(home / "venv", with_pip=True)
    python = home / "venv" / "bin" / "python"
    (wheel,) = home.glob("*.whl")
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    where = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    lent = Path(where.stdout.strip()) / "lent.pth"
    lent.write_text(f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n", encoding="utf-8")
    return home / "venv" / "bin"


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
