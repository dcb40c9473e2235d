"""A pandas DataFrame → Table: each cell as the text that a CSV would hold, so that it is read like any other table."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from reportgen.values.submission import Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable


class DataFrame(Protocol):
    """As much of a pandas DataFrame as is needed to read it."""

    @property
    def columns(self) -> Iterable[Any]:
        """The headers."""

    def isna(self) -> Any:  # noqa: ANN401 - another DataFrame, of booleans
        """Tell which cells hold nothing."""

    def itertuples(self, *, index: bool, name: None) -> Iterable[tuple[Any, ...]]:
        """Go through the rows."""


def table_of_frame(frame: DataFrame) -> Table:
    """Spell a DataFrame as a table; its first row is row 2, as under a header in a spreadsheet."""
    rows = zip(frame.itertuples(index=False, name=None), frame.isna().itertuples(index=False, name=None), strict=True)
    return Table(
        file="DataFrame",
        header=tuple(map(str, frame.columns)),
        rows=tuple(
            TableRow(number, tuple("" if empty else _text(cell) for cell, empty in zip(cells, gaps, strict=True)))
            for number, (cells, gaps) in enumerate(rows, start=2)
        ),
    )


def _text(cell: object) -> str:
    """Spell one value.

    >>> _text(12.5), _text(True), _text(date(2018, 1, 31)), _text("en cadrage")
    ('12.5', 'Oui', '2018-01-31', 'en cadrage')
    """
    if isinstance(cell, bool):
        return "Oui" if cell else "Non"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float):
        return f"{Decimal(repr(float(cell))):f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
