"""The title of the first page: the largest signed change and its cause; without a past, the most telling share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.sections.kit import titles
from reportgen.sections.kit.bridge_title import bridge_title

if TYPE_CHECKING:
    from reportgen.sections.kit.titles import Title
    from reportgen.values.findings import Findings


def brief(findings: Findings) -> Title:
    """Say how the total changed and by what, its coverage standing below; without a comparison, what part is where."""
    comparison = findings.comparison
    if comparison is None or comparison.total_before is None or comparison.total_after is None:
        return titles.most_telling_share(findings)
    return bridge_title(comparison, with_coverage=False)
