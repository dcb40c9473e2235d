"""What a portfolio is made of: the columns of its table, and the table written in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.portfolio.column import Written
from reportgen.portfolio.columns import COLUMNS

if TYPE_CHECKING:
    from reportgen.portfolio.column import Column


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What one portfolio calls things: the columns of its table, in the order in which the data files have them."""

    columns: tuple[Column, ...]

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

    def column(self, key: str) -> Column:
        """Find a column by its key."""
        return next(column for column in self.columns if column.key == key)


PANORAMA = Portfolio(COLUMNS)
