"""The data package: one file that tells programs which data files there are, how to read them, who answers for them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.formatting.citation import FICTITIOUS, TITLE, attribution, edition_name, last_update
from reportgen.outputs.files import CSV, DICTIONARY, FIGURES, PROJECTS_CSV, PROJECTS_JSON, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.outputs.files import PublishedFile
    from reportgen.values.edition import EditionInfo, Licence, Publisher

DATA = "data/"  # the folder that the data package describes: its own
KEYWORDS = ("grands projets", "numérique", "État", "coûts", "calendrier", "transparence")
_OPEN_LICENCE = "etalab-2.0"  # what portals and SPDX call Licence Ouverte 2.0


def datapackage(info: EditionInfo, files: Mapping[str, bytes], revision: int, notice: str) -> dict[str, Any]:
    """Describe the data files of an edition, as Data Package does (frictionlessdata.io)."""
    return {
        "profile": "data-package",
        "name": f"panorama-{str(info.quarter).lower()}",
        "id": f"panorama-{info.quarter}",
        "title": fmt.typeset(f"{TITLE}, {edition_name(info)}"),
        "description": _description(info),
        "version": f"{info.number}.{revision}",
        "created": f"{last_update(info).isoformat()}T00:00:00Z",
        "keywords": list(KEYWORDS),
        "lang": "fr",
        "attribution": attribution(info),
        **({"notice": notice} if notice else {}),
        "licenses": [_licence(info.licence)],
        "contributors": [_publisher(info.publisher)],
        "resources": [*_resources(files)],
    }


def _description(info: EditionInfo) -> str:
    fictitious = f" {FICTITIOUS}" if info.demonstration else ""
    return fmt.typeset(
        f"Les grands projets numériques de l’État au {fmt.full_date(info.as_of)}, un par ligne, et les chiffres de "
        f"l’édition.{fictitious} {attribution(info)}"
    )


def _licence(licence: Licence) -> dict[str, str]:
    known = {"name": _OPEN_LICENCE} if licence.name == "Licence Ouverte 2.0" else {}
    path = {"path": licence.url} if licence.url else {}
    name = {} if known or path else {"name": "other"}  # the standard asks for a name or an address
    return {**known, **name, "title": licence.name, **path}


def _publisher(publisher: Publisher) -> dict[str, str]:
    told = {"title": publisher.name, "path": publisher.url, "email": publisher.contact, "role": "publisher"}
    return {key: value for key, value in told.items() if value}


# In the order in which the data package has them, with what a program needs to know to read them.
_RESOURCES = (PROJECTS_CSV, DICTIONARY, PROJECTS_JSON, FIGURES)


def _resources(files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for each in _RESOURCES:
        if each.resource is None:
            continue
        content, name = files[each.path()], each.path().removeprefix(DATA)
        yield {
            **({"profile": "tabular-data-resource"} if each.media_type == CSV else {}),
            "name": each.resource.name,
            "path": name,
            "title": each.resource.title,
            "bytes": len(content),
            "hash": f"sha256:{sha256(content).hexdigest()}",
            "format": name.rpartition(".")[2],
            "mediatype": each.media_type,
            "encoding": "utf-8",
            **({"dialect": {"delimiter": ";"}} if each.media_type == CSV else {}),
            **_schema(each, content),
        }


def _schema(file: PublishedFile, content: bytes) -> dict[str, Any]:
    """Say what stands in a table: in a file of its own for the projects, else by its header."""
    if file is PROJECTS_CSV:
        return {"schema": SCHEMA.path().removeprefix(DATA)}
    return {"schema": _text_schema(content)} if file.media_type == CSV else {}


def _text_schema(table: bytes) -> dict[str, Any]:
    """Describe a table of texts by its header."""
    header = table.decode("utf-8-sig").partition("\r\n")[0].split(";")
    return {"fields": [{"name": name, "type": "string"} for name in header]}
