"""A cost bracket: in which range a cost lies, as a portfolio defines it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bracket:
    """A range of costs, or why a cost is in none: its key, its place among the others, its words and its bounds.

    Bounds are in M€; the lower one is included, the upper one excluded, None where it is open, and None both where
    there is no range. ``label`` is what the data call it, ``printed`` what the report does, ``spellings`` what else
    tables have called it; ``lodged`` says what share of the cost lies in it. These two are messages of the catalogues.
    """

    key: str
    order: int
    label: str
    lower: int | None = None
    upper: int | None = None
    spellings: tuple[str, ...] = ()
    printed: str = ""
    lodged: str = ""

    @property
    def is_range(self) -> bool:
        """Whether it is a range of costs, and not why there is no cost."""
        return self.lower is not None
