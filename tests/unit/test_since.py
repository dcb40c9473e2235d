"""Two editions follow one another only if nothing lies between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from reportgen.values.dates import Quarter
from reportgen.values.since import Since

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Edition:
    """An edition as far as its date goes."""

    number: int
    quarter: Quarter
    as_of: date


def edition(number: int, quarter: str) -> Edition:
    """Date an edition on the last day of its quarter."""
    parsed = Quarter.parse(quarter)
    return Edition(number, parsed, parsed.last_day)


@pytest.mark.parametrize(
    ("old", "new", "missing", "quarters", "is_before"),
    [
        ((9, "2019-T4"), (10, "2020-T1"), 0, 1, True),
        ((3, "2017-T2"), (6, "2018-T3"), 2, 5, False),  # editions 4 and 5 are not held
        ((3, "2017-T2"), (4, "2017-T4"), 0, 2, False),  # numbered one after the other, half a year apart
        ((1, "2016-T4"), (3, "2017-T1"), 1, 1, False),  # one quarter apart, and yet number 2 is missing
    ],
)
def test_the_edition_before_is_called_so_only_where_nothing_lies_between(
    old: tuple[int, str],
    new: tuple[int, str],
    missing: int,
    quarters: int,
    is_before: bool,  # noqa: FBT001 - a row of the table
) -> None:
    since = Since.between(edition(*old), edition(*new))
    assert (since.missing, since.quarters, since.is_the_edition_before) == (missing, quarters, is_before)
    assert since.as_of == Quarter.parse(old[1]).last_day
