"""Method, glossary and colophon: what the figures measure, what words mean, where the data come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.views import SectionView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.model import Deviation
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
    """An input file, the digits that prove it, and what it is good for."""

    name: str
    sha256: str
    use: str


@dataclass(frozen=True, slots=True)
class Method:
    """What the page prints."""

    passages: tuple[Passage, ...]
    limits: Passage
    glossary: tuple[Term, ...]
    data: tuple[str, ...]
    checksum: Checksum | None
    reuse: str
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
            limits=_passage("Ce que le panorama ne dit pas", LIMITS),
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
    return (
        _passage("Périmètre et calculs", _calculations(context)),
        _passage("Écarts de calendrier et de budget", _deviations(context)),
        _passage("Points de vigilance", _watched(context)),
    )


def _passage(heading: str, paragraphs: tuple[str, ...]) -> Passage:
    return Passage(fmt.typeset(heading), tuple(map(fmt.typeset, paragraphs)))


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
    figures, method = context.figures, context.info.method
    if not figures.schedule.projects and not figures.budget.projects:
        return ("Aucune estimation antérieure n’est connue des projets de cette édition : aucun écart n’est calculé.",)
    return (
        "L’écart d’un projet rapporte la différence entre l’estimation actuelle et l’estimation de départ à cette dernière.",
        *_rate("de calendrier", figures.schedule, method.schedule, "durée"),
        *_rate("de budget", figures.budget, method.budget, "coût"),
    )


MEANS = {
    "weighted": "la moyenne pondérée par {} de départ",
    "mean": "la moyenne simple sur les projets",
    "median": "la médiane des projets",
}


def _rate(name: str, deviation: Deviation, mean: str, weight: str) -> Iterator[str]:
    """Say by which mean a rate is taken, from where on, and over how many projects."""
    if deviation.projects:
        weighed = MEANS[mean].format({"durée": "la durée", "coût": "le coût"}[weight])
        origin = "l’estimation initiale" if deviation.baseline == "initial" else "la première estimation publiée"
        yield (
            f"Le taux {name} du portefeuille est {weighed}, depuis {origin} "
            f"({fmt.count(deviation.projects, 'projet')})."
        )


def _watched(context: Context) -> tuple[str, ...]:
    """Say from which thresholds on a project is watched."""
    limits = context.findings.rules.limits
    return (
        (
            f"Un projet y figure si son coût ou sa durée a augmenté de plus de {fmt.percent(limits.growth_pct)} depuis "
            f"l’origine ou de plus de {fmt.percent(limits.recent_growth_pct)} depuis l’édition précédente, si sa fin prévue "
            "est passée sans qu’il soit terminé, s’il revient à une phase antérieure, si son coût initial a été modifié, "
            f"ou si coût, durée et phase restent identiques sur {fmt.count(limits.unchanged_editions, 'édition')}."
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
    use = "Chaque nombre de ce document se recalcule à partir de ce fichier."
    return next((Checksum(each.name, each.sha256, use) for each in tables), None)


def _reuse(context: Context) -> str:
    licence = context.info.licence
    return fmt.typeset(
        f"Textes, données et graphiques réutilisables sous {licence.name}, en citant la source et la date."
    )


def _making(context: Context) -> tuple[str, ...]:
    made = fmt.listing([f"{name} {version}" for name, version in context.imprint.versions.items()])
    return (f"Composé avec {made}.", "Caractères Source Serif 4 et Source Sans 3 (SIL Open Font License 1.1).")
