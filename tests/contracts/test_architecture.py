"""The map of the house is held by the tools: a file without a layer fails, rooms stay small, nothing is loose."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "reportgen"
LOOSE = 8  # modules that may stand beside the rooms
ROOM = 20  # modules that one room may hold, about


@pytest.fixture
def house(tmp_path):
    """Copy the program, bare, with the contracts that hold it."""
    shutil.copytree(PACKAGE, tmp_path / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def layers_of(house: Path) -> subprocess.CompletedProcess[str]:
    """Hold the layers alone, as ``make test`` does with all contracts."""
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache", "--contract", "layers"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_file_that_has_no_layer_fails(house):
    (house / "reportgen" / "utils.py").write_text('"""Anything."""\n')
    found = layers_of(house)
    assert found.returncode == 1
    assert "reportgen.utils" in found.stdout


@pytest.mark.slow
def test_a_measure_that_imports_the_pages_fails(house):
    with (house / "reportgen" / "measures" / "size.py").open("a") as file:
        file.write("\nfrom reportgen.outputs import page\n")
    found = layers_of(house)
    assert found.returncode == 1
    assert "reportgen.measures.size -> reportgen.outputs" in found.stdout


def test_few_modules_stand_beside_the_rooms():
    assert len(list(PACKAGE.glob("*.py"))) <= LOOSE


@pytest.mark.parametrize("room", sorted({path.parent for path in PACKAGE.rglob("*.py")} - {PACKAGE}), ids=str)
def test_no_room_is_crowded(room):
    assert len(list(room.glob("*.py"))) <= ROOM + 2, "redesign instead of adding"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_is_short_enough_to_be_read_at_once(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
