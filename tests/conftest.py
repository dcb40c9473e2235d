"""What several tests look at: the newest demonstration edition, published once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from pypdf import PdfReader

from reportgen.disk.workspace import write_demonstration
from reportgen.publishing import publish

if TYPE_CHECKING:
    from pathlib import Path

# A speed is shown by a benchmark, never by a timed test: a busy machine must not fail one.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Path:
    """Publish the newest demonstration edition; its folder."""
    workspace = write_demonstration(tmp_path_factory.mktemp("demonstration") / "workspace")
    return publish(workspace, workspace.find(None), lambda _stage, _noun: None).report.parent


@pytest.fixture(scope="session")
def demonstration_pdf(demonstration) -> PdfReader:
    return PdfReader(io.BytesIO(next(demonstration.glob("*.pdf")).read_bytes()))


def pytest_addoption(parser):
    parser.addoption("--update-goldens", action="store_true", help="Accept what the report looks like now.")
