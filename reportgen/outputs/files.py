"""The files that are published: what each is called, what it is, and what each place that lists files says of it.

The outputs make them; the pages' list, the catalogue, the data package, the portal, the PDF's own attachments and the
announcement say of them what stands here, and name no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch

from reportgen.words.language import later

CSV, JSON, SQLITE = "text/csv", "application/json", "application/vnd.sqlite3"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True, slots=True)
class Described:
    """What the catalogue for data portals says of a file; ``schema`` is the path of the one that it follows."""

    title: str
    description: str
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the portal is told of a file: its place among the others, its mark and ending there, its words.

    ``type`` is one of the portal's own: main or documentation.
    """

    place: int
    mark: str
    ending: str
    label: str
    about: str
    type: str = "main"


@dataclass(frozen=True, slots=True)
class Attached:
    """What is said of a file inside the PDF, and what it is to the report (PDF/A-3's words)."""

    words: str
    relationship: str = "Data"


@dataclass(frozen=True, slots=True)
class Resource:
    """What the data package calls a file."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file, or files of one pattern; ``*`` stands for the quarter, or for any name.

    A place that lists files leaves out those of which nothing is said for it. ``words`` are for readers of the pages,
    ``mention`` for those of the announcement.
    """

    pattern: str
    media_type: str = ""
    words: str = ""
    mention: str = ""
    described: Described | None = None
    offered: Offered | None = None
    attached: Attached | None = None
    resource: Resource | None = None

    def path(self, quarter: object = "*") -> str:
        """Where the file lies in an edition's folder."""
        return self.pattern.replace("*", str(quarter), 1)

    def is_named(self, name: str) -> bool:
        """Tell whether a file is this one, or one of these."""
        return fnmatch(name, self.pattern)


_SCHEMA = "data/projects.schema.json"

