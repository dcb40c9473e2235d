"""Budget programmes as the cells of tables name them: several in one, with shares, broken lines, with or without names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import formatting as fmt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN = re.compile(r"\s*\n\s*|\s+/\s+|(?<=\))\s*/\s*|\s*[,;]\s*(?=P\s?\d)")
_IN_BRACKETS = re.compile(r"(.*?)\(\s*(?:P\s?(\d{1,4})|(\d{3}))\s*\)")  # « Police nationale (P176) »
_AT_THE_HEAD = re.compile(r"P(?:rogramme)?\s?(\d{1,4})\b[\s/:–-]*(.*)", re.IGNORECASE)  # « Programme 176/police : 80% »
_LEADING = re.compile(r"^(?:\W|et\b|à [\d.,]+\s*%)*")
_UNFINISHED = re.compile(r"(?:\b(?:de|du|des|la|le|les|et|en|à|aux?|pour)|[ld]['’])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Programme:
    """A budget programme: its number if the cell gives one, its name if it gives that."""

    number: int | None
    name: str


def programmes_of(cell: str) -> tuple[Programme, ...]:
    """Read the programmes of a cell, each once.

    >>> programmes_of("Police nationale (P176) à 80% / Sécurité civile (P161) à 20%")
    (Programme(number=176, name='Police nationale'), Programme(number=161, name='Sécurité civile'))
    """
    found: dict[int | str, Programme] = {}
    for piece in _pieces(cell):
        for each in _read(piece):
            found.setdefault(each.name if each.number is None else each.number, each)
    return tuple(found.values())


def named(programmes: Iterable[Programme]) -> dict[int, str]:
    """Give each number the name that most cells give it; none where no cell does."""
    names: dict[int, list[str]] = {}
    for each in programmes:
        if each.number is not None:
            names.setdefault(each.number, []).append(each.name)
    return {number: _commonest(filter(None, given)) for number, given in names.items()}


def _commonest(names: Iterable[str]) -> str:
    given = list(names)
    return min(set(given), key=lambda name: (-given.count(name), fmt.ordered(name)), default="")


def _pieces(cell: str) -> Iterator[str]:
    """Part a cell; a line that breaks inside a name goes on in the next piece, a mere share is none."""
    pieces = [piece for piece in map(str.strip, _BETWEEN.split(cell)) if piece]
    begun = ""
    for piece, following in pairwise([*pieces, ""]):
        whole = f"{begun} {piece}".strip()
        numbered = any(each.number is not None for each in _read(whole))
        if not numbered and following and (_UNFINISHED.search(whole) or following[:1].islower()) and "%" not in piece:
            begun = whole
            continue
        begun = ""
        if numbered or "%" not in whole:
            yield whole


def _read(piece: str) -> tuple[Programme, ...]:
    """Read one piece: its programmes by number, else the piece itself as a name."""
    if marked := _IN_BRACKETS.findall(piece):
        return tuple(Programme(int(number or bare), _LEADING.sub("", name).strip()) for name, number, bare in marked)
    if head := _AT_THE_HEAD.fullmatch(piece):
        return (Programme(int(head[1]), "" if "%" in head[2] else head[2].strip()),)
    return (Programme(None, piece),)
