"""The project table on the web: what each line can be searched, filtered and sorted by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.portfolio import PANORAMA
from reportgen.portfolio.brackets import bracket_of
from reportgen.portfolio.phases import phase_of
from reportgen.sections.kit.links import anchor
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from reportgen.values.bracket import Bracket
    from reportgen.values.findings import Findings
    from reportgen.values.project import Project


@dataclass(frozen=True, slots=True)
class Facets:
    """One line's handles: what it is filtered by, as a reader sees it, and what it is sorted by (nothing: last)."""

    ministry: str
    phase: str
    bracket: str
    area: str
    phase_order: str
    start: str
    end: str
    duration: str
    cost: str
    change: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A list to choose from; ``key`` is its name in the address of the page, ``quoted`` when its words are the table's."""

    key: str
    label: str
    options: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class TableTools:
    """What the table needs to be searched, filtered and sorted: handles by anchor, lists, and the words it answers with."""

    facets: Mapping[str, Facets]
    filters: tuple[Filter, ...]
    answers: Mapping[str, str]


def table_tools(findings: Findings) -> TableTools:
    """Find the handles of every project's line."""
    changes = _changes(findings)
    found = {anchor(project): _facets(project, changes.get(project.name)) for project in findings.projects}
    ministries = fmt.first_spellings(each.ministry for each in found.values())
    areas = fmt.first_spellings(each.area for each in found.values())
    facets = {
        place: replace(each, ministry=ministries[each.ministry], area=areas[each.area]) for place, each in found.items()
    }
    return TableTools(facets, _filters(tuple(facets.values())), _answers(len(findings.projects)))


def _facets(project: Project, change: Decimal | None) -> Facets:
    end = project.planned_end
    return Facets(
        ministry=fmt.ministry_label(project.ministry),
        phase=fmt.phase_label(project.phase_key),
        bracket=_bracket(bracket_of(project.cost)),
        area=fmt.as_published(project.functional_area) or _("Non renseignée"),
        phase_order=str(phase_of(project.phase).order),
        start="" if project.start is None else project.start.isoformat(),
        end="" if end is None else str(end),
        duration=_plain(project.duration_years),
        cost=_plain(project.cost_meur),
        change=_plain(change),
    )


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _bracket(bracket: Bracket) -> str:
    return fmt.capitalize_first(fmt.bracket_label(bracket.key))


def _changes(findings: Findings) -> Mapping[str, Decimal | None]:
    """Take what the last column is sorted by: the re-estimate since the last edition, else how many times the origin."""
    if findings.comparison is not None:
        return {match.new.name: match.cost_change_meur for match in findings.comparison.continued}
    return {
        project.name: project.cost_meur / project.initial_cost_meur
        for project in findings.projects
        if project.cost_meur is not None and project.initial_cost_meur
    }


def _filters(facets: Sequence[Facets]) -> tuple[Filter, ...]:
    phases = (fmt.phase_label(phase.key) for phase in PANORAMA.all_phases)
    brackets = map(_bracket, PANORAMA.all_brackets)
    return (
        Filter("ministere", _("Ministère"), _in_order(each.ministry for each in facets), quoted=True),
        Filter("phase", _("Phase"), _present(phases, {each.phase for each in facets})),
        Filter("tranche", _("Tranche de coût"), _present(brackets, {each.bracket for each in facets})),
        Filter("zone", _("Zone fonctionnelle"), _in_order(each.area for each in facets), quoted=True),
    )


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=fmt.ordered))


def _present(ordered: Iterable[str], names: set[str]) -> tuple[str, ...]:
    return tuple(name for name in ordered if name in names)


def _answers(total: int) -> Mapping[str, str]:
    """Word what is announced after each change; ``{n}`` and ``{column}`` are filled in on the page."""
    of_all = fmt.number(total)
    return {
        "all": fmt.projects(total),
        "one": _("1 projet sur {total}", total=of_all),
        "many": _("{n} projets sur {total}", n="{n}", total=of_all),
        "none": _("Aucun projet ne correspond. Élargissez la recherche."),
        "sorted": _("triés par {column}", column="{column}"),
    }
