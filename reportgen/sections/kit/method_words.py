"""How this edition's figures are had, in sentences: each is said only where it holds of the edition at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.project import NOT_ESTIMATED, UNDISCLOSED
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.values.figures import Deviation, Figures
    from reportgen.values.findings import Findings

PLANNED_END = later("La fin prévue est la somme du début et de la durée publiés ; elle s’entend à un mois près.")
SCHEDULE_RATE = later("Le taux de calendrier calculé est {mean}, depuis {origin} ({projects}).")
BUDGET_RATE = later("Le taux de budget calculé est {mean}, depuis {origin} ({projects}).")
SCHEDULE_DECLARED = later(
    "Le taux de calendrier de {rate} est celui que l’éditeur déclare : le tableau ne donne pas de durée initiale et ne "
    "permet pas de le recalculer."
)
BUDGET_DECLARED = later(
    "Le taux de budget de {rate} est celui que l’éditeur déclare : le tableau ne donne pas de coût initial et ne permet "
    "pas de le recalculer."
)
NO_SCHEDULE = later("Aucune durée antérieure n’est connue des projets de cette édition : l’écart n’est pas calculé.")
NO_BUDGET = later("Aucun coût antérieur n’est connu des projets de cette édition : l’écart n’est pas calculé.")
BY_DURATION = later("la moyenne pondérée par la durée de départ")
BY_COST = later("la moyenne pondérée par le coût de départ")
DEVIATIONS = {"schedule_deviation_pct", "budget_deviation_pct"}
MEANS = {"mean": later("la moyenne simple sur les projets"), "median": later("la médiane des projets")}


def calculations(findings: Findings) -> tuple[str, ...]:
    """Say what is summed and averaged, over how many projects, and what is not."""
    return (
        _(
            "Le panorama suit les projets numériques de l’État les plus importants par leur coût, leur durée ou leurs enjeux. "
            "Un projet en sort lorsqu’il s’achève, s’arrête ou ne répond plus aux critères."
        ),
        " ".join((_total(findings.figures), *_counted_once(findings))),
        " ".join((_(PLANNED_END), *_durations(findings.figures))),
        _("Dans une tranche de coût, la borne basse est incluse et la borne haute exclue."),
    )


def _total(figures: Figures) -> str:
    known, total = figures.projects_with_cost, figures.projects
    if not known:
        return _("Aucun coût n’est communiqué : cette édition ne donne pas de total.")
    if known == total:
        return _("Le total additionne les coûts complets estimés communiqués, avant tout arrondi.")
    words = {
        (True, True): later(
            "Le total additionne les coûts complets estimés communiqués, avant tout arrondi : {known} sur {total}. "
            "Les autres sont en cadrage ou non communiqués ; le total est donc un plancher."
        ),
        (True, False): later(
            "Le total additionne les coûts complets estimés communiqués, avant tout arrondi : {known} sur {total}. "
            "Les autres sont en cadrage ; le total est donc un plancher."
        ),
        (False, True): later(
            "Le total additionne les coûts complets estimés communiqués, avant tout arrondi : {known} sur {total}. "
            "Les autres ne sont pas communiqués ; le total est donc un plancher."
        ),
    }
    counted = figures.by_cost_bracket
    sentence = words[bool(counted[NOT_ESTIMATED]), bool(counted[UNDISCLOSED])]
    return _(sentence, known=fmt.number(known), total=fmt.number(total))


def _counted_once(findings: Findings) -> Iterator[str]:
    if any(project.co_leads for project in findings.projects):
        yield _("Un projet porté par plusieurs ministères compte une fois, pour le premier nommé.")


def _durations(figures: Figures) -> Iterator[str]:
    known, total = figures.projects_with_duration, figures.projects
    if known == total:
        yield _("La durée moyenne est la moyenne simple des durées publiées.")
    elif known:
        yield _(
            "La durée moyenne est la moyenne simple des durées publiées : {known} sur {total}.",
            known=fmt.number(known),
            total=fmt.number(total),
        )


def deviations(findings: Findings) -> tuple[str, ...]:
    """Say how each deviation is had: by which mean, from where on, over how many projects, or who declares it."""
    figures, method = findings.figures, findings.edition.info.method
    if not (figures.schedule.projects or figures.budget.projects or DEVIATIONS & figures.declared.keys()):
        return (
            _("Aucune estimation antérieure n’est connue des projets de cette édition : aucun écart n’est calculé."),
        )
    schedule = (
        *_rate(SCHEDULE_RATE, figures.schedule, (MEANS | {"weighted": BY_DURATION})[method.schedule], figures.projects),
        *_as_declared(SCHEDULE_DECLARED, figures.schedule, figures.declared.get("schedule_deviation_pct")),
    )
    budget = (
        *_rate(BUDGET_RATE, figures.budget, (MEANS | {"weighted": BY_COST})[method.budget], figures.projects),
        *_as_declared(BUDGET_DECLARED, figures.budget, figures.declared.get("budget_deviation_pct")),
    )
    return (
        _(
            "L’écart d’un projet rapporte la différence entre l’estimation actuelle et l’estimation de départ à cette "
            "dernière."
        ),
        *(schedule or (_(NO_SCHEDULE),)),
        *(budget or (_(NO_BUDGET),)),
    )


def _rate(sentence: str, deviation: Deviation, mean: str, total: int) -> Iterator[str]:
    """Say by which mean a rate is taken, from where on, and over how many projects."""
    if deviation.projects:
        initial = deviation.baseline == "initial"
        origin = _("l’estimation initiale") if initial else _("la première estimation publiée")
        known = deviation.projects
        measured = fmt.projects(known) if known == total else fmt.projects_of(known, total)
        yield _(sentence, mean=_(mean), origin=origin, projects=measured)


def _as_declared(sentence: str, deviation: Deviation, declared: Decimal | None) -> Iterator[str]:
    """Say that a rate is the publisher's own, where the table cannot give it."""
    if declared is not None and deviation.baseline != "initial":
        yield _(sentence, rate=fmt.percent(declared, max(0, -int(declared.as_tuple().exponent))))


