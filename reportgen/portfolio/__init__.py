"""What a portfolio is made of: the columns of its table and the table written in them, its phases and cost brackets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.portfolio.brackets import BRACKETS, IN_SCOPING, NO_COST
from reportgen.portfolio.column import Written
from reportgen.portfolio.columns import COLUMNS
from reportgen.portfolio.phases import NO_PHASE, PHASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.portfolio.column import Column
    from reportgen.values.bracket import Bracket
    from reportgen.values.phase import Phase


NO_AREA = NO_COST.label  # under which the projects are counted whose functional area is not published


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What one portfolio calls things.

    ``columns`` are those of its table, in the order in which the data files have them. ``withheld`` stands for a phase
    that is not published, ``unpriced`` for the costs that are no amount: not estimated yet, and not published.
    """

    columns: tuple[Column, ...]
    phases: tuple[Phase, ...] = PHASES
    withheld: Phase = NO_PHASE
    brackets: tuple[Bracket, ...] = BRACKETS
    unpriced: tuple[Bracket, Bracket] = (IN_SCOPING, NO_COST)

    @property
    def table_columns(self) -> tuple[Column, ...]:
        """The columns that every table of it has, in their order."""
        return tuple(column for column in self.columns if column.written is Written.ALWAYS)

    @property
    def further_columns(self) -> tuple[Column, ...]:
        """The columns that a table has behind them where a project fills them."""
        return tuple(column for column in self.columns if column.written is Written.WHERE_FILLED)

    @property
    def stored_columns(self) -> tuple[Column, ...]:
        """The columns that JSON and the database have, in their order."""
        return tuple(column for column in self.columns if column.stored.listed)

    @property
    def all_phases(self) -> tuple[Phase, ...]:
        """The phases, and what stands for none: every project is in exactly one."""
        return (*self.phases, self.withheld)

    @property
    def all_brackets(self) -> tuple[Bracket, ...]:
        """The brackets, and what stands for none: every project is in exactly one."""
        return (*self.brackets, *self.unpriced)

    @property
    def dearest(self) -> Bracket:
        """The bracket without an upper bound."""
        return self.brackets[-1]

    @property
    def large(self) -> tuple[Bracket, ...]:
        """The brackets of the projects that are called large: the two dearest."""
        return self.brackets[-2:]

    @property
    def bounds(self) -> tuple[int, ...]:
        """The bounds between the brackets, in M€."""
        return tuple(each.upper for each in self.brackets if each.upper is not None)

    def column(self, key: str) -> Column:
        """Find a column by its key."""
        return {column.key: column for column in self.columns}[key]

    def phase(self, key: str) -> Phase:
        """Find a phase, or what stands for none, by its key."""
        return {phase.key: phase for phase in self.all_phases}[key]

    def bracket(self, key: str) -> Bracket:
        """Find a bracket, or what stands for none, by its key."""
        return {bracket.key: bracket for bracket in self.all_brackets}[key]

    @property
    def messages(self) -> Iterator[str | tuple[str, str]]:
        """List its words that the report says: the catalogues translate them; two of a pair agree with a number."""
        for phase in self.all_phases:
            yield from filter(None, (phase.printed, phase.meaning, phase.alone))
            yield from filter(all, (phase.several,))
        for bracket in self.all_brackets:
            yield from filter(None, (bracket.printed, bracket.lodged))


PANORAMA = Portfolio(COLUMNS)
