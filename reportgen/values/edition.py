"""A checked edition: what edition.toml says of it, its projects, the office's words, the files it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportgen.values.dates import Quarter
    from reportgen.values.errors import Problem, Waiver
    from reportgen.values.project import Project

UNNAMED_PUBLISHER = "Éditeur non renseigné"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the panorama and answers for it."""

    name: str
    short_name: str = ""
    url: str = ""
    contact: str = ""


NO_PUBLISHER = Publisher(UNNAMED_PUBLISHER)


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which text and data may be reused."""

    name: str
    url: str = ""


MEANS = ("weighted", "mean", "median")


@dataclass(frozen=True, slots=True)
class DeviationMethod:
    """Which mean of the projects' deviations the headline gives, for schedules and for budgets."""

    schedule: str = "weighted"
    budget: str = "mean"


@dataclass(frozen=True, slots=True)
class Departure:
    """What edition.toml says of a project that left: how it ended, and why."""

    name: str
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """How the announcement stands on the publisher's site: its angle, time of day, addresses, categories and tags."""

    angle: str = ""
    time: time = time()
    page: str = ""
    data: str = ""
    cover: str = ""
    categories: tuple[str, ...] = ("Article",)
    tags: tuple[str, ...] = ("Panorama des grands projets numériques de l’État",)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInfo:
    """What edition.toml says of an edition. ``titles`` replaces computed titles, by their key."""

    number: int
    quarter: Quarter
    as_of: date
    published: date | None
    publisher: Publisher
    licence: Licence
    demonstration: bool = False
    language: str = "fr"
    declared: Mapping[str, Decimal] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    method: DeviationMethod = DeviationMethod()
    departures: tuple[Departure, ...] = ()
    article: ArticleInfo = ArticleInfo()


@dataclass(frozen=True, slots=True)
class EditorialSection:
    """One headed passage of editorial.md; ``html`` is sanitised markup, ``markdown`` what was written."""

    heading: str
    html: str
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Editorial:
    """The office's own words: a lead paragraph and headed passages; ``source`` is the file as it was written."""

    title: str = ""
    lead: str = ""
    sections: tuple[EditorialSection, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that went into an edition, as it was when it was read."""

    name: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The file's SHA-256, in hexadecimal digits."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A checked edition: every value in it can be trusted; ``warnings`` did not stop it, nor what a person waived."""

    info: EditionInfo
    projects: tuple[Project, ...]
    editorial: Editorial = Editorial()
    inputs: tuple[InputFile, ...] = ()
    warnings: tuple[Problem, ...] = ()
    waivers: tuple[Waiver, ...] = ()
