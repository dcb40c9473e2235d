"""The shape of a settings file: its name, the table of its keys, and the rules that object to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict

from reportgen.settings.kinds import NOTHING_SAID, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from reportgen.words.rules.rule import Rule


class Table(BaseModel):
    """A table of keys, none of them unknown, each of its own kind; what is not given is None, or the default."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Content = TypeVar("Content", bound=Table)


def given(table: Table | None) -> dict[str, Any]:
    """Take what a table gives, by key; nothing when there is no table."""
    return {key: value for key, value in table or () if value is not None}


@dataclass(frozen=True, slots=True)
class Rules:
    """What objects: to the TOML itself, to a missing key, an unknown key, an unfit value."""

    syntax: Rule
    missing: Rule
    unknown: Rule
    value: Rule


@dataclass(frozen=True, slots=True)
class Shape(Generic[Content]):
    """What a settings file is called, and what may stand in it."""

    file: str
    table: type[Content]
    rules: Rules

    def said_at(self, path: Sequence[str | int]) -> Said:
        """Find the words for what a key should hold."""
        table, key = self.table_at(path[:-1]), str(path[-1])
        return said_of(table.model_fields[key]) if table else NOTHING_SAID

    def table_at(self, path: Sequence[str | int]) -> type[Table] | None:
        """Find the table of keys at a place; None where there is none, such as among names by quarter."""
        table: type[Table] | None = self.table
        for key in path:
            if isinstance(key, str):
                field = table.model_fields.get(key) if table else None
                table = field and table_in(field.annotation)
        return table

    def paths(self) -> Mapping[str, Said]:
        """List every key by its path, with the words for what it should hold."""
        return _paths(self.table)

    def head_of(self, table: str) -> str:
        """Spell the line that a table begins with: in two brackets where there may be several of it."""
        return f"[[{table}]]" if _holds_list(self.table.model_fields[table].annotation) else f"[{table}]"


@cache
def _paths(table: type[Table]) -> Mapping[str, Said]:
    return dict(_keys(table, ()))


def _holds_list(annotation: object) -> bool:
    return get_origin(annotation) is list or any(map(_holds_list, get_args(annotation)))


def _keys(table: type[Table], above: tuple[str, ...]) -> Iterator[tuple[str, Said]]:
    for key, field in table.model_fields.items():
        inner = table_in(field.annotation)
        if inner is None:
            yield ".".join((*above, key)), said_of(field)
        else:
            yield from _keys(inner, (*above, key))


def table_in(annotation: object) -> type[Table] | None:
    """Find the table that an annotation speaks of, such as the entries of a list."""
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    return next((found for each in get_args(annotation) if (found := table_in(each))), None)


def said_of(field: FieldInfo) -> Said:
    """Find the words for what a key should hold; none for a table, which holds keys."""
    said = (each for each in (*field.metadata, *_inside(field.annotation)) if isinstance(each, Said))
    return next(said, NOTHING_SAID)


def _inside(annotation: object) -> Iterator[object]:
    """List what an optional value's annotation says of it."""
    for each in get_args(annotation):
        yield from getattr(each, "__metadata__", ())
