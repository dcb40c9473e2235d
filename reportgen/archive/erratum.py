"""What a revision changes, said by the program: value by value, from what was published to what is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import formatting as fmt
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.column import Kind
from reportgen.portfolio.phases import phase_of
from reportgen.values.published import Erratum
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportgen.portfolio import Portfolio
    from reportgen.portfolio.column import Column
    from reportgen.values.edition import Edition
    from reportgen.values.project import Project


def _yes_no(value: bool | None) -> str:  # noqa: FBT001 - it is what is said
    return {True: _("oui"), False: _("non"), None: fmt.undisclosed()}[value]


def _text(value: str | None) -> str:
    return value or fmt.undisclosed()


# How each thing that a reader was told of a project is said in a sentence, by the kind of its column.
SPELLED: Mapping[Kind, Callable[[Any], str]] = {
    Kind.TEXT: _text,
    Kind.PROGRAMMES: _text,
    Kind.NAMES: lambda names: fmt.ministry_label(names[0]),
    Kind.PHASE: lambda phase: fmt.phase_label(phase_of(phase).key),
    Kind.COST: fmt.cost_text,
    Kind.DAY: fmt.month_short,
    Kind.YEARS: fmt.years,
    Kind.MONEY: fmt.money,
    Kind.YES_NO: _yes_no,
}
_DESCRIBED = (Kind.PROSE, Kind.LINKS, Kind.ADDRESSES)


def told_columns(portfolio: Portfolio = PANORAMA) -> tuple[Column, ...]:
    """List the columns whose change an erratum tells value by value; the name is what projects are known by."""
    columns = (*portfolio.table_columns, *portfolio.further_columns)
    return tuple(column for column in columns if column.kind in SPELLED and column.attribute not in {"", "name"})


def erratum_for(old: Edition, new: Edition, revision: int, reason: str, portfolio: Portfolio = PANORAMA) -> Erratum:
    """Say what changes from the edition that was published to the one that replaces it."""
    changes = map(fmt.typeset, _changes(old, new, portfolio))
    return Erratum(revision, fmt.typeset(reason.strip()), tuple(changes))


def _changes(old: Edition, new: Edition, portfolio: Portfolio) -> Iterator[str]:
    before = {project.name: project for project in old.projects}
    after = {project.name: project for project in new.projects}
    yield from (_("{name} : projet retiré.", name=name) for name in before if name not in after)
    for name, project in after.items():
        if name not in before:
            yield _("{name} : projet ajouté.", name=name)
            continue
        yield from _differences(before[name], project, portfolio)
    if old.info != new.info:
        yield _("Présentation de l’édition (dates, éditeur, titres ou chiffres déclarés) modifiée.")
    if old.editorial != new.editorial:
        yield _("Éditorial modifié.")


def _differences(old: Project, new: Project, portfolio: Portfolio) -> Iterator[str]:
    for column in told_columns(portfolio):
        one, other = (SPELLED[column.kind](column.value_of(project)) for project in (old, new))
        if one != other:
            told = {"label": _(column.words), "after": other, "before": one}
            yield _("{name} : {label}, {after} au lieu de {before}.", name=new.name, **told)
    described = [column for column in portfolio.columns if column.kind in _DESCRIBED]
    if any(column.value_of(old) != column.value_of(new) for column in described):
        yield _("{name} : description modifiée.", name=new.name)
