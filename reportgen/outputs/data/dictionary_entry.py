"""One name of the data and what it means: a line of the dictionary."""

from __future__ import annotations

from dataclasses import dataclass

PERCENT, PROJECTS = "%", "projets"


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """One name of the data and what it means."""

    file: str
    name: str
    meaning: str
    type: str = ""
    unit: str = ""
    required: str = ""
    values: str = ""
    example: str = ""
    field: str = ""
