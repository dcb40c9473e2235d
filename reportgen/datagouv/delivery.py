"""The order of an upload: look at what is there, send what is missing, describe it, look again.

It keeps no notes of its own: an upload that was interrupted is run again, and finds on the portal what it had done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import new as hash_of
from typing import TYPE_CHECKING, Any, Protocol

from reportgen.datagouv import calls
from reportgen.datagouv.offers import EDITION, PART
from reportgen.values.errors import PortalError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reportgen.datagouv.calls import Answer, Call
    from reportgen.datagouv.offers import Offer
    from reportgen.datagouv.settings import Place, Settings

    Hear = Callable[[str], None]

QUARTER = re.compile(r"\d{4}-T[1-4]")
SUMS = ("sha1", "sha256", "md5")  # those of the portal's checksums that hashlib knows by the same name


@dataclass(frozen=True, slots=True)
class Delivery:
    """An edition on its way: to which dataset, with which files, and what the dataset is to say then."""

    quarter: str
    place: Place
    settings: Settings
    offers: tuple[Offer, ...]
    description: str


class Sender(Protocol):
    """What carries calls out: the portal, or a dry run of it."""

    def send(self, call: Call, unless: Callable[[], Answer | None] | None = None) -> Answer:
        """Carry a call out; ``unless`` looks, after a failure, whether it arrived all the same."""

    def fetch(self, url: str) -> bytes:
        """Download a file as any reader would, without the key."""


def deliver(sender: Sender, delivery: Delivery, hear: Hear) -> str:
    """Bring every file of an edition to the dataset, once; the dataset's id."""
    dataset = sender.send(calls.read(delivery.place.dataset))
    _check(dataset, delivery.place)
    home, there, schema = dataset["id"], dataset["resources"], ""
    for offer in delivery.offers:
        brought = _bring(sender, home, there, offer, hear)
        described = _describe(sender, home, brought, offer, schema if offer.kind.key == "csv" else "")
        schema = described.get("latest", "") if offer.kind.key == "schema" else schema
    for left in _left_over(there, delivery):
        _remove(sender, home, left["id"])
        hear(f"removed: {left['title']}, no longer part of this edition")
    _refresh(sender, dataset, delivery, hear)
    _confirm(sender, home, delivery.offers)
    return str(home)


def _check(dataset: Answer, place: Place) -> None:
    """Verify, before anything is changed, that the dataset exists, is not deleted, and belongs to the organisation."""
    if dataset.get("deleted"):
        message = f"dataset {place.dataset} was deleted: restore it, or name another in assets/datagouv.toml"
        raise UsageError(message)
    owner: Mapping[str, Any] = dataset.get("organization") or {}
    if place.organization and place.organization not in {owner.get("id"), owner.get("slug")}:
        name = owner.get("name") or "no organisation"
        message = (
            f"dataset {place.dataset} belongs to {name}, not to {place.organization}: correct assets/datagouv.toml"
        )
        raise UsageError(message)


def _bring(sender: Sender, home: str, there: Iterable[Answer], offer: Offer, hear: Hear) -> Answer:
    """Make sure that the portal holds the file once, as it was sent: uploaded, replaced, or there already."""
    ours, *surplus = _those(there, offer) or (None,)
    done = "there already"
    if ours is None:
        done = "uploaded"
        ours = sender.send(calls.create(home, offer), unless=lambda: _arrived(sender, home, offer))
    if not _holds(sender, ours, offer):
        done = "replaced"
        ours = sender.send(calls.replace(home, ours["id"], offer))
    if not _holds(sender, ours, offer):
        message = f"{offer.name} arrived otherwise than it was sent (SHA-256 {offer.sha256}): run the upload again"
        raise PortalError(message)
    for other in surplus:
        _remove(sender, home, other["id"])
    hear(f"{done}: {offer.name} ({len(offer.content)} bytes, SHA-256 {offer.sha256})")
    return ours


