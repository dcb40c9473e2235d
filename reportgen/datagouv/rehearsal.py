"""A dry run: the very steps of an upload, before a portal that only takes notes and has nothing of the edition yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.datagouv.calls import listing
from reportgen.datagouv.delivery import deliver

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.datagouv.calls import Answer, Call
    from reportgen.datagouv.delivery import Delivery
    from reportgen.datagouv.offers import Offer

NOTICE = """\
Dry run: nothing is sent. To {address}, with the key in the header X-API-KEY, would go:

{calls}

What stands between < and > is known only once the portal answers. This is so for a dataset that has nothing of this
edition yet. A file that is there already with this checksum is not sent again; one with another is replaced
(POST …/resources/ID/upload/); one that stands there twice is kept once (DELETE). The dataset's own fields are left
alone when a newer edition is there."""


@dataclass(slots=True)
class Rehearsal:
    """Notes every call, and answers as a portal would whose dataset is empty."""

    delivery: Delivery
    calls: list[Call] = field(default_factory=list)
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)

    def send(self, call: Call, unless: Callable[[], Answer | None] | None = None) -> Answer:
        """Note the call."""
        del unless  # nothing fails here
        self.calls.append(call)
        if call.method == "GET":
            return self._dataset()
        if call.file is not None:
            return self._new(call.file)
        return self._changed(call)

    def fetch(self, url: str) -> bytes:
        """Download nothing: every answer above has its checksum."""
        raise NotImplementedError(url)

    def _dataset(self) -> Answer:
        place = self.delivery.place
        owner = {"id": place.organization}
        shown = list(self.resources.values())
        return {"id": place.dataset, "organization": owner, "private": "<as it is>", "resources": shown}

    def _new(self, offer: Offer) -> Answer:
        checksum = {"type": "sha256", "value": offer.sha256}
        name, key = offer.name, f"<id of {offer.name}>"
        self.resources[key] = {"id": key, "title": name, "latest": f"<address of {name}>", "checksum": checksum}
        return self.resources[key]

    def _changed(self, call: Call) -> Answer:
        resource = next((each for key, each in self.resources.items() if f"/{key}/" in call.path), {})
        resource.update(call.fields or {})
        return resource


def print_calls(delivery: Delivery, address: str) -> str:
    """Write out every call that an upload would make."""
    rehearsal = Rehearsal(delivery)
    deliver(rehearsal, delivery, lambda _: None)
    return NOTICE.format(address=address, calls=listing(rehearsal.calls))
