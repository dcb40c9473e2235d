"""The five real editions as a series: nothing that is said of them is false, counted again from the raw tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recount.judging import KINDS, found, listed
from recount.publishing import judge_real, publish_real
from support.real import needs_real_editions
from support.sharing import lent

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, needs_real_editions]


@pytest.fixture(scope="module")
def real(shared) -> Iterator[tuple]:
    for root in lent(shared / "real", publish_real):
        yield judge_real(root)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_said_of_the_real_editions_is_false(kind, real):
    assert found(kind, real) == [], listed(found(kind, real))
