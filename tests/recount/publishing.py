"""Publishes the series that are judged, once for all workers, and reads them again as their readers do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from recount import raw, series, spoken, told
from support.real import EDITIONS, FILES
from support.running import run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from recount.case import Case
    from recount.recounted import Series
    from recount.series import Issue

DECLARED = (
    *("projects", "interministerial", "total_cost_bn_eur", "mean_duration_years"),
    *("schedule_deviation_pct", "budget_deviation_pct"),
)


def announced() -> Mapping[str, Mapping]:
    """Read what the publisher announced of each real edition, and under which number."""
    return json.loads((EDITIONS / "published.json").read_text(encoding="utf-8"))


def publish_real(root: Path) -> None:
    """Publish the five real editions under their own numbers, with the figures that their publisher declared."""
    for quarter, about in announced().items():
        run(root, "import", str(EDITIONS / FILES[quarter]), "--edition", quarter, "--number", str(about["number"]))
        settings = root / "assets/editions" / quarter / "edition.toml"
        declared = "".join(f"{key} = {about['headline'][key]:g}\n" for key in DECLARED if key in about["headline"])
        settings.write_text(f"{settings.read_text(encoding='utf-8')}\n[declared]\n{declared}", encoding="utf-8")
        run(root, "publish", quarter)


def judge_real(root: Path) -> tuple[told.Archive, Series, Sequence[Case]]:
    """Put what was published of the real editions beside their raw tables."""
    archive = told.read_archive(root / "output")
    tables = {quarter: raw.read(EDITIONS / FILES[quarter]) for quarter in FILES}
    figures = {
        quarter: {key: f"{about['headline'][key]:g}" for key in DECLARED if key in about["headline"]}
        for quarter, about in announced().items()
    }
    counted = spoken.series_of(tables, archive, figures)
    return archive, counted, spoken.cases(archive, counted)


def publish_invented(root: Path, issues: Sequence[Issue]) -> None:
    """Publish an invented series, one edition after the other."""
    series.write(root, tuple(issues))
    for issue in issues:
        run(root, "publish", issue.quarter)


def judge_invented(root: Path, issues: Sequence[Issue]) -> tuple[told.Archive, Series, Sequence[Case]]:
    """Put what was published of an invented series beside its tables."""
    archive = told.read_archive(root / "output")
    tables = {each.quarter: raw.read(root / "assets/editions" / each.quarter / "projects.csv") for each in issues}
    counted = spoken.series_of(tables, archive, {each.quarter: each.declared for each in issues})
    means = {
        each.quarter: {"schedule": "weighted", "budget": "weighted"} for each in issues if "[method]" in each.tables
    }
    counted = spoken.with_means(counted, means)
    return archive, counted, spoken.cases(archive, counted)
