"""Each call to the portal as a value, so that what a dry run prints is what would be sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.datagouv.offers import Offer
    from reportgen.datagouv.settings import Settings

    Answer = Mapping[str, Any]

FREQUENCY = "quarterly"


@dataclass(frozen=True, slots=True)
class Call:
    """A method, a path below the portal's address, and the fields or the file that go with it."""

    method: str
    path: str
    fields: Mapping[str, Any] | None = None
    file: Offer | None = None


def read(dataset: str) -> Call:
    """Read the dataset with its resources."""
    return Call("GET", _dataset(dataset))


def create(dataset: str, offer: Offer) -> Call:
    """Upload a file as a new resource."""
    return Call("POST", f"{_dataset(dataset)}upload/", file=offer)


def replace(dataset: str, resource: str, offer: Offer) -> Call:
    """Put a file in the place of a resource's old one, which the portal deletes."""
    return Call("POST", f"{_resource(dataset, resource)}upload/", file=offer)


def describe(dataset: str, resource: str, fields: Mapping[str, Any]) -> Call:
    """Set a resource's title, description, type, schema, checksum and marks."""
    return Call("PUT", _resource(dataset, resource), fields)


def remove(dataset: str, resource: str) -> Call:
    """Delete a resource that stands there twice."""
    return Call("DELETE", _resource(dataset, resource))


def refresh(dataset: str, fields: Mapping[str, Any]) -> Call:
    """Set the dataset's own title, description and tags."""
    return Call("PUT", _dataset(dataset), fields)


def resource_fields(offer: Offer, extras: Mapping[str, Any], schema: str) -> Mapping[str, Any]:
    """List what a resource is to say; extras of others stay, since the portal replaces them whole."""
    return {
        "title": offer.title,
        "description": offer.description,
        "type": offer.kind.told.type,
        "format": offer.kind.format,
        "mime": offer.kind.mime,
        "checksum": {"type": "sha256", "value": offer.sha256},
        **({"schema": {"url": schema}} if schema else {}),
        "extras": {**extras, **offer.marks},
    }


def dataset_fields(settings: Settings, description: str, private: object) -> Mapping[str, Any]:
    """List what the dataset is to say; ``private`` goes back as it came, else a draft would become public."""
    return {
        "title": settings.title,
        "description": description,
        "frequency": FREQUENCY,
        **({"tags": list(settings.tags)} if settings.tags else {}),
        **({"license": settings.license} if settings.license else {}),
        **({} if private is None else {"private": private}),
    }


def listing(calls: Sequence[Call]) -> str:
    """Write calls out for a person: every field, and of every file its name, type, size and SHA-256."""
    return "\n".join(line for number, call in enumerate(calls, 1) for line in _lines(number, call))


def _lines(number: int, call: Call) -> Iterator[str]:
    yield f"{number:>2}. {call.method} {call.path}"
    if call.file is not None:
        size = len(call.file.content)
        yield f"      file         {call.file.name} ({call.file.kind.mime}, {size} bytes)"
        yield f"      sha256       {call.file.sha256}"
    for name, value in (call.fields or {}).items():
        yield f"      {name:<12} {json.dumps(value, ensure_ascii=False)}"


def _dataset(dataset: str) -> str:
    return f"/api/1/datasets/{dataset}/"


def _resource(dataset: str, resource: str) -> str:
    return f"{_dataset(dataset)}resources/{resource}/"
