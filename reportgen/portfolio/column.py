"""What a column of the project table is: one entry says all that reader, table, data, form and erratum need of it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.values.project import Project

MEUR, YEARS = "millions d’euros", "années"
MORE = "more"  # the attribute of a project in which columns lie that it has no attribute of its own for


class Kind(StrEnum):
    """What the cells of a column hold: how they are read, counted and spelled follows from it."""

    TEXT = "text"
    PROSE = "prose"
    NAMES = "names"
    PROGRAMMES = "programmes"
    REASON = "reason"
    LINKS = "links"
    ADDRESSES = "addresses"
    DAY = "day"
    MONTH = "month"
    YES_NO = "yes_no"
    YEARS = "years"
    MONEY = "money"
    PHASE = "phase"
    COST = "cost"
    BRACKET = "bracket"


class Written(StrEnum):
    """When a column stands in the table that is published: always, where a project fills it, or never."""

    ALWAYS = "always"
    WHERE_FILLED = "where_filled"
    NEVER = "never"


# The types of Table Schema (Frictionless); what is not named is a string.
_TYPES = {
    **dict.fromkeys((Kind.YEARS, Kind.MONEY, Kind.COST), "number"),
    **dict.fromkeys((Kind.DAY, Kind.MONTH), "date"),
    Kind.YES_NO: "boolean",
}


@dataclass(frozen=True, slots=True)
class Stored:
    """How JSON and the database hold a column's value, where it is not as the table does.

    ``name`` is its name there, else the column's key; ``meaning`` documents it in the database, else the column's
    description does; ``note`` documents it for JSON alone. ``attribute`` and ``kind`` are what they take instead of
    the column's own. One that is not ``listed`` has no place there: it only shares the name.
    """

    name: str = ""
    meaning: str = ""
    note: str = ""
    example: str = ""
    attribute: str = ""
    kind: Kind | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the project table.

    ``attribute`` is where a `Project` holds its value (nothing: the value is not a project's), ``aliases`` the other
    headers it has been published under, ``label`` its name in a sentence. A table must have a ``required`` column and
    is poorer without an ``expected`` one; in a ``filled`` one no cell may be empty. ``offered`` values are proposed
    to the ministries in the next edition's form.
    """

    key: str
    header: str
    description: str
    example: str = ""
    kind: Kind = Kind.TEXT
    _: KW_ONLY
    attribute: str = MORE
    aliases: tuple[str, ...] = ()
    label: str = ""
    unit: str = ""
    width: int = 22
    written: Written = Written.ALWAYS
    required: bool = False
    expected: bool = False
    filled: bool = False
    offered: bool = False
    stored: Stored = Stored()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every header under which the column is recognised, the canonical one first; none for one of the data alone."""
        return tuple(filter(None, (self.header, *self.aliases)))

    @property
    def type(self) -> str:
        """The type of its cells in Table Schema."""
        return _TYPES.get(self.kind, "string")

    @property
    def words(self) -> str:
        """Its name inside a sentence."""
        return self.label or f"{self.header[:1].lower()}{self.header[1:]}"

    @property
    def stored_name(self) -> str:
        """Its name in JSON and in the database."""
        return self.stored.name or self.key

    @property
    def stored_kind(self) -> Kind:
        """What JSON and the database hold of it."""
        return self.stored.kind or self.kind

    @property
    def is_only_stored(self) -> bool:
        """Whether JSON and the database have it, and the table has not."""
        return self.stored.listed and self.written is Written.NEVER

    def value_of(self, project: Project) -> Any:  # noqa: ANN401 - what it is follows from the kind
        """Take the column's value from a project; None where it has none."""
        return self._take(project, self.attribute)

    def stored_value(self, project: Project) -> Any:  # noqa: ANN401 - as above
        """Take the value that JSON and the database hold."""
        return self._take(project, self.stored.attribute or self.attribute)

    def _take(self, project: Project, attribute: str) -> Any:  # noqa: ANN401 - as above
        if attribute == MORE:
            return project.more.get(self.key)
        return getattr(project, attribute) if attribute else None
