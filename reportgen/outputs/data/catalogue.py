"""All editions as a catalogue for data portals: DCAT-AP 3 in JSON-LD, the editions being a series of data sets.

Addresses are relative to the catalogue's own: wherever the archive is put, they lead to its files. The context is
part of the file, so that reading it needs no network.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.formatting.citation import FICTITIOUS, TITLE, attribution, edition_name, last_update
from reportgen.outputs.data.catalogue_terms import (
    CONTEXT,
    FORMATS,
    FRANCE,
    FRENCH,
    QUARTERLY,
    STABLE,
    THEMES,
)
from reportgen.outputs.data.datapackage import KEYWORDS
from reportgen.outputs.files import CATALOGUE, DATABASE, PAGE, REPORT, published_file
from reportgen.values.published import KeptFile
from reportgen.words.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reportgen.outputs.files import Described
    from reportgen.values.edition import EditionInfo, Licence, Publisher
    from reportgen.values.published import Library, Volume

    Node = dict[str, Any]

_SERIES, _HISTORY = "#editions", "#historique"


def catalogue(library: Library, database: bytes) -> Node:
    """Describe every edition, the series that they make, and the database of the whole history."""
    infos = [volume.past.edition.info for volume in library.volumes]
    newest = infos[-1]
    return {
        "@context": CONTEXT,
        "@id": CATALOGUE.path(),
        "@type": "dcat:Catalog",
        **_named(TITLE, "Toutes les éditions du panorama, et leur historique.", newest),
        "homepage": {"@id": PAGE.path(), "@type": "foaf:Document"},
        "license": _licence(newest.licence),
        "themeTaxonomy": {"@id": "http://publications.europa.eu/resource/authority/data-theme"},
        **_dates(infos),
        "dataset": [_series(infos), *_editions(library.volumes), _history(infos, database)],
    }


def _named(title: str, description: str, info: EditionInfo) -> Node:
    """Say what something is, in French, and who answers for it."""
    fictitious = f" {FICTITIOUS}" if info.demonstration else ""
    return {
        "title": fmt.typeset(title),
        "description": fmt.typeset(f"{description}{fictitious}"),
        "publisher": _publisher(info.publisher),
        "language": {"@id": FRENCH},
        "spatial": {"@id": FRANCE},
    }


def _dates(infos: Sequence[EditionInfo]) -> Node:
    """Say when the first of the editions appeared, if that is known, and when the last was updated."""
    first = infos[0].published
    issued = {} if first is None else {"issued": first.isoformat()}
    return {**issued, "modified": max(map(last_update, infos)).isoformat()}


def _data_set(infos: Sequence[EditionInfo]) -> Node:
    """Say what holds for every data set: contact, keywords, themes, dates, the days that it describes."""
    days = sorted(info.as_of for info in infos)
    return {
        **_contact(infos[-1].publisher),
        "keyword": list(KEYWORDS),
        "theme": [{"@id": theme} for theme in THEMES],
        **_dates(infos),
        "temporal": _period(days[0], days[-1]),
        "bibliographicCitation": attribution(infos[-1]),
    }


def _series(infos: Sequence[EditionInfo]) -> Node:
    return {
        "@id": _SERIES,
        "@type": "dcat:DatasetSeries",
        **_named(f"{TITLE} : les éditions", "Une édition par trimestre ; chacune est un jeu de données.", infos[-1]),
        **_data_set(infos),
        "accrualPeriodicity": {"@id": QUARTERLY},
        "first": {"@id": _edition_id(infos[0])},
        "last": {"@id": _edition_id(infos[-1])},
    }


def _editions(volumes: Sequence[Volume]) -> Iterator[Node]:
    before: Volume | None = None
    for volume in volumes:
        earlier = {} if before is None else {"prev": {"@id": _edition_id(before.past.edition.info)}}
        yield {**_edition(volume), **earlier}
        before = volume


def _edition(volume: Volume) -> Node:
    info = volume.past.edition.info
    described = f"Les grands projets numériques de l’État au {fmt.full_date(info.as_of)}."
    errata = [f"Révision {each.revision} : {each.reason}" for each in volume.errata]
    return {
        "@id": _edition_id(info),
        "@type": "dcat:Dataset",
        **_named(f"{TITLE}, {edition_name(info)}", described, info),
        **_data_set([info]),
        "identifier": f"panorama-{info.quarter}",
        "version": f"{info.number}.{volume.revision}",
        **({"versionNotes": errata} if errata else {}),
        "inSeries": {"@id": _SERIES},
        **_pages(volume),
        "distribution": list(_distributions(volume)),
    }


def _edition_id(info: EditionInfo) -> str:
    return f"{info.quarter}/"


def _pages(volume: Volume) -> Node:
    """Point at the report: as a page where there is one, and as PDF."""
    place = _edition_id(volume.past.edition.info)
    names = [file.name for file in volume.files]
    reports = [name for name in names if REPORT.is_named(name)]
    page = {"@id": f"{place}{PAGE.path()}", "@type": "foaf:Document"}
    landing = {"landingPage": page} if PAGE.path() in names else {}
    return {**landing, "page": [{"@id": f"{place}{name}", "@type": "foaf:Document"} for name in reports]}


def _distributions(volume: Volume) -> Iterator[Node]:
    info = volume.past.edition.info
    place = _edition_id(info)
    for file in volume.files:
        known = published_file(file.name)
        said = known.described if known else None
        if known and said:
            schema = {"conformsTo": {"@id": f"{place}{said.schema}", "@type": "dct:Standard"}} if said.schema else {}
            yield {**_distribution(place, file, known.media_type, said), **_terms([info]), **schema}


def _history(infos: Sequence[EditionInfo], database: bytes) -> Node:
    described = "Les éditions, les projets, ce que chaque édition dit de chacun, et ce qui change de l’une à l’autre."
    file = KeptFile(DATABASE.path(), len(database), sha256(database).hexdigest())
    said = DATABASE.described
    distributions = [{**_distribution("", file, DATABASE.media_type, said), **_terms(infos)}] if said else []
    return {
        "@id": _HISTORY,
        "@type": "dcat:Dataset",
        **_named(f"{TITLE} : historique complet", described, infos[-1]),
        **_data_set(infos),
        "identifier": "panorama-historique",
        "accrualPeriodicity": {"@id": QUARTERLY},
        "distribution": distributions,
    }


def _distribution(place: str, file: KeptFile, media_type: str, said: Described) -> Node:
    path, address = f"{place}{file.name}", f"https://www.iana.org/assignments/media-types/{media_type}"
    return {
        "@id": f"{path}#distribution",
        "@type": "dcat:Distribution",
        "title": said.title,
        "description": said.description,
        "accessURL": {"@id": path},
        "downloadURL": {"@id": path},
        "mediaType": {"@id": address},
        "format": {"@id": FORMATS.get(media_type, address)},
        "byteSize": str(file.size),
        "checksum": {
            "@type": "spdx:Checksum",
            "algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "checksumValue": file.sha256,
        },
        "availability": {"@id": STABLE},
        "language": {"@id": FRENCH},
    }


def _terms(infos: Sequence[EditionInfo]) -> Node:
    """Say under which terms a file may be reused, and since when it is what it is."""
    return {"license": _licence(infos[-1].licence), **_dates(infos)}


def _licence(licence: Licence) -> Node:
    address = {"@id": licence.url} if licence.url else {}
    return {**address, "@type": "dct:LicenseDocument", "title": licence.name}


def _publisher(publisher: Publisher) -> Node:
    home = {"homepage": {"@id": publisher.url, "@type": "foaf:Document"}} if publisher.url else {}
    address = f"#{fold(publisher.name).replace(' ', '-')}"
    return {"@id": address, "@type": "foaf:Agent", "name": publisher.name, **home}


def _contact(publisher: Publisher) -> Node:
    if not publisher.contact:
        return {}
    mail = {"@id": f"mailto:{publisher.contact}"}
    return {"contactPoint": {"@type": "vcard:Organization", "fn": publisher.name, "hasEmail": mail}}


def _period(start: date, end: date) -> Node:
    return {"@type": "dct:PeriodOfTime", "startDate": start.isoformat(), "endDate": end.isoformat()}
