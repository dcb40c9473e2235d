"""What a revision changes, said by the program: value by value, from what was published to what is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.values.published import Erratum
from reportgen.words.language import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.values.edition import Edition
    from reportgen.values.project import Project


def _interministerial(project: Project) -> str:
    return {True: _("oui"), False: _("non"), None: _("non communiqué")}[project.interministerial]


# Each thing that a reader was told of a project: what it is called, how it is written.
VALUES: tuple[tuple[str, Callable[[Project], str]], ...] = (
    (later("ministère"), lambda project: fmt.ministry_label(project.ministry)),
    (later("phase"), lambda project: fmt.phase_label(project.phase_key)),
    (later("coût complet estimé"), lambda project: fmt.cost_text(project.cost)),
    (later("début"), lambda project: fmt.month_short(project.start)),
    (later("durée"), lambda project: fmt.years(project.duration_years)),
    (later("coût initial"), lambda project: fmt.money(project.initial_cost_meur)),
    (later("durée initiale"), lambda project: fmt.years(project.initial_duration_years)),
    (later("zone fonctionnelle"), lambda project: project.functional_area or _("non communiqué")),
    (later("programme"), lambda project: project.programme or _("non communiqué")),
    (later("interministériel"), _interministerial),
)


def erratum_for(old: Edition, new: Edition, revision: int, reason: str) -> Erratum:
    """Say what changes from the edition that was published to the one that replaces it."""
    return Erratum(revision, fmt.typeset(reason.strip()), tuple(map(fmt.typeset, _changes(old, new))))


def _changes(old: Edition, new: Edition) -> Iterator[str]:
    before = {project.name: project for project in old.projects}
    after = {project.name: project for project in new.projects}
    yield from (_("{name} : projet retiré.", name=name) for name in before if name not in after)
    for name, project in after.items():
        if name not in before:
            yield _("{name} : projet ajouté.", name=name)
            continue
        yield from _differences(before[name], project)
    if old.info != new.info:
        yield _("Présentation de l’édition (dates, éditeur, titres ou chiffres déclarés) modifiée.")
    if old.editorial != new.editorial:
        yield _("Éditorial modifié.")


def _differences(old: Project, new: Project) -> Iterator[str]:
    for label, spell in VALUES:
        one, other = spell(old), spell(new)
        if one != other:
            yield _(
                "{name} : {label}, {after} au lieu de {before}.", name=new.name, label=_(label), after=other, before=one
            )
    if (old.description, old.links) != (new.description, new.links):
        yield _("{name} : description modifiée.", name=new.name)
