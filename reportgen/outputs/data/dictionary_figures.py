"""What each name of figures.json means in the edition at hand: over how many projects, by which mean, from where on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.outputs.data.dictionary_entry import PERCENT, PROJECTS, DictionaryEntry
from reportgen.portfolio.column import MEUR, YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.values.edition import DeviationMethod
    from reportgen.values.figures import Deviation, Figures

FILE = "figures.json"
# From what a deviation starts, in the singular and in the plural, by its baseline.
_STARTS = {
    "initial": ("valeur initiale", "valeurs initiales"),
    "first_published": ("première valeur publiée", "premières valeurs publiées"),
}
_HEADLINE = (
    "Par calendrier et budget : la valeur imprimée en grand (value, en %), déclarée par l’éditeur ou calculée (kind), sa "
    "moyenne (mean), sa référence (baseline), les projets mesurés (n) sur tous (of), son évolution en points sur les "
    "projets mesurés dans les deux éditions (change_same_projects, same_projects, since)."
)
_UNKNOWN = "Vide : aucun projet ne donne à la fois sa valeur actuelle et une valeur antérieure."


def figure_entries(figures: Figures, method: DeviationMethod) -> tuple[DictionaryEntry, ...]:
    """Explain every figure of the edition."""
    return (
        _figure("edition", "Édition", "Trimestre de l’édition.", type_="texte"),
        _figure("number", "Numéro", "Numéro de l’édition."),
        _figure("format", "Format", "Version de la forme de ce fichier."),
        _figure("projects", "Projets", "Nombre de projets de l’édition.", PROJECTS),
        _figure("interministerial", "Projets interministériels", _interministerial(figures), PROJECTS),
        _figure("total_cost_meur", "Coût complet estimé", _total(figures), MEUR),
        _figure("projects_with_cost", "Projets à coût communiqué", "Projets dont le coût est un montant.", PROJECTS),
        _figure("mean_duration_years", "Durée moyenne", _duration(figures), YEARS),
        _figure("projects_with_duration", "Projets à durée connue", "Projets dont la durée est publiée.", PROJECTS),
        *_deviation("schedule", "calendrier", figures.schedule, method.schedule),
        *_deviation("budget", "budget", figures.budget, method.budget),
        _figure("by_phase", "Phases", "Nombre de projets par phase.", PROJECTS, "objet"),
        _figure("by_cost_bracket", "Tranches de coût", "Nombre de projets par tranche de coût.", PROJECTS, "objet"),
        _figure("by_functional_area", "Zones fonctionnelles", "Nombre de projets par zone.", PROJECTS, "objet"),
        _figure(
            "by_ministry", "Ministères", "Par ministère chef de file : projets, coût, phases, tranches.", "", "objet"
        ),
        _figure("declared", "Chiffres annoncés", _declared(figures), "", "objet"),
        _figure("discrepancies", "Différences", "Chiffres annoncés que le tableau ne confirme pas.", "", "liste"),
        _figure("headline", "Écarts affichés", _HEADLINE, "", "objet"),
        _figure("costs", "Coûts par groupe", "Projets et coûts par tranche et par zone fonctionnelle.", MEUR, "objet"),
    )


def headline_entries(entries: tuple[DictionaryEntry, ...]) -> tuple[DictionaryEntry, ...]:
    """Take the figures that are one number with a unit."""
    return tuple(entry for entry in entries if entry.file == FILE and entry.unit and entry.type == "nombre")


def _figure(field: str, name: str, meaning: str, unit: str = "", type_: str = "nombre") -> DictionaryEntry:
    return DictionaryEntry(FILE, name, meaning, type_, unit, "", "", "", field)


def _interministerial(figures: Figures) -> str:
    if figures.interministerial is None:
        return "Projets qui servent plusieurs ministères ; vide : le tableau ne le dit pas."
    return "Projets qui servent plusieurs ministères."


def _total(figures: Figures) -> str:
    known, total = figures.projects_with_cost, figures.projects
    if not known:
        return "Somme des coûts complets estimés communiqués ; vide : aucun ne l’est."
    if known == total:
        return "Somme des coûts complets estimés de tous les projets, avant tout arrondi."
    return f"Somme des coûts complets estimés communiqués ({known} sur {total}), avant tout arrondi : un plancher."


def _duration(figures: Figures) -> str:
    known, total = figures.projects_with_duration, figures.projects
    if not known:
        return "Moyenne simple des durées prévisionnelles publiées ; vide : aucune ne l’est."
    return f"Moyenne simple des durées prévisionnelles publiées ({known} sur {total})."


def _declared(figures: Figures) -> str:
    return "Chiffres annoncés par l’éditeur." if figures.declared else "Chiffres annoncés par l’éditeur : aucun."


def _deviation(key: str, word: str, deviation: Deviation, retained: str) -> Iterator[DictionaryEntry]:
    """Explain the values of one deviation; the mean that the edition retains says so."""
    field, name = f"deviations.{key}", f"Écart de {word}"
    meanings, counted = _measured(deviation)
    for mean, said in (("weighted", "moyenne pondérée"), ("mean", "moyenne simple"), ("median", "médiane")):
        kept = " C’est la moyenne que retient cette édition." if mean == retained and deviation.projects else ""
        yield _figure(f"{field}.{mean}_pct", f"{name}, {said}", meanings[mean] + kept, PERCENT)
    yield _figure(f"{field}.projects", f"{name}, projets mesurés", counted, PROJECTS)
    yield _figure(f"{field}.of", f"{name}, projets en tout", "Projets qui pourraient être mesurés.", type_="nombre")
    baseline = "À quoi l’on compare : initial, l’estimation initiale ; first_published, la première publiée."
    yield _figure(f"{field}.baseline", f"{name}, référence", baseline, type_="texte")


def _measured(deviation: Deviation) -> tuple[dict[str, str], str]:
    """Say how each mean is taken, from the values that the edition starts from, and which projects count."""
    if deviation.baseline is None:
        return dict.fromkeys(("weighted", "mean", "median"), _UNKNOWN), "Aucun projet n’est mesuré."
    start, starts = _STARTS[deviation.baseline]
    both = f"sur les projets dont la valeur actuelle et la {start} sont connues"
    return {
        "weighted": f"Σ(valeur actuelle − {start}) / Σ {starts}, {both}.",
        "mean": f"Moyenne des écarts des projets, chacun rapporté à sa {start}.",
        "median": f"Médiane des écarts des projets, chacun rapporté à sa {start}.",
    }, f"Projets dont la valeur actuelle et la {start} sont connues."
