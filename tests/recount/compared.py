"""Compares an edition with those before it: who came, left and returned, which cause moved the total, what stayed.

Who is undecided is neither among those who came nor among those who left; so is whose ministry has not answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from recount.labels import folded, short
from recount.recounted import A_FIFTH, rate, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recount.raw import Row
    from recount.recounted import Edition, Rate, Series


@dataclass(frozen=True, slots=True)
class Bridge:
    """What takes one total to the next, in whole euros, by cause; re-estimates by id."""

    before: int
    now: int
    entered: int
    left: int
    unanswered: int
    undecided: int
    newly_known: int
    known_again: int
    no_longer_known: int
    reestimated: Mapping[str, int]

    @property
    def terms(self) -> dict[str, int]:
        named = ("entered", "left", "unanswered", "undecided", "newly_known", "known_again", "no_longer_known")
        return {**{name: getattr(self, name) for name in named}, "reestimated": sum(self.reestimated.values())}


def same_projects(series: Series, what: str, mean: str) -> tuple[Fraction | None, int]:
    """Tell by how many points a rate changed over the projects that both editions' rates measure, and how many these are."""
    now, before = rate(series, what), rate(series.earlier, what)
    common = now.pairs.keys() & before.pairs.keys()
    if now.baseline != before.baseline or not common:
        return None, 0
    return now.over(common).value(mean) - before.over(common).value(mean), len(common)


def differ_by_a_fifth(one: Rate, other: Rate) -> bool:
    """Tell whether two rates measure sets that differ by more than a fifth of the larger."""
    common = len(one.pairs.keys() & other.pairs.keys())
    return common < (1 - A_FIFTH) * max(one.n, other.n)


def entered(series: Series) -> list[Row]:
    """List those that are new or back, without those of whom nobody knows who they are."""
    before = series.before.by_id if series.before else {}
    return [r for r in series.now.rows if series.now.id_of(r) not in before and r.name not in series.now.undecided]


def left(series: Series) -> list[Row]:
    """List those that are gone, without those whose ministry has not answered."""
    silent_ = silent(series)
    return [row for row in gone(series) if row not in silent_]


def silent(series: Series) -> list[Row]:
    """List those that are gone with every row of their ministry: it has not answered, under no name that it has had."""
    spoken = {folded(short(row.ministry)) for row in series.now.rows}
    spoken |= {folded(short(old.ministry)) for _, old, _ in continued(series)}
    return [row for row in gone(series) if folded(short(row.ministry)) not in spoken]


def gone(series: Series) -> list[Row]:
    """List those of the edition before that are not there, without those of whom nobody knows who they are."""
    if series.before is None:
        return []
    now = series.now.by_id
    return [
        row
        for row in series.before.rows
        if series.before.id_of(row) not in now and row.name not in series.now.undecided
    ]


def returned(series: Series) -> list[Row]:
    """List those that an edition before the last held one knew, and the last one did not."""
    known = {key for edition in series.past for key in edition.by_id}
    before = series.before.by_id if series.before else {}
    return [row for row in series.now.rows if (key := series.now.id_of(row)) in known and key not in before]


def continued(series: Series) -> Iterator[tuple[str, Row, Row]]:
    before = series.before.by_id if series.before else {}
    for row in series.now.rows:
        if (key := series.now.id_of(row)) in before:
            yield key, before[key], row


def ever_known(series: Series) -> set[str]:
    """Find whose cost any earlier edition knew."""
    return {edition.id_of(row) for edition in series.past for row in edition.rows if row.cost is not None}


def bridge(series: Series) -> Bridge:
    """Lead from the last total to this one; what nobody knows of, and who has not answered, are terms of their own."""
    now, before, known = series.now.by_id, series.before.by_id, ever_known(series)
    pairs = list(continued(series))
    unsure = series.now.undecided
    came = {key: row.cost for key, old, row in pairs if old.cost is None and row.cost is not None}
    return Bridge(
        before=total(series.before.rows).euros,
        now=total(series.now.rows).euros,
        entered=sum(row.cost or 0 for row in entered(series)),
        left=-sum(row.cost or 0 for row in left(series)),
        unanswered=-sum(row.cost or 0 for row in silent(series)),
        undecided=sum(row.cost or 0 for key, row in now.items() if key not in before and row.name in unsure)
        - sum(row.cost or 0 for key, row in before.items() if key not in now and row.name in unsure),
        newly_known=sum(cost for key, cost in came.items() if key not in known),
        known_again=sum(cost for key, cost in came.items() if key in known),
        no_longer_known=-sum(old.cost for _, old, row in pairs if old.cost is not None and row.cost is None),
        reestimated={
            row.name: row.cost - old.cost
            for _, old, row in pairs
            if old.cost is not None and row.cost is not None and row.cost != old.cost
        },
    )


def published_for_the_first_time(series: Series) -> set[str]:
    """Name the projects that were there before, whose cost no edition ever gave."""
    known, seen = ever_known(series), {key for edition in series.past for key in edition.by_id}
    return {
        row.name
        for row in series.now.rows
        if row.cost is not None and (key := series.now.id_of(row)) in seen and key not in known
    }


def lengthened(series: Series) -> dict[str, int]:
    """Tell by how many months each duration changed, to the nearest month, zero left out."""
    moved = {
        row.name: round((row.duration - old.duration) * 12)
        for _, old, row in continued(series)
        if row.duration is not None and old.duration is not None
    }
    return {name: months for name, months in moved.items() if months}


def follows(old: Edition, new: Edition) -> bool:
    """Tell whether no edition and no quarter is missing between two."""
    return new.number - old.number == 1 and new.place - old.place == 1


def unchanged(series: Series, row: Row, editions: int) -> bool:
    """Tell whether cost, duration and phase were the same in so many editions in a row, none of which is missing."""
    last = series.editions[max(series.place + 1 - editions, 0) : series.place + 1]
    key = series.now.id_of(row)
    if len(last) < editions or not all(follows(*pair) for pair in pairwise(last)):
        return False
    seen = [edition.by_id.get(key) for edition in last]
    return all(
        each is not None
        and (each.cost, each.why, each.duration, each.phase) == (row.cost, row.why, row.duration, row.phase)
        for each in seen
    )


def coverage_is_comparable(first: Edition, last: Edition) -> bool:
    """Tell whether two totals stand on like parts of their projects, and no known cost but moved in or out of sight.

    What became public or went out of sight between the two, of projects that stand in both, is at most a fifth of the change.
    """
    one, other = total(first.rows), total(last.rows)
    parts = [Fraction(each.n, each.of) for each in (one, other) if each.of]
    then = first.by_id
    moved = 0
    for key, row in last.by_id.items():
        if key in then and (row.cost is None) != (then[key].cost is None):
            moved += abs((row.cost or 0) - (then[key].cost or 0))
    change = abs(other.euros - one.euros)
    return len(parts) == 2 and abs(parts[0] - parts[1]) <= A_FIFTH and moved <= A_FIFTH * change
