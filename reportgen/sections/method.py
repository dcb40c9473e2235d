"""Method, glossary and colophon: what the figures measure, what words mean, where the data come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.language import _, later
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
        label=_("Méthode"),
        title=_("Ce que mesurent ces chiffres,\net ce qu’ils ne disent pas"),
        summary=_("Périmètre, calculs, glossaire, licence et empreinte des données"),
        content=Method(
            passages=_passages(context),
            glossary=_glossary(),
            data=_data(context),
            checksum=_table_checksum(context),
            reuse=_reuse(context),
            making=_making(context),
        ),
    )


GLOSSARY = (
    (
        later("Coût complet estimé"),
        later(
            "dépense totale prévue pour construire le projet et le faire fonctionner deux ans (arrêté du 14 novembre 2014)."
        ),
    ),
    (later("Durée prévisionnelle"), later("temps prévu entre le début du projet et sa fin, en années.")),
    (later("Écart de budget"), later("différence entre le coût estimé aujourd’hui et le coût estimé au départ, en %.")),
    (later("Écart de calendrier"), later("même mesure, appliquée à la durée des projets.")),
    (later("En cadrage"), later("projet dont le besoin et le coût sont à l’étude : son coût n’est pas encore estimé.")),
    (later("Interministériel"), later("projet qui sert plusieurs ministères.")),
    (
        later("Ministère porteur"),
        later("ministère qui conduit le projet ; quand ils sont plusieurs, le premier nommé compte."),
    ),
    (later("Non communiqué"), later("valeur absente ou retenue, par exemple pendant une consultation d’entreprises.")),
    (later("Programme"), later("ligne du budget de l’État qui finance le projet, notée P suivi d’un numéro.")),
    (
        later("Zone fonctionnelle"),
        later("domaine du système d’information, au premier niveau du plan d’occupation des sols de l’État."),
    ),
)
UNITS = (later("M€, Md€"), later("million et milliard d’euros."))


def _glossary() -> tuple[Term, ...]:
    """Explain the words, in the order of the alphabet of the language spoken, then the units."""
    *terms, units = (Term(fmt.typeset(_(word)), fmt.typeset(_(meaning))) for word, meaning in (*GLOSSARY, UNITS))
    return (*sorted(terms, key=lambda term: fmt.plain(term.word)), units)


def _passages(context: Context) -> tuple[Passage, ...]:
    return tuple(
        Passage(fmt.typeset(heading), tuple(fmt.typeset(text) for text in paragraphs))
        for heading, paragraphs in (
            (_("Périmètre et calculs"), _calculations(context)),
            (_("Écarts de calendrier et de budget"), _deviations(context)),
            (_("Ce que le panorama ne dit pas"), (_(LIMITS),)),
        )
    )


LIMITS = later(
    "Il ne mesure ni l’usage ni la qualité des services rendus. Un coût qui baisse peut traduire une économie, "
    "un report ou un périmètre réduit : les données publiées ne permettent pas de trancher."
)


def _calculations(context: Context) -> tuple[str, ...]:
    figures = context.figures
    known, all_projects = figures.projects_with_cost, figures.projects
    total = (
        _("Le total additionne les coûts complets estimés communiqués, avant tout arrondi.")
        if known == all_projects
        else _(
            "Le total additionne les coûts complets estimés communiqués, avant tout arrondi : {known} sur {total}. "
            "Les autres sont en cadrage ou non communiqués ; le total est donc un plancher.",
            known=fmt.number(known),
            total=fmt.number(all_projects),
        )
    )
    once = _("Un projet porté par plusieurs ministères compte une fois, pour le premier nommé.")
    return (
        _(
            "Le panorama suit les projets numériques de l’État les plus importants par leur coût, leur durée ou leurs enjeux. "
            "Un projet en sort lorsqu’il s’achève, s’arrête ou ne répond plus aux critères."
        ),
        f"{total} {once}",
        _(
            "La fin prévue est la somme du début et de la durée publiés ; elle s’entend à un mois près. "
            "La durée moyenne est la moyenne simple des durées publiées."
        ),
        _("Dans une tranche de coût, la borne basse est incluse et la borne haute exclue."),
    )


def _deviations(context: Context) -> tuple[str, ...]:
    figures = context.figures
    if not figures.schedule.projects and not figures.budget.projects:
        return (
            _(
                "Les estimations initiales ne figurent pas dans les données de cette édition : "
                "aucun écart n’est calculé."
            ),
        )
    return (
        _(
            "L’écart d’un projet rapporte la différence entre l’estimation actuelle et l’estimation initiale à cette dernière. "
            "Le taux de calendrier du portefeuille est la moyenne pondérée par la durée initiale "
            "({schedule}) ; celui de budget, la moyenne simple sur les projets ({budget}).",
            schedule=fmt.projects(figures.schedule.projects),
            budget=fmt.projects(figures.budget.projects),
        ),
    )


def _data(context: Context) -> tuple[str, ...]:
    info = context.info
    facts = (
        _("Données au {day}.", day=fmt.full_date(info.as_of)),
        "" if info.published is None else _("Publication : {day}.", day=fmt.full_date(info.published)),
        _("Édition de démonstration : projets fictifs, éditeur inventé.") if info.demonstration else "",
    )
    source = _(
        "Panorama des grands projets numériques de l’État, {edition}. {publisher}.",
        edition=context.edition_line,
        publisher=info.publisher.name,
    )
    return fmt.typeset(source), fmt.typeset(" ".join(filter(None, facts)))


def _table_checksum(context: Context) -> Checksum | None:
    """Take the project table's checksum; the manifest holds those of every input."""
    tables = (each for each in context.findings.edition.inputs if each.name.startswith("projects."))
    return next((Checksum(each.name, each.sha256) for each in tables), None)


def _reuse(context: Context) -> tuple[str, ...]:
    licence = context.info.licence
    return (
        fmt.typeset(
            _(
                "Textes, données et graphiques réutilisables sous {licence}, en citant la source et la date.",
                licence=licence.name,
            )
        ),
        fmt.typeset(
            _("Chaque nombre de ce document se recalcule à partir du fichier dont l’empreinte figure ci-contre.")
        ),
    )


def _making(context: Context) -> tuple[str, ...]:
    made = fmt.listing([f"{name} {version}" for name, version in context.imprint.versions.items()])
    fonts = "Source Serif 4", "Source Sans 3", "SIL Open Font License 1.1"
    return (
        _("Composé avec {programs}.", programs=made),
        _("Caractères {serif} et {sans} ({licence}).", serif=fonts[0], sans=fonts[1], licence=fonts[2]),
    )
