"""Sentences of the titles that depend on a phase, a cost bracket or a number: whole ones, for every language to turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.project import CostBracket, Phase
from reportgen.values.views import LINE_LENGTH
from reportgen.words.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Sequence


def opening_count(number: int) -> str:
    """Count projects at the head of a sentence: in words up to sixteen, in digits beyond."""
    return fmt.capitalize_first(plural("{n} projet", "{n} projets", number, n=fmt.in_words(number)))


def only_project_in_phase(phase: Phase) -> str:
    """Say where the only project stands."""
    return {
        Phase.SCOPING: _("Le projet est en cadrage"),
        Phase.DESIGN: _("Le projet est en conception ou en réalisation"),
        Phase.PILOT: _("Le projet est en expérimentation"),
        Phase.ROLLOUT: _("Le projet est en déploiement"),
        Phase.COMPLETED: _("Le projet est terminé"),
    }[phase]


def projects_in_phase(phase: Phase, number: int) -> str:
    """Choose the sentence on the projects in a phase, among all."""
    return {
        Phase.SCOPING: plural(
            "{projects} sur {total} est en cadrage", "{projects} sur {total} sont en cadrage", number
        ),
        Phase.DESIGN: plural(
            "{projects} sur {total} est en conception ou en réalisation",
            "{projects} sur {total} sont en conception ou en réalisation",
            number,
        ),
        Phase.PILOT: plural(
            "{projects} sur {total} est en expérimentation", "{projects} sur {total} sont en expérimentation", number
        ),
        Phase.ROLLOUT: plural(
            "{projects} sur {total} est en déploiement", "{projects} sur {total} sont en déploiement", number
        ),
        Phase.COMPLETED: plural("{projects} sur {total} est terminé", "{projects} sur {total} sont terminés", number),
    }[phase]


def cost_in_bracket(bracket: CostBracket) -> str:
    """Choose the sentence on the share of the cost that lies in a bracket."""
    return {
        CostBracket.UNDER_5: _("{share} du coût se loge sous 5 M€"),
        CostBracket.FROM_5_TO_9: _("{share} du coût se loge entre 5 et 9 M€"),
        CostBracket.FROM_9_TO_20: _("{share} du coût se loge entre 9 et 20 M€"),
        CostBracket.FROM_20_TO_100: _("{share} du coût se loge entre 20 et 100 M€"),
        CostBracket.OVER_100: _("{share} du coût se loge à partir de 100 M€"),
    }[bracket]


def ministries_carrying(names: Sequence[str]) -> str:
    """Name the ministries that carry most where their names fit the title's line; else say how many they are."""
    sentence = plural(
        "{ministries} porte\nplus de la moitié du coût", "{ministries} portent\nplus de la moitié du coût", len(names)
    )
    named = sentence.format(ministries=fmt.listing([fmt.ministry_label(name) for name in names]))
    if len(named.partition("\n")[0]) <= LINE_LENGTH:
        return named
    number = plural("{n} ministère", "{n} ministères", len(names), n=fmt.in_words(len(names)))
    return sentence.format(ministries=fmt.capitalize_first(number))
