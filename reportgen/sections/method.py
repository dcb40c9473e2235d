"""Method, glossary and colophon: what the figures measure, what words mean, where the data come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.views import SectionView
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.sections.kit.context import Context
    from reportgen.values.figures import Deviation


@dataclass(frozen=True, slots=True)
class MethodPassage:
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

    passages: tuple[MethodPassage, ...]
    limits: MethodPassage
    glossary: tuple[Term, ...]
    data: tuple[str, ...]
    checksum: Checksum | None
    reuse: str
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
            limits=_passage(_("Ce que le panorama ne dit pas"), (_(LIMITS),)),
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
    return (*sorted(terms, key=lambda term: fmt.ordered(term.word)), units)


def _passages(context: Context) -> tuple[MethodPassage, ...]:
    return (
        _passage(_("Périmètre et calculs"), _calculations(context)),
        _passage(_("Écarts de calendrier et de budget"), _deviations(context)),
        _passage(_("Points de vigilance"), _watched(context)),
    )


def _passage(heading: str, paragraphs: tuple[str, ...]) -> MethodPassage:
    return MethodPassage(fmt.typeset(heading), tuple(map(fmt.typeset, paragraphs)))


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
    figures, method = context.figures, context.info.method
    if not figures.schedule.projects and not figures.budget.projects:
        return (
            _("Aucune estimation antérieure n’est connue des projets de cette édition : aucun écart n’est calculé."),
        )
    return (
        _(
            "L’écart d’un projet rapporte la différence entre l’estimation actuelle et l’estimation de départ à cette "
            "dernière."
        ),
        *_rate(SCHEDULE_RATE, figures.schedule, MEANS | {"weighted": BY_DURATION}, method.schedule),
        *_rate(BUDGET_RATE, figures.budget, MEANS | {"weighted": BY_COST}, method.budget),
    )


SCHEDULE_RATE = later("Le taux de calendrier du portefeuille est {mean}, depuis {origin} ({projects}).")
BUDGET_RATE = later("Le taux de budget du portefeuille est {mean}, depuis {origin} ({projects}).")
BY_DURATION = later("la moyenne pondérée par la durée de départ")
BY_COST = later("la moyenne pondérée par le coût de départ")
MEANS = {"mean": later("la moyenne simple sur les projets"), "median": later("la médiane des projets")}


def _rate(sentence: str, deviation: Deviation, means: Mapping[str, str], mean: str) -> Iterator[str]:
    """Say by which mean a rate is taken, from where on, and over how many projects."""
    if deviation.projects:
        initial = deviation.baseline == "initial"
        origin = _("l’estimation initiale") if initial else _("la première estimation publiée")
        yield _(sentence, mean=_(means[mean]), origin=origin, projects=fmt.projects(deviation.projects))


def _watched(context: Context) -> tuple[str, ...]:
    """Say from which thresholds on a project is watched."""
    limits = context.findings.rules.limits
    return (
        _(
            "Un projet y figure si son coût ou sa durée a augmenté de plus de {growth} depuis l’origine ou de plus de "
            "{recent} depuis l’édition précédente, si sa fin prévue est passée sans qu’il soit terminé, s’il revient à "
            "une phase antérieure, si son coût initial a été modifié, ou si coût, durée et phase restent identiques sur "
            "{editions}.",
            growth=fmt.percent(limits.growth_pct),
            recent=fmt.percent(limits.recent_growth_pct),
            editions=fmt.editions(limits.unchanged_editions),
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
    use = _("Chaque nombre de ce document se recalcule à partir de ce fichier.")
    return next((Checksum(each.name, each.sha256, use) for each in tables), None)


def _reuse(context: Context) -> str:
    licence = context.info.licence
    return fmt.typeset(
        _(
            "Textes, données et graphiques réutilisables sous {licence}, en citant la source et la date.",
            licence=licence.name,
        )
    )


def _making(context: Context) -> tuple[str, ...]:
    made = fmt.listing([f"{name} {version}" for name, version in context.imprint.versions.items()])
    fonts = "Source Serif 4", "Source Sans 3", "SIL Open Font License 1.1"
    return (
        _("Composé avec {programs}.", programs=made),
        _("Caractères {serif} et {sans} ({licence}).", serif=fonts[0], sans=fonts[1], licence=fonts[2]),
    )
