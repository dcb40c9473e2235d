"""datagouv.toml: which dataset of which portal an edition goes to, and what the dataset says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.settings import reader
from reportgen.settings.portal import PORTAL
from reportgen.settings.shape import given
from reportgen.values.errors import Location, Refused
from reportgen.words.problem_texts import say
from reportgen.words.rules.house import DATAGOUV_MISSING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.values.errors import Problem

FILE = PORTAL.file
PORTALS = ("demo", "production")


@dataclass(frozen=True, slots=True)
class Place:
    """A dataset of a portal, by id or slug; ``organization`` is who it must belong to, when that is to be checked."""

    dataset: str
    organization: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where editions go, portal by portal, and the dataset's own words; ``license`` is the portal's code for it."""

    places: Mapping[str, Place]
    title: str
    description: str
    tags: tuple[str, ...] = ()
    license: str = ""

    def place(self, portal: str) -> Place:
        """Find the dataset on a portal; `Refused` when the file names none there."""
        if portal not in self.places:
            raise Refused([_missing(f"{portal}.dataset")])
        return self.places[portal]


def load_settings(data: bytes) -> Settings:
    """Read datagouv.toml; `Refused` names every key that is missing, unknown or unfit."""
    reading = reader.read(PORTAL, data)
    nowhere = [] if reading.sound is None or reading.sound.keys() & {*PORTALS} else [_missing(f"{PORTALS[0]}.dataset")]
    if reading.content is None or nowhere:
        raise Refused((*reading.problems, *nowhere))
    places = {portal: getattr(reading.content, portal) for portal in PORTALS}
    own = reading.content.dataset
    return Settings(
        places={portal: Place(**given(place)) for portal, place in places.items() if place},
        title=own.title.strip(),
        description=own.description.strip(),
        tags=tuple(sorted(own.tags or ())),
        license=own.license or "",
    )


def missing_settings() -> Refused:
    """Say what to write where there is no datagouv.toml."""
    expected = say("the dataset that editions are uploaded to")
    advice = say(
        'Write assets/{file}: [demo] with dataset = "its id" (and [production] likewise), '
        '[dataset] with title = "…" and description = "…".',
        file=FILE,
    )
    return Refused([DATAGOUV_MISSING.problem_at(Location(FILE), say("no such file"), expected, advice)])


def _missing(key: str) -> Problem:
    table, expected = key.partition(".")[0], PORTAL.said_at(key.split(".")).expected
    advice = say("Add it below {table}.", table=f"[{table}]")
    return DATAGOUV_MISSING.problem_at(Location(FILE, column=key), say("no such key"), expected, advice)
