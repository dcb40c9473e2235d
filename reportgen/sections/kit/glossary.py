"""The glossary: the words that this edition uses, each as this edition means it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.portfolio.phases import SCOPING
from reportgen.sections.kit.programmes import programmes_of
from reportgen.values.project import NOT_ESTIMATED, Undisclosed
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.figures import Deviation
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    word: str
    meaning: str


Pair = tuple[str, str]  # a word and its meaning, both messages

UNITS: Pair = (later("M€, Md€"), later("million et milliard d’euros."))
COST: Pair = (
    later("Coût complet estimé"),
    later(
        "dépense totale prévue pour construire le projet et le faire fonctionner deux ans (arrêté du 14 novembre 2014)."
    ),
)
DURATION: Pair = (
    later("Durée prévisionnelle"),
    later("temps prévu entre le début du projet et sa fin, en années."),
)
LEAD_MINISTRY: Pair = (later("Ministère porteur"), later("ministère qui conduit le projet."))
FIRST_OF_SEVERAL: Pair = (
    later("Ministère porteur"),
    later("ministère qui conduit le projet ; quand ils sont plusieurs, le premier nommé compte."),
)
SCOPED: Pair = (
    later("En cadrage"),
    later("projet dont le besoin et le coût sont à l’étude ; son coût peut n’être pas encore estimé."),
)
SHARED: Pair = (later("Interministériel"), later("projet qui sert plusieurs ministères."))
WITHHELD: Pair = (
    later("Non communiqué"),
    later("valeur absente ou retenue, par exemple pendant une consultation d’entreprises."),
)
PROGRAMME: Pair = (
    later("Programme"),
    later("ligne du budget de l’État qui finance le projet, notée P suivi d’un numéro."),
)
AREA: Pair = (
    later("Zone fonctionnelle"),
    later("domaine du système d’information, au premier niveau du plan d’occupation des sols de l’État."),
)
# What a deviation compares today's estimate with, by how the edition has it (`_way`).
BUDGET = {
    "initial": later("différence entre le coût estimé aujourd’hui et le coût estimé au départ, en %."),
    "first_published": later(
        "différence entre le coût estimé aujourd’hui et le premier coût publié dans le panorama, en %."
    ),
    "both": later(
        "différence entre le coût estimé aujourd’hui et un coût antérieur, en % : le taux calculé part du premier coût "
        "publié dans le panorama ; le taux déclaré est celui de l’éditeur."
    ),
    "declared": later(
        "différence entre le coût estimé aujourd’hui et un coût antérieur, en % ; le taux est celui que l’éditeur déclare."
    ),
    "unknown": later(
        "différence entre le coût estimé aujourd’hui et un coût antérieur, en % ; cette édition ne permet pas de la mesurer."
    ),
}
SCHEDULE = {
    "initial": later("différence entre la durée prévue aujourd’hui et la durée prévue au départ, en %."),
    "first_published": later(
        "différence entre la durée prévue aujourd’hui et la première durée publiée dans le panorama, en %."
    ),
    "both": later(
        "différence entre la durée prévue aujourd’hui et une durée antérieure, en % : le taux calculé part de la première "
        "durée publiée dans le panorama ; le taux déclaré est celui de l’éditeur."
    ),
    "declared": later(
        "différence entre la durée prévue aujourd’hui et une durée antérieure, en % ; le taux est celui que l’éditeur "
        "déclare."
    ),
    "unknown": later(
        "différence entre la durée prévue aujourd’hui et une durée antérieure, en % ; cette édition ne permet pas de la "
        "mesurer."
    ),
}


def terms_of(findings: Findings) -> tuple[Term, ...]:
    """Explain the words that the edition uses, in the order of the alphabet of the language spoken, then the units."""
    terms = [Term(fmt.typeset(_(word)), fmt.typeset(_(meaning))) for word, meaning in _used(findings)]
    units, meaning = UNITS
    return (
        *sorted(terms, key=lambda term: fmt.ordered(term.word)),
        Term(fmt.typeset(_(units)), fmt.typeset(_(meaning))),
    )


def _used(findings: Findings) -> Iterator[Pair]:
    """Choose the words that stand for something in this edition, with the meaning that they have there."""
    figures, projects = findings.figures, findings.projects
    yield from (COST, DURATION)
    yield later("Écart de budget"), BUDGET[_way(figures.budget, "budget_deviation_pct" in figures.declared)]
    yield later("Écart de calendrier"), SCHEDULE[_way(figures.schedule, "schedule_deviation_pct" in figures.declared)]
    yield FIRST_OF_SEVERAL if any(project.co_leads for project in projects) else LEAD_MINISTRY
    if figures.by_phase[SCOPING.key] or figures.by_cost_bracket[NOT_ESTIMATED]:
        yield SCOPED
    if figures.interministerial is not None:
        yield SHARED
    if any(map(_withholds, projects)):
        yield WITHHELD
    if any(each.number is not None for project in projects for each in programmes_of(project.programme)):
        yield PROGRAMME
    if any(project.functional_area for project in projects):
        yield AREA


def _way(deviation: Deviation, declared: bool) -> str:  # noqa: FBT001 - whether it is declared is what it turns on
    """Tell how the edition has a deviation: from the initial values, the first published ones, or as declared."""
    if deviation.baseline == "initial":
        return "initial"
    if deviation.baseline is None:
        return "declared" if declared else "unknown"
    return "both" if declared else "first_published"


def _withholds(project: Project) -> bool:
    """Tell whether something of a project reads as not published."""
    return isinstance(project.cost, Undisclosed) or isinstance(project.phase, Undisclosed) or project.start is None
