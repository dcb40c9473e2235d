"""The words of the catalogue: DCAT-AP 3's own, and the European Union's lists."""

from __future__ import annotations

from typing import Any

from reportgen.outputs.files import CSV, JSON, ODS, XLSX

_EU = "http://publications.europa.eu/resource/authority"
FRENCH = f"{_EU}/language/FRA"
FRANCE = f"{_EU}/country/FRA"
QUARTERLY = f"{_EU}/frequency/QUARTERLY"
STABLE = f"{_EU}/planned-availability/STABLE"
THEMES = (f"{_EU}/data-theme/GOVE", f"{_EU}/data-theme/TECH")


# The formats that the European Union's list has, by media type (IANA).
FORMATS = {
    media_type: f"{_EU}/file-type/{name}"
    for media_type, name in ((CSV, "CSV"), (XLSX, "XLSX"), (ODS, "ODS"), (JSON, "JSON"))
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
