"""Where in a TOML file each key stands: for a person who is to correct it, and to write beside what a person wrote.

The file is known to be sound TOML, so that strings, comments, brackets and line ends are all that must be told apart.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Path = tuple[str | int, ...]

_STRING = r"""\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'"""
_PIECE = re.compile(rf"""{_STRING}|#[^\n]*|[\[\]{{}}\n]|[^\[\]{{}}\n"'#]+""", re.DOTALL)
_KEY = re.compile(rf"""(?:{_STRING}|[^"'=])*""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Statement:
    """A table's head, or a key with its value: its path, and from which character to which it goes, its comment aside."""

    path: Path
    begin: int
    end: int
    value: int | None = None

    @property
    def is_head(self) -> bool:
        """Whether it is a table's head."""
        return self.value is None


@dataclass(frozen=True, slots=True)
class Lines:
    """A TOML file's text, and on which line each key of it stands."""

    text: str = ""

    def of(self, path: Path) -> int | None:
        """Find the line of a key, else of the nearest table above it; None where there is none."""
        numbers = _numbers(self.text)
        known = (path[:length] for length in range(len(path), 0, -1))
        return next((numbers[each] for each in known if each in numbers), None)


@lru_cache(maxsize=1)
def _numbers(text: str) -> Mapping[Path, int]:
    found: dict[Path, int] = {}
    line, end = 1, 0
    for each in statements(text):
        line, end = line + text.count("\n", end, each.begin), each.begin
        for length in range(1, len(each.path) + 1):
            found.setdefault(each.path[:length], line)
    return found


def statements(text: str) -> Iterator[Statement]:
    """List what a TOML file says, in its order; an entry of a list is counted from 0."""
    entries: Counter[Path] = Counter()
    table: Path = ()
    for begin, end in _spans(text):
        if text[begin] == "[":
            name = _key_path(text[begin:end].strip("[] \t\r"))
            if text.startswith("[[", begin):
                entries[(*_numbered(name[:-1], entries), name[-1])] += 1
            table = _numbered(name, entries)
            yield Statement(table, begin, end)
        else:
            key = _KEY.match(text, begin, end)
            value = key.end() + 1 if key else end
            yield Statement((*table, *_key_path(text[begin : value - 1])), begin, end, value)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Split a file into tables' heads and keys with their values: from which character to which each goes."""
    begin: int | None = None
    end = depth = 0
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece == "\n" and not depth and begin is not None:
            yield begin, end
            begin = None
        elif piece.strip() and not piece.startswith("#"):
            depth += (piece in "[{") - (piece in "]}")
            begin = match.end() - len(piece.lstrip()) if begin is None else begin
            end = match.start() + len(piece.rstrip())
    if begin is not None:
        yield begin, end


def _key_path(key: str) -> Path:
    """Read a dotted key: TOML's own reader knows best."""
    path: list[str] = []
    found: object = tomllib.loads(f"{key} = 0")
    while isinstance(found, dict):
        ((name, found),) = found.items()
        path.append(name)
    return tuple(path)


def _numbered(name: Path, entries: Mapping[Path, int]) -> Path:
    """Put in which entry of its list each table is."""
    path: Path = ()
    for key in name:
        path = (*path, key)
        if entries.get(path):
            path = (*path, entries[path] - 1)
    return path
