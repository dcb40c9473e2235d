"""A page a project, across all editions: what each of them published of it, and every change between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import formatting as fmt
from reportgen.measures.histories import histories_of, own_sights
from reportgen.measures.ratios import share
from reportgen.outputs.files import PAGE
from reportgen.sections.cards import link_words
from reportgen.sections.kit.card_history import events_of
from reportgen.sections.kit.links import anchor, phase_mark
from reportgen.words.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reportgen.values.comparison import Regrouping
    from reportgen.values.findings import Observation
    from reportgen.values.project import Link
    from reportgen.values.published import Library, Volume


_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # what Windows lets no folder be called


@dataclass(frozen=True, slots=True)
class Sight:
    """A project as one edition published it; ``address`` leads to its card there."""

    edition: str
    address: str
    name: str
    ministry: str
    mark: str
    phase: str
    start: str
    end: str
    duration: str
    cost: str
    bar_pct: str


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """What a project's page prints."""

    address: str
    name: str
    ministry: str
    status: str
    paragraphs: tuple[str, ...]
    links: tuple[Link, ...]
    sights: tuple[Sight, ...]
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of the list of all projects."""

    address: str
    name: str
    ministry: str
    first: str
    last: str
    current: bool
    cost: str


def address_of(project_id: str) -> str:
    """Name a project's folder by its id; an id that a person wrote with other signs than letters and digits is folded."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", project_id) and not _DEVICE.fullmatch(project_id):
        return project_id
    return "projet-" + sha256(project_id.encode()).hexdigest()[:12]


def project_pages(library: Library) -> tuple[ProjectPage, ...]:
    """Compose every project's page, in the order of their addresses."""
    addresses = {each.past.edition.info.number: _address(each) for each in library.volumes}
    histories, continued = sorted(_histories(library).items()), _continued(library)
    return tuple(_page(key, history, addresses, continued.get(key)) for key, history in histories)


def list_projects(library: Library) -> tuple[RegisterEntry, ...]:
    """List every project that was ever published, by its last name."""
    newest = library.volumes[-1].past.edition.info.number
    entries = [_entry(key, own_sights(history), newest) for key, history in _histories(library).items()]
    return tuple(sorted(entries, key=lambda each: (fmt.ordered(each.name), each.address)))


def _histories(library: Library) -> Mapping[str, Sequence[Observation]]:
    """Gather each project's sights by its id, the oldest first, before it was split or merged too."""
    return histories_of((volume.past.edition, volume) for volume in library.volumes)


def _address(volume: Volume) -> str:
    """Lead to an edition's page; nothing where an edition has none, from before there were any."""
    quarter = volume.past.edition.info.quarter
    return f"{quarter}/{PAGE.path()}" if any(PAGE.is_named(each.name) for each in volume.files) else ""


def _continued(library: Library) -> Mapping[str, Regrouping]:
    """Find, by id, the projects that were split or merged, and go on in others."""
    return {
        key: group
        for before, volume in pairwise(library.volumes)
        for group in (volume.since.regrouped if volume.since else ())
        for project in group.old
        if (key := before.ids[project.name]) not in group.ids
    }


def _page(
    project_id: str, history: Sequence[Observation], addresses: Mapping[int, str], group: Regrouping | None
) -> ProjectPage:
    """Compose a project's page; ``addresses`` holds those of all editions that are held, by number, the oldest first.

    ``group`` tells in which projects it goes on, where it was split or merged.
    """
    held, track = tuple(addresses), own_sights(history)
    last = track[-1].project
    dearest = max((cost for each in track if (cost := each.project.cost_meur) is not None), default=None)
    return ProjectPage(
        address=address_of(project_id),
        name=fmt.as_published(last.name),
        ministry=fmt.ministry_label(last.ministry),
        status=_status(track, held[-1], group),
        paragraphs=tuple(fmt.as_published(line) for line in last.description.split("\n") if line.strip()),
        links=tuple(map(link_words, last.links)),
        sights=tuple(_sight(each, dearest, addresses[each.number]) for each in reversed(track)),
        history=events_of(history, held, None),
    )


def _status(track: Sequence[Observation], newest: int, group: Regrouping | None) -> str:
    first, last = track[0], track[-1]
    editions = fmt.editions(len(track))
    if group is not None:
        month, names = fmt.month_and_year(last.as_of), fmt.listing([project.name for project in group.new])
        words = _("Suivi jusqu’en {month}, {seen} ; se poursuit dans {names}", month=month, seen=editions, names=names)
        return fmt.typeset(words)
    if last.number == newest:
        return fmt.typeset(_("Suivi depuis {first}, {seen}", first=fmt.month_and_year(first.as_of), seen=editions))
    if len(track) == 1:
        month = fmt.month_and_year(first.as_of)
        return fmt.typeset(_("Suivi en {month}, dans une seule édition ; ne figure plus dans le panorama", month=month))
    span = fmt.month_span(first.as_of, last.as_of)
    return fmt.typeset(_("Suivi {span}, {seen} ; ne figure plus dans le panorama", span=span, seen=editions))


def _sight(sight: Observation, dearest: Decimal | None, address: str) -> Sight:
    project = sight.project
    cost, bar = project.cost_meur, share(project.cost_meur, dearest)
    return Sight(
        edition=_edition(sight),
        address=f"{address}#{anchor(project)}" if address else "",
        name=fmt.as_published(project.name),
        ministry=fmt.ministry_label(project.ministry),
        mark=phase_mark(project.phase_key),
        phase=fmt.phase_label(project.phase_key),
        start=fmt.month_short(project.start),
        end=fmt.month_short(project.planned_end),
        duration=fmt.MISSING if project.duration_years is None else fmt.number(project.duration_years, 1),
        cost=fmt.meur(cost),
        bar_pct="" if bar is None else f"{bar:.2f}",
    )


def _edition(sight: Observation) -> str:
    return f"{fmt.ordinal(sight.number)}, {fmt.month_short(sight.as_of)}"


def _entry(project_id: str, track: Sequence[Observation], newest: int) -> RegisterEntry:
    last = track[-1]
    return RegisterEntry(
        address=address_of(project_id),
        name=fmt.as_published(last.project.name),
        ministry=fmt.ministry_label(last.project.ministry),
        first=fmt.month_short(track[0].as_of),
        last=fmt.month_short(last.as_of),
        current=last.number == newest,
        cost=fmt.meur(last.project.cost_meur),
    )