def watched(findings: Findings) -> tuple[str, ...]:
    """Say from which thresholds on a project is watched; a rule that had nothing to compare with is not named."""
    limits, comparison = findings.rules.limits, findings.comparison
    texts = [
        _(
            "Un projet y figure si son coût ou sa durée a augmenté de plus de {growth} depuis l’estimation initiale, à "
            "défaut depuis la première publiée, ou si sa fin prévue est passée sans qu’il soit terminé.",
            growth=fmt.percent(limits.growth_pct),
        )
    ]
    if comparison is not None:
        texts.append(
            _(
                "Il y figure aussi si, depuis {month}, son coût ou sa durée a augmenté de plus de {recent}, s’il est "
                "revenu à une phase antérieure ou si son coût initial a été modifié.",
                month=fmt.month_and_year(comparison.old_as_of),
                recent=fmt.percent(limits.recent_growth_pct),
            )
        )
    if len(findings.series) >= limits.unchanged_editions:
        texts.append(
            _(
                "Il y figure enfin si coût, durée et phase restent identiques sur {editions} de suite.",
                editions=fmt.editions(limits.unchanged_editions),
            )
        )
    return (" ".join(texts),)


def recounted_from(findings: Findings) -> str:
    """Say what can be recomputed from the project table alone, and what also takes earlier tables or the publisher."""
    past, declared = findings.comparison is not None, bool(findings.figures.declared)
    sentences = {
        (False, False): later("Les nombres tirés du tableau se recalculent à partir de ce fichier."),
        (True, False): later(
            "Les nombres tirés du tableau se recalculent à partir de ce fichier ; ce qui se compare à une édition "
            "antérieure demande aussi le sien."
        ),
        (False, True): later(
            "Les nombres tirés du tableau se recalculent à partir de ce fichier ; les chiffres déclarés sont ceux de "
            "l’éditeur."
        ),
        (True, True): later(
            "Les nombres tirés du tableau se recalculent à partir de ce fichier ; ce qui se compare à une édition "
            "antérieure demande aussi le sien, et les chiffres déclarés sont ceux de l’éditeur."
        ),
    }
    return _(sentences[past, declared])
