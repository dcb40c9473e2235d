"""Settings files as a person might write them: each of their doors, and what stands in a sound one, key by key."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from support.handing_in import HEADER

from reportgen.checks import problems_of
from reportgen.checks.settings import edition_info
from reportgen.datagouv import load_settings
from reportgen.disk.workspace import Workspace, built_in
from reportgen.identity.registry import parse_registry
from reportgen.measures.watch import load_limits
from reportgen.readers import assemble
from reportgen.readers.waivers import read_waivers
from reportgen.settings import SHAPES, reader
from reportgen.settings.edition import EDITION
from reportgen.theme import load_theme
from reportgen.values.edition import Editorial
from reportgen.values.errors import Level, Refused
from reportgen.values.submission import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportgen.settings.shape import Shape
    from reportgen.values.errors import Problem

BUILT_IN_THEME = Workspace(built_in()).read_text("theme.toml")
LISTS = {"left", "waiver", "project", "different", "ministry"}  # tables of which there may be several
# What the words for a key give no example of.
EXAMPLES = {
    "demonstration": "true",
    "language": '"en"',
    "method.schedule": '"median"',
    "method.budget": '"mean"',
    **{f"sizes.{name}": size for name, size in (("text", "9.5"), ("lead", "12"), ("title", "24.0"))},
    **{f"sizes.{name}": size for name, size in (("heading", "11"), ("table", "8"))},
}


def sound(shape: Shape) -> dict[str, str]:
    """Give every key of a file a value that fits, as TOML spells it."""
    colours = _colours()
    return {
        key: colours.get(key) or EXAMPLES.get(key) or said.example
        for key, said in shape.paths().items()
        if not key.startswith("dark.")
    }


def _colours() -> Mapping[str, str]:
    colours = reader.read(next(each for each in SHAPES if each.file == "theme.toml"), BUILT_IN_THEME.encode()).sound
    return {f"colours.{key}": f'"{value}"' for key, value in (colours or {})["colours"].items()}


def spelled(values: Mapping[str, str]) -> str:
    """Spell keys and values as a file: those of the file itself first, then table by table."""
    tables: dict[str, list[str]] = defaultdict(list)
    for key, value in values.items():
        table, _, name = key.rpartition(".")
        tables[table].append(f"{name} = {value}\n")
    lines = tables.pop("", [])
    for table, keys in tables.items():
        lines += [f"[[{table}]]\n" if table in LISTS else f"[{table}]\n", *keys]
    return "".join(lines)


def place(key: str) -> str:
    """Name a key as a problem does; of several tables, the first is meant."""
    table, _, name = key.rpartition(".")
    return f"{table} 1, {name}" if table in LISTS else key


def _edition(text: str) -> Sequence[Problem]:
    read = reader.read(EDITION, text.encode())
    table = Table("projects.csv", tuple(HEADER.split(";")))
    submission = assemble("2020-T1", [table], settings=read.sound, editorial=Editorial(), problems=read.problems)
    problems = [each for each in problems_of(submission) if each.location.file == EDITION.file]
    if not any(each.level is Level.ERROR for each in problems):
        edition_info(read.sound or {})
    return problems


def _refusing(load: Callable[[str], object]) -> Callable[[str], Sequence[Problem]]:
    def door(text: str) -> Sequence[Problem]:
        try:
            load(text)
        except Refused as refusal:
            return refusal.problems
        return ()

    return door


# Of each file: what is wrong with it, by the door through which the program takes it.
DOORS: Mapping[str, Callable[[str], Sequence[Problem]]] = {
    "edition.toml": _edition,
    "theme.toml": _refusing(lambda text: load_theme(text, BUILT_IN_THEME)),
    "watch.toml": _refusing(load_limits),
    "waivers.toml": lambda text: read_waivers(text.encode())[1],
    "registry.toml": _refusing(parse_registry),
    "datagouv.toml": _refusing(lambda text: load_settings(text.encode())),
}
