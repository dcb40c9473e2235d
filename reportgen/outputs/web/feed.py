"""The Atom feed of the editions (RFC 4287): an entry an edition, and one a revision; its dates are the editions' own.

Identifiers never change, whatever is published later: tag URIs (RFC 4151) under each edition's own publisher. Addresses
are relative to the feed, wherever it is put.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportgen import formatting as fmt
from reportgen.formatting.citation import TITLE
from reportgen.outputs.files import REPORT
from reportgen.outputs.page import print_template, web_folders
from reportgen.outputs.web.listing import reading_address
from reportgen.outputs.web.site import edition_context
from reportgen.sections.kit import opening
from reportgen.words.language import _, current_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.outputs.material import SiteMaterial
    from reportgen.values.edition import Publisher
    from reportgen.values.published import Volume

FOUNDED = 2014  # the year of the arrêté that defines what the panorama counts
UNKNOWN_DOMAIN = "reportgen.invalid"  # a name that nobody can own (RFC 2606)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The report itself: its address and its size in octets."""

    address: str
    size: int


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry; ``updated`` is an instant as Atom writes it."""

    id: str
    title: str
    updated: str
    address: str
    summary: str
    author: str
    enclosure: Enclosure | None


def feed(material: SiteMaterial) -> bytes:
    """Write the feed, the newest entry first."""
    volumes = material.library.volumes
    entries = [entry for volume in reversed(volumes) for entry in _entries(volume)]
    values = {
        "language": current_language().code,
        "id": f"tag:{_domain(volumes[0].past.edition.info.publisher)},{FOUNDED}:panorama",
        "title": _(TITLE),
        "author": material.library.newest.edition.info.publisher.name,
        "updated": max(entry.updated for entry in entries),
        "entries": entries,
    }
    return print_template("feed.xml", web_folders(material.template_folders), {}, **values).encode()


def _entries(volume: Volume) -> Iterator[FeedEntry]:
    """Announce the edition's revisions, the newest first, then the edition itself."""
    info, context = volume.past.edition.info, edition_context(volume)
    finding = context.titled("brief", opening.brief(context.findings)).replace("\n", " ")
    edition = FeedEntry(
        id=f"tag:{_domain(info.publisher)},{info.as_of.year}:panorama/{info.quarter}",
        title=context.edition_line,
        updated=f"{info.published or info.as_of}T00:00:00Z",
        address=reading_address(str(info.quarter), {each.name for each in volume.files}),
        summary=fmt.typeset(" ".join(filter(None, (f"{finding}.", volume.past.edition.editorial.lead)))),
        author=info.publisher.name,
        enclosure=_enclosure(volume),
    )
    for erratum in reversed(volume.errata):
        yield replace(
            edition,
            id=f"{edition.id}/revision-{erratum.revision}",
            title=fmt.typeset(_("Erratum : {edition}, révision {n}", edition=edition.title, n=erratum.revision)),
            summary=" ".join((fmt.typeset(erratum.reason), *erratum.changes)),
        )
    yield edition


def _enclosure(volume: Volume) -> Enclosure | None:
    quarter = volume.past.edition.info.quarter
    found = (each for each in volume.files if each.name == REPORT.path(quarter))
    return next((Enclosure(f"{quarter}/{each.name}", each.size) for each in found), None)


def _domain(publisher: Publisher) -> str:
    """Take the domain of the publisher's address, else of its mail; else one that nobody can own."""
    host = urlsplit(publisher.url).hostname or publisher.contact.rpartition("@")[2]
    return host if host and "." in host and host.isascii() else UNKNOWN_DOMAIN
