"""Method, glossary and colophon: what the figures measure, what words mean, where the data come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.sections.kit.glossary import terms_of
from reportgen.sections.kit.method_words import calculations, deviations, recounted_from, watched
from reportgen.values.views import SectionView
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from reportgen.sections.kit.context import Context
    from reportgen.sections.kit.glossary import Term


@dataclass(frozen=True, slots=True)
class MethodPassage:
    """A headed passage of prose."""

    heading: str
    paragraphs: tuple[str, ...]


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
            glossary=terms_of(context.findings),
            data=_data(context),
            checksum=_table_checksum(context),
            reuse=_reuse(context),
            making=_making(context),
        ),
    )


def _passages(context: Context) -> tuple[MethodPassage, ...]:
    """Write the passages; the watch list has one where the edition has a watch list."""
    passages = [
        (_("Périmètre et calculs"), calculations(context.findings)),
        (_("Écarts de calendrier et de budget"), deviations(context.findings)),
    ]
    if context.findings.watched:
        passages.append((_("Points de vigilance"), watched(context.findings)))
    return tuple(_passage(*each) for each in passages)


def _passage(heading: str, paragraphs: tuple[str, ...]) -> MethodPassage:
    return MethodPassage(fmt.typeset(heading), tuple(map(fmt.typeset, paragraphs)))


LIMITS = later(
    "Il ne mesure ni l’usage ni la qualité des services rendus. Un coût qui baisse peut traduire une économie, "
    "un report ou un périmètre réduit : les données publiées ne permettent pas de trancher."
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
    use = fmt.typeset(recounted_from(context.findings))
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
