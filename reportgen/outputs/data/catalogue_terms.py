"""The words of the catalogue: DCAT-AP 3's own, the European Union's lists, and what each published file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_EU = "http://publications.europa.eu/resource/authority"
FRENCH = f"{_EU}/language/FRA"
FRANCE = f"{_EU}/country/FRA"
QUARTERLY = f"{_EU}/frequency/QUARTERLY"
STABLE = f"{_EU}/planned-availability/STABLE"
THEMES = (f"{_EU}/data-theme/GOVE", f"{_EU}/data-theme/TECH")


HISTORY = "panorama.sqlite"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a published file is: its name for people, its media type (IANA), its format (EU list, where it has it), its schema."""

    title: str
    description: str
    media_type: str
    format: str = ""
    schema: str = ""


def _format(name: str) -> str:
    return f"{_EU}/file-type/{name}"


_SCHEMA = "data/projects.schema.json"
FILES = {
    "data/projects.csv": Kind(
        "Les projets (CSV)",
        "Un projet par ligne ; UTF-8, point-virgule, virgule décimale.",
        "text/csv",
        _format("CSV"),
        _SCHEMA,
    ),
    "data/projects.xlsx": Kind(
        "Les projets et les chiffres (XLSX)",
        "Classeur : présentation, projets, chiffres, dictionnaire, notes.",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _format("XLSX"),
        _SCHEMA,
    ),
    "data/projects.ods": Kind(
        "Les projets et les chiffres (ODS)",
        "Classeur : présentation, projets, chiffres, dictionnaire, notes.",
        "application/vnd.oasis.opendocument.spreadsheet",
        _format("ODS"),
        _SCHEMA,
    ),
    "data/projects.json": Kind(
        "Les projets (JSON)", "Un objet par projet, pour les programmes.", "application/json", _format("JSON")
    ),
    "data/figures.json": Kind(
        "Les chiffres de l’édition (JSON)", "Totaux, répartitions et écarts.", "application/json", _format("JSON")
    ),
    "data/dictionary.csv": Kind(
        "Le dictionnaire des données (CSV)", "Ce que veut dire chaque nom.", "text/csv", _format("CSV")
    ),
    "data/datapackage.json": Kind(
        "Le descripteur des données (JSON)",
        "Data Package : fichiers, schéma, licence.",
        "application/json",
        _format("JSON"),
    ),
    HISTORY: Kind(
        "L’historique complet (SQLite)",
        "Tables editions, projects, observations et movements, décrites par la table documentation.",
        "application/vnd.sqlite3",
    ),
}


def _typed(term: str, kind: str) -> dict[str, str]:
    return {"@id": term, "@type": kind}


def _worded(term: str) -> dict[str, str]:
    return {"@id": term, "@language": "fr"}


CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": _worded("dct:title"),
    "description": _worded("dct:description"),
    "keyword": _worded("dcat:keyword"),
    "versionNotes": _worded("adms:versionNotes"),
    "bibliographicCitation": _worded("dct:bibliographicCitation"),
    "name": _worded("foaf:name"),
    "fn": "vcard:fn",
    "identifier": "dct:identifier",
    "version": "dcat:version",
    "issued": _typed("dct:issued", "xsd:date"),
    "modified": _typed("dct:modified", "xsd:date"),
    "startDate": _typed("dcat:startDate", "xsd:date"),
    "endDate": _typed("dcat:endDate", "xsd:date"),
    "byteSize": _typed("dcat:byteSize", "xsd:nonNegativeInteger"),
    "checksumValue": _typed("spdx:checksumValue", "xsd:hexBinary"),
    **{
        name: f"{prefix}:{name}"
        for prefix, names in {
            "dct": (
                *("publisher", "license", "language", "spatial", "temporal"),
                *("accrualPeriodicity", "conformsTo", "format"),
            ),
            "dcat": (
                *("dataset", "distribution", "theme", "themeTaxonomy", "contactPoint", "inSeries", "first", "last"),
                *("prev", "landingPage", "accessURL", "downloadURL", "mediaType"),
            ),
            "foaf": ("homepage", "page"),
            "spdx": ("checksum", "algorithm"),
            "dcatap": ("availability",),
            "vcard": ("hasEmail",),
        }.items()
        for name in names
    },
}
