"""New decisions in a registry.toml that a person keeps: every character that was there stays, comments and order too.

The new lines are put in where they belong. A library that rewrites the file (tomlkit) gathers the entries of one kind,
and so takes comments away from what they speak of as soon as two kinds alternate.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportgen.identity.registry import FILE, Different, KnownProject, parse_registry
from reportgen.settings.lines import statements
from reportgen.values.errors import Refused, UsageError

if TYPE_CHECKING:
    from reportgen.identity.registry import Registry
    from reportgen.settings.lines import Statement

HEAD = "# Qui est qui d’une édition à l’autre : les décisions prises par une personne.\n"


def add_decisions(text: str, added: Registry) -> str:
    """Write into the text of a registry what ``added`` has beyond it."""
    known = parse_registry(text)
    said = text or HEAD
    for place, project in enumerate(known.projects):
        for quarter, name in added.projects[place].names.items():
            if project.names.get(quarter) != name:
                said = _with_name(said, place, quarter, name)
    pairs = (each for each in added.different if each not in known.different)
    entries: tuple[KnownProject | Different, ...] = (*added.projects[len(known.projects) :], *pairs)
    for entry in entries:
        said = f"{_ended(said)}{_line_end(said)}{_spelled(entry, _line_end(said))}"
    _refuse_unless(said, added)
    return said


def _with_name(text: str, place: int, quarter: str, name: str) -> str:
    """Name a project in one more quarter, or name it otherwise, below its other names or beside them."""
    path = ("project", place, "names")
    stated = [each for each in statements(text) if each.path[: len(path)] == path]
    same = [each for each in stated if each.path == (*path, quarter)]
    if same:
        return f"{text[: same[0].value]} {_quoted(name)}{text[same[0].end :]}"
    last = stated[-1]
    if last.path == path and not last.is_head:
        return _beside(text, last, f"{quarter} = {_quoted(name)}")
    below_head = any(each.is_head and each.path == path for each in stated)
    return _below(text, last, f"{'' if below_head else 'names.'}{quarter} = {_quoted(name)}")


def _below(text: str, statement: Statement, line: str) -> str:
    """Put a line below a statement, as far to the right."""
    begin = text.rfind("\n", 0, statement.begin) + 1
    end = text.find("\n", statement.end)
    upper = _ended(text if end < 0 else text[: end + 1])
    return f"{upper}{text[begin : statement.begin]}{line}{_line_end(text)}{text[len(upper) :]}"


def _beside(text: str, statement: Statement, key: str) -> str:
    """Put a key into a table that stands in braces."""
    inside = text[statement.value : statement.end].rstrip("}").rstrip()
    joint = " " if inside.strip() == "{" else ", "
    return f"{text[: statement.value]}{inside}{joint}{key} }}{text[statement.end :]}"


def _spelled(entry: KnownProject | Different, line_end: str) -> str:
    if isinstance(entry, Different):
        lines = ["[[different]]", f"old = {_quoted(entry.old)}", f"new = {_quoted(entry.new)}"]
    else:
        names = (f"{quarter} = {_quoted(entry.names[quarter])}" for quarter in sorted(entry.names))
        lines = ["[[project]]", f"id = {_quoted(entry.id)}", "[project.names]", *names]
    return "".join(f"{line}{line_end}" for line in lines)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}{_line_end(text)}"


def _quoted(text: str) -> str:
    """Spell a TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)


def _refuse_unless(said: str, added: Registry) -> None:
    """Write nothing that would not be read as what was decided: lists in brackets leave no room for an entry."""
    try:
        kept = parse_registry(said) == added
    except Refused:
        kept = False
    if not kept:
        message = f"{FILE} is laid out in a way that leaves no room for the decision; spell its entries as [[project]] and [[different]]. Nothing was written."
        raise UsageError(message)
