"""Method, glossary and colophon: what the figures measure, what words mean, where the data come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.views import SectionView

if TYPE_CHECKING:
    from reportgen.sections.context import Context


@dataclass(frozen=True, slots=True)
class Passage:
    """A headed passage of prose."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Checksum:
    """An input file and the digits that prove it."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Method:
    """What the page prints."""

    passages: tuple[Passage, ...]
    glossary: tuple[Term, ...]
    data: tuple[str, ...]
    checksum: Checksum | None
    reuse: tuple[str, ...]
    making: tuple[str, ...]


def compose(context: Context) -> SectionView:
    """Compose the closing page."""
    return SectionView(
        key="method",
        label="Méthode",
        title="Ce que mesurent ces chiffres,\net ce qu’ils ne disent pas",
        summary="Périmètre, calculs, glossaire, licence et empreinte des données",
        content=Method(
            passages=_passages(context),
            glossary=tuple(Term(fmt.typeset(word), fmt.typeset(meaning)) for word, meaning in GLOSSARY),
            data=_data(context),
            checksum=_table_checksum(context),
            reuse=_reuse(context),
            making=_making(context),
        ),
    )


GLOSSARY = (
    (
        "Coût complet estimé",
        "dépense totale prévue pour construire le projet et le faire fonctionner deux ans (arrêté du 14 novembre 2014).",
    ),
    ("Durée prévisionnelle", "temps prévu entre le début du projet et sa fin, en années."),
    ("Écart de budget", "différence entre le coût estimé aujourd’hui et le coût estimé au départ, en %."),
    ("Écart de calendrier", "même mesure, appliquée à la durée des projets."),
    ("En cadrage", "projet dont le besoin et le coût sont à l’étude : son coût n’est pas encore estimé."),
    ("Interministériel", "projet qui sert plusieurs ministères."),
    ("Ministère porteur", "ministère qui conduit le projet ; quand ils sont plusieurs, le premier nommé compte."),
    ("Non communiqué", "valeur absente ou retenue, par exemple pendant une consultation d’entreprises."),
    ("Programme", "ligne du budget de l’État qui finance le projet, notée P suivi d’un numéro."),
    (
        "Zone fonctionnelle",
        "domaine du système d’information, au premier niveau du plan d’occupation des sols de l’État.",
    ),
    ("M€, Md€", "million et milliard d’euros."),
)


def _passages(context: Context) -> tuple[Passage, ...]:
    return tuple(
        Passage(fmt.typeset(heading), tuple(fmt.typeset(text) for text in paragraphs))
        for heading, paragraphs in (
            ("Périmètre et calculs", _calculations(context)),
            ("Écarts de calendrier et de budget", _deviations(context)),
            ("Ce que le panorama ne dit pas", LIMITS),
        )
    )


LIMITS = (
    (
        "Il ne mesure ni l’usage ni la qualité des services rendus. Un coût qui baisse peut traduire une économie, "
        "un report ou un périmètre réduit : les données publiées ne permettent pas de trancher."
    ),
)


def _calculations(context: Context) -> tuple[str, ...]:
    figures = context.figures
    known, all_projects = figures.projects_with_cost, figures.projects
    total = (
        "Le total additionne les coûts complets estimés communiqués, avant tout arrondi."
        if known == all_projects
        else f"Le total additionne les coûts complets estimés communiqués, avant tout arrondi : {known} sur {all_projects}. "
        "Les autres sont en cadrage ou non communiqués ; le total est donc un plancher."
    )
    return (
        (
            "Le panorama suit les projets numériques de l’État les plus importants par leur coût, leur durée ou leurs enjeux. "
            "Un projet en sort lorsqu’il s’achève, s’arrête ou ne répond plus aux critères."
        ),
        f"{total} Un projet porté par plusieurs ministères compte une fois, pour le premier nommé.",
        (
            "La fin prévue est la somme du début et de la durée publiés ; elle s’entend à un mois près. "
            "La durée moyenne est la moyenne simple des durées publiées."
        ),
        "Dans une tranche de coût, la borne basse est incluse et la borne haute exclue.",
    )


def _deviations(context: Context) -> tuple[str, ...]:
    figures = context.figures
    if not figures.schedule.projects and not figures.budget.projects:
        return (
            "Les estimations initiales ne figurent pas dans les données de cette édition : aucun écart n’est calculé.",
        )
    return (
        (
            "L’écart d’un projet rapporte la différence entre l’estimation actuelle et l’estimation initiale à cette dernière. "
            "Le taux de calendrier du portefeuille est la moyenne pondérée par la durée initiale "
            f"({fmt.count(figures.schedule.projects, 'projet')}) ; celui de budget, la moyenne simple sur les projets "
            f"({fmt.count(figures.budget.projects, 'projet')})."
        ),
    )


def _data(context: Context) -> tuple[str, ...]:
    info = context.info
    published = "" if info.published is None else f" Publication : {fmt.full_date(info.published)}."
    fictitious = " Édition de démonstration : projets fictifs, éditeur inventé." if info.demonstration else ""
    return (
        fmt.typeset(
            f"Panorama des grands projets numériques de l’État, {context.edition_line}. {info.publisher.name}."
        ),
        fmt.typeset(f"Données au {fmt.full_date(info.as_of)}.{published}{fictitious}"),
    )


def _table_checksum(context: Context) -> Checksum | None:
    """Take the project table's checksum; the manifest holds those of every input."""
    tables = (each for each in context.findings.edition.inputs if each.name.startswith("projects."))
    return next((Checksum(each.name, each.sha256) for each in tables), None)


def _reuse(context: Context) -> tuple[str, ...]:
    licence = context.info.licence
    return (
        fmt.typeset(
            f"Textes, données et graphiques réutilisables sous {licence.name}, en citant la source et la date."
        ),
        fmt.typeset("Chaque nombre de ce document se recalcule à partir du fichier dont l’empreinte figure ci-contre."),
    )


def _making(context: Context) -> tuple[str, ...]:
    made = fmt.listing([f"{name} {version}" for name, version in context.imprint.versions.items()])
    return (f"Composé avec {made}.", "Caractères Source Serif 4 et Source Sans 3 (SIL Open Font License 1.1).")
