"""What the portal is offered of an edition: one resource for each format."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.datagouv.description import resource_description, resource_title
from reportgen.outputs.files import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.outputs.files import Offered, PublishedFile
    from reportgen.values.edition import EditionInfo

EDITION, PART, REVISION = "reportgen:edition", "reportgen:format", "reportgen:revision"


@dataclass(frozen=True, slots=True)
class Kind:
    """A format in which an edition is offered: the file, and what the portal is told of it."""

    file: PublishedFile
    told: Offered

    @property
    def key(self) -> str:
        """The mark by which the program knows it again on the portal."""
        return self.told.mark

    @property
    def mime(self) -> str:
        """Its media type."""
        return self.file.media_type

    @property
    def format(self) -> str:
        """The format as the portal names it."""
        return self.told.ending.rpartition(".")[2]


# The portal shows the newest resource first, so the report comes last. HTML it refuses.
KINDS = tuple(
    sorted((Kind(each, each.offered) for each in PUBLISHED if each.offered), key=lambda kind: kind.told.place)
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One file of an edition as it is to stand on the portal; ``marks`` tell it from every other resource there."""

    kind: Kind
    name: str
    title: str
    description: str
    marks: Mapping[str, str]
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The checksum that the portal will show."""
        return sha256(self.content).hexdigest()


def offers_of(info: EditionInfo, revision: int, files: Mapping[str, bytes]) -> tuple[Offer, ...]:
    """Offer every file that an edition has and that the portal takes, in the order of `KINDS`."""
    return tuple(
        Offer(
            kind=kind,
            name=f"panorama-{info.quarter}{kind.told.ending}".lower(),  # as the portal would make it
            title=resource_title(info, kind.told.label),
            description=resource_description(info, revision, kind.told.about),
            marks={EDITION: str(info.quarter), PART: kind.key, REVISION: str(revision)},
            content=files[path],
        )
        for kind in KINDS
        if (path := kind.file.path(info.quarter)) in files
    )
