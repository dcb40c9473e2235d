"""What several tests look at, made once for all workers: packed fonts, a small archive, the newest demonstration edition."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from pypdf import PdfReader
from support.running import run, small_workspace
from support.sharing import common_folder, kept_in, lent

from reportgen.disk.workspace import write_demonstration
from reportgen.outputs.web import fonts
from reportgen.publishing import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A speed is shown by a benchmark, never by a timed test: a busy machine must not fail one.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Path:
    """Find the temporary folder that all workers share."""
    return common_folder(tmp_path_factory, worker_id)


@pytest.fixture(scope="session", autouse=True)
def _packed_fonts(shared) -> Iterator[None]:
    """Let a font with the same letters be packed once: that it is the same each time is tested where fonts are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "_pack", kept_in(shared / "fonts", fonts._pack))
        yield


@pytest.fixture(scope="session")
def demonstration(shared) -> Iterator[Path]:
    """Publish the newest demonstration edition; its folder, to be read only."""

    def make(folder: Path) -> None:
        workspace = write_demonstration(folder)
        publish(workspace, workspace.find(None), lambda _stage, _noun: None)

    for folder in lent(shared / "demonstration", make):
        yield folder / "output" / "2020-T1"


@pytest.fixture(scope="session")
def small_archive(shared) -> Iterator[Path]:
    """Publish the small workspace; its folder, to be read only."""
    yield from lent(shared / "small", lambda folder: run(small_workspace(folder), "publish"))


@pytest.fixture(scope="session")
def demonstration_pdf(demonstration) -> PdfReader:
    return PdfReader(io.BytesIO(next(demonstration.glob("*.pdf")).read_bytes()))


def pytest_addoption(parser):
    parser.addoption("--update-goldens", action="store_true", help="Accept what the report looks like now.")
