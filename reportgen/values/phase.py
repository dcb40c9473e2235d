"""A phase: where a project stands, as a portfolio defines it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a phase is drawn: told by tone and by shape, so that it survives a grey printer."""

    OPEN = "open"
    PALE = "pale"
    DOUBLE = "double"
    SOLID = "solid"
    TICKED = "ticked"
    GREY = "grey"


@dataclass(frozen=True, slots=True, eq=False)
class Phase:
    """Where a project stands: a key that the program knows, its place among the others, and its words.

    ``label`` is what the data call it, ``printed`` what the report does, ``spellings`` what else tables have called
    it. ``meaning`` explains it, ``alone`` and ``several`` say of the only project, or of so many of all, that they
    stand there; these are messages of the catalogues. In an ``early`` phase a cost may still be unknown and nothing
    need change; when a project is ``over``, no deadline can pass. Two phases are the same if their keys are.
    """

    key: str
    order: int
    label: str
    mark: Mark
    printed: str = ""
    spellings: tuple[str, ...] = ()
    meaning: str = ""
    alone: str = ""
    several: tuple[str, str] = ("", "")
    early: bool = False
    over: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phase) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)
