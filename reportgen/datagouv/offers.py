"""What the portal is offered of an edition: one resource for each format."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.datagouv.description import resource_description, resource_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.values.edition import EditionInfo

EDITION, PART, REVISION = "reportgen:edition", "reportgen:format", "reportgen:revision"


@dataclass(frozen=True, slots=True)
class Kind:
    """A format in which an edition is offered: where the file lies, what it is called and said to be on the portal."""

    key: str
    path: str
    ending: str
    mime: str
    type: str
    label: str
    about: str

    @property
    def format(self) -> str:
        """The format as the portal names it."""
        return self.ending.rpartition(".")[2]


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_WORDS = "Chaque colonne expliquée : titre, type, unité, valeurs possibles."
# The portal shows the newest resource first, so the report comes last. HTML it refuses. ``type`` is a word of its own.
KINDS = (
    Kind(
        *("schema", "data/projects.schema.json", "-schema.json", "application/json", "documentation"),
        *("schéma des projets (Table Schema)", "Titre, type et contraintes de chaque colonne."),
    ),
    Kind(
        *("dictionary", "data/dictionary.csv", "-dictionnaire.csv", "text/csv", "documentation"),
        *("dictionnaire des données (CSV)", _WORDS),
    ),
    Kind(
        *("figures", "data/figures.json", "-chiffres.json", "application/json", "main"),
        *("chiffres (JSON)", "Les chiffres du rapport, totaux et répartitions."),
    ),
    Kind(
        *("json", "data/projects.json", "-projets.json", "application/json", "main"),
        *("projets (JSON)", "Les projets, avec leurs liens."),
    ),
    Kind(
        *("ods", "data/projects.ods", "-projets.ods", _ODS, "main"),
        *("projets (ODS)", "Classeur : un projet par ligne."),
    ),
    Kind(
        *("xlsx", "data/projects.xlsx", "-projets.xlsx", _XLSX, "main"),
        *("projets (XLSX)", "Classeur : un projet par ligne."),
    ),
    Kind(
        *("csv", "data/projects.csv", "-projets.csv", "text/csv", "main"),
        *("projets (CSV)", "Un projet par ligne ; point-virgule, UTF-8."),
    ),
    Kind(
        *("pdf", "panorama-{quarter}.pdf", ".pdf", "application/pdf", "documentation"),
        *("rapport (PDF)", "Le rapport complet, accessible ; les données y sont jointes."),
    ),
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
            name=f"panorama-{info.quarter}{kind.ending}".lower(),  # as the portal would make it
            title=resource_title(info, kind.label),
            description=resource_description(info, revision, kind.about),
            marks={EDITION: str(info.quarter), PART: kind.key, REVISION: str(revision)},
            content=files[path],
        )
        for kind in KINDS
        if (path := kind.path.format(quarter=info.quarter)) in files
    )