def _arrived(sender: Sender, home: str, offer: Offer) -> Answer | None:
    """Check whether a file whose upload seemed to fail has arrived all the same."""
    return next(iter(_those(sender.send(calls.read(home))["resources"], offer)), None)


def _those(resources: Iterable[Answer], offer: Offer) -> tuple[Answer, ...]:
    """Find an offer's resources: by its marks; else, of those without marks, by the name that an upload leaves."""
    files = [each for each in resources if each.get("filetype", "file") == "file"]
    marked = [each for each in files if all(_marks(each).get(key) == offer.marks[key] for key in (EDITION, PART))]
    named = [each for each in files if PART not in _marks(each) and each.get("title") in {offer.name, offer.title}]
    return (*marked, *named)


def _left_over(resources: Iterable[Answer], delivery: Delivery) -> tuple[Answer, ...]:
    """Find what an earlier upload of this edition left and the edition no longer has: its numbers may be wrong now."""
    parts = {offer.kind.key for offer in delivery.offers}
    ours = (each for each in resources if _marks(each).get(EDITION) == delivery.quarter and PART in _marks(each))
    return tuple(each for each in ours if _marks(each)[PART] not in parts)


def _marks(resource: Answer) -> Mapping[str, Any]:
    return resource.get("extras") or {}


def _holds(sender: Sender, resource: Answer, offer: Offer) -> bool:
    """Compare the portal's checksum with the file; where it gives none, download and compare."""
    checksum: Mapping[str, str] = resource.get("checksum") or {}
    if checksum.get("type") in SUMS:
        return checksum.get("value", "").lower() == hash_of(checksum["type"], offer.content).hexdigest()
    return sender.fetch(resource["url"]) == offer.content


def _describe(sender: Sender, home: str, resource: Answer, offer: Offer, schema: str) -> Answer:
    fields = calls.resource_fields(offer, _marks(resource), schema)
    if _says(resource, fields):
        return resource
    return sender.send(calls.describe(home, resource["id"], fields))


def _says(there: Answer, fields: Mapping[str, Any]) -> bool:
    """Tell whether the portal says all of this already; inside a value (a schema) it may say more."""
    return all(_same(there.get(key), value) for key, value in fields.items())


def _same(there: object, value: object) -> bool:
    if isinstance(value, dict):
        return isinstance(there, dict) and _says(there, value)
    if isinstance(value, list):  # tags, in whatever order
        return isinstance(there, list) and sorted(there) == sorted(value)
    return there == value


def _remove(sender: Sender, home: str, resource: str) -> None:
    """Delete a resource; one that is gone already is no failure."""
    try:
        sender.send(calls.remove(home, resource))
    except PortalError as error:
        if error.status != 404:  # noqa: PLR2004 - HTTP's own
            raise


def _refresh(sender: Sender, dataset: Answer, delivery: Delivery, hear: Hear) -> None:
    """Let the dataset speak of its newest edition: an older one that comes later changes nothing there."""
    editions = (str(_marks(each).get(EDITION)) for each in dataset["resources"])
    newest = max((*filter(QUARTER.fullmatch, editions), delivery.quarter))
    if newest != delivery.quarter:
        hear(f"the dataset's own description stays: it speaks of edition {newest}")
        return
    fields = calls.dataset_fields(delivery.settings, delivery.description, dataset.get("private"))
    if not _says(dataset, fields):
        sender.send(calls.refresh(dataset["id"], fields))


def _confirm(sender: Sender, home: str, offers: Iterable[Offer]) -> None:
    """Verify at the end that the portal shows every file once, as it was sent."""
    shown = sender.send(calls.read(home))["resources"]
    for offer in offers:
        those = _those(shown, offer)
        if len(those) != 1 or not _holds(sender, those[0], offer):
            message = f"the portal does not show {offer.name} once, as it was sent: run the upload again"
            raise PortalError(message)
