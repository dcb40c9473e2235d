"""The five real editions beside the project: used from there, never copied; a test that needs them is skipped without."""

from __future__ import annotations

from pathlib import Path

import pytest

EDITIONS = Path(__file__).resolve().parents[3] / "shared" / "editions"
FILES = {
    "2016-T4": "2016-T4_opendata.csv",
    "2017-T1": "2017-T1_dashboard.csv",
    "2017-T2": "2017-T2_opendata.csv",
    "2018-T3": "2018-T3_dashboard.csv",
    "2018-T4": "2018-T4_dashboard.csv",
}
needs_real_editions = pytest.mark.skipif(not EDITIONS.is_dir(), reason="the real editions are not beside the project")