REPORT = PublishedFile(
    "panorama-*.pdf",
    "application/pdf",
    later("Le rapport en PDF accessible et archivable, données jointes"),
    offered=Offered(
        8,
        "pdf",
        ".pdf",
        "rapport (PDF)",
        "Le rapport complet, accessible ; les données y sont jointes.",
        "documentation",
    ),
)
PROJECTS_CSV = PublishedFile(
    "data/projects.csv",
    CSV,
    later("Les projets, un par ligne"),
    mention=later("les projets (CSV)"),
    described=Described(
        "Les projets (CSV)", "Un projet par ligne ; UTF-8, point-virgule, virgule décimale.", schema=_SCHEMA
    ),
    offered=Offered(7, "csv", "-projets.csv", "projets (CSV)", "Un projet par ligne ; point-virgule, UTF-8."),
    attached=Attached(later("Les projets de l’édition, un par ligne (CSV, point-virgule, UTF-8)")),
    resource=Resource("projects", "Les projets, un par ligne"),
)
PROJECTS_XLSX = PublishedFile(
    "data/projects.xlsx",
    XLSX,
    later("Les projets, en classeur"),
    described=Described(
        "Les projets et les chiffres (XLSX)",
        "Classeur : présentation, projets, chiffres, dictionnaire, notes.",
        schema=_SCHEMA,
    ),
    offered=Offered(6, "xlsx", "-projets.xlsx", "projets (XLSX)", "Classeur : un projet par ligne."),
)
PROJECTS_ODS = PublishedFile(
    "data/projects.ods",
    ODS,
    later("Les projets, en classeur ouvert"),
    described=Described(
        "Les projets et les chiffres (ODS)",
        "Classeur : présentation, projets, chiffres, dictionnaire, notes.",
        schema=_SCHEMA,
    ),
    offered=Offered(5, "ods", "-projets.ods", "projets (ODS)", "Classeur : un projet par ligne."),
)
PROJECTS_JSON = PublishedFile(
    "data/projects.json",
    JSON,
    later("Les projets, pour les programmes"),
    described=Described("Les projets (JSON)", "Un objet par projet, pour les programmes."),
    offered=Offered(4, "json", "-projets.json", "projets (JSON)", "Les projets, avec leurs liens."),
    attached=Attached(later("Les projets de l’édition (JSON)")),
    resource=Resource("projects-json", "Les projets, pour les programmes"),
)
FIGURES = PublishedFile(
    "data/figures.json",
    JSON,
    later("Les chiffres de l’édition"),
    mention=later("les chiffres (JSON)"),
    described=Described("Les chiffres de l’édition (JSON)", "Totaux, répartitions et écarts."),
    offered=Offered(
        3, "figures", "-chiffres.json", "chiffres (JSON)", "Les chiffres du rapport, totaux et répartitions."
    ),
    attached=Attached(later("Les chiffres de l’édition (JSON)")),
    resource=Resource("figures", "Les chiffres de l’édition"),
)
SCHEMA = PublishedFile(
    _SCHEMA,
    JSON,
    later("Le schéma du tableau des projets"),
    offered=Offered(
        1,
        "schema",
        "-schema.json",
        "schéma des projets (Table Schema)",
        "Titre, type et contraintes de chaque colonne.",
        "documentation",
    ),
    attached=Attached(later("Le schéma des projets (Table Schema)"), "Supplement"),
)
DICTIONARY = PublishedFile(
    "data/dictionary.csv",
    CSV,
    later("Le dictionnaire des données"),
    described=Described("Le dictionnaire des données (CSV)", "Ce que veut dire chaque nom."),
    offered=Offered(
        2,
        "dictionary",
        "-dictionnaire.csv",
        "dictionnaire des données (CSV)",
        "Chaque colonne expliquée : titre, type, unité, valeurs possibles.",
        "documentation",
    ),
    resource=Resource("dictionary", "Le dictionnaire des données"),
)
DATAPACKAGE = PublishedFile(
    "data/datapackage.json",
    JSON,
    later("La description du jeu de données"),
    described=Described("Le descripteur des données (JSON)", "Data Package : fichiers, schéma, licence."),
)
ARTICLE = PublishedFile("article.md", "text/markdown", later("L’annonce de l’édition"))
COVER = PublishedFile("cover.png", "image/png", later("La couverture, 500 pixels de large"))
SHARE = PublishedFile("share.png", "image/png", later("L’image de partage, 1200 × 630 pixels"))
COVER_LINES = PublishedFile("charts/cover_lines.*", words=later("Le dessin de la couverture"))
CHART_WORDS = PublishedFile("charts/*.json", JSON)
PAGE = PublishedFile("index.html", "text/html")
INPUTS = PublishedFile("inputs/*")
MANIFEST, SEAL = PublishedFile("manifest.json", JSON), PublishedFile("manifest.sha256", "text/plain")
DATABASE = PublishedFile(
    "panorama.sqlite",
    SQLITE,
    later("Toute l’histoire du panorama, en base de données"),
    described=Described(
        "L’historique complet (SQLite)",
        "Tables editions, projects, observations et movements, décrites par la table documentation.",
    ),
)
CATALOGUE = PublishedFile("catalog.json", "application/ld+json", later("Le catalogue des jeux de données"))
FEED = PublishedFile("feed.xml", "application/atom+xml", later("Le flux des nouvelles éditions"))

# In the order in which readers of the pages are offered them; charts, which their titles name, come last.
PUBLISHED: tuple[PublishedFile, ...] = (
    REPORT,
    PROJECTS_CSV,
    PROJECTS_XLSX,
    PROJECTS_ODS,
    PROJECTS_JSON,
    FIGURES,
    SCHEMA,
    DICTIONARY,
    DATAPACKAGE,
    ARTICLE,
    COVER,
    SHARE,
    CHART_WORDS,
    COVER_LINES,
    DATABASE,
    CATALOGUE,
    FEED,
    PAGE,
    INPUTS,
    MANIFEST,
    SEAL,
)
ATTACHED = tuple(each for each in PUBLISHED if each.attached)


def published_file(name: str) -> PublishedFile | None:
    """Find what is said of a file by its path; nothing of a chart, which its title names."""
    return next((each for each in PUBLISHED if each.is_named(name)), None)
