"""Writes the README's table of rules from the catalogue: ``make rules`` after a rule was added or reworded."""

from __future__ import annotations

import sys
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.words.rules import FAMILIES, RULES_CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.words.rules import Rule

README = Path(__file__).parents[2] / "README.md"
HEAD = "| rule | level | what is wrong |\n|---|---|---|\n"


def table() -> str:
    """Write the whole table, the rules of a family below its name."""
    return HEAD + "".join(f"{row}\n" for row in _rows())


def _rows() -> Iterator[str]:
    for family in FAMILIES:
        yield f"| **{family.title}** | | |"
        yield from (f"| `{rule.id}` | {_levels(rule)} | {rule.title} |" for rule in family.rules)


def _levels(rule: Rule) -> str:
    return " or ".join(str(level) for level in rule.levels)


def with_table(text: str) -> str:
    """Put the table in the place of the one that a text has."""
    before, head, rest = text.partition(HEAD)
    if not head:
        message = f"README.md has no table that begins with: {HEAD.splitlines()[0]}"
        raise ValueError(message)
    after = dropwhile(lambda line: line.startswith("|"), rest.splitlines(keepends=True))
    return before + table() + "".join(after)


def main() -> None:
    """Rewrite README.md."""
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"README.md: {len(RULES_CATALOGUE)} rules\n")


if __name__ == "__main__":
    main()
