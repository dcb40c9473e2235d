"""Every figure of one edition, measured once; money in M€, durations in years, rates in percent, unrounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.values.headline import Rate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportgen.values.dates import Quarter
    from reportgen.values.headline import Headline


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of published costs in M€, over ``known`` of ``of`` projects: with some missing it is a floor."""

    meur: Decimal
    known: int
    of: int

    @property
    def is_floor(self) -> bool:
        """Whether some projects publish no cost, so that all of them together cost at least this much."""
        return self.known < self.of


def total_of(meur: Decimal | None, known: int, of: int) -> Total | None:
    """Put a sum beside its coverage; None when no cost is known."""
    return None if meur is None else Total(meur, known, of)


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the portfolio: how many projects, and the sum of their known costs (None when none is known)."""

    name: str
    projects: int
    projects_with_cost: int
    total_cost_meur: Decimal | None

    @property
    def total(self) -> Total | None:
        """The sum of the known costs with its coverage; None when no cost is known."""
        return total_of(self.total_cost_meur, self.projects_with_cost, self.projects)


@dataclass(frozen=True, slots=True)
class MinistryFigures:
    """What one lead ministry carries."""

    name: str
    projects: int
    projects_with_cost: int
    total_cost_meur: Decimal | None
    by_phase: Mapping[str, int]
    by_cost_bracket: Mapping[str, int]

    @property
    def total(self) -> Total | None:
        """The sum of the known costs with its coverage; None when no cost is known."""
        return total_of(self.total_cost_meur, self.projects_with_cost, self.projects)


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far current values are from initial ones, in percent, over the ``projects`` that give both, out of ``of``.

    ``weighted_pct`` is Σ(current − initial) / Σ initial; ``mean_pct`` the plain mean of each project's rate.
    ``median_pct`` is the median of those rates. All are None when no project gives both values; ``baseline`` says
    from what the deviation is measured: the initial estimate, or the first published one.
    """

    weighted_pct: Decimal | None = None
    mean_pct: Decimal | None = None
    median_pct: Decimal | None = None
    projects: int = 0
    baseline: str | None = None
    of: int = 0

    def by(self, mean: str) -> Decimal | None:
        """Take the rate by the name of its mean: weighted, mean or median."""
        return {"weighted": self.weighted_pct, "mean": self.mean_pct, "median": self.median_pct}[mean]

    def rate(self, mean: str) -> Rate | None:
        """Take the rate by the name of its mean, with all that it stands on; None when it is not measured."""
        value = self.by(mean)
        if value is None or self.baseline is None:
            return None
        return Rate(value=value, mean=mean, baseline=self.baseline, n=self.projects, of=self.of)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A declared figure that the table does not bear out, beyond rounding.

    ``computed`` is what is printed under the same name, at the declaration's precision; ``nearest`` names the mean that
    would come nearest to it (weighted, mean, median), with ``nearest_value``, where that is another one.
    """

    figure: str
    declared: Decimal
    computed: Decimal | None
    nearest: str = ""
    nearest_value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every figure of an edition, measured once; whatever a reader sees comes from here.

    ``headlines`` are the deviations printed in large, by schedule and budget.
    """

    quarter: Quarter
    number: int
    projects: int
    interministerial: int | None
    total_cost_meur: Decimal | None
    projects_with_cost: int
    mean_duration_years: Decimal | None
    projects_with_duration: int
    by_phase: Mapping[str, int]
    brackets: tuple[Group, ...]
    areas: tuple[Group, ...]
    ministries: tuple[MinistryFigures, ...]
    schedule: Deviation = Deviation()
    budget: Deviation = Deviation()
    declared: Mapping[str, Decimal] = field(default_factory=dict)
    discrepancies: tuple[Discrepancy, ...] = ()
    headlines: Mapping[str, Headline] = field(default_factory=dict)

    @property
    def total(self) -> Total | None:
        """The sum of the known costs with its coverage; None when no cost is known."""
        return total_of(self.total_cost_meur, self.projects_with_cost, self.projects)

    @property
    def by_cost_bracket(self) -> Mapping[str, int]:
        """Projects by bracket, *en cadrage* and *non communiqué* included."""
        return {group.name: group.projects for group in self.brackets}
