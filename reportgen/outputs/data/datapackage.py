"""The data package: one file that tells programs which data files there are, how to read them, who answers for them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.formatting.citation import FICTITIOUS, TITLE, attribution, edition_name, last_update

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.values.edition import EditionInfo, Licence, Publisher

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


def _resources(files: Mapping[str, bytes]) -> tuple[dict[str, Any], ...]:
    table = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ";"}}
    json = {"format": "json", "mediatype": "application/json", "encoding": "utf-8"}
    return (
        {
            "profile": "tabular-data-resource",
            **_file(files, "projects.csv", "projects", "Les projets, un par ligne"),
            **table,
            "schema": "projects.schema.json",
        },
        {
            "profile": "tabular-data-resource",
            **_file(files, "dictionary.csv", "dictionary", "Le dictionnaire des données"),
            **table,
            "schema": _text_schema(files["data/dictionary.csv"]),
        },
        {**_file(files, "projects.json", "projects-json", "Les projets, pour les programmes"), **json},
        {**_file(files, "figures.json", "figures", "Les chiffres de l’édition"), **json},
    )


def _file(files: Mapping[str, bytes], path: str, name: str, title: str) -> dict[str, Any]:
    content = files[f"data/{path}"]
    return {
        "name": name,
        "path": path,
        "title": title,
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }


def _text_schema(table: bytes) -> dict[str, Any]:
    """Describe a table of texts by its header."""
    header = table.decode("utf-8-sig").partition("\r\n")[0].split(";")
    return {"fields": [{"name": name, "type": "string"} for name in header]}
