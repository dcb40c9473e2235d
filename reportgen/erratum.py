"""What a revision changes, said by the program: value by value, from what was published to what is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.findings import Erratum
from reportgen.model import UNDISCLOSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.model import Edition, Project

# Each thing that a reader was told of a project: what it is called, how it is written.
VALUES: tuple[tuple[str, Callable[[Project], str]], ...] = (
    ("ministère", lambda project: fmt.ministry_label(project.ministry)),
    ("phase", lambda project: fmt.phase_label(project.phase_key)),
    ("coût complet estimé", lambda project: fmt.cost_text(project.cost)),
    ("début", lambda project: fmt.month_short(project.start)),
    ("durée", lambda project: fmt.years(project.duration_years)),
    ("coût initial", lambda project: fmt.money(project.initial_cost_meur)),
    ("durée initiale", lambda project: fmt.years(project.initial_duration_years)),
    ("zone fonctionnelle", lambda project: project.functional_area or UNDISCLOSED),
    ("programme", lambda project: project.programme or UNDISCLOSED),
    ("interministériel", lambda project: {True: "oui", False: "non", None: UNDISCLOSED}[project.interministerial]),
)


def erratum_for(old: Edition, new: Edition, revision: int, reason: str) -> Erratum:
    """Say what changes from the edition that was published to the one that replaces it."""
    return Erratum(revision, fmt.typeset(reason.strip()), tuple(map(fmt.typeset, _changes(old, new))))


def _changes(old: Edition, new: Edition) -> Iterator[str]:
    before = {project.name: project for project in old.projects}
    after = {project.name: project for project in new.projects}
    yield from (f"{name} : projet retiré." for name in before if name not in after)
    for name, project in after.items():
        if name not in before:
            yield f"{name} : projet ajouté."
            continue
        yield from _differences(before[name], project)
    if old.info != new.info:
        yield "Présentation de l’édition (dates, éditeur, titres ou chiffres déclarés) modifiée."
    if old.editorial != new.editorial:
        yield "Éditorial modifié."


def _differences(old: Project, new: Project) -> Iterator[str]:
    for label, spell in VALUES:
        one, other = spell(old), spell(new)
        if one != other:
            yield f"{new.name} : {label}, {other} au lieu de {one}."
    if (old.description, old.links) != (new.description, new.links):
        yield f"{new.name} : description modifiée."
