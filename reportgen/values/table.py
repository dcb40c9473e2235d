"""A table of values, before they are written for a reader: a chart's own numbers, which its picture and words show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportgen.values.dates import Month
from reportgen.values.project import Undisclosed

# None: there is nothing to give. `Undisclosed`: there is a value, and it is not published.
Cell = str | int | Decimal | date | Month | Undisclosed | None


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and their rows, the first cell naming the row; perhaps a row of totals."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()


def published(value: Decimal | None) -> Decimal | Undisclosed:
    """Give a value that exists in any case, as a cell.

    >>> published(None)
    Undisclosed(reason='')
    """
    return Undisclosed() if value is None else value
